import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Post } from '../../contracts/post.ts';
import { htmlToText } from '../../text/clean.ts';
import { maskPersonalData } from '../../text/mask.ts';
import { rssCollector } from './index.ts';

const data = process.env['VECHE_EVAL_DATA'];
const feeds = join(data ?? '', 'payloads/feeds');
const FLOOR = 0.97;

/** What a suite states about an item; a field it does not state is undefined. */
interface Expectation {
  file: string;
  /** Number of the item in its feed. */
  index: number;
  id?: string;
  link?: string;
  texts: string[];
  publishedMs?: number;
}

const read = new Map<string, Post[]>();

function postsOf(file: string): Post[] {
  const known = read.get(file);
  if (known !== undefined) return known;
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'UTC' };
  const posts = tryParse(file, services);
  read.set(file, posts);
  return posts;
}

function tryParse(file: string, services: Parameters<typeof rssCollector.parse>[0]['services']): Post[] {
  try {
    const body = readFileSync(file);
    return rssCollector.parse({ body, channel: null, now: Date.parse('2026-11-24T08:00:00Z'), services })
      .posts;
  } catch {
    return [];
  }
}

const joined = (text: string): string => text.replace(/[\s\uFFFD]+/g, '');
const plain = (html: string): string => joined(maskPersonalData(htmlToText(html)));

function problem(expected: Expectation): string | null {
  const post = postsOf(expected.file)[expected.index];
  if (post === undefined) return 'no post';
  if (expected.id !== undefined && post.id !== `rss:${expected.id}`) return `id ${post.id}`;
  if (expected.link !== undefined && post.url !== expected.link) return `link ${post.url}`;
  if (expected.publishedMs !== undefined && Date.parse(post.publishedAt) !== expected.publishedMs)
    return `date ${post.publishedAt}`;
  const missing = expected.texts.find((text) => !joined(post.text).includes(plain(text)));
  return missing === undefined
    ? null
    : `text ${JSON.stringify(post.text).slice(0, 200)} lacks ${missing.slice(0, 200)}`;
}

function judge(expectations: readonly Expectation[]): { share: number; misses: string[] } {
  const misses = expectations.flatMap((expected) => {
    const found = problem(expected);
    return found === null ? [] : [`${expected.file.slice(feeds.length)}[${expected.index}]: ${found}`];
  });
  return { share: 1 - misses.length / expectations.length, misses };
}

/** `Expect: not bozo and entries[0]['title'] == 'Example'` with one plain comparison. */
const SIMPLE =
  /^\s*Expect:\s*(?:not bozo and )?entries\[0\]\['(\w+)'\](?:\[0\])?(?:\['(value|href)'\])? == u?(['"])((?:(?!\3).|\\\3)*)\3\s*$/m;
/** `… entries[0]['updated_parsed'] == (2004, 1, 1, …)` */
const PARSED_DATE =
  /^\s*Expect:\s*(?:not bozo and )?entries\[0\](?:\['|\.)(?:updated|published)_parsed(?:'\])? == \(([\d, ]+)\)/m;
const TEXTS = new Set(['title', 'summary', 'description', 'content', 'title_detail', 'summary_detail']);

function feedparserExpectations(): Expectation[] {
  const root = join(feeds, 'feedparser');
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    if (!name.endsWith('.xml')) return [];
    const file = join(root, name);
    const text = readFileSync(file, 'utf8');
    const [, field = '', part, , value = ''] = SIMPLE.exec(text) ?? [];
    const stated = statedBy(field, part, unescaped(value)) ?? parsedDate(text);
    return stated === null ? [] : [{ file, index: 0, texts: [], ...stated }];
  });
}

function statedBy(field: string, part: string | undefined, value: string): Partial<Expectation> | null {
  const isDetail = field.endsWith('_detail') || field === 'content';
  if (TEXTS.has(field)) return isDetail && part !== 'value' ? null : { texts: [value] };
  if (field === 'id' || field === 'guid') return { id: value };
  if (field === 'link' || (field === 'links' && part === 'href'))
    return value.startsWith('http') ? { link: value } : null;
  const moment = field === 'published' || field === 'updated' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? null : { publishedMs: moment };
}

