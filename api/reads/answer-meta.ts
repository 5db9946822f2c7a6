import type { Clock } from '../../contracts/clock.ts';
import type { Operations } from '../../contracts/operations.ts';
import type { AnswerMeta } from '../../contracts/queries/meta.ts';
import type { Reader } from '../../contracts/reader.ts';
import { isMissing } from '../../contracts/source.ts';

export interface MetaDeps {
  reader: Pick<Reader, 'freshAt'>;
  operations: Pick<Operations, 'sources'>;
  clock: Clock;
}

/** Tells what an answer stands on. */
export type ReadMeta = () => Promise<AnswerMeta>;

const KEPT_MS = 1_000;
const MISSING_MAX = 500;

/** The meta of answers; how fresh the store is is asked at most once a second. */
export function createReadMeta({ reader, operations, clock }: MetaDeps): ReadMeta {
  let kept: { freshAt: Promise<string | null>; endsAt: number } | null = null;

  function freshAt(): Promise<string | null> {
    if (kept !== null && kept.endsAt > clock.now()) return kept.freshAt;
    const asked = { freshAt: reader.freshAt(), endsAt: clock.now() + KEPT_MS };
    asked.freshAt.catch(() => {
      if (kept === asked) kept = null;
    });
    kept = asked;
    return asked.freshAt;
  }

  return async () => ({
    freshAt: await freshAt(),
    missingSources: operations
      .sources()
      .filter(isMissing)
      .slice(0, MISSING_MAX)
      .map(({ id, state, lastPostAt }) => ({ id, state, lastPostAt })),
  });
}
