import { isDeepStrictEqual } from 'node:util';
import { toIso, type Clock } from '../contracts/clock.ts';
import {
  CORRECTION_ENTITY,
  type CorrectedLabels,
  type CorrectionDesk,
  type CorrectionRecord,
  type CorrectionWish,
} from '../contracts/corrections.ts';
import { VecheError } from '../contracts/errors.ts';
import type { EventBus } from '../contracts/events.ts';
import type { PostStore, StoredPost } from '../contracts/post-store.ts';
import { postSchema } from '../contracts/post.ts';
import type { StateLog } from '../contracts/state-log.ts';
import { contentHash } from '../text/content-hash.ts';
import { applyCorrection, labelsLike } from './apply-correction.ts';
import { auditThreads, touchedThreads, type AuditDeps } from './audit-threads.ts';
import type { BuildDeps } from './build-changes.ts';
import { checkLabels, type KnownLabels } from './check-labels.ts';
import { NO_CORRECTION, withoutLatest, withStep } from './correction-record.ts';
import type { WriteTurn } from './write-turn.ts';

export interface CorrectionDeps extends KnownLabels {
  store: Pick<PostStore, 'rows' | 'write'> & AuditDeps['store'];
  state: StateLog;
  /** Shared with whatever else changes stored posts. */
  turn: WriteTurn;
  label: BuildDeps['label'];
  /** The chain's own, which knows nothing of corrections. */
  stageB: BuildDeps['stageB'];
  audit: AuditDeps['audit'];
  events: EventBus;
  clock: Clock;
}

/**
 * Corrections: what a person decided goes into the log first, then into the row, by a cancel row and a new one. A crash
 * between the two is settled at the next start, or with the next correction of the post.
 */
export function createCorrectionDesk(deps: CorrectionDeps): CorrectionDesk {
  return new Desk(deps);
}

class Desk implements CorrectionDesk {
  readonly #deps: CorrectionDeps;

  constructor(deps: CorrectionDeps) {
    this.#deps = deps;
  }

  correct(wish: CorrectionWish & { set: CorrectedLabels; note: string | null }): Promise<CorrectionRecord> {
    const { set, note, by } = wish;
    checkLabels(set, this.#deps);
    return this.#deps.turn(async () => {
      const row = await this.#row(wish);
      const at = toIso(this.#deps.clock.now());
      const step = { by, at, note, set, before: labelsLike(row, set) };
      const record = withStep(this.#recordOf(wish.postId), step);
      return this.#decide(wish, record, row, applyCorrection(row, record, this.#deps.blockOfTopic));
    });
  }

  undo(wish: CorrectionWish): Promise<CorrectionRecord> {
    return this.#deps.turn(async () => {
      const row = await this.#row(wish);
      const at = toIso(this.#deps.clock.now());
      const record = withoutLatest(this.#recordOf(wish.postId), wish.by, at);
      return this.#decide(wish, record, row, await this.#labelAnew(row, record));
    });
  }

  of(postId: string): CorrectionRecord | null {
    return this.#deps.state.get<CorrectionRecord>(CORRECTION_ENTITY, postId)?.payload ?? null;
  }

  settle(): Promise<number> {
    const open = this.#deps.state
      .list<CorrectionRecord>(CORRECTION_ENTITY)
      .filter((event) => !event.payload.isStored);
    return this.#deps.turn(async () => {
      for (const { id } of open) await this.#settleOne(id);
      return open.length;
    });
  }

  #recordOf(postId: string): CorrectionRecord {
    return this.of(postId) ?? NO_CORRECTION;
  }

  /** The row as the person may change it. */
  async #row({ postId, version, allows }: CorrectionWish): Promise<StoredPost> {
    await this.#settleOne(postId);
    const row = (await this.#deps.store.rows([postId])).get(postId);
    if (row === undefined || !allows(row)) throw new VecheError('not_found', 'no such post', { where: 'id' });
    const current = this.#recordOf(postId).version;
    if (version !== null && version !== current) {
      throw new VecheError('conflict', `somebody was faster: the current version is ${current}`, {
        where: 'body.version',
        hint: 'look at the post again, then decide',
      });
    }
    if (row.text === '') {
      throw new VecheError('conflict', 'the text of this post is gone, so nobody can judge its labels');
    }
    return row;
  }

  async #decide(
    { postId, by, allows }: CorrectionWish,
    record: CorrectionRecord,
    row: StoredPost,
    next: StoredPost,
  ): Promise<CorrectionRecord> {
    if (!allows(next)) {
      throw new VecheError('forbidden', 'the post would leave the districts and blocks of your key', {
        hint: 'ask somebody whose key covers them',
      });
    }
    await this.#log(postId, by, record);
    return this.#store(row, next, record, by);
  }

  /** What the chain says today, with what people still hold. */
  async #labelAnew(row: StoredPost, labels: CorrectedLabels): Promise<StoredPost> {
    const { label, stageB, store, blockOfTopic } = this.#deps;
    const [labelled] = await label([postSchema.parse(row)]);
    if (labelled === undefined) throw new VecheError('internal', 'a post was lost between the stages');
    const root = row.rootId === null ? undefined : (await store.rows([row.rootId])).get(row.rootId);
    return applyCorrection(stageB.update(labelled, root ?? null, row), labels, blockOfTopic);
  }

  async #settleOne(postId: string): Promise<void> {
    const record = this.#recordOf(postId);
    if (record.isStored) return;
    const row = (await this.#deps.store.rows([postId])).get(postId);
    const by = record.steps.at(-1)?.by ?? 'correction';
    if (row === undefined || row.text === '') return this.#log(postId, by, { ...record, isStored: true });
    await this.#store(row, await this.#labelAnew(row, record), record, by);
  }

  async #store(
    row: StoredPost,
    next: StoredPost,
    record: CorrectionRecord,
    by: string,
  ): Promise<CorrectionRecord> {
    const { store, events, clock } = this.#deps;
    if (!isDeepStrictEqual(row, next)) {
      await store.write({
        changes: [{ row: next, contentHash: contentHash(next), replaced: row }],
        metrics: [],
        pages: [],
      });
      await auditThreads(touchedThreads([next]), this.#deps);
      const at = toIso(clock.now());
      events.publish({ type: 'posts', data: { added: 0, changed: 1, deleted: 0, at } });
    }
    const stored = { ...record, isStored: true };
    await this.#log(row.id, by, stored);
    return stored;
  }

  #log(postId: string, actor: string, payload: CorrectionRecord): Promise<void> {
    return this.#deps.state.append([{ entity: CORRECTION_ENTITY, id: postId, actor, payload }]);
  }
}
