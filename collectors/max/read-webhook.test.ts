import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceSchema } from '../../contracts/source.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import { readWebhook } from './read-webhook.ts';

const update: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/webhook.json'), 'utf8'));
const services = {
  pseudonymise: () => 'key',
  bodyOfChannel: () => null,
  timezone: 'Europe/Moscow',
  clock: fakeClock(),
};
const sourceOf = (target: string) => sourceSchema.parse({ id: 'max-bot', network: 'max', target });
const call = { source: sourceOf('-70000000000056'), secret: 'secret', given: 'secret' };

test('an update of a chat that the source names becomes a post', () => {
  const { posts } = readWebhook(update, call, services);

  expect(posts.map(({ id, text }) => [id, text])).toEqual([
    ['max:mid.0011', 'Пишите ‹упоминание›, он знает'],
  ]);
});

test('an update of another chat is dropped', () => {
  const source = sourceOf('-70000000000057');

  expect(readWebhook(update, { ...call, source }, services)).toMatchObject({ posts: [], quarantined: [] });
});

test('a wrong secret, an unknown source and one of another network are refused alike', () => {
  const other = sourceSchema.parse({ id: 'a', network: 'vk', target: '-1' });
  for (const wrong of [{ given: 'x' }, { secret: null, given: '' }, { source: null }, { source: other }]) {
    expect(() => readWebhook(update, { ...call, ...wrong }, services)).toThrow('no such source');
  }
});

test('a source that names no chats takes nothing, because an update does not say whether its chat is open', () => {
  expect(() => readWebhook(update, { ...call, source: sourceOf('all') }, services)).toThrow('name its chats');
});
