import { toIso } from '../../contracts/clock.ts';
import type { Post } from '../../contracts/post.ts';
import type { Region } from '../../contracts/region.ts';
import { createDice } from '../../simulator/dice.ts';
import { complaint } from '../../simulator/texts/compose.ts';
import { placesOf, spotIn } from '../../simulator/texts/places.ts';
import { TOPICS } from '../../simulator/texts/topics/index.ts';
import { makePost } from './make-post.ts';

/** Length of a post in the budgets. */
const WORDS = 30;
const CHANNELS = 40;
const AUTHORS = 20_000;
const SEED = 1;
const DAY_MS = 86_400_000;

/**
 * Complaints of the simulated region with 30 words each, nearly all different in wording, by many authors in many
 * channels, over the 60 days before `endAt` (milliseconds). The same for the same count and end.
 */
export function benchPosts(
  region: Region,
  count: number,
  endAt = Date.parse('2026-11-24T00:00:00Z'),
): Post[] {
  const dice = createDice(SEED);
  const places = [...placesOf(region).values()];
  const betweenMs = (60 * DAY_MS) / count;
  return Array.from({ length: count }, (_, index) => {
    const channelId = `-${dice.int(1, CHANNELS)}`;
    const at = toIso(Math.floor(endAt - (count - index) * betweenMs));
    return makePost({
      id: `vk:${channelId}_${index + 1}`,
      channelId,
      authorKey: `bench-author-${String(dice.int(1, AUTHORS)).padStart(9, '0')}`,
      text: textOf(() => {
        const facts = { topic: dice.pick(TOPICS), spot: spotIn(dice.pick(places), dice), bodyName: null };
        return complaint(facts, dice, { homeDistrictId: null, isShort: false });
      }),
      publishedAt: at,
      fetchedAt: at,
    });
  });
}

/** One complaint after the other until there are enough words. */
function textOf(next: () => string): string {
  const words: string[] = [];
  while (words.length < WORDS) words.push(...next().split(/\s+/));
  return words.slice(0, WORDS).join(' ');
}
