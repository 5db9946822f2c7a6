import type { Dice } from '../dice.ts';

/** Above this mean the normal approximation is exact enough for counts of posts. */
const NORMAL_FROM = 40;

/** A Poisson-distributed count (Knuth's product method; rounded normal for large means). */
export function poisson(mean: number, dice: Dice): number {
  if (mean <= 0) return 0;
  if (mean >= NORMAL_FROM) {
    const normal = Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = dice.next(); product > limit; product *= dice.next()) count += 1;
  return count;
}
