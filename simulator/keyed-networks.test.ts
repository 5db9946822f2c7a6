import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentialsOf, signedForm } from '../collectors/ok/sign.ts';
import type { Source } from '../contracts/source.ts';
import { fakeClock } from '../tests/support/fake-clock.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator } from './simulator.ts';
import { OK_TOKEN_NAME } from './sources.ts';
import { testRegion } from './test-region.ts';

const clock = fakeClock();
let folder: string;
let simulator: Simulator;
let url: string;
let sources: Source[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-keyed-'));
  simulator = await createSimulator({
    region: testRegion(),
    seed: 2,
    days: 2,
    postsPerDay: 1500,
    clock,
    dataDir: folder,
  });
  ({ url, sources } = await simulator.listen(0));
});

afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true });
});

const sourceOf = (id: string): Source => sources.find((source) => source.id === id)!;
const groupId = (): string => sources.find(({ network }) => network === 'ok')!.target;

async function callOk(
  parameters: Record<string, string>,
  token = simulator.tokens[OK_TOKEN_NAME]!,
): Promise<{ error_code?: number; media_topics?: { id: string }[]; anchor?: string; has_more?: boolean }> {
  const body = signedForm(parameters, credentialsOf(token));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${url}/fb.do`, { method: 'POST', headers, body });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Awaited<ReturnType<typeof callOk>>;
}

async function codeOf(parameters: Record<string, string>, token?: string): Promise<number | undefined> {
  clock.advance(2000);
  return (await callOk(parameters, token)).error_code;
}

test('Odnoklassniki answers wrong calls with its own error codes and status 200', async () => {
  const topics = { method: 'mediatopic.getTopics', gid: groupId() };
  const [key = '', , access = ''] = simulator.tokens[OK_TOKEN_NAME]!.split(':');

  expect(await codeOf(topics)).toBeUndefined();
  expect(await codeOf(topics, `${key}:wrong-secret:${access}`)).toBe(104);
  expect(await codeOf(topics, `${key}:wrong-secret:wrong-access`)).toBe(102);
  expect(await codeOf({ ...topics, gid: sourceOf('ok-zakrytaya').target })).toBe(456);
  expect(await codeOf({ ...topics, gid: '77777' })).toBe(300);
  expect(await codeOf({ ...topics, count: '1000' })).toBe(100);
  expect(await codeOf({ method: 'users.getInfo' })).toBe(3);
  expect(await codeOf({ method: 'discussions.getComments', discussionId: '5' })).toBe(300);
});

test('pages of a group hang together by their anchors, without a gap or a repetition', async () => {
  const ids: string[] = [];
  let anchor: Record<string, string> = {};
  for (let count = 0; count < 20; count += 1) {
    clock.advance(1000);
    const page = await callOk({ method: 'mediatopic.getTopics', gid: groupId(), count: '7', ...anchor });
    ids.push(...page.media_topics!.map(({ id }) => id));
    if (page.has_more !== true) break;
    anchor = { anchor: page.anchor! };
  }

  expect(ids.length).toBeGreaterThan(20);
  expect(ids).toEqual([...new Set(ids)].sort().toReversed());
});

test('the second call of a token within a second is refused with error 11', async () => {
  clock.advance(5000);
  const parameters = { method: 'mediatopic.getTopics', gid: groupId() };
  const codes = [(await callOk(parameters)).error_code, (await callOk(parameters)).error_code];

  expect(codes).toEqual([undefined, 11]);
});

interface MaxAnswer {
  updates: { timestamp: number }[];
  marker: number;
  code?: string;
}

async function callMax(path: string, token?: string): Promise<{ status: number; body: MaxAnswer }> {
  const { tokenEnv } = sourceOf('max-kanal');
  const headers = { authorization: token ?? simulator.tokens[tokenEnv!]! };
  const answer = await fetch(`${url}${path}`, { headers });
  return { status: answer.status, body: (await answer.json()) as MaxAnswer };
}

test('MAX forgets the updates before a marker, and only those', async () => {
  const first = await callMax('/updates?limit=5&timeout=0');
  const again = await callMax('/updates?limit=5&timeout=0');
  const next = await callMax(`/updates?limit=5&timeout=0&marker=${first.body.marker}`);
  const after = await callMax('/updates?limit=5&timeout=0');

  expect(first.body.updates.length).toBe(5);
  expect(again.body).toEqual(first.body);
  expect(next.body.updates).not.toEqual(first.body.updates);
  expect(after.body).toEqual(next.body);
});

test('MAX holds an answer until something happens, or the time is over', async () => {
  const last = await callMax('/updates?limit=1000&timeout=0');
  const before = clock.now();
  const { body } = await callMax(`/updates?timeout=90&marker=${last.body.marker}`);

  expect(clock.now() - before).toBeGreaterThan(0);
  expect(clock.now() - before).toBeLessThanOrEqual(90_000);
  expect(body.updates.every(({ timestamp }) => timestamp > before)).toBe(true);
});

test('MAX refuses a wrong token, a chat without the bot, and the 31st call within a second', async () => {
  clock.advance(5000);
  expect(await callMax('/chats', 'wrong')).toMatchObject({ status: 401, body: { code: 'verify.token' } });
  expect((await callMax('/messages?chat_id=-1')).status).toBe(404);
  const statuses: number[] = [];
  for (let count = 0; count < 30; count += 1) statuses.push((await callMax('/chats')).status);

  expect(statuses.filter((status) => status === 200).length).toBe(29);
  expect(statuses.at(-1)).toBe(429);
});
