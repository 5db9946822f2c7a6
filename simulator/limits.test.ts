import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeClock } from '../tests/support/fake-clock.ts';
import { createLimits } from './limits.ts';
import type { Simulator } from './simulator.ts';
import { createSimulator, lastToldMs } from './simulator.ts';
import { testRegion } from './test-region.ts';

const clock = fakeClock();
let folder: string;
let simulator: Simulator;
let url: string;
let wall: string;
let closedWall: string;
let channel: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veche-limits-'));
  simulator = await start();
  const listening = await simulator.listen(0);
  ({ url } = listening);
  const targetOf = (id: string) => listening.sources.find((source) => source.id === id)!.target;
  wall = targetOf('vk-region');
  closedWall = targetOf('vk-zakrytaya');
  channel = targetOf('tg-novosti');
});

afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true });
});

function start(seed = 2): Promise<Simulator> {
  return createSimulator({ region: testRegion(), seed, days: 2, postsPerDay: 1500, clock, dataDir: folder });
}

async function call(
  method: string,
  query: Record<string, string>,
  token = Object.values(simulator.tokens)[0],
) {
  const parameters = new URLSearchParams({ v: '5.199', ...query });
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${url}/method/${method}?${parameters.toString()}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as {
    response?: { count: number; items: { id: number; text: string }[]; profiles?: object[] };
    error?: { error_code: number };
  };
}

async function codeOf(method: string, query: Record<string, string>, token?: string) {
  clock.advance(2000);
  return (await call(method, query, token)).error?.error_code;
}

test('the fourth request of a key within a rolling second is refused and counted, the fifth after it is served', async () => {
  clock.advance(5000);
  const before = simulator.limitsBroken().count;
  const codes: (number | undefined)[] = [];
  for (const waitMs of [0, 300, 300, 300, 100]) {
    clock.advance(waitMs);
    codes.push((await call('wall.get', { owner_id: wall, count: '1' })).error?.error_code);
  }

  expect(codes).toEqual([undefined, undefined, undefined, 6, undefined]);
  expect(simulator.limitsBroken().count).toBe(before + 1);
});

test('the 5001st call of a day is refused until the day has passed', () => {
  const time = fakeClock();
  const limits = createLimits(time);
  const daily = { name: 'a day', key: 'one', max: 5000, windowMs: 86_400_000 };
  const answers = Array.from({ length: 5001 }, () => {
    time.advance(1000);
    return limits.allow(daily);
  });

  expect(answers.indexOf(false)).toBe(5000);
  time.advance(86_400_000 - 5000 * 1000);
  expect(limits.allow(daily)).toBe(true);
  expect(limits.allow(daily)).toBe(false);
  expect(limits.allow({ ...daily, key: 'another' })).toBe(true);
  expect(limits.broken().count).toBe(2);
});

test('VK answers wrong calls with its own error codes and status 200', async () => {
  expect(await codeOf('wall.get', { owner_id: wall }, 'wrong')).toBe(5);
  expect(await codeOf('wall.get', { owner_id: closedWall })).toBe(15);
  expect(await codeOf('wall.get', { owner_id: '-1' })).toBe(125);
  expect(await codeOf('wall.get', { owner_id: wall, count: '101' })).toBe(100);
  expect(await codeOf('wall.get', { owner_id: wall, v: '5.81' })).toBe(8);
  expect(await codeOf('users.get', {})).toBe(3);
  expect(await codeOf('constructor', {})).toBe(3);
});

test('a closed list of comments answers 212', async () => {
  clock.advance(2000);
  const codes = new Set<number | undefined>();
  const { response } = await call('wall.get', { owner_id: wall, count: '100' });
  for (const { id } of response!.items)
    codes.add(await codeOf('wall.getComments', { owner_id: wall, post_id: String(id) }));

  expect(codes).toEqual(new Set([undefined, 212]));
});

test('profiles come only with extended=1', async () => {
  clock.advance(2000);
  expect((await call('wall.get', { owner_id: wall, count: '50' })).response?.profiles).toBeUndefined();
  const { response } = await call('wall.get', { owner_id: wall, count: '50', extended: '1' });
  expect(response?.profiles?.length).toBeGreaterThan(0);
});

test('the third preview page within a second is refused with Retry-After', async () => {
  clock.advance(5000);
  const answers = [];
  for (let count = 0; count < 3; count += 1) answers.push(await fetch(`${url}/s/${channel}`));

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers[2]?.headers.get('retry-after')).toBe('5');
});

test('an unknown channel and one without preview redirect', async () => {
  clock.advance(5000);
  for (const name of ['nobody_here', 'ozerny_sim_bez_prosmotra'])
    expect((await fetch(`${url}/s/${name}`, { redirect: 'manual' })).status).toBe(302);
});

test('a feed that has not changed is answered with 304', async () => {
  const first = await fetch(`${url}/feeds/ekspress.xml`);
  const etag = first.headers.get('etag')!;
  expect(await first.text()).toContain('<entry>');

  const second = await fetch(`${url}/feeds/ekspress.xml`, { headers: { 'if-none-match': etag } });
  expect(second.status).toBe(304);
});

test('a folder goes on with its own world only, on the same port, and knows how far it told', async () => {
  await simulator.close();
  await expect(start(3)).rejects.toThrow('another simulated world');

  expect(await lastToldMs(folder)).toBeLessThanOrEqual(clock.now());
  simulator = await start();
  expect((await simulator.listen(0)).url).toBe(url);
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok' });
});
