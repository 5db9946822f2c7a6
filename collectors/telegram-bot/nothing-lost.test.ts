import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collector, Cursor, HttpRequest, Page } from '../../contracts/collector.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { sourceSchema } from '../../contracts/source.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import { createTelegramBotCollector } from './index.ts';

const source = { network: 'telegram', target: '-1000000000055' };

/** Answers of a bot with `size` messages waiting: it forgets what an offset confirms, as Telegram does. */
function bot(size: number): (request: HttpRequest) => string {
  let waiting = Array.from({ length: size }, (_, index) => ({
    update_id: 1 + index,
    message: {
      message_id: 1 + index,
      date: 1_795_421_000,
      chat: { id: -1_000_000_000_055, type: 'supergroup', username: 'a' },
      text: 'вода',
    },
  }));
  return ({ body = '{}' }) => {
    const { offset = 0 } = JSON.parse(body) as { offset?: number };
    waiting = waiting.filter(({ update_id: id }) => id >= offset);
    return JSON.stringify({ ok: true, result: waiting.slice(0, 100) });
  };
}

/** The pages of one visit, which ends where nobody asks for the next one. */
function pagesOf(
  collector: Collector,
  answer: ReturnType<typeof bot>,
  cursor: Cursor | null,
): AsyncIterable<Page> {
  const clock = fakeClock();
  return collector.poll(
    {
      source: sourceSchema.parse({ id: 'bot', ...source }),
      cursor,
      token: 'token',
      signal: new AbortController().signal,
      report: () => undefined,
    },
    {
      http: async (request) => ({
        status: 200,
        headers: {},
        url: request.url,
        retryAfterSeconds: null,
        body: Buffer.from(answer(request)),
      }),
      limiter: { run: (_turn, exchange) => exchange(), pause: () => undefined },
      clock,
      logger: silentLogger,
      pseudonymise: () => 'key',
      bodyOfChannel: () => null,
      timezone: 'Europe/Moscow',
    },
  );
}

test('wherever a visit is cut off, and however often, no update is lost', async () => {
  const sizes = fc.integer({ min: 1, max: 450 });
  const cuts = fc.array(fc.nat(3), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(sizes, cuts, async (size, keeps) => {
      const answer = bot(size);
      const landed = new Set<string>();
      let cursor: Cursor | null = null;
      for (const keep of [...keeps, Infinity]) {
        let pages = 0;
        for await (const page of pagesOf(createTelegramBotCollector(), answer, cursor)) {
          // A page that is not landed is as if it had never been yielded.
          if (pages >= keep) break;
          pages += 1;
          for (const { id } of page.posts) landed.add(id);
          cursor = page.cursor;
        }
      }
      expect(landed.size).toBe(size);
    }),
    { numRuns: 40 },
  );
});
