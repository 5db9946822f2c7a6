const HOUR = 3600;
const DAY = 24 * HOUR;

/** Ages, s, at which a post and its comments are looked at again: talk under a post is fastest in its first hours. */
export const TALK_STEPS = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY] as const;
/** Ages, s, at which a post alone is looked at once more: it may have been edited or deleted. */
const LATE_STEPS = [30 * DAY, 60 * DAY] as const;
const ALL_STEPS = [...TALK_STEPS, ...LATE_STEPS];

/** Steps after which nothing is looked for any more. */
export const STEPS_COUNT = ALL_STEPS.length;

/** Steps of the schedule that a post of this age, s, has behind it. */
export function stepsDone(ageSeconds: number): number {
  return ALL_STEPS.filter((step) => ageSeconds >= step).length;
}
