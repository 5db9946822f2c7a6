import { expect, test } from 'vitest';
import type { AnonymousPosts } from './anonymous-posts.ts';
import type { Cell } from './cells.ts';
import { dispersionOf, nameOfCell, scoreCells, type Surroundings } from './score-cells.ts';

const cellOf = (districtId: string, given: Partial<Cell> = {}): Cell => ({
  districtId,
  block: 'housing',
  observed: 10,
  clusters: 10,
  norm: [8, 9, 11, 12],
  expected: 10,
  expectedClusters: 10,
  previous: 10,
  authors: 9,
  channels: 3,
  ...given,
});
const campaign = cellOf('campaign', { observed: 200, clusters: 1, authors: 3, channels: 2 });
const people = cellOf('people', { observed: 40, clusters: 40, authors: 35, channels: 6 });
const ordinary = cellOf('ordinary');

function around(cells: readonly Cell[], given: Partial<Surroundings> = {}): Surroundings {
  return { dispersion: dispersionOf(cells), anonymous: new Map(), neighbourhoods: null, ...given };
}

test('two hundred copies by three authors come after forty posts by thirty-five people', () => {
  const cells = [campaign, people, ordinary];
  const scored = scoreCells(cells, around(cells));
  expect(scored.map(({ districtId }) => districtId)).toEqual(['people', 'ordinary', 'campaign']);
  expect(scored.map((cell) => cell.campaign)).toEqual([false, false, true]);
  expect(scored[2]).toMatchObject({ observed: 200, voices: { observed: 1, expected: 10 } });
  expect(scored[2]?.z).toBeGreaterThan(scored[0]?.z ?? Infinity);
});

test('three authors who write two hundred different posts are fifteen voices', () => {
  const cells = [cellOf('few', { observed: 200, clusters: 200, authors: 3 }), people];
  const [first, second] = scoreCells(cells, around(cells));
  expect(first?.districtId).toBe('people');
  expect(second).toMatchObject({ campaign: true, voices: { observed: 15 } });
});

test('posts whose authors are not known are not taken for those of one author', () => {
  const inbox = cellOf('inbox', { observed: 60, clusters: 60, authors: 1, channels: 1 });
  const posts: AnonymousPosts = { district_id: 'inbox', block: 'housing', organisations: 0, unknown: 60 };
  const anonymous = new Map([[nameOfCell(inbox), posts]]);
  const [scored] = scoreCells([inbox], around([inbox], { anonymous }));
  expect(scored).toMatchObject({ campaign: false, voices: { observed: 60 } });
});

test('neighbours that rise together have a Gi*, blocks apart; a reader who sees few districts has none', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const chain = new Map(
    ids.map((id, i) => [id, [id, ids[i - 1], ids[i + 1]].filter((near) => near !== undefined)]),
  );
  const hot = { observed: 60, clusters: 60, authors: 50 };
  const cells = [
    ...ids.map((id) => cellOf(id, ['a', 'b', 'c'].includes(id) ? hot : {})),
    cellOf('g', { block: 'roads', ...hot }),
  ];
  const giOf = (given: Partial<Surroundings>) =>
    new Map(scoreCells(cells, around(cells, given)).map((cell) => [nameOfCell(cell), cell.gi]));
  const seen = giOf({ neighbourhoods: chain });
  expect(seen.get('b housing')).toBeGreaterThan(2);
  expect(seen.get('f housing')).toBeLessThan(0);
  expect(seen.get('g roads')).toBeGreaterThan(1);
  expect([...giOf({ neighbourhoods: null }).values()].every((gi) => gi === null)).toBe(true);
});

test('cells without a norm come last, the largest first, and have no scores', () => {
  const unknown = { norm: [], expected: null, expectedClusters: null };
  const cells = [cellOf('new', { ...unknown, observed: 5 }), cellOf('newer', { ...unknown, observed: 9 })];
  expect(scoreCells(cells, around(cells))).toMatchObject([
    { districtId: 'newer', z: null, q: null, gi: null, voices: { z: null, q: null } },
    { districtId: 'new' },
  ]);
});
