/** A repeatable source of choices: the same seed always throws the same numbers. */
export interface Dice {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  /** @throws {RangeError} when the list is empty. */
  pick<Item>(list: readonly Item[]): Item;
  /** Picks with the given non-negative weights. */
  weighted<Item>(list: readonly Item[], weightOf: (item: Item) => number): Item;
  /** A new list in random order. */
  shuffle<Item>(list: readonly Item[]): Item[];
}

/** 32-bit hash of the parts (FNV-1a with a final avalanche): equal parts, equal hash, in any process. */
export function hashOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = typeof part === 'number' ? `#${part}` : part;
    for (let index = 0; index < text.length; index += 1)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return avalanche(hash);
}

function avalanche(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Dice on a Weyl sequence with an avalanche: cheap to make, one per post. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x9e3779b9) >>> 0;
    return avalanche(state) / 0x1_0000_0000;
  }

  function pick<Item>(list: readonly Item[]): Item {
    if (list.length === 0) throw new RangeError('nothing to pick from');
    return list[Math.floor(next() * list.length)] as Item;
  }

  return {
    next,
    pick,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    weighted<Item>(list: readonly Item[], weightOf: (item: Item) => number): Item {
      let left = next() * list.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of list) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      return pick(list);
    },
    shuffle<Item>(list: readonly Item[]): Item[] {
      const result = [...list];
      for (let index = result.length - 1; index > 0; index -= 1) {
        const other = Math.floor(next() * (index + 1));
        [result[index], result[other]] = [result[other] as Item, result[index] as Item];
      }
      return result;
    },
  };
}
