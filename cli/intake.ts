import { createHash } from 'node:crypto';
import { readWebhook } from '../collectors/max/read-webhook.ts';
import { readPushedItems, type PushContext } from '../collectors/push/read-items.ts';
import { createCallbackReader, type CallbackReader } from '../collectors/vk/read-callback.ts';
import type { Config } from '../config/schema.ts';
import { toIso, type Clock } from '../contracts/clock.ts';
import type { CollectorServices, Page, Parsed } from '../contracts/collector.ts';
import { VecheError } from '../contracts/errors.ts';
import type { Intake, Pushed, TypedPost } from '../contracts/intake.ts';
import type { LandedPage, Landing } from '../contracts/landing.ts';
import type { PostStore, StoredPost } from '../contracts/post-store.ts';
import type { Post } from '../contracts/post.ts';
import { createRegionTime } from '../contracts/region-time.ts';
import type { Gate } from '../pipeline/gate.ts';
import type { ProcessLoop } from '../pipeline/process-loop.ts';
import type { SourceBook } from '../pipeline/source-book.ts';

export interface IntakeDeps {
  config: Pick<Config, 'sources' | 'ingestSecretOf'>;
  services: Pick<CollectorServices, 'pseudonymise' | 'bodyOfChannel' | 'timezone'>;
  landing: Pick<Landing, 'append'>;
  loop: Pick<ProcessLoop, 'push' | 'take'>;
  gate: Pick<Gate, 'reason'>;
  store: Pick<PostStore, 'rows'>;
  book: Pick<SourceBook, 'polled' | 'report'>;
  clock: Clock;
}

/** Source under which typed posts are landed; a part of their ids. */
const BY_HAND = 'by-hand';
const RETRY_SECONDS = 10;

/** Where posts come in that nobody fetches: from sources that push, and from people who type. */
export function createIntake(deps: IntakeDeps): Intake {
  return new PageIntake(deps);
}

class PageIntake implements Intake {
  readonly #deps: IntakeDeps;
  /** Typed posts on their way, so that the same one sent twice at once is stored once. */
  readonly #adding = new Map<string, Promise<unknown>>();
  readonly #callbacks: CallbackReader;

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
    this.#callbacks = createCallbackReader(deps.services);
  }

  secretOf(sourceId: string): string | null {
    return this.#deps.config.ingestSecretOf(sourceId);
  }

  async push(sourceId: string, items: readonly unknown[]): Promise<Pushed> {
    const { config, book, loop } = this.#deps;
    const source = config.sources.find(({ id }) => id === sourceId);
    if (source === undefined) throw new VecheError('not_found', 'no such source', { where: 'source' });
    const parsed = await this.#read(items, source);
    loop.push(await this.#land(sourceId, parsed));
    book.polled(sourceId);
    book.report(sourceId, { state: 'active', reason: null });
    const { posts, tombstones, quarantined } = parsed;
    return { posts: posts.length, deletions: tombstones.length, quarantined };
  }

  async receive(sourceId: string, event: Readonly<Record<string, unknown>>): Promise<string> {
    const { clock, config } = this.#deps;
    const source = config.sources.find(({ id }) => id === sourceId) ?? null;
    const secret = this.secretOf(sourceId);
    return this.#callbacks.take(event, { source, secret, now: clock.now() }, async (parsed) => {
      this.#deps.loop.push(await this.#land(sourceId, parsed));
      this.#deps.book.polled(sourceId);
      this.#deps.book.report(sourceId, { state: 'active', reason: null });
    });
  }

  async receiveUpdate(
    sourceId: string,
    given: string,
    update: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { book, clock, config, loop, services } = this.#deps;
    const source = config.sources.find(({ id }) => id === sourceId) ?? null;
    const call = { source, secret: this.secretOf(sourceId), given };
    loop.push(await this.#land(sourceId, readWebhook(update, call, { ...services, clock })));
    book.polled(sourceId);
    book.report(sourceId, { state: 'active', reason: null });
  }

  async add(typed: TypedPost): Promise<{ id: string; isNew: boolean }> {
    const post = await this.#typedPost(typed);
    while (this.#adding.has(post.id)) await this.#adding.get(post.id)?.catch(() => undefined);
    const adding = this.#addOnce(post, typed);
    this.#adding.set(post.id, adding);
    try {
      return { id: post.id, isNew: await adding };
    } finally {
      this.#adding.delete(post.id);
    }
  }

  /** Items without a date keep the one under which they were first stored, or each repeat would be a new version. */
  async #read(items: readonly unknown[], source: PushContext['source']): Promise<Parsed> {
    const { clock, services, store } = this.#deps;
    const now = clock.now();
    const undated: string[] = [];
    const context = { source, now, services };
    const parsed = readPushedItems(items, { ...context, firstSeen: (id) => (undated.push(id), now) });
    const known = undated.length === 0 ? new Map<string, StoredPost>() : await store.rows(undated);
    if (known.size === 0) return parsed;
    const firstSeen = (id: string): number => Date.parse(known.get(id)?.publishedAt ?? toIso(now));
    return readPushedItems(items, { ...context, firstSeen });
  }

  async #land(
    sourceId: string,
    { posts, tombstones, quarantined, futureDates }: Parsed,
  ): Promise<LandedPage> {
    const { gate, landing } = this.#deps;
    const reason = await gate.reason();
    if (reason !== null) {
      throw new VecheError('unavailable', `nothing is taken in now: ${reason}`, {
        retryAfterSeconds: RETRY_SECONDS,
      });
    }
    const page: Page = { sourceId, posts, tombstones, quarantined, futureDates, cursor: {} };
    return landing.append(page);
  }

  async #typedPost(typed: TypedPost): Promise<Post> {
    const { network, channelId, text, publishedAt, url, geo } = typed;
    const item = { id: this.#itemId(typed), channelId, text, publishedAt, url, geo };
    const source = { id: BY_HAND, network, target: BY_HAND, channelKind: 'inbox' as const, bodyId: null };
    const { posts, quarantined } = await this.#read([item], source);
    const [post] = posts;
    if (post !== undefined) return post;
    throw new VecheError('input', quarantined[0]?.reason ?? 'this cannot be a post', { where: 'body' });
  }

  #itemId({ network, channelId, text, publishedAt, by, key }: TypedPost): string {
    const { clock, services } = this.#deps;
    const { year, month, day } = createRegionTime(services.timezone).parts(clock.now());
    const content = [network, channelId, publishedAt ?? `${year}-${month}-${day}`, text];
    const parts = key === null ? content : ['key', by, key];
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  }

  /** false: it is stored already. */
  async #addOnce(post: Post, typed: TypedPost): Promise<boolean> {
    const stored = (await this.#deps.store.rows([post.id])).get(post.id);
    if (stored !== undefined) {
      if (isOther(stored, post, typed)) {
        throw new VecheError('conflict', 'this Idempotency-Key stands for another post', {
          where: 'idempotency-key',
          hint: 'send a new key with a new post',
        });
      }
      return false;
    }
    const parsed: Parsed = { posts: [post], tombstones: [], quarantined: [], futureDates: 0, error: null };
    await this.#deps.loop.take(await this.#land(BY_HAND, parsed));
    return true;
  }
}

/** A post whose text is gone can be compared no more. */
function isOther(stored: StoredPost, post: Post, typed: TypedPost): boolean {
  if (stored.text === '') return false;
  const isSameDate = typed.publishedAt === null || stored.publishedAt === post.publishedAt;
  return stored.text !== post.text || !isSameDate || stored.channelId !== post.channelId;
}
