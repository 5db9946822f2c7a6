/** Reads of the API that `query` knows. */
export const QUERIES = [
  'trends',
  'hotspots',
  'posts',
  'stories',
  'conflicts',
  'emerging',
  'pivot',
  'coverage',
  'facets',
  'alerts',
] as const;
export type QueryName = (typeof QUERIES)[number];

export const FORMATS = ['json', 'csv', 'table', 'jsonl'] as const;
export type OutputFormat = (typeof FORMATS)[number];

/** Lists that are commands of their own, with what they say of themselves. */
export const LISTS = {
  districts: 'the districts of the region, as JSON',
  taxonomy: 'the topics of the region, as JSON',
  sources: 'the configured sources and how they are doing, as JSON',
} as const;
export type ListName = keyof typeof LISTS;

/** Parts of the work that a process may take over. */
export const ROLES = ['all', 'collect', 'process', 'api', 'alert'] as const;
export type Role = (typeof ROLES)[number];
