import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectors } from '../../collectors/index.ts';
import type { Collector, CollectorServices, Parsed } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { silentLogger } from '../../contracts/logger.ts';
import { postSchema } from '../../contracts/post.ts';
import { sourceSchema } from '../../contracts/source.ts';
import { fakeClock } from '../support/fake-clock.ts';

const root = join(import.meta.dirname, '../../collectors');
/** Folders that poll no network: shared parts, files that people give, and what programs push. */
const NO_COLLECTORS = new Set(['kit', 'files', 'push']);
const NOW = Date.parse('2026-11-24T08:00:00Z');
/** Everything in the fixtures that names a person or reaches one. */
const PERSONAL = /Выдумкин|vydumkin|Примеров|Зинаид|Аркади|zinaida|70070070\d|55-01-02|000-\d\d-\d\d/;

const services = {
  pseudonymise: () => 'pseudonym',
  bodyOfChannel: () => null,
  timezone: 'Europe/Moscow',
};

const nameOf = ({ manifest: { network, variant } }: Collector): string =>
  variant === undefined ? network : `${network}-${variant}`;
const folderOf = (collector: Collector): string => join(root, nameOf(collector));

function parse(collector: Collector, body: Buffer): Parsed {
  return collector.parse({ body, channel: null, now: NOW, services });
}

test('every folder is registered under the name of its network', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NO_COLLECTORS.has(entry.name))
    .map((entry) => entry.name);

  expect(folders.length).toBeGreaterThan(0);
  expect(collectors.map(nameOf).sort()).toEqual(folders.sort());
});

describe.each(collectors.map((collector) => [collector.manifest.network, collector] as const))(
  '%s',
  (network, collector) => {
    const { manifest } = collector;
    const fixtures = readdirSync(join(folderOf(collector), 'fixtures')).map((name) => ({
      name,
      body: readFileSync(join(folderOf(collector), 'fixtures', name)),
    }));

    test('says who it is, what it needs, and where its limit comes from', () => {
      expect(manifest.title.length).toBeGreaterThan(3);
      expect(manifest.documentation).toMatch(/^https:\/\//);
      expect(manifest.rateLimit.perSecond).toBeGreaterThan(0);
      expect(manifest.rateLimit.source).toMatch(/https:\/\//);
      expect(manifest.pollSeconds).toBeGreaterThan(0);
    });

    test('its README tells what it sees and what it does not', () => {
      const file = join(folderOf(collector), 'README.md');

      expect(existsSync(file)).toBe(true);
      const text = readFileSync(file, 'utf8');
      expect(text).toContain('\n## What it sees\n');
      expect(text).toContain('\n## What it does not see\n');
      expect(text).toContain('\n## Limits\n');
      expect(text).toContain('\n## Access\n');
    });

    test('every fixture gives valid posts of this network, a deletion, an error or nothing', () => {
      const all = fixtures.map(({ body }) => parse(collector, body));

      const posts = all.flatMap((parsed) => parsed.posts);
      expect(posts.length).toBeGreaterThan(0);
      for (const post of posts) {
        expect(postSchema.safeParse(post).error?.issues ?? [], post.id).toEqual([]);
        expect(post.id.startsWith(`${network}:`)).toBe(true);
        expect(post.network).toBe(network);
        expect(Date.parse(post.publishedAt)).toBeLessThanOrEqual(NOW);
      }
      expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    });

    test('an item that cannot be read is put aside with its reason and place', () => {
      const quarantined = fixtures.flatMap(({ body }) => parse(collector, body).quarantined);

      expect(quarantined.length).toBeGreaterThan(0);
      for (const { reason, place } of quarantined) {
        expect(reason).not.toBe('');
        expect(place).not.toBe('');
      }
    });

    test('no name, handle, number or address of a person is left in what it gives', () => {
      expect(fixtures.some(({ body }) => PERSONAL.test(body.toString()))).toBe(true);
      for (const { name, body } of fixtures) {
        expect(JSON.stringify(parse(collector, body)), name).not.toMatch(PERSONAL);
      }
    });

    test('whatever the bytes, the parser answers or says that they are unreadable', () => {
      const piece = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.constantFrom(
          '<div class="tgme_widget_message" data-post="a/1">',
          '{"response":{"items":[',
          '<rss>',
        ),
        fc.constantFrom('<item>', '<![CDATA[', '&#x;', '"id":1,', '}', ']', '<time datetime="', '\0', 'null'),
      );
      const cut = fc.tuple(fc.constantFrom(...fixtures), fc.double({ min: 0, max: 1, noNaN: true }), piece);
      const bytes = fc.oneof(
        fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
        fc.json().map((text) => Buffer.from(text)),
        fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join(''))),
        cut.map(([{ body }, share, noise]) => {
          const at = Math.floor(body.length * share);
          return Buffer.concat([body.subarray(0, at), Buffer.from(noise), body.subarray(at + 3)]);
        }),
      );
      fc.assert(
        fc.property(bytes, (body) => {
          for (const post of tryParse(collector, body)) {
            expect(postSchema.safeParse(post).success).toBe(true);
          }
        }),
        { numRuns: 200 },
      );
    });

    test('deep nesting and endless repetition are answered, too', () => {
      const hostile = ['<div>', '<item>', '[', '{"a":', '<rss><item>', '<', '&', '<b class="x"'].map((part) =>
        part.repeat(20_000),
      );
      const inMessage = `<div class="tgme_widget_message" data-post="a/1"><div class="tgme_widget_message_bubble">${'<b>'.repeat(20_000)}`;

      for (const text of [...hostile, inMessage]) {
        expect(Array.isArray(tryParse(collector, Buffer.from(text)))).toBe(true);
      }
    });

    test('a visit that was called off asks nothing', async () => {
      let requests = 0;
      const http: CollectorServices['http'] = async () => {
        requests += 1;
        throw new VecheError('network', 'the server must not be asked');
      };
      const limiter: CollectorServices['limiter'] = {
        async run({ signal }, exchange) {
          if (signal?.aborted) throw new VecheError('aborted', 'called off');
          return await exchange();
        },
        pause() {},
      };
      const pages = collector.poll(
        {
          source: sourceSchema.parse({
            id: 'a',
            network,
            target: targetOf(nameOf(collector)),
            acceptTerms: true,
          }),
          cursor: null,
          token: 'token',
          signal: AbortSignal.abort(),
          report() {},
        },
        { ...services, http, limiter, logger: silentLogger, clock: fakeClock(NOW) },
      );

      const visit = async (): Promise<void> => {
        for await (const page of pages) expect(page.posts).toEqual([]);
      };
      await expect(visit()).rejects.toMatchObject({ code: 'aborted' });
      expect(requests).toBe(0);
    });
  },
);

function tryParse(collector: Collector, body: Buffer): Parsed['posts'] {
  try {
    return parse(collector, body).posts;
  } catch (error) {
    if (error instanceof VecheError && error.code === 'unreadable') return [];
    throw error;
  }
}

function targetOf(name: string): string {
  return (
    {
      vk: '-55',
      ok: '53000000000055',
      max: 'all',
      mastodon: 'https://example.org',
      telegram: 'vydumka_test',
      'telegram-bot': '-1000000000055',
    }[name] ?? 'https://example.org/rss'
  );
}
