import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import type { ReadOptions } from '../contracts/queries/filters.ts';
import type { PublicPost } from '../contracts/queries/posts.ts';
import { createKeyBook } from './access/key-book.ts';
import { createEventBus } from './event-bus.ts';
import { POST, TRENDS } from './routes/examples.ts';
import { testApp, type Given, type TestApp } from './support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function listen(given: Given = {}): Promise<TestApp & { url: string }> {
  open = await testApp(given);
  return { ...open, url: await open.app.listen({ host: '127.0.0.1', port: 0 }) };
}

async function read(url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const call = request(url, { headers }).end();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  return answer;
}

/** Text of a stream until it holds `wanted`. */
async function readUntil(answer: IncomingMessage, wanted: string): Promise<string> {
  let text = '';
  answer.setEncoding('utf8');
  for await (const chunk of answer.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes(wanted)) return text;
  }
  return text;
}

const added = { added: 3, changed: 0, deleted: 0, at: '2026-11-24T08:00:00.000Z' };
const alert = { id: 'a', state: 'alarm', districtId: 'opochetsky', block: 'housing', at: added.at };

/** Resolves at the end of a connection, however it ends; `once` would reject at an error before. */
function closed(stream: NodeJS.EventEmitter): Promise<void> {
  stream.on('error', () => {});
  return new Promise((resolve) => void stream.once('close', () => resolve()));
}

/** Resolves when `seen` is first called. */
function signalled() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { seen: () => resolve(), done: promise };
}

test('the stream brings events with their numbers, and resumes after the last one read', async () => {
  const { url, deps } = await listen();
  deps.events.publish({ type: 'posts', data: added });
  deps.events.publish({ type: 'alert', data: alert });

  const answer = await read(`${url}/api/v1/stream`, { 'last-event-id': '1' });
  const resumed = await readUntil(answer, 'event: alert');
  deps.events.publish({ type: 'posts', data: added });
  const live = await readUntil(answer, '"added":3');

  expect(answer.headers['content-type']).toBe('text/event-stream; charset=utf-8');
  expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
  expect(resumed).toMatch(/^retry: 3000\n\nid: 2\nevent: alert\ndata: \{.*"block":"housing".*\}\n\n$/);
  expect(live).toMatch(/^id: 3\nevent: posts\n/);
  answer.destroy();
});

test('a limited key hears of its own alerts, and that posts came, but not how many', async () => {
  const { url, deps, makeKey } = await listen();
  const authorization = `Bearer ${await makeKey({ name: 'Roads', blocks: ['roads'] })}`;
  deps.events.publish({ type: 'alert', data: alert });
  deps.events.publish({ type: 'alert', data: { ...alert, block: 'roads' } });
  deps.events.publish({ type: 'posts', data: added });

  const answer = await read(`${url}/api/v1/stream`, { authorization, 'last-event-id': '0' });
  const text = await readUntil(answer, 'event: posts\ndata: ');

  expect(text).not.toContain('housing');
  expect(text).toContain('"block":"roads"');
  expect(text).not.toContain('added');
  answer.destroy();
});

test('a reader of before a restart is told to read anew, and a new one can resume before its first event', async () => {
  const { url, deps } = await listen({ events: createEventBus(1_000) });

  const late = await read(`${url}/api/v1/stream`, { 'last-event-id': '17' });
  const told = await readUntil(late, '"after":17');
  const fresh = await read(`${url}/api/v1/stream`);
  const begun = await readUntil(fresh, '\n\n');
  deps.events.publish({ type: 'posts', data: added });

  expect(told).toBe('retry: 3000\n\nid: 999\nevent: resync\ndata: {"after":17}\n\n');
  expect(begun).toBe('retry: 3000\nid: 999\n\n');
  expect(await readUntil(late, 'added')).toMatch(/^id: 1000\nevent: posts\n/);
  late.destroy();
  fresh.destroy();
});

test('a key that was revoked hears nothing more, and its stream ends', async () => {
  const { url, deps, clock, makeKey, app } = await listen();
  const key = await makeKey({ name: 'Leaving' });
  const answer = await read(`${url}/api/v1/stream`, { authorization: `Bearer ${key}` });
  await readUntil(answer, '\n\n');
  const isEnded = closed(answer);

  await createKeyBook(deps).revoke('Leaving', 'test');
  clock.advance(1_000);
  deps.events.publish({ type: 'alert', data: alert });

  expect(await readUntil(answer, 'alarm')).toBe('');
  await isEnded;
  expect(app.server.listening).toBe(true);
});

