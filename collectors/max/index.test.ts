import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FakeClock } from '../../tests/support/fake-clock.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Visited, VisitOptions, Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { createMaxCollector } from './index.ts';

const collector = createMaxCollector({ random: () => 0.5 });
const CHANNEL = -70_000_000_000_055;
const CHAT = -70_000_000_000_056;
const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
const parse = (text: string) =>
  collector.parse({
    body: Buffer.from(text),
    channel: null,
    now: Date.parse('2026-11-24T08:00:00Z'),
    services,
  });

interface Bot {
  clock: FakeClock;
  /** Updates not yet forgotten, each with its number. */
  updates: { number: number; update: object }[];
  history: { chat_id: number; timestamp: number; mid: string }[];
  chats: object[];
  asked: string[];
}

const chat = (id: number, more: object = {}): object => ({
  chat_id: id,
  type: 'chat',
  status: 'active',
  is_public: true,
  ...more,
});

function message({ chat_id: id, timestamp, mid }: Bot['history'][number]): object {
  return {
    sender: { user_id: 700_700_700, is_bot: false },
    recipient: { chat_id: id, chat_type: 'chat' },
    timestamp,
    body: { mid, seq: 1, text: `Сообщение ${mid}`, attachments: [] },
  };
}

function newBot(): Bot {
  return { clock: fakeClock(), updates: [], history: [], chats: [chat(CHANNEL), chat(CHAT)], asked: [] };
}

function write(bot: Bot, mid: string, chatId = CHAT): void {
  const item = { chat_id: chatId, timestamp: bot.clock.now(), mid };
  bot.history.push(item);
  const number = (bot.updates.at(-1)?.number ?? 0) + 1;
  const update = { update_type: 'message_created', timestamp: item.timestamp, message: message(item) };
  bot.updates.push({ number, update });
}

/** Forgets what lies before the marker, as MAX does. */
function serve(bot: Bot): Web {
  return (url) => {
    bot.asked.push(`${url.pathname}${url.search}`);
    const number = (name: string, fallback: number): number => Number(url.searchParams.get(name) ?? fallback);
    if (url.pathname === '/chats') return { body: JSON.stringify({ chats: bot.chats, marker: null }) };
    if (url.pathname === '/messages') {
      const found = bot.history
        .filter((item) => item.chat_id === number('chat_id', 0))
        .filter(({ timestamp }) => timestamp <= number('from', 0) && timestamp >= number('to', 0))
        .toReversed();
      return { body: JSON.stringify({ messages: found.slice(0, number('count', 50)).map(message) }) };
    }
    bot.updates = bot.updates.filter((one) => one.number > number('marker', 0));
    const page = bot.updates.slice(0, 100);
    const marker = page.at(-1)?.number ?? number('marker', 0);
    return { body: JSON.stringify({ updates: page.map(({ update }) => update), marker }) };
  };
}

function visitBot(bot: Bot, more: Partial<VisitOptions> = {}): Promise<Visited> {
  const source = { network: 'max', target: 'all', since: '1d', ...more.source } as const;
  return visit(collector, { web: serve(bot), clock: bot.clock, ...more, source });
}

const midsOf = ({ pages }: Visited): string[] => pages.flatMap(({ posts }) => posts.map(({ id }) => id));
const cursorOf = ({ pages }: Visited) => pages.at(-1)!.cursor;

test('updates become posts, answers, edits and deletions, linked before names are masked', () => {
  const { posts, tombstones, quarantined } = parse(fixture('updates.json'));
  const byId = new Map(posts.map((post) => [post.id, post]));

  expect(byId.get('max:mid.0001')).toMatchObject({
    kind: 'post',
    channelId: '-70000000000055',
    geo: { lat: 57.8136, lon: 28.3496 },
    metrics: { views: 300 },
    url: 'https://max.ru/vydumka/AZ0001',
    authorKey: null,
  });
  expect(byId.get('max:mid.0003')).toMatchObject({
    kind: 'comment',
    parentId: 'max:mid.0002',
    text: '‹упоминание›, у нас тоже, звоните ‹телефон›',
  });
  expect(byId.get('max:mid.0004')).toMatchObject({
    parentId: 'max:mid.0002',
    edited: true,
    editedAt: new Date(1_795_421_400_000).toISOString(),
  });
  expect(tombstones.map(({ id }) => id)).toEqual(['max:mid.0009']);
  expect(quarantined.map(({ reason }) => reason)).toEqual([
    'a private dialogue: never collected',
    'a message without id, chat or time',
  ]);
});

test('a marker is passed with all its digits, and only once its page is landed', async () => {
  const bot = newBot();
  const markers: (string | null)[] = [];
  let count = 0;
  const web: Web = (url, request) => {
    if (url.pathname !== '/updates') return serve(bot)(url, request);
    markers.push(url.searchParams.get('marker'));
    count += 1;
    return { body: count === 1 ? fixture('updates.json') : '{"updates":[],"marker":9007199254740993123}' };
  };
  const { pages } = await visitBot(bot, { web });

  expect(markers).toEqual([null, '9007199254740993123']);
  expect(pages.map(({ cursor }) => cursor['marker'])).toEqual([
    null,
    null,
    '9007199254740993123',
    '9007199254740993123',
  ]);
});

test('history is read when a chat is new, then updates alone, and nothing comes twice or is lost', async () => {
  const bot = newBot();
  for (let count = 0; count < 250; count += 1) {
    bot.history.push({
      chat_id: CHAT,
      timestamp: bot.clock.now() - 1_000_000 + count * 1000,
      mid: `old.${count}`,
    });
  }
  const first = await visitBot(bot);
  write(bot, 'new.1');
  bot.clock.advance(5000);
  const second = await visitBot(bot, { cursor: cursorOf(first) });

  expect(midsOf(first).length).toBe(252);
  expect(new Set(midsOf(first)).size).toBe(250);
  expect(midsOf(second)).toEqual(['max:new.1']);
  expect(second.reports.at(-1)).toEqual({ state: 'active', reason: null });
});

