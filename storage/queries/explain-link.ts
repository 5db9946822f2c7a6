import type { Filters } from '../../contracts/queries/filters.ts';

const NAMES = [
  'district',
  'block',
  'topic',
  'network',
  'channel',
  'channelKind',
  'body',
  'kind',
  'sentiment',
  'appeal',
  'story',
  'place',
  'noise',
  'q',
  'from',
  'to',
] as const satisfies readonly (keyof Filters)[];

/** Relative link to the posts behind a number: its filters, with those of its own cell in place of the wider ones. */
export function explainLink(filters: Filters, own: Partial<Filters> = {}): { posts: string } {
  const all: Partial<Filters> = { ...filters, ...own };
  const params = new URLSearchParams();
  for (const name of NAMES) {
    const value = all[name];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined) continue;
      params.append(name, item);
      // A single parameter is cut at its commas, a repeated one is not.
      if (item.includes(',') && Array.isArray(value)) params.append(name, item);
    }
  }
  return { posts: `/api/v1/posts?${params.toString()}` };
}
