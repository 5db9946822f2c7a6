import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';
import type { NumberedEvent } from '../../contracts/events.ts';
import type { Scope } from '../../contracts/queries/filters.ts';
import { identify, type IdentifyDeps } from '../access/identify.ts';
import { personOf } from '../access/person.ts';
import { inScope, isFullScope } from '../access/scope.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const headersSchema = z.looseObject({
  'last-event-id': z
    .string()
    .max(20)
    .optional()
    .describe('Number of the last event that was read.')
    .meta({ examples: ['17'] }),
});

const STREAMS_MAX = 1_000;
/** Of one person: a browser keeps one for each open page, so that nobody can take all of them. */
const STREAMS_OF_ONE_MAX = 50;
/** Proxies cut what is silent for a minute. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 3_000;
/** How long a key that was revoked just now may still hear of what happens. */
const KNOWN_MS = 1_000;
/** A reader that lets this much pile up is cut off; it comes back and resumes. */
const UNREAD_BYTES_MAX = 256 * 1024;

/** `GET /stream`: what happens, as it happens (server-sent events). */
export function streamRoute(api: Api, context: RouteContext): void {
  const open = new Map<string, number>();
  let streams = 0;
  api.get(
    '/stream',
    {
      config: { role: 'analyst' },
      exposeHeadRoute: false,
      schema: {
        tags: ['reads'],
        summary: 'What happens, as it happens',
        description:
          'Server-sent events `posts`, `alert` and `source` with numbers and ids, never texts. After a break a ' +
          'reader gives `Last-Event-ID` and misses nothing; `resync` says that more was missed than is kept (500 events ' +
          'of this run of the service), and that the reader has to read anew. A limited key sees alerts of its districts ' +
          'and blocks, and that posts came, but not how many. The stream ends with the key.',
        headers: headersSchema,
        querystring: z.object({}),
        response: textAnswers('Events until the reader leaves', {
          'text/event-stream':
            'retry: 3000\n\n' +
            'id: 17\nevent: posts\n' +
            'data: {"added":3,"changed":0,"deleted":0,"at":"2026-11-24T08:00:12.000Z"}\n\n' +
            'id: 1795507200042\nevent: resync\ndata: {"after":1795500000017}\n\n' +
            ': here\n\n',
        }),
      },
    },
    (request, reply) => {
      const { name } = personOf(request);
      const own = open.get(name) ?? 0;
      if (streams >= STREAMS_MAX || own >= STREAMS_OF_ONE_MAX) {
        throw new VecheError('unavailable', 'too many readers of the stream', { retryAfterSeconds: 30 });
      }
      streams += 1;
      open.set(name, own + 1);
      reply.raw.once('close', () => {
        streams -= 1;
        const left = (open.get(name) ?? 1) - 1;
        if (left === 0) open.delete(name);
        else open.set(name, left);
      });
      send(request, reply, context);
    },
  );
}

/** Writes to the socket itself, past the framework, until the reader is gone. */
function send(request: FastifyRequest, reply: FastifyReply, context: RouteContext): void {
  const { scope } = personOf(request);
  const { raw } = reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx holds answers back unless told otherwise.
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => {
    if (raw.writableEnded) return;
    raw.write(text);
    if (raw.writableLength > UNREAD_BYTES_MAX) raw.destroy();
  };
  const isKnown = createKnownCheck(request, context);
  const writeIfKnown = (text: string) => {
    if (isKnown()) write(text);
    else raw.end();
  };
  const lastId = lastEventId(request);
  write(`retry: ${RETRY_MS}\n`);
  // A number without data: whoever is cut off before the first event can resume all the same.
  write(lastId === null ? `id: ${context.events.lastId()}\n\n` : '\n');
  const unsubscribe = context.events.subscribe(lastId, (event) => {
    const text = eventText(event, scope);
    if (text !== null) writeIfKnown(text);
  });
  const heartbeat = setInterval(() => writeIfKnown(': here\n\n'), HEARTBEAT_MS);
  raw.once('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
  // What a slow reader has not taken yet would hold the service back when it stops.
  request.gone.addEventListener('abort', () => (raw.writableLength > 0 ? raw.destroy() : raw.end()), {
    once: true,
  });
}

function lastEventId(request: FastifyRequest): number | null {
  const given = request.headers['last-event-id'];
  return typeof given === 'string' && /^\d{1,16}$/.test(given) ? Number(given) : null;
}

function eventText({ id, event }: NumberedEvent, scope: Scope): string | null {
  const data = visibleData(event, scope);
  return data === null ? null : `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify(data)}\n\n`;
}

function visibleData(event: NumberedEvent['event'], scope: Scope): object | null {
  if (isFullScope(scope) || event.type === 'source' || event.type === 'resync') return event.data;
  if (event.type === 'alert') return inScope(scope, event.data) ? event.data : null;
  return { at: event.data.at };
}

/** A key may be revoked while its stream is open. Asked for each event, but looked up at most once a second. */
function createKnownCheck(request: FastifyRequest, context: RouteContext): () => boolean {
  let askedAt = context.clock.now();
  let isKnown = true;
  return () => {
    const now = context.clock.now();
    if (Math.abs(now - askedAt) < KNOWN_MS) return isKnown;
    askedAt = now;
    isKnown &&= isStillKnown(request, context);
    return isKnown;
  };
}

function isStillKnown(request: FastifyRequest, deps: IdentifyDeps): boolean {
  try {
    return identify(request, deps) !== null;
  } catch {
    return false;
  }
}