test('a reader that does not read is cut off, and the bus forgets it', async () => {
  const { url, deps } = await listen();
  const answer = await read(`${url}/api/v1/stream`);
  answer.pause();
  const data = { ...alert, id: 'x'.repeat(100_000) };

  const cut = closed(answer);
  // The buffers of both sockets hold a few megabytes before anything piles up.
  for (let count = 0; count < 200; count += 1) deps.events.publish({ type: 'alert', data });
  answer.resume();

  await cut;
  expect(answer.complete).toBe(false);
});

test('closing ends streams and exports that are under way, and leaves no read behind', async () => {
  const started = signalled();
  const ended = signalled();
  const { url, app } = await listen({
    reader: {
      async *allPosts(_filters, { signal }) {
        yield { ...POST, text: 'x'.repeat(100_000) };
        started.seen();
        await once(signal!, 'abort');
        ended.seen();
      },
    },
  });
  const stream = await read(`${url}/api/v1/stream`);
  const file = await read(`${url}/api/v1/posts/export`);
  const isCut = closed(file);
  file.resume();
  stream.resume();
  await started.done;

  const isEnded = once(stream, 'end');
  await app.close();

  await Promise.all([isEnded, isCut, ended.done]);
  expect(file.complete).toBe(false);
});

test('a reader that goes away ends its query', async () => {
  const asked = signalled();
  const stopped = signalled();
  const { url } = await listen({
    reader: {
      posts: async (_params, { signal }) => {
        asked.seen();
        await once(signal!, 'abort');
        stopped.seen();
        throw new Error('aborted');
      },
    },
  });
  const call = request(`${url}/api/v1/posts`).end();
  call.on('error', () => {});
  await asked.done;

  call.destroy();

  await stopped.done;
});

test('a reader that goes away leaves the shared query of the others running', async () => {
  const asked = signalled();
  const { promise, resolve } = Promise.withResolvers<typeof TRENDS>();
  let queries = 0;
  let options: ReadOptions | null = null;
  const { url } = await listen({
    reader: {
      trends: (_params, given) => {
        queries += 1;
        options = given;
        asked.seen();
        return promise;
      },
    },
  });
  const first = request(`${url}/api/v1/trends`).end();
  const isGone = closed(first);
  await asked.done;
  const second = read(`${url}/api/v1/trends`);
  const third = read(`${url}/api/v1/trends`);
  first.destroy();
  await isGone;
  resolve(TRENDS);

  const answers = await Promise.all([second, third]);

  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200]);
  expect(queries).toBe(1);
  expect(options!.signal!.aborted).toBe(false);
  for (const answer of answers) answer.resume();
});

test('an export is made at the pace of its reader', async () => {
  let made = 0;
  async function* endless(): AsyncGenerator<PublicPost> {
    for (;;) {
      made += 1;
      yield { ...POST, text: 'x'.repeat(10_000) };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const stopped = signalled();
  const { url } = await listen({
    reader: {
      async *allPosts() {
        try {
          yield* endless();
        } finally {
          stopped.seen();
        }
      },
    },
  });
  const answer = await read(`${url}/api/v1/posts/export`);
  answer.pause();

  // What is made stops growing once the buffers are full.
  let before = -1;
  while (before !== made) {
    before = made;
    for (let turn = 0; turn < 2_000; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  expect(made * 10_000).toBeLessThan(50_000_000);
  answer.on('error', () => {});
  answer.destroy();
  await stopped.done;
});

test('an export that fails before its first line answers a problem, one that fails later breaks off', async () => {
  const { url, get } = await listen({
    reader: {
      async *allPosts(filters) {
        if (filters.q === 'late') yield { ...POST, text: 'x'.repeat(100_000) };
        throw new Error('the engine failed');
      },
    },
  });

  const early = await get('/api/v1/posts/export?q=early');
  const late = await read(`${url}/api/v1/posts/export?q=late`);
  late.resume();
  await closed(late);

  expect(early.statusCode).toBe(500);
  expect(early.headers['content-disposition']).toBeUndefined();
  expect(early.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(late.statusCode).toBe(200);
  expect(late.complete).toBe(false);
});
