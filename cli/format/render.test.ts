import { expect, test } from 'vitest';
import { renderAnswer } from './render.ts';

const trends = {
  step: 'day',
  series: [
    {
      key: 'housing',
      points: [
        { at: '2026-11-23T21:00:00.000Z', posts: 3, clusters: 2, authors: 2 },
        { at: '2026-11-24T21:00:00.000Z', posts: 0, clusters: 0, authors: 0 },
      ],
      explain: { posts: '/api/v1/posts' },
    },
  ],
};
const posts = {
  items: [
    {
      id: 'vk:-1_1',
      text: '=cmd() нет\nводы\u001b[31m',
      topics: [{ id: 'housing-water', evidence: [] }],
      sentiment: { label: 'negative', score: -0.5, evidence: [] },
      places: [],
      geo: null,
    },
  ],
  next: null,
};

test('a trend is one line a step', () => {
  expect(renderAnswer(trends, 'csv')).toBe(
    'key,at,posts,clusters,authors\r\nhousing,2026-11-23T21:00:00.000Z,3,2,2\r\nhousing,2026-11-24T21:00:00.000Z,0,0,0\r\n',
  );
});

test('a post is one line with its labels as words, and its text is no formula', () => {
  const [head, line] = renderAnswer(posts, 'csv').split('\r\n');

  expect(head).toBe('id,text,topics,sentiment,places,geo');
  expect(line).toBe('vk:-1_1,"\'=cmd() нет\nводы\u001b[31m",housing-water,negative,,');
});

test('a table holds no control characters and no line breaks of texts', () => {
  const table = renderAnswer(posts, 'table');

  expect(table.split('\n')).toHaveLength(3);
  expect(table.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
});

test('jsonl gives the items whole', () => {
  expect(JSON.parse(renderAnswer(posts, 'jsonl'))).toEqual(posts.items[0]);
});

test('a pivot is one line a pair, then its totals', () => {
  const head = { previous: 2, change: 0.5, per10k: null, explain: null };
  const pivot = {
    total: { value: 3, ...head },
    rowTotals: [{ key: 'opochetsky', value: 3, share: 1, ...head }],
    columnTotals: [{ key: 'roads', value: 3, share: 1, ...head }],
    items: [{ row: 'opochetsky', column: 'roads', value: 3, share: 1, ...head }],
  };

  expect(renderAnswer(pivot, 'csv').split('\r\n')).toEqual([
    'row,column,value,previous,change,share,per10k',
    'opochetsky,roads,3,2,0.5,1,',
    'opochetsky,total,3,2,0.5,1,',
    'total,roads,3,2,0.5,1,',
    'total,total,3,2,0.5,,',
    '',
  ]);
});