function parsedDate(text: string): Partial<Expectation> | null {
  const numbers = PARSED_DATE.exec(text)?.[1]?.split(',').map(Number);
  if (numbers === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers;
  return { publishedMs: Date.UTC(year, month - 1, day, hour, minute, second) };
}

/** A string literal of Python. */
function unescaped(literal: string): string {
  return literal.replace(
    /\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(['"\\n])/gi,
    (_all, byte?: string, unit?: string, character?: string) =>
      byte === undefined && unit === undefined
        ? character === 'n'
          ? '\n'
          : (character ?? '')
        : String.fromCharCode(Number.parseInt(byte ?? unit ?? '', 16)),
  );
}

interface PairItem {
  title?: string;
  description?: string;
  link?: string;
  guid?: string | { value?: string };
  id?: string;
  isoDate?: string;
  publishedParsed?: string;
  pubDateParsed?: string;
}

/** An item that states nothing but an author or a picture is quarantined: nothing identifies it. */
function isIdentified(item: PairItem): boolean {
  const { guid, id, link, title, description, isoDate, publishedParsed, pubDateParsed } = item;
  return [guid, id, link, title, description, isoDate, publishedParsed, pubDateParsed].some(Boolean);
}

function pairExpectations(
  folder: string,
  jsonOf: (file: string) => string,
  itemsOf: (json: unknown) => unknown,
): Expectation[] {
  const root = join(feeds, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    const file = join(root, name);
    if (!/\.(?:xml|rss|atom)$/.test(name) || !existsSync(jsonOf(file))) return [];
    const items = itemsOf(JSON.parse(readFileSync(jsonOf(file), 'utf8')) as unknown);
    const pairs = Array.isArray(items) ? (items as PairItem[]).filter(isIdentified) : [];
    return pairs.map((item, index) => ({ file, index, ...statedByPair(item) }));
  });
}

function statedByPair(item: PairItem): Omit<Expectation, 'file' | 'index'> {
  const guid = typeof item.guid === 'object' ? item.guid.value : item.guid;
  const id = (guid ?? item.id)?.trim();
  const link = typeof item.link === 'string' ? item.link.trim() : undefined;
  const date = item.isoDate ?? item.publishedParsed ?? item.pubDateParsed;
  return {
    texts: [item.title, item.description].filter((text) => text !== undefined),
    ...(id === undefined || id === '' ? {} : { id }),
    ...(link?.startsWith('http') ? { link } : {}),
    ...(date === undefined ? {} : { publishedMs: Date.parse(date) }),
  };
}

test.skipIf(data === undefined)(
  'the recorded feed suites are read as their authors expect (set VECHE_EVAL_DATA)',
  () => {
    const field = (json: unknown, name: string): unknown => (json as Record<string, unknown>)[name];
    const suites = {
      feedparser: feedparserExpectations(),
      'rss-parser': pairExpectations(
        'rss-parser',
        (file) => file.replace('/input/', '/output/').replace(/\.\w+$/, '.json'),
        (json) => field(field(json, 'feed'), 'items'),
      ),
      'gofeed translator': pairExpectations(
        'gofeed/translator',
        (file) => file.replace(/\.xml$/, '.json'),
        (json) => field(json, 'items'),
      ),
      'gofeed parser': pairExpectations(
        'gofeed/parser',
        (file) => file.replace(/\.xml$/, '.json'),
        (json) => field(json, 'items') ?? field(json, 'entries'),
      ),
    };
    for (const [name, expectations] of Object.entries(suites)) {
      expect(expectations.length, name).toBeGreaterThan(0);
      const { share, misses } = judge(expectations);
      expect(share, `${name}: ${expectations.length} cases\n${misses.join('\n')}`).toBeGreaterThanOrEqual(
        FLOOR,
      );
    }
  },
);
