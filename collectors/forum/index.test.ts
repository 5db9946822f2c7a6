import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { htmlToText } from '../../text/clean.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Visited, Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { isFeedAddress } from './forum-address.ts';
import { forumCollector } from './index.ts';
import { withoutQuotes } from './without-quotes.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const HOUR_MS = 3_600_000;
const PAGE_IDS = 50;
const source = {
  network: 'forum',
  target: 'https://forum.example',
  channelKind: 'forum',
  since: '2d',
} as const;
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

function parse(body: string, channel: string | null = 'https://forum.example'): Parsed {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  return forumCollector.parse({ body: Buffer.from(body), channel, now: NOW, services });
}

interface Entry {
  id: number;
  minutesAgo: number;
  text?: string;
}

/** Discourse's `/posts.json`: public posts among the fifty ids that end with `before`, newest first. */
function forumOf(entries: () => readonly Entry[]): Web {
  return ({ searchParams }) => {
    const newest = Math.max(...entries().map(({ id }) => id));
    const before = Number(searchParams.get('before') ?? newest);
    const shown = entries().filter(({ id }) => id <= before && id > before - PAGE_IDS);
    const posts = shown
      .sort((a, b) => b.id - a.id)
      .map(({ id, minutesAgo, text = 'Текст' }) => ({
        id,
        topic_id: 7,
        post_number: id,
        created_at: new Date(NOW - minutesAgo * 60_000).toISOString(),
        updated_at: new Date(NOW).toISOString(),
        version: text === 'Текст' ? 1 : 2,
        username: 'somebody',
        cooked: `<p>${text}</p>`,
      }));
    return { body: JSON.stringify({ latest_posts: posts }) };
  };
}

const idsOf = ({ pages }: Visited): string[] => pages.flatMap(({ posts }) => posts.map(({ id }) => id));
const postId = (id: number): string => `forum:forum.example/t/7/${id}`;
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('posts are linked inside their topic, and the first one carries its title', () => {
  const { posts, tombstones } = parse(fixture('latest-posts.json'));

  expect(posts).toMatchObject([
    { kind: 'comment', parentId: 'forum:forum.example/t/77/2', edited: true, metrics: { likes: 3 } },
    { kind: 'comment', parentId: 'forum:forum.example/t/77/1' },
    { kind: 'post', text: 'Нет воды в Дедовичах\n\nКогда дадут воду?', url: 'https://forum.example/t/77/1' },
  ]);
  expect(tombstones.map(({ id }) => id)).toEqual(['forum:forum.example/t/76/4']);
});

test('a topic of a list has the id of its first post', () => {
  expect(parse(fixture('latest-topics.json')).posts.map(({ id }) => id)).toEqual([
    'forum:forum.example/t/80/1',
  ]);
});

test("a feed's posts belong to forums, without the line that names their author", () => {
  const [post] = parse(fixture('phpbb.atom'), 'https://forum.example/app.php/feed').posts;

  expect(post).toMatchObject({ network: 'forum', channelKind: 'forum', authorKey: 'key' });
  expect(post?.id).toBe('forum:https://forum.example/viewtopic.php?p=345#p345');
  expect(post?.text).toBe('ЖКХ • Re: Холодные батареи\n\nТопят еле-еле, ‹телефон›');
});

test.each([
  ['vbulletin.rss', 'forum:forum.example/5678', 'Дрова\n\nКто знает, почём дрова в Печорах?'],
  ['punbb.atom', 'forum:https://forum.example/viewtopic.php?pid=91#p91', 'Re: Автобус 17\n\nОпять отменили'],
])('the feed %s is read, its authors are pseudonyms', (name, id, text) => {
  const { posts } = parse(fixture(name), 'https://forum.example/feed');

  expect(posts).toMatchObject([{ id, text, authorKey: 'key', network: 'forum' }]);
});

test.each([
  ['https://forum.example/app.php/feed', true],
  ['https://forum.example/feed.php?f=2', true],
  ['https://forum.example/extern.php?action=feed&type=atom', true],
  ['https://forum.example/external.php?type=RSS2', true],
  ['https://forum.example/latest.rss', true],
  ['https://forum.example', false],
  ['https://example.org/community/', false],
])('whether %s is a feed: %s', (address, expected) => {
  expect(isFeedAddress(address)).toBe(expected);
});

