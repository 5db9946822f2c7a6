import type { Clock } from '../contracts/clock.ts';
import { lastToldMs } from '../simulator/simulator.ts';
import { acceleratedClock, systemClock } from './clock.ts';

/** A killed demo may have read this far beyond the newest thing that its world was asked for. */
const RESUME_MARGIN_MS = 5 * 60_000;

/**
 * The clock of a data folder. A demo's time runs ahead of ours: its folder goes on where it stopped, at `speed`, or from
 * now when that is later. Any other folder has the wall clock.
 */
export async function clockOfFolder(dataDir: string, speed = 1): Promise<Clock> {
  const told = await lastToldMs(dataDir);
  if (told === null) return speed === 1 ? systemClock : acceleratedClock(Date.now(), speed);
  return acceleratedClock(Math.max(Date.now(), told + RESUME_MARGIN_MS), speed);
}
