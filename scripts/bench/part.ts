import type { Plan } from './plan.ts';
import type { Measured } from './results.ts';

/** What a part found, and the number of posts it is about. */
export interface Found {
  posts: number;
  measured: Measured[];
}

/** One part of the benchmark. It runs in a process of its own, so that memory and CPU are its own. */
export type Part = (plan: Plan, tell: (line: string) => void) => Promise<Found>;
