import PQueue from 'p-queue';

/** Runs one piece of work after the other, in the order in which they were asked for. */
export type WriteTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Whatever reads rows and writes them back changed takes this turn, so that nobody else's change is lost in between. */
export function createWriteTurn(): WriteTurn {
  const queue = new PQueue({ concurrency: 1 });
  return (work) => queue.add(work);
}
