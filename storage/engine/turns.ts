/** Runs what it is given one after the other, in the order of asking. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** A line of its own: what one piece of work throws goes to its caller only. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
