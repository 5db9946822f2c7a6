/**
 * One step of the chain: says what it reads and what it adds; the chain merges. Pure and synchronous, so that any
 * number of worker threads gives the same rows.
 */
export type Processor<Reads extends object, Adds extends object> = (post: Readonly<Reads>) => Adds;

/** A chain under construction: `pipe` compiles only when all that the step reads has been added before. */
export interface Chain<Input extends object, Output extends object> {
  pipe<Adds extends object>(step: Processor<Output, Adds>): Chain<Input, Output & Adds>;
  /** The finished function. */
  build(): (post: Input) => Output;
}

/** Starts a chain. */
export function startChain<Input extends object>(): Chain<Input, Input> {
  return extend<Input, Input>([]);
}

type AnyStep = (post: object) => object;

function extend<Input extends object, Output extends object>(
  steps: readonly AnyStep[],
): Chain<Input, Output> {
  return {
    pipe<Adds extends object>(step: Processor<Output, Adds>) {
      // `pipe` has checked that Output holds what the step reads; the list itself cannot express it.
      return extend<Input, Output & Adds>([...steps, step as AnyStep]);
    },
    build() {
      return (post) => {
        const result = { ...post };
        for (const step of steps) Object.assign(result, step(result));
        return result as unknown as Output;
      };
    },
  };
}
