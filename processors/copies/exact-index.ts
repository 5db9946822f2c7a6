import type { Ring } from './ring.ts';

const NONE = -1;
const STEPS_MAX = 256;

/** Finds posts whose text has the same 64-bit key. */
export interface ExactIndex {
  insert: (number: number) => void;
  /** The newest post with this key that `accepts` takes, or −1. */
  find: (keyHigh: number, keyLow: number, accepts: (number: number) => boolean) => number;
}

/** Makes the index of all posts of a ring: chains of post numbers, newest first, as in the index of bands. */
export function createExactIndex(ring: Ring): ExactIndex {
  const bits = Math.max(8, Math.ceil(Math.log2(ring.capacity)));
  const heads = new Int32Array(1 << bits).fill(NONE);
  const links = new Int32Array(ring.capacity);

  function insert(number: number): void {
    const slot = ring.slotOf(number);
    const bucket = (ring.keyHigh[slot] ?? 0) >>> (32 - bits);
    links[slot] = heads[bucket] ?? NONE;
    heads[bucket] = number;
  }

  function find(keyHigh: number, keyLow: number, accepts: (number: number) => boolean): number {
    let number = heads[keyHigh >>> (32 - bits)] ?? NONE;
    for (let step = 0; step < STEPS_MAX && ring.has(number); step += 1) {
      const slot = ring.slotOf(number);
      const isEqual = ring.keyHigh[slot] === keyHigh && ring.keyLow[slot] === keyLow;
      if (isEqual && accepts(number)) return number;
      number = links[slot] ?? NONE;
    }
    return NONE;
  }

  for (let number = Math.max(0, ring.next - ring.capacity); number < ring.next; number += 1) insert(number);
  return { insert, find };
}
