import { createHash } from 'node:crypto';
import { z } from 'zod';

const ENTRIES_MAX = 5000;

/** Saved form: short hash of the id → seconds since the epoch. */
export const firstSeenSchema = z.record(z.string(), z.number()).catch({});

/**
 * When posts without a usable date were first met. Without this memory, every visit would give them a new date and so
 * a new version.
 */
export interface FirstSeen {
  /** Remembered time, ms; now when the id is new. */
  at: (id: string) => number;
  /** The newest 5,000 entries, for the cursor. */
  save(): Record<string, number>;
}

/** Goes on with what `save` gave. */
export function createFirstSeen(saved: Record<string, number>, nowMs: number): FirstSeen {
  const times = new Map(Object.entries(saved));
  return {
    at(id) {
      const key = createHash('sha256').update(id).digest('base64url').slice(0, 12);
      const seconds = times.get(key) ?? Math.floor(nowMs / 1000);
      // Set anew at the end: what is still met stays longest.
      times.delete(key);
      times.set(key, seconds);
      return seconds * 1000;
    },
    save: () => Object.fromEntries([...times].slice(-ENTRIES_MAX)),
  };
}