test('a feed address is read as a feed', async () => {
  const target = 'https://forum.example/app.php/feed';
  const visited = await visit(forumCollector, {
    source: { ...source, target },
    web: () => ({ body: fixture('phpbb.atom') }),
  });

  expect(idsOf(visited)).toEqual(['forum:https://forum.example/viewtopic.php?p=345#p345']);
});

test('every post since the given time is read once, across pages that are empty because they are private', async () => {
  const ids = [...range(1, 30), ...range(200, 260)];
  const entries = ids.map((id) => ({ id, minutesAgo: 600 - id }));
  const visited = await visit(forumCollector, { source, web: forumOf(() => entries) });

  expect(idsOf(visited).sort()).toEqual(ids.map(postId).sort());
  expect(visited.reports.at(-1)).toEqual({ state: 'active', reason: null });
});

test('a visit that breaks off before its gap is closed goes on with it', async () => {
  const entries = range(1, 160).map((id) => ({ id, minutesAgo: 600 - id }));
  const web = forumOf(() => entries);
  const first = await visit(forumCollector, { source, web });
  const landed = first.pages[0]!;
  const rest = await visit(forumCollector, { source, web, cursor: landed.cursor });

  const all = new Set([...landed.posts.map(({ id }) => id), ...idsOf(rest)]);
  expect(all).toEqual(new Set(range(1, 160).map(postId)));
});

test('after half an hour edits and deletions of the last two days are found', async () => {
  const clock = fakeClock(NOW);
  let entries: Entry[] = range(1, 120).map((id) => ({ id, minutesAgo: 600 - id }));
  const web = forumOf(() => entries);
  const first = await visit(forumCollector, { source, web, clock });
  entries = entries
    .filter(({ id }) => id !== 20)
    .map((entry) => (entry.id === 10 ? { ...entry, text: 'Исправлено' } : entry));
  clock.advance(HOUR_MS);
  const again = await visit(forumCollector, { source, web, clock, cursor: first.pages.at(-1)!.cursor });

  expect(again.pages.flatMap(({ tombstones }) => tombstones.map(({ id }) => id))).toEqual([postId(20)]);
  expect(again.pages.flatMap(({ posts }) => posts).filter(({ edited }) => edited)).toMatchObject([
    { id: postId(10), text: 'Исправлено' },
  ]);
});

test('the wait that a busy forum asks for in its answer is kept', async () => {
  const visited = visit(forumCollector, {
    source,
    web: () => ({ status: 429, body: fixture('error.json') }),
  });

  await expect(visited).rejects.toMatchObject({ code: 'remote', retryAfterSeconds: 22 });
});

test('a page of posts that nobody can read is a changed layout and lands nothing', async () => {
  const body = JSON.stringify({ latest_posts: [{ id: 5 }, { id: 4 }] });
  const { pages, reports } = await visit(forumCollector, { source, web: () => ({ body }) });

  expect(pages).toEqual([]);
  expect(reports.at(-1)?.state).toBe('layout_changed');
});

test('a forum for members is private, and what is no forum of this kind dead', async () => {
  const body = '{"errors":["Войдите"],"error_type":"not_logged_in"}';
  const closed = await visit(forumCollector, { source, web: () => ({ status: 403, body }) });
  const missing = await visit(forumCollector, { source, web: () => ({ status: 404 }) });

  expect(closed.reports.at(-1)?.state).toBe('private');
  expect(missing.reports.at(-1)?.state).toBe('dead');
});

test('quotations are left out however they are nested, and nothing else is', () => {
  const text = fc.stringMatching(/^[а-я &<>"]{0,20}$/);
  fc.assert(
    fc.property(text, text, text, fc.nat(5), (before, quoted, after, depth) => {
      const escape = (raw: string): string => raw.replace(/&/g, '&amp;').replace(/</g, '&lt;');
      const open = '<aside class="quote no-group"><div class="title">КТО-ТО:</div>'.repeat(depth + 1);
      const html = `<p>${escape(before)}</p>${open}${escape(quoted)}${'</aside>'.repeat(depth + 1)}<p>${escape(after)}</p>`;

      expect(htmlToText(withoutQuotes(html))).toBe(
        htmlToText(`<p>${escape(before)}</p><p>${escape(after)}</p>`),
      );
    }),
  );
});
