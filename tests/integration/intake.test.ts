import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sourceSchema } from '../../contracts/source.ts';
import type { PublicPost } from '../../contracts/queries/posts.ts';
import { openApiService, type ApiService } from '../support/api-service.ts';

const SECRET = 'a secret of the hotline';
const VK_SECRET = 'a secret of the community';
const SECRETS = new Map([
  ['hotline', SECRET],
  ['own-community', VK_SECRET],
]);
const hotline = sourceSchema.parse({
  id: 'hotline',
  network: 'appeal',
  target: 'phone',
  channelKind: 'inbox',
  secretEnv: 'HOTLINE_SECRET',
});
const ownCommunity = sourceSchema.parse({
  id: 'own-community',
  network: 'vk',
  target: 'events-55',
  secretEnv: 'VK_SECRET',
  confirmation: '1a2b3c4d',
});

let service: ApiService;
let editor: string;

beforeAll(async () => {
  service = await openApiService({
    requireKeys: true,
    config: { sources: [hotline, ownCommunity], ingestSecretOf: (id) => SECRETS.get(id) ?? null },
  });
  editor = await service.makeKey({ name: 'Editor', role: 'editor' });
});
afterAll(() => service.close());

interface Push {
  source?: string;
  secret?: string;
  type?: string;
  ageSeconds?: number;
}

