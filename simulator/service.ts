import type { Clock } from '../contracts/clock.ts';
import type { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import type { Planted } from './texts/personal.ts';
import type { World } from './world/world.ts';

/** What the simulated servers share. */
export interface Service {
  world: World;
  clock: Clock;
  ledger: Ledger;
  limits: Limits;
  /** Writes down something personal that an answer is about to show. */
  plant(planted: readonly Planted[]): void;
}
