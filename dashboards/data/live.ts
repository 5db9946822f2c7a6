import { signal, type Signal } from '@preact/signals';
import type { LiveEvent } from '../../contracts/events.ts';
import { apiHref } from './request.ts';
import { createTicker } from './ticker.ts';

/** Counters that grow when something of that kind has changed and may be read again. */
export const ticks: Record<LiveEvent['type'] | 'slow', Signal<number>> = {
  posts: signal(0),
  /** As `posts`, but seldom: for what changes little with one post. */
  slow: signal(0),
  alert: signal(0),
  source: signal(0),
};

/** Posts that came since the page was opened. */
export const arrived = signal(0);

export const connection = signal<'connecting' | 'live' | 'polling'>('connecting');

/** Shortest times between two refreshes of a page by itself. */
const REFRESH_MS: Record<keyof typeof ticks, number> = {
  posts: 5_000,
  slow: 30_000,
  alert: 1_000,
  source: 3_000,
};
/** Relative periods move with the clock, and a server without a stream is asked at this pace. */
const POLL_MS = 60_000;

/** Told when events were missed that the server keeps no more: everything may have changed. */
const RESYNC = 'resync';
const KINDS = ['posts', 'alert', 'source'] as const satisfies LiveEvent['type'][];

/**
 * Turns the server's stream into ticks, and ticks every minute besides. Returns what opens the stream: it may be called
 * again after a login, and does nothing while a stream is open.
 */
export function createLive(): () => void {
  const tickers = createTickers();
  let stream: EventSource | null = null;
  setInterval(() => KINDS.forEach((kind) => tickers[kind]()), POLL_MS);
  const take = (message: MessageEvent<string>) => {
    const live = readEvent(message);
    if (live === null) return;
    // A reader with a limited key is told that posts came, but not how many.
    if (live.type === 'posts') arrived.value += Number.isFinite(live.data.added) ? live.data.added : 1;
    tickers[live.type]();
  };
  return () => {
    if (stream !== null && stream.readyState !== EventSource.CLOSED) return;
    stream = new EventSource(apiHref('stream'));
    stream.addEventListener('open', () => (connection.value = 'live'));
    stream.addEventListener('error', () => (connection.value = 'polling'));
    stream.addEventListener(RESYNC, () => KINDS.forEach((kind) => tickers[kind]()));
    for (const kind of ['message', ...KINDS]) stream.addEventListener(kind, take as EventListener);
  };
}

function createTickers(): Record<LiveEvent['type'], () => void> {
  const ticker = (kind: keyof typeof ticks) => createTicker(REFRESH_MS[kind], () => (ticks[kind].value += 1));
  const posts = ticker('posts');
  const slow = ticker('slow');
  return {
    posts: () => {
      posts();
      slow();
    },
    alert: ticker('alert'),
    source: ticker('source'),
  };
}

/** The event of a message, whether its type stands in the data or in the event's name. */
function readEvent(message: MessageEvent<string>): LiveEvent | null {
  let body: unknown;
  try {
    body = JSON.parse(message.data);
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null) return null;
  const event = ('type' in body && 'data' in body ? body : { type: message.type, data: body }) as LiveEvent;
  return KINDS.includes(event.type) ? event : null;
}
