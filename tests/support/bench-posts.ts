import { toIso } from '../../contracts/clock.ts';
import type { Post } from '../../contracts/post.ts';
import type { Region } from '../../contracts/region.ts';
import { createDice } from '../../simulator/dice.ts';
import { complaint } from '../../simulator/texts/compose.ts';
import { placesOf, spotIn } from '../../simulator/texts/places.ts';
import { TOPICS } from '../../simulator/texts/topics/index.ts';
import { makePost } from './make-post.ts';

const START = Date.parse('2026-10-01T00:00:00Z');
const BETWEEN_MS = 60_000;
const SEED = 1;

/** Complaints of the simulated region, one a minute, all different in wording; the same for the same count. */
export function benchPosts(region: Region, count: number): Post[] {
  const dice = createDice(SEED);
  const places = [...placesOf(region).values()];
  return Array.from({ length: count }, (_, index) => {
    const facts = { topic: dice.pick(TOPICS), spot: spotIn(dice.pick(places), dice), bodyName: null };
    const at = toIso(START + index * BETWEEN_MS);
    return makePost({
      id: `vk:-1_${index + 1}`,
      text: complaint(facts, dice, { homeDistrictId: null, isShort: false }),
      publishedAt: at,
      fetchedAt: at,
    });
  });
}
