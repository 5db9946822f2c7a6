import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageText } from './message-text.ts';
import { messageSchema } from './schema.ts';

const messageOf = (body: object, link: object | null = null) =>
  messageSchema.parse({ recipient: { chat_id: 1, chat_type: 'chat' }, timestamp: 1, body, link });

test('a person who is named by markup is never left in the text, wherever the markup points', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.nat(80), fc.nat(80), (text, from, length) => {
      const markup = [{ type: 'user_mention', from, length, user_id: 7 }];
      const got = messageText(messageOf({ mid: 'm', text, markup }));
      const named = text.slice(from, from + length);
      const isMarked = got.includes('‹упоминание›');
      expect(isMarked).toBe(named !== '');
    }),
  );
});

test('a message that is passed on brings its own words', () => {
  const link = { type: 'forward', message: { mid: 'x', text: 'Чужие слова' } };

  expect(messageText(messageOf({ mid: 'm', text: 'Мои слова' }, link))).toBe('Мои слова\n\nЧужие слова');
});