async function push(body: string, given: Push = {}): Promise<{ status: number; answer: unknown }> {
  const { source = 'hotline', secret = SECRET, type = 'application/json', ageSeconds = 0 } = given;
  const timestamp = String(Math.floor(service.system.clock.now() / 1000) - ageSeconds);
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const answer = await fetch(`${service.url}/api/v1/ingest/${source}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-veche-timestamp': timestamp,
      'x-veche-signature': `sha256=${signature}`,
    },
    body,
  });
  await service.system.loop.drained();
  const { instance: _, ...told } = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, answer: told };
}

async function post(id: string): Promise<PublicPost | null> {
  const answer = await fetch(`${service.url}/api/v1/posts/${encodeURIComponent(id)}`, {
    headers: { authorization: `Bearer ${editor}` },
  });
  return answer.status === 404 ? null : ((await answer.json()) as PublicPost);
}

async function addByHand(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${service.url}/api/v1/posts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${editor}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const rows = async (ids: string[]) => service.system.storage.store.rows(ids);

test('a signed call lands its items under its source, masked, labelled and with a pseudonym', async () => {
  const items = [
    {
      id: '1',
      text: 'В Опочке нет воды, звоните +7 911 123-45-67',
      authorId: 'caller-1',
      channelId: 'phone',
    },
    { id: '2' },
    'no item',
  ];

  const { status, answer } = await push(JSON.stringify(items));

  expect(status).toBe(202);
  expect(answer).toEqual({
    posts: 1,
    deletions: 0,
    quarantined: [
      { place: 'items.1', reason: 'text: missing' },
      { place: 'items.2', reason: expect.any(String) as string },
    ],
  });
  const stored = (await rows(['appeal:hotline/1'])).get('appeal:hotline/1')!;
  expect(stored).toMatchObject({ kind: 'appeal', channelKind: 'inbox', districtId: 'opochetsky' });
  expect(stored.text).not.toContain('911');
  expect(stored.authorKey).toMatch(/^[\w-]{22}$/);
  expect(service.system.book.statuses()[0]).toMatchObject({
    state: 'active',
    counts: { posts: 1, quarantined: 2 },
  });
});

test('lines are taken, edits and deletions follow, and an item without a date keeps its first one', async () => {
  const line = { id: '3', text: 'Яма в Пскове' };
  await push(`${JSON.stringify(line)}\n\n`, { type: 'application/x-ndjson' });
  const first = await post('appeal:hotline/3');

  await push(JSON.stringify([{ ...line, text: 'Большая яма в Пскове' }]));
  const edited = await post('appeal:hotline/3');
  const { answer } = await push(JSON.stringify([{ id: '3', deletedAt: '2026-11-24' }]));
  const deleted = await post('appeal:hotline/3');

  expect(edited).toMatchObject({ text: 'Большая яма в Пскове', publishedAt: first!.publishedAt });
  expect(answer).toMatchObject({ posts: 0, deletions: 1 });
  expect(deleted).toMatchObject({ text: '', deletedAt: expect.any(String) as string });
  expect((await service.system.storage.store.verify()).differences).toEqual([]);
});

test('the same call again answers the same and stores nothing twice', async () => {
  const body = JSON.stringify([{ id: '4', text: 'Нет света в Острове' }]);
  const before = service.system.book.statuses()[0]!.counts.posts;

  const answers = await Promise.all([push(body), push(body)]);
  const again = await push(body);

  expect(new Set([...answers, again].map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(service.system.book.statuses()[0]!.counts.posts).toBe(before + 1);
});

test('an unknown source, a wrong secret and an old call get the very same answer', async () => {
  const body = JSON.stringify([{ id: '5', text: 'Нет газа' }]);

  const answers = [
    await push(body, { source: 'nobody' }),
    await push(body, { secret: 'another' }),
    await push(body, { ageSeconds: 301 }),
    await push(body, { ageSeconds: -400 }),
  ];

  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]!.status).toBe(401);
  expect(await post('appeal:hotline/5')).toBeNull();
});

test('a body that is no JSON and one of too many items are refused whole', async () => {
  const many = Array.from({ length: 501 }, (_, index) => ({ id: `m${index}`, text: 'x' }));

  expect((await push('[{')).status).toBe(400);
  expect((await push(JSON.stringify(many))).status).toBe(413);
  expect(await post('appeal:hotline/m0')).toBeNull();
});

test('a typed post is stored with its labels, and the same one again is the same', async () => {
  const body = { text: 'В Опочке нет воды, пишите a@b.ru', publishedAt: '2026-11-24T09:00' };

  const first = await addByHand(body);
  const again = await addByHand(body);

  expect([first.status, again.status]).toEqual([201, 200]);
  const stored = (await first.json()) as PublicPost;
  expect(stored).toMatchObject({
    network: 'appeal',
    kind: 'appeal',
    districtId: 'opochetsky',
    publishedAt: '2026-11-24T06:00:00.000Z',
  });
  expect(stored.text).not.toContain('a@b.ru');
  expect(await again.json()).toEqual(stored);
});

test('a key stands for one post: sent twice at once it is stored once, and another post is refused', async () => {
  const key = { 'idempotency-key': 'call-17' };

  const answers = await Promise.all([1, 2].map(() => addByHand({ text: 'Не работает лифт в Пскове' }, key)));
  const other = await addByHand({ text: 'Не вывезли мусор' }, key);

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 201]);
  expect(other.status).toBe(409);
});

test('a typed post that cannot be one, and a limited key, are refused', async () => {
  const limited = await service.makeKey({ name: 'Roads', role: 'editor', blocks: ['roads'] });

  const old = await addByHand({ text: 'Давно', publishedAt: '1999-01-01' });
  const outside = await addByHand({ text: 'Яма' }, { authorization: `Bearer ${limited}` });

  expect(old.status).toBe(400);
  expect(await old.json()).toMatchObject({ detail: 'dated before 2006-01-01' });
  expect(outside.status).toBe(403);
});

/** An event as VK's Callback API sends it. */
async function event(given: object): Promise<string> {
  const answer = await fetch(`${service.url}/api/v1/callback/own-community`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ group_id: 55, v: '5.199', secret: VK_SECRET, ...given }),
  });
  await service.system.loop.drained();
  return `${answer.status} ${answer.status === 200 ? await answer.text() : ''}`;
}

test('events of an own community are answered as VK wants, stored once, and taken back', async () => {
  const object = {
    id: 18,
    from_id: 900,
    post_id: 17,
    post_owner_id: -55,
    date: 1_763_970_000,
    text: 'Нет воды',
  };
  const reply = { type: 'wall_reply_new', event_id: 'e1', object };

  expect(await event({ type: 'confirmation' })).toBe('200 1a2b3c4d');
  expect(await event({ ...reply, secret: 'wrong' })).toBe('401 ');
  expect(await post('vk:-55_18')).toBeNull();
  expect(await event(reply)).toBe('200 ok');
  expect(await event(reply)).toBe('200 ok');
  expect(await post('vk:-55_18')).toMatchObject({ kind: 'comment', text: 'Нет воды' });
  const gone = { type: 'wall_reply_delete', event_id: 'e2', object: { owner_id: -55, id: 18, post_id: 17 } };
  expect(await event(gone)).toBe('200 ok');
  expect((await post('vk:-55_18'))?.text ?? '').toBe('');
});
