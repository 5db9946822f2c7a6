import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteRows, verdictOf } from './numbers.ts';
import { escapeHtml } from './render-html.ts';
import { escapeMarkdown } from './render-markdown.ts';

const points = (...posts: number[]) =>
  posts.map((count, index) => ({
    at: new Date(Date.UTC(2026, 10, 1 + index)).toISOString(),
    posts: count,
    clusters: count,
    authors: count,
  }));
const series = (...posts: number[]) => ({
  series: [{ key: 'housing', points: points(...posts), explain: { posts: '' } }],
});

test('a day is compared with the day before and with the mean of the seven days before', () => {
  const rows = noteRows(series(7, 7, 7, 7, 7, 7, 14, 20), '2026-11-01T00:00:00.000Z');

  expect(rows).toEqual([{ key: 'housing', posts: 20, previous: 14, norm: 8 }]);
});

test('days before the first data are no data, not zero', () => {
  const [row] = noteRows(series(0, 0, 0, 0, 0, 10, 20, 30), '2026-11-06T00:00:00.000Z');

  expect(row?.norm).toBe(15);
  expect(noteRows(series(5), null)[0]?.norm).toBeNull();
});

test.each([
  [13, 10, 'tenser'],
  [11, 10, 'usual'],
  [7, 10, 'calmer'],
  [7, null, 'unknown'],
] as const)('%s problems against a norm of %s is %s', (posts, norm, verdict) => {
  expect(verdictOf({ key: 'total', posts, previous: 0, norm })).toBe(verdict);
});

test('no text can become markup in the note', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      expect(escapeMarkdown(text)).not.toMatch(/(^|[^\\])[<`[\]|]/);
      expect(escapeMarkdown(text)).not.toContain('\n');
    }),
  );
});
