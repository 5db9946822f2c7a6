import type { Clock } from './clock.ts';
import type { Logger } from './logger.ts';
import type { Network, Post } from './post.ts';
import type { Source, SourceState } from './source.ts';

/** A raw item that could not become a post. The sample is masked and bounded. */
export interface Quarantined {
  reason: string;
  /** Where in the answer: `items[3]`, `item 12`, `line 5`. */
  place: string;
  sample: string;
}

/** A deletion that was seen: the post is gone at its network. */
export interface Tombstone {
  id: string;
  deletedAt: string;
}

/** JSON that a collector alone understands: where it goes on after a restart. */
export type Cursor = Record<string, unknown>;

/** One step of a source: what was read, and the cursor that is true once it is landed. */
export interface Page {
  sourceId: string;
  posts: Post[];
  tombstones: Tombstone[];
  quarantined: Quarantined[];
  /** Posts whose future date was replaced by fetchedAt. */
  futureDates: number;
  cursor: Cursor;
}

/** A published limit of a network, as data. */
export interface RateLimit {
  /** Requests a second on one bucket, never exceeded in any rolling second. */
  perSecond: number;
  /** The page that states it, or why it was chosen. */
  source: string;
}

export interface CollectorManifest {
  network: Network;
  /** Another way to read the same network; its folder is called `<network>-<variant>`. */
  variant?: string;
  title: string;
  /** Page of the interface's documentation. */
  documentation: string;
  rateLimit: RateLimit;
  defaultBaseUrl: string | null;
  needsToken: boolean;
  /** The operator must set `acceptTerms: true` before it runs. */
  needsAcceptTerms: boolean;
  pollSeconds: number;
}

/** Makes the month-keyed pseudonym of an author; null when the month's key was destroyed. */
export type Pseudonymise = (network: Network, authorId: string, publishedAt: string) => string | null;

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Total time for the whole exchange; 20 s by default. */
  deadlineMs?: number;
  /** Cap of the decompressed body; 20 MiB by default. */
  bodyBytesMax?: number;
  redirectsMax?: number;
  signal?: AbortSignal;
}

export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  url: string;
  /** Seconds asked for by Retry-After; null when absent or unreadable. */
  retryAfterSeconds: number | null;
}

/** @throws {VecheError} `network`, `timeout`, `too_large`, `blocked_address` or `aborted`; any HTTP status is an answer. */
export type HttpClient = (request: HttpRequest) => Promise<HttpAnswer>;

/** Keeps the limits of networks. Buckets (a token, a host) are made on first use. */
export interface Limiter {
  /**
   * Runs `exchange`, one request and its answer, when the bucket's turn has come; turns are taken in the order in which
   * they were asked for. The server sees at most `perSecond` requests in any rolling second, however long each of them
   * was on its way.
   * @throws {VecheError} `aborted` when the signal fires before the turn; and what `exchange` throws.
   */
  run<T>(turn: LimiterTurn, exchange: () => Promise<T>): Promise<T>;
  /** Nothing on this bucket before `ms` of the clock from now (Retry-After, flood wait). */
  pause(bucket: string, ms: number): void;
}

export interface LimiterTurn {
  bucket: string;
  /** Requests a second; below 1 for slower ones. */
  perSecond: number;
  signal?: AbortSignal;
}

export interface CollectorServices {
  http: HttpClient;
  limiter: Limiter;
  clock: Clock;
  logger: Logger;
  pseudonymise: Pseudonymise;
  /** bodyId of a registered body's page, by network and channel id; null for all others. */
  bodyOfChannel: (network: Network, channelId: string) => string | null;
  /** IANA zone for zoneless times. */
  timezone: string;
}

export interface PollInput {
  source: Source;
  /** The last landed cursor; null on the first visit. */
  cursor: Cursor | null;
  token: string | null;
  signal: AbortSignal;
  /** Tells state and quota to the operator's page. */
  report: (status: {
    state: SourceState;
    reason: string | null;
    budget?: { used: number; limit: number; resetsAt: string };
  }) => void;
}

export interface ParseInput {
  body: Buffer;
  headers?: Record<string, string>;
  /** In the network's own terms; null: taken from the answer. */
  channel: string | null;
  /** Clock reading of the fetch, ms. */
  now: number;
  services: Pick<CollectorServices, 'pseudonymise' | 'bodyOfChannel' | 'timezone'>;
}

/** What one raw answer holds; an error answer carries the network's code and what Veche does about it. */
export interface Parsed {
  posts: Post[];
  tombstones: Tombstone[];
  quarantined: Quarantined[];
  futureDates: number;
  error: { code: string; message: string; reaction: string } | null;
}

/**
 * Reads one network. `poll` is one visit to one source: it yields pages, each with the cursor that is true once that
 * page is landed, and ends when there is nothing more to read now. It asks the limiter before every request, links
 * before it masks, and never holds a name or handle longer than the parse.
 * @throws {VecheError} `remote` / `network` with retryAfterSeconds when the visit has to be repeated later.
 */
export interface Collector {
  manifest: CollectorManifest;
  poll(input: PollInput, services: CollectorServices): AsyncIterable<Page>;
  /** @throws {VecheError} `unreadable` when the answer is not of this network at all. */
  parse(input: ParseInput): Parsed;
}
