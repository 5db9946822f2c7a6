import fc from 'fast-check';
import { expect, test } from 'vitest';
import { postSchema, TEXT_CODE_POINTS_MAX } from '../../contracts/post.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { parsePostLine } from './parse-post-line.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const parse = (value: unknown) => parsePostLine(JSON.stringify(value), NOW);
const postOf = (value: unknown) => {
  const parsed = parse(value);
  if ('reason' in parsed) throw new Error(parsed.reason);
  return parsed.post;
};

test('id and text are enough; the rest gets neutral defaults, and given holds what was given', () => {
  const parsed = parse({ id: '1', text: 'Нет воды' });

  expect(parsed).toMatchObject({
    post: {
      id: '1',
      network: 'import',
      channelId: 'import',
      kind: 'post',
      publishedAt: NOW,
      authorKey: null,
    },
    given: { id: '1', text: 'Нет воды' },
  });
  expect(Object.keys('given' in parsed ? parsed.given : {})).toEqual(['id', 'text']);
});

test('given fields are kept, unknown ones too, and null stands for "not given"', () => {
  const line = {
    id: 'vk:-1_2',
    text: 'а',
    network: 'vk',
    channelId: '-1',
    label: { a: [1] },
    kind: null,
    geo: null,
  };

  expect(parse(line)).toMatchObject({ post: { network: 'vk', channelId: '-1', kind: 'post' }, given: line });
});

test.each([
  [{ text: 'а' }, /^id: /],
  [{ id: 1, text: 'а' }, /^id: missing or no string/],
  [{ id: '', text: 'а' }, /^id: /],
  [{ id: '1' }, /^text: missing or no string/],
  [{ id: '1', text: null }, /^text: /],
  [{ id: '1', text: 'а', network: 'myspace' }, /^network: not one of vk, /],
  [{ id: '1', text: 'а', kind: 'tweet' }, /^kind: not one of/],
  [{ id: '1', text: 'а', edited: 'yes' }, /^edited: missing or no boolean/],
  [{ id: '1', text: 'а', geo: { lat: 91, lon: 0 } }, /^geo\.lat: not allowed/],
  [{ id: '1', text: 'а', metrics: { views: -1 } }, /^metrics\.views: not allowed/],
  [{ id: '1', text: 'а', publishedAt: 'вчера' }, /^publishedAt: unreadable date/],
  [{ id: '1', text: 'а', publishedAt: '2026-02-30T00:00:00Z' }, /^publishedAt: unreadable date/],
  [{ id: '1', text: 'а', publishedAt: '2005-12-31T23:59:59Z' }, /^publishedAt: before 2006-01-01/],
  [[1], /^no JSON object/],
  ['text', /^no JSON object/],
])('%j is refused with the field and the reason', (value, reason) => {
  expect(parse(value)).toEqual({ reason: expect.stringMatching(reason) });
});

test("a date in the future becomes now, one with another zone becomes UTC, one without is the calendar's", () => {
  const calendar = createRegionTime('Europe/Moscow');
  const local = parsePostLine('{"id":"1","text":"а","publishedAt":"2026-11-23 10:15"}', NOW, calendar);

  expect(postOf({ id: '1', text: 'а', publishedAt: '2031-01-01T00:00:00Z' }).publishedAt).toBe(NOW);
  expect(postOf({ id: '1', text: 'а', publishedAt: '2026-11-23T10:15:00+03:00' }).publishedAt).toBe(
    '2026-11-23T07:15:00.000Z',
  );
  expect(local).toMatchObject({ post: { publishedAt: '2026-11-23T07:15:00.000Z' } });
});

test('the text is bounded but not masked, so that offsets fit what was given', () => {
  expect(postOf({ id: '1', text: 'Звоните 8-900-000-22-33' })).toMatchObject({
    text: 'Звоните 8-900-000-22-33',
    truncated: false,
  });
  const long = postOf({ id: '1', text: '😀'.repeat(TEXT_CODE_POINTS_MAX + 5) });
  expect(Array.from(long.text)).toHaveLength(TEXT_CODE_POINTS_MAX);
  expect(long.truncated).toBe(true);
});

test('nesting that would overflow whoever writes the line again is refused', () => {
  const deep = `{"id":"1","text":"а","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;

  expect(parsePostLine(deep, NOW)).toEqual({ reason: expect.stringMatching(/^nested deeper/) });
  expect(parse({ id: '1', text: `${'['.repeat(500)}{` })).toHaveProperty('post');
  expect(parsePostLine('{"id":"1","text":"а","__proto__":{"x":1}}', NOW)).toMatchObject({
    given: { id: '1', text: 'а' },
  });
});

test('whatever the line, there is a valid post or a reason', () => {
  const field = fc.constantFrom('network', 'publishedAt', 'metrics', 'geo', 'edited', 'parentId', 'x');
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc
      .tuple(fc.string({ minLength: 3 }), fc.string({ unit: 'binary' }), fc.dictionary(field, fc.jsonValue()))
      .map(([id, text, rest]) => JSON.stringify({ ...rest, id, text })),
  );
  fc.assert(
    fc.property(line, (text) => {
      const parsed = parsePostLine(text, NOW);
      if ('reason' in parsed) expect(parsed.reason).not.toBe('');
      else expect(postSchema.safeParse(parsed.post).error).toBeUndefined();
    }),
  );
});
