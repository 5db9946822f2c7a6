import type { Coverage } from '../../contracts/queries/coverage.ts';
import type { Emerging } from '../../contracts/queries/emerging.ts';
import type { AnswerMeta } from '../../contracts/queries/meta.ts';
import type { Pivot } from '../../contracts/queries/pivot.ts';

/** Invented answers of the analysing reads for the documentation; a test holds them against their schemas. */
type Told<Answer> = Answer & { meta: AnswerMeta };

const meta: AnswerMeta = { freshAt: '2026-11-24T08:00:12.000Z', missingSources: [] };
const from = '2026-11-17T21:00:00.000Z';
const to = '2026-11-24T08:00:00.000Z';
const period = 'from=2026-11-17T21%3A00%3A00.000Z&to=2026-11-24T08%3A00%3A00.000Z';
const linkOf = (filters: string): { posts: string } => ({
  posts: `/api/v1/posts?${filters === '' ? '' : `${filters}&`}${period}`,
});

const opochka = { value: 42, previous: 35, change: 0.2, per10k: 30.2 };
const total = { value: 60, previous: 50, change: 0.2, per10k: null };

/** Example of `/pivot`. */
export const PIVOT: Told<Pivot> = {
  rows: 'district',
  columns: 'block',
  measure: 'posts',
  from,
  to,
  timezone: 'Europe/Moscow',
  overlap: false,
  total: { ...total, explain: linkOf('') },
  rowTotals: [
    { key: 'opochetsky', ...opochka, share: 0.7, explain: linkOf('district=opochetsky') },
    { key: 'rest', value: 18, previous: 15, change: 0.2, per10k: null, share: 0.3, explain: null },
  ],
  columnTotals: [{ key: 'housing', ...total, share: 1, explain: linkOf('block=housing') }],
  items: [
    {
      row: 'opochetsky',
      column: 'housing',
      ...opochka,
      shareOfRow: 1,
      shareOfColumn: 0.7,
      share: 0.7,
      explain: linkOf('district=opochetsky&block=housing'),
    },
  ],
  moreRows: 3,
  moreColumns: 0,
  next: null,
  meta,
};

/** Example of `/emerging`. */
export const EMERGING: Told<Emerging> = {
  from,
  to,
  normWeeks: 4,
  items: [
    {
      kind: 'word',
      id: 'паводк',
      title: 'паводок',
      posts: 31,
      clusters: 24,
      authors: 19,
      channels: 6,
      expected: 1.5,
      score: 87.4,
      isNew: false,
      firstAt: '2026-11-24T03:12:00.000Z',
      districtId: 'opochetsky',
      block: 'housing',
      firstPosts: ['vk:-1_15', 'telegram:town/204'],
      explain: linkOf('q=%D0%BF%D0%B0%D0%B2%D0%BE%D0%B4%D0%BE%D0%BA'),
    },
  ],
  next: null,
  meta,
};

/** Example of `/coverage`. */
export const COVERAGE: Told<Coverage> = {
  from,
  to,
  timezone: 'Europe/Moscow',
  posts: 1_204,
  withoutDistrict: 0.18,
  days: 7,
  medianPer10k: 21.5,
  items: [
    {
      districtId: 'opochetsky',
      posts: 4,
      channels: 1,
      authors: 4,
      population: 13_900,
      residentsPerPost: 3_475,
      daysWithoutPost: 5,
      lastDay: '2026-11-22T21:00:00.000Z',
      emptyBlocks: ['energy', 'education'],
      blocks: [{ block: 'housing', posts: 4, channels: 1 }],
      silentSources: [{ id: 'vk-town', state: 'quota', lastPostAt: '2026-11-24T05:31:00.000Z' }],
      blind: true,
      reasons: ['silent_source', 'few_posts'],
      why: {
        ru: 'Это не затишье, а нехватка данных: молчат источники, которые о нём писали (1).',
        en: 'This is no calm but a lack of data: no data now from 1 source that wrote about it.',
      },
      explain: linkOf('district=opochetsky'),
    },
  ],
  next: null,
  meta,
};
