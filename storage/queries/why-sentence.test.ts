import { expect, test } from 'vitest';
import { whySentence, type WhyNumbers } from './why-sentence.ts';

const numbers = (given: Partial<WhyNumbers>): WhyNumbers => ({
  observed: 24,
  expected: 5.25,
  previous: 6,
  authors: 21,
  channels: 3,
  clusters: 24,
  campaign: false,
  gi: null,
  ...given,
});

test('Russian and English numbers agree with their nouns', () => {
  const why = whySentence(numbers({}));
  expect(why.ru).toMatch(
    /^Здесь 24 сообщения при обычных 5,3 \(за такой же срок до этого 6\): 21 автор, 3 \S+а\.$/,
  );
  expect(why.en).toBe(
    '24 posts here against the usual 5.3 (6 in the same time before): 21 authors, 3 channels.',
  );
});

test('an unknown norm is said, not made up', () => {
  const why = whySentence(numbers({ observed: 1, expected: null, previous: 0, authors: 11, channels: 1 }));
  expect(why.ru).toMatch(/^Здесь 1 сообщение, обычное число ещё неизвестно .* 0\): 11 авторов, 1 \S+\.$/);
  expect(why.en).toBe(
    '1 post here, the usual number is not known yet (0 in the same time before): 11 authors, 1 channel.',
  );
});

test('a campaign is called one, with the number of its texts', () => {
  const why = whySentence(numbers({ campaign: true, clusters: 2 }));
  expect(why.ru).toMatch(/\. Похоже на рассылку: .* \(2 разных текста\)\.$/);
  expect(why.en).toMatch(/\. It looks like a campaign: .* \(2 different texts\)\.$/);
});

test('neighbours are named only when they stand out', () => {
  expect(whySentence(numbers({ gi: 2.4 })).en).toMatch(/neighbours/);
  expect(whySentence(numbers({ gi: 1.9 })).en).not.toMatch(/neighbours/);
});
