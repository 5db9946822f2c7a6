import { SIGNATURE_BYTES } from './signature.ts';

const FIRST_CAPACITY = 1024;

/** One remembered post. */
export interface RingItem {
  keyHigh: number;
  keyLow: number;
  named: number;
  district: number;
  /** Number of the first post of its cluster; its own for the first. */
  leader: number;
  clusterId: string;
  storyId: string;
  /** Letters and digits of the text. */
  length: number;
  /** Null for texts that are compared exactly only. */
  signature: Uint8Array | null;
}

/**
 * The last `size` posts by number (0, 1, 2 …). A number's slot is its remainder, so that a new post takes the place of
 * the oldest one. Arrays double until they hold `size`, so small runs stay small.
 */
export interface Ring {
  readonly capacity: number;
  /** Number of the next post. */
  readonly next: number;
  signatures: Uint8Array;
  /** The same bytes, four at a time. */
  bands: Uint32Array;
  keyHigh: Int32Array;
  keyLow: Int32Array;
  named: Int32Array;
  district: Int32Array;
  leader: Int32Array;
  length: Int32Array;
  isSigned: Uint8Array;
  clusterIds: string[];
  storyIds: string[];
  slotOf: (number: number) => number;
  has: (number: number) => boolean;
  /** Adds a post and returns its number; `grown` says that `capacity` has changed and indexes must be built again. */
  add: (item: RingItem) => { number: number; grown: boolean };
}

/** Makes an empty ring. */
export function createRing(size: number): Ring {
  let capacity = Math.min(FIRST_CAPACITY, size);
  let next = 0;
  const ring: Ring = {
    get capacity() {
      return capacity;
    },
    get next() {
      return next;
    },
    ...arraysOf(capacity),
    clusterIds: [],
    storyIds: [],
    slotOf: (number) => number % capacity,
    has: (number) => number >= 0 && number < next && number >= next - capacity,
    add(item) {
      const grown = next === capacity && capacity < size;
      if (grown) {
        capacity = Math.min(capacity * 2, size);
        growArrays(ring, capacity);
      }
      const number = next;
      next += 1;
      write(ring, number % capacity, item, number);
      return { number, grown };
    },
  };
  return ring;
}

function write(ring: Ring, slot: number, item: RingItem, number: number): void {
  ring.keyHigh[slot] = item.keyHigh;
  ring.keyLow[slot] = item.keyLow;
  ring.named[slot] = item.named;
  ring.district[slot] = item.district;
  ring.leader[slot] = item.leader < 0 ? number : item.leader;
  ring.length[slot] = item.length;
  ring.isSigned[slot] = item.signature === null ? 0 : 1;
  if (item.signature !== null) ring.signatures.set(item.signature, slot * SIGNATURE_BYTES);
  ring.clusterIds[slot] = item.clusterId;
  ring.storyIds[slot] = item.storyId;
}

function arraysOf(capacity: number) {
  const signatures = new Uint8Array(capacity * SIGNATURE_BYTES);
  return {
    signatures,
    bands: new Uint32Array(signatures.buffer),
    keyHigh: new Int32Array(capacity),
    keyLow: new Int32Array(capacity),
    named: new Int32Array(capacity),
    district: new Int32Array(capacity),
    leader: new Int32Array(capacity),
    length: new Int32Array(capacity),
    isSigned: new Uint8Array(capacity),
  };
}

/** Grows before the first post is ever replaced, so every number keeps its slot. */
function growArrays(ring: Ring, capacity: number): void {
  const larger = arraysOf(capacity);
  larger.signatures.set(ring.signatures);
  for (const name of ['keyHigh', 'keyLow', 'named', 'district', 'leader', 'length', 'isSigned'] as const) {
    larger[name].set(ring[name]);
  }
  Object.assign(ring, larger);
}
