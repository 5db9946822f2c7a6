import { expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { measuredShare } from './intervals.ts';
import { evaluationReport } from './report.ts';
import { loadRegion } from '../../config/load-region.ts';
import { buildStageA } from '../index.ts';

test('a report holds every number with its interval, its peers, and what was not measured', () => {
  const report = evaluationReport({
    at: '2026-11-25T09:00:00.000Z',
    version: '1-abc',
    sections: [
      {
        title: 'Copies',
        how: 'made up',
        measured: [measuredShare('recall', 9, 10), measuredShare('false merges', 1, 100_000)],
        peers: ['somebody: 0.5'],
      },
    ],
    missing: [{ title: 'same story', needs: 'a set of pairs' }],
  });
  expect(report).toContain('| recall | 0.900 | 0.596–0.982 | 10 |');
  expect(report).toContain('| false merges | 0.00001 |');
  expect(report).toContain('Peers: somebody: 0.5.');
  expect(report).toContain('- same story: a set of pairs is not there.');
});

test('what the data does not allow is listed, the rest is measured', () => {
  const region = loadRegion('pskov');
  const tools = { region, label: buildStageA(region), cpuSeconds: () => 0, now: () => 0 };
  const pairs = [
    { language: 'ru', isSame: true, texts: ['Мост закрыли на ремонт', 'Мост закрыли на ремонт'] as const },
  ];
  const told: string[] = [];
  const found = evaluate({ appeals: null, incidents: null, comments: null, pairs }, tools, (title) => {
    told.push(title);
  });
  expect(found.missing.map(({ title }) => title)).toContain('copies');
  expect(found.sections.map(({ title }) => title)).toContain('Same story');
  expect(told).toHaveLength(found.sections.length);
  expect(found.sections.every(({ measured }) => measured.length > 0)).toBe(true);
});
