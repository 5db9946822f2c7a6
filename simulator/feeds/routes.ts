import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { createDice, hashOf } from '../dice.ts';
import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import { badItems } from './bad-items.ts';
import { encode1251 } from './encode-1251.ts';
import type { FeedItem } from './feed-item.ts';
import { readItems } from './feed-item.ts';
import { writeAtom } from './write-atom.ts';
import { writeJson } from './write-json.ts';
import { writeRss } from './write-rss.ts';

/** Hours in a hundred that begin with a breakdown, and how long it lasts. */
const BROKEN_HOURS = 0.06;
const BROKEN_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;
/** What a broken content system answers, with status 200. */
const ERROR_PAGE =
  '<!DOCTYPE html><html><head><title>Ошибка</title></head><body><h1>Извините, ведутся технические работы</h1></body></html>';

/** Path of a feed. */
export function feedPath({ native, format }: Pick<Channel, 'native' | 'format'>): string {
  return `/feeds/${native}.${format === 'json' ? 'json' : 'xml'}`;
}

/** Feeds with validators: `/feeds/<name>.xml`, `/feeds/<name>.json`. */
export function serveFeeds(app: FastifyInstance, service: Service): void {
  const { world, clock, ledger } = service;

  for (const channel of world.setting.channels.filter(({ network }) => network === 'rss')) {
    app.get(feedPath(channel), async (request, reply) => {
      const nowMs = clock.now();
      if (isBroken(channel, nowMs, world.setting.seed))
        return reply.type('text/html; charset=utf-8').send(ERROR_PAGE);
      const url = `${request.protocol}://${request.host}${feedPath(channel)}`;
      const items = readItems(channel, { nowMs, url }, service);
      await ledger.flush();
      const body = documentOf(channel, items, service, nowMs);
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
      reply.header('etag', etag).header('last-modified', lastModified(items));
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type(contentType(channel)).send(body);
    });
  }
}

/** One dialect breaks down now and then. */
function isBroken({ format, id }: Channel, nowMs: number, seed: number): boolean {
  if (format !== 'rss-yandex' || nowMs % HOUR_MS >= BROKEN_MS) return false;
  return createDice(hashOf(seed, id, Math.floor(nowMs / HOUR_MS), 'broken')).chance(BROKEN_HOURS);
}

function documentOf(channel: Channel, items: readonly FeedItem[], { world }: Service, nowMs: number): Buffer {
  const { setting } = world;
  if (channel.format === 'atom') return Buffer.from(writeAtom(channel, items));
  if (channel.format === 'json') return Buffer.from(writeJson(channel, items));
  const bad = channel.format === 'rss-yandex' ? badItems(setting, channel.native, nowMs) : [];
  const xml = writeRss(channel, items, bad, setting.time);
  return channel.format === 'rss-1251' ? encode1251(xml) : Buffer.from(xml);
}

function lastModified(items: readonly FeedItem[]): string {
  return new Date(Math.max(0, ...items.map(({ updatedMs }) => updatedMs))).toUTCString();
}

function contentType({ format }: Channel): string {
  if (format === 'json') return 'application/feed+json';
  if (format === 'atom') return 'application/atom+xml; charset=utf-8';
  return format === 'rss-1251'
    ? 'application/rss+xml; charset=windows-1251'
    : 'application/rss+xml; charset=utf-8';
}
