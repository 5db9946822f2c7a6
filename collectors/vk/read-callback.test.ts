import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { sourceSchema } from '../../contracts/source.ts';
import { createCallbackReader } from './read-callback.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const SECRET = 'a secret of the community';
const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
const source = sourceSchema.parse({
  id: 'own',
  network: 'vk',
  target: 'events-55',
  secretEnv: 'VK_SECRET',
  confirmation: '1a2b3c4d',
});
const called = { source, secret: SECRET, now: NOW };
const base = { group_id: 55, secret: SECRET, v: '5.199' };
const object = {
  id: 18,
  from_id: 900,
  post_id: 17,
  post_owner_id: -55,
  date: 1_795_420_000,
  text: 'Нет воды',
};
const reply = { ...base, type: 'wall_reply_new', event_id: 'e1', object };

test('an event is landed once, however often it is sent, and answered with ok', async () => {
  const landed: Parsed[] = [];
  const reader = createCallbackReader(services);
  const land = async (parsed: Parsed): Promise<void> => void landed.push(parsed);
  const answers = await Promise.all([1, 2, 3].map(() => reader.take(reply, called, land)));

  expect(answers).toEqual(['ok', 'ok', 'ok']);
  expect(landed.flatMap(({ posts }) => posts.map(({ id, rootId }) => [id, rootId]))).toEqual([
    ['vk:-55_18', 'vk:-55_17'],
  ]);
});

test('an event that could not be landed is refused, and taken when it is sent again', async () => {
  const reader = createCallbackReader(services);
  let count = 0;
  const land = async (): Promise<void> => {
    count += 1;
    if (count === 1) throw new Error('the disk is full');
  };

  await expect(reader.take(reply, called, land)).rejects.toThrow('full');
  expect(await reader.take(reply, called, land)).toBe('ok');
  expect(count).toBe(2);
});

test('the confirmation is answered with its string, also before VK knows the secret', async () => {
  const reader = createCallbackReader(services);
  const nobody = async (): Promise<void> => expect.unreachable();

  for (const secret of [SECRET, undefined])
    expect(await reader.take({ ...base, type: 'confirmation', secret }, called, nobody)).toBe('1a2b3c4d');
});

test.each([
  ['a wrong secret', { ...reply, secret: 'wrong' }, called],
  ['no secret', { ...reply, secret: undefined }, called],
  ['a confirmation with a wrong secret', { ...base, type: 'confirmation', secret: 'wrong' }, called],
  ['another community', { ...reply, group_id: 56 }, called],
  ['an unknown source', reply, { ...called, source: null }],
  ['a source that takes no calls', reply, { ...called, secret: null }],
  ['no event', { hello: 1 }, called],
])('%s is refused, and nothing is landed', async (_what, event, whom) => {
  const land = async (): Promise<void> => expect.unreachable();

  await expect(createCallbackReader(services).take(event, whom, land)).rejects.toMatchObject({
    code: 'unauthorized',
  });
});

test('a private message is answered and leaves no trace', async () => {
  const land = async (): Promise<void> => expect.unreachable();
  const event = { ...base, type: 'message_new', event_id: 'e2', object: { message: { text: 'только вам' } } };

  expect(await createCallbackReader(services).take(event, called, land)).toBe('ok');
});
