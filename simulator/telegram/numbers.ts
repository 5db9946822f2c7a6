/** Every tenth number is used up by a second photo of an album or a service message, so numbers have gaps. */
const PERIOD = 9;
const FIRST = 2;
/** Every this-many gaps, the number is a service message. */
const SERVICE_EVERY = 12;

/** Number of a message in its channel, by the number of the post. */
export function messageNumber(index: number): number {
  return FIRST + index + Math.floor(index / PERIOD);
}

/** The first post whose message number is not below `number`. */
export function firstIndexFrom(number: number): number {
  const guess = Math.max(0, Math.floor(((number - FIRST) * PERIOD) / (PERIOD + 1)) - 1);
  let index = guess;
  while (messageNumber(index) < number) index += 1;
  return index;
}

/** Number of the service message that stands directly before a post; null when none does. */
export function serviceBefore(index: number): number | null {
  const isAfterGap = index > 0 && index % PERIOD === 0;
  return isAfterGap && (index / PERIOD) % SERVICE_EVERY === 0 ? messageNumber(index) - 1 : null;
}
