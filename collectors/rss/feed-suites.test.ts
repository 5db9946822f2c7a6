import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Post } from '../../contracts/post.ts';
import { htmlToText } from '../../text/clean.ts';
import { rssCollector } from './index.ts';

const data = process.env['VECHE_EVAL_DATA'];
const feeds = join(data ?? '', 'payloads/feeds');
const FLOOR = 0.97;

/** What a suite states about the first item; a field it does not state is undefined. */
interface Expectation {
  file: string;
  id?: string;
  link?: string;
  texts: string[];
  publishedMs?: number;
}

function postsOf(file: string): Post[] {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'UTC' };
  try {
    const body = readFileSync(file);
    return rssCollector.parse({ body, channel: null, now: Date.parse('2026-11-24T08:00:00Z'), services })
      .posts;
  } catch {
    return [];
  }
}

const joined = (text: string): string => text.replace(/[\s\uFFFD]+/g, '');

function problem(expected: Expectation): string | null {
  const [post] = postsOf(expected.file);
  if (post === undefined) return 'no post';
  if (expected.id !== undefined && post.id !== `rss:${expected.id}`) return `id ${post.id}`;
  if (expected.link !== undefined && post.url !== expected.link) return `link ${post.url}`;
  if (expected.publishedMs !== undefined && Date.parse(post.publishedAt) !== expected.publishedMs)
    return `date ${post.publishedAt}`;
  const missing = expected.texts.find((text) => !joined(post.text).includes(joined(htmlToText(text))));
  return missing === undefined
    ? null
    : `text ${JSON.stringify(post.text).slice(0, 200)} lacks ${missing.slice(0, 200)}`;
}

function judge(expectations: readonly Expectation[]): { share: number; misses: string[] } {
  const misses = expectations.flatMap((expected) => {
    const found = problem(expected);
    return found === null ? [] : [`${expected.file.slice(feeds.length)}: ${found}`];
  });
  return { share: 1 - misses.length / expectations.length, misses };
}

/** `Expect: not bozo and entries[0]['title'] == 'Example'` with one plain comparison. */
function feedparserExpectations(): Expectation[] {
  const root = join(feeds, 'feedparser');
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).flatMap((name) => {
    if (!name.endsWith('.xml')) return [];
    const file = join(root, name);
    const line =
      /^Expect:\s*(?:not bozo and )?entries\[0\]\['(\w+)'\](\[0\]\['value'\])? == u?(['"])((?:(?!\3).)*)\3\s*$/m.exec(
        readFileSync(file, 'latin1'),
      );
    const field = line?.[1] ?? '';
    const value = line?.[4] ?? '';
    if (line === null || value.includes('\\') || /<[a-z]/i.test(value)) return [];
    if (['title', 'summary', 'description', 'content'].includes(field)) return [{ file, texts: [value] }];
    if (field === 'id' || field === 'guid') return [{ file, texts: [], id: value }];
    if (field === 'link' && value.startsWith('http')) return [{ file, texts: [], link: value }];
    if (field === 'published' || field === 'updated')
      return [{ file, texts: [], publishedMs: Date.parse(value) }].filter(
        (one) => !Number.isNaN(one.publishedMs),
      );
    return [];
  });
}

interface PairItem {
  title?: string;
  description?: string;
  link?: string;
  guid?: string;
  id?: string;
  isoDate?: string;
  publishedParsed?: string;
}

/** An item that states nothing but an author or a picture is quarantined: nothing identifies it. */
function isIdentified(item: PairItem): boolean {
  const { guid, id, link, title, description, isoDate, publishedParsed } = item;
  return [guid, id, link, title, description, isoDate, publishedParsed].some(Boolean);
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
    const item = Array.isArray(items) ? (items[0] as PairItem | undefined) : undefined;
    if (item === undefined || !isIdentified(item)) return [];
    const id = (item.guid ?? item.id)?.trim();
    const link = item.link?.trim();
    const date = item.isoDate ?? item.publishedParsed;
    return [
      {
        file,
        texts: [item.title, item.description].filter((text) => text !== undefined),
        ...(id === undefined ? {} : { id }),
        ...(link?.startsWith('http') ? { link } : {}),
        ...(date === undefined ? {} : { publishedMs: Date.parse(date) }),
      },
    ];
  });
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
      gofeed: pairExpectations(
        'gofeed/translator',
        (file) => file.replace(/\.xml$/, '.json'),
        (json) => field(json, 'items'),
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
