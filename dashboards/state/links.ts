import { EMPTY_STATE, type ExploreState, formatExplore, parseExplore } from './explore-state.ts';
import type { Period } from './period.ts';
import { pageHref } from './place.ts';

/** Link to the posts of a state; what is not given is as in an empty explorer. */
export function exploreHref(state: Partial<ExploreState>): string {
  return pageHref('explore', formatExplore({ ...EMPTY_STATE, ...state }));
}

/** Link to the posts of some filter values within a period. */
export function postsHref(
  period: Period,
  filters: Partial<Record<'district' | 'block', string>>,
  appeal = false,
): string {
  const { district, block } = filters;
  return exploreHref({
    period,
    lists: {
      ...(district === undefined ? {} : { district: [district] }),
      ...(block === undefined ? {} : { block: [block] }),
    },
    singles: appeal ? { appeal: 'true' } : {},
  });
}

/** Link to the posts behind a number, from the `explain` link of an API answer. */
export function explainHref(explain: { posts: string }): string {
  const query = explain.posts.split('?')[1] ?? '';
  return exploreHref(parseExplore(query));
}