test('a visit that is cut after any page goes on without a loss', async () => {
  const bot = newBot();
  await visitBot(bot);
  for (let count = 0; count < 350; count += 1) write(bot, `m.${count}`);
  const whole = await visitBot({ ...bot, updates: [...bot.updates] });
  const all = new Set(midsOf(whole));

  expect(all.size).toBe(350);
  for (let cut = 1; cut < whole.pages.length; cut += 1) {
    const landed = whole.pages.slice(0, cut);
    const { cursor } = landed.at(-1)!;
    // What MAX was told to forget is what had been landed: the marker of the last page but one.
    const rest = await visitBot({ ...bot, updates: [...bot.updates] }, { cursor });
    const got = new Set([...landed.flatMap(({ posts }) => posts.map(({ id }) => id)), ...midsOf(rest)]);
    expect([...all].filter((id) => !got.has(id))).toEqual([]);
  }
});

test('after a pause of hours, what the network has forgotten is read from the history', async () => {
  const bot = newBot();
  const first = await visitBot(bot);
  write(bot, 'missed');
  bot.updates = [];
  bot.clock.advance(5 * 3_600_000);
  const next = await visitBot(bot, { cursor: cursorOf(first) });

  expect(midsOf(next)).toEqual(['max:missed']);
});

test('closed chats and dialogues are never collected, in updates or from the history', async () => {
  const bot = newBot();
  bot.chats = [chat(CHANNEL), chat(CHAT, { is_public: false }), chat(77, { type: 'dialog' })];
  write(bot, 'secret', CHAT);
  write(bot, 'private', 77);
  write(bot, 'open', CHANNEL);
  const { pages } = await visitBot(bot);

  expect(new Set(pages.flatMap(({ posts }) => posts.map(({ id }) => id)))).toEqual(new Set(['max:open']));
  expect(
    bot.asked.filter((asked) => asked.startsWith('/messages')).every((asked) => asked.includes(`${CHANNEL}`)),
  ).toBe(true);
});

test('a chat that the bot joins later is recognised before its updates are forgotten', async () => {
  const bot = newBot();
  const first = await visitBot(bot);
  bot.clock.advance(120_000);
  const joined = -70_000_000_000_099;
  bot.chats.push(chat(joined));
  bot.history.push({ chat_id: joined, timestamp: bot.clock.now() - 60_000, mid: 'before' });
  write(bot, 'hello', joined);
  const next = await visitBot(bot, { cursor: cursorOf(first) });

  expect(new Set(midsOf(next))).toEqual(new Set(['max:hello', 'max:before']));
});

test('only the chats that a source names are read', async () => {
  const bot = newBot();
  write(bot, 'one', CHAT);
  write(bot, 'other', CHANNEL);
  const source = { network: 'max', target: `${CHAT}` } as const;
  const { pages } = await visitBot(bot, { source });

  expect(new Set(pages.flatMap(({ posts }) => posts.map(({ id }) => id)))).toEqual(new Set(['max:one']));
});

test('news are waited for only when the visit before brought none', async () => {
  const bot = newBot();
  write(bot, 'one');
  const first = await visitBot(bot);
  const second = await visitBot(bot, { cursor: cursorOf(first) });
  bot.asked = [];
  await visitBot(bot, { cursor: cursorOf(second) });

  expect(first.requests.concat(second.requests).join()).not.toContain('timeout=20');
  expect(bot.asked.join()).toContain('timeout=20');
});

test.each([
  [403, 'verify.token', 'dead'],
  [405, 'method.not.allowed', 'dead'],
  [403, 'chat.denied', 'private'],
  [400, 'proto.payload', 'backing_off'],
])('status %i with code %s puts the source into state %s and keeps it quiet', async (status, code, state) => {
  const bot = newBot();
  const web: Web = () => ({ status, body: JSON.stringify({ code, message: 'no' }) });
  const first = await visitBot(bot, { web });
  const held = await visitBot(bot, { cursor: cursorOf(first) });

  expect(first.reports.at(-1)).toMatchObject({ state });
  expect(held.requests).toEqual([]);
});

test('too many requests end the visit for as long as the server asks', async () => {
  const web: Web = () => ({
    status: 429,
    retryAfterSeconds: 17,
    body: '{"code":"too.many.requests","message":""}',
  });
  await expect(visitBot(newBot(), { web })).rejects.toMatchObject({ code: 'remote', retryAfterSeconds: 17 });
});

test('a server that wants to be left alone for an hour is not waited for within the visit', async () => {
  const bot = newBot();
  const before = bot.clock.now();
  const web: Web = () => ({ status: 503, retryAfterSeconds: 3600, body: '' });

  await expect(visitBot(bot, { web })).rejects.toMatchObject({ code: 'remote', retryAfterSeconds: 3600 });
  expect(bot.clock.now()).toBe(before);
});

test('the token travels in a header', async () => {
  const bot = newBot();
  const headers: (string | undefined)[] = [];
  const web: Web = (url, request) => {
    headers.push(request.headers?.['authorization']);
    return serve(bot)(url, request);
  };
  const { requests } = await visitBot(bot, { web, token: 'bot-token' });

  expect(new Set(headers)).toEqual(new Set(['bot-token']));
  expect(requests.join()).not.toContain('bot-token');
});

test('an error answer says what is done about it', () => {
  expect(parse(fixture('error-token.json')).error?.reaction).toMatch(/^stop_token: /);
});
