import type { Hotspot } from '../../contracts/queries/hotspots.ts';
import type { Stories } from '../../contracts/queries/stories.ts';
import type { Conflicts } from '../../contracts/queries/threads.ts';
import type { TrendPoint, Trends } from '../../contracts/queries/trends.ts';
import { fieldColumns, type Column } from './table.ts';

/** One point of one series, with what it is compared with. */
export interface TrendRow extends TrendPoint {
  key: string;
  compared: number | undefined;
  low: number | undefined;
  high: number | undefined;
}

/** Series as rows, one after the other. */
export function* trendRows({ series }: Trends): Generator<TrendRow> {
  for (const { key, points, compared } of series) {
    for (const [index, point] of points.entries()) {
      const other = compared?.[index];
      yield { ...point, key, compared: other?.posts, low: other?.low, high: other?.high };
    }
  }
}

export const TREND_COLUMNS = fieldColumns<TrendRow>(
  ['key', 'at', 'posts', 'clusters', 'authors', 'compared', 'low', 'high'],
  ['at'],
);

/** With the sentence that says why, in the language of the file. */
export function hotspotColumns(language: 'ru' | 'en'): Column<Hotspot>[] {
  return [
    ...fieldColumns<Hotspot>([
      'districtId',
      'block',
      'observed',
      'expected',
      'z',
      'q',
      'gi',
      'campaign',
      'authors',
      'channels',
      'clusters',
      'previous',
    ]),
    { name: 'why', value: ({ why }) => why[language] },
  ];
}

type Story = Stories['items'][number];

export const STORY_COLUMNS: readonly Column<Story>[] = [
  ...fieldColumns<Story>(
    ['id', 'firstAt', 'lastAt', 'posts', 'clusters', 'channels', 'districtId', 'block'],
    ['firstAt', 'lastAt'],
  ),
  { name: 'networks', value: ({ networks }) => networks.join(' ') },
  { name: 'title', value: ({ title }) => title },
];

type ConflictThread = Conflicts['items'][number];

export const CONFLICT_COLUMNS: readonly Column<ConflictThread>[] = [
  ...fieldColumns<ConflictThread>(
    ['rootId', 'channelId', 'districtId', 'block', 'at', 'lastPostAt', 'posts', 'heat'],
    ['at', 'lastPostAt'],
  ),
  { name: 'findings', value: ({ findings }) => [...new Set(findings.map(({ kind }) => kind))].join(' ') },
  { name: 'rootText', value: ({ rootText }) => rootText },
];
