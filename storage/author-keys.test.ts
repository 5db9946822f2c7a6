import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeClock } from '../tests/support/fake-clock.ts';
import { openAuthorKeys } from './author-keys.ts';

const NOVEMBER = '2026-11-24T06:00:00.000Z';
const OCTOBER = '2026-10-24T06:00:00.000Z';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'veche-keys-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => openAuthorKeys({ dir: join(dir, 'keys'), clock: fakeClock() }).pseudonymise;

test('one author is the same within a month, over restarts too, and another in the next month or network', () => {
  const author = open()('vk', '1', NOVEMBER);
  expect(author).toMatch(/^[\w-]{22}$/);
  const again = open();
  expect(again('vk', '1', '2026-11-01T00:00:00.000Z')).toBe(author);
  const others = [again('vk', '1', OCTOBER), again('ok', '1', NOVEMBER), again('vk', '2', NOVEMBER)];
  expect(new Set([author, ...others]).size).toBe(4);
});

test('network and author are not run together', () => {
  const pseudonymise = open();
  expect(pseudonymise('vk', 'x\0y', NOVEMBER)).not.toBe(pseudonymise('vk', 'x', NOVEMBER));
});

test('the key of another folder gives other pseudonyms', () => {
  const other = openAuthorKeys({ dir: join(dir, 'other'), clock: fakeClock() }).pseudonymise;
  expect(other('vk', '1', NOVEMBER)).not.toBe(open()('vk', '1', NOVEMBER));
});

test('authors of a month whose key was destroyed are unknown, and no new key is made', () => {
  open()('vk', '1', NOVEMBER);
  writeFileSync(join(dir, 'keys', '2026-10.destroyed'), '');
  expect(open()('vk', '1', OCTOBER)).toBeNull();
  expect(readdirSync(join(dir, 'keys')).sort()).toEqual(['2026-10.destroyed', '2026-11.key']);
});

test('dates that no post can have make no key', () => {
  const pseudonymise = open();
  for (const date of ['2099-01-01T00:00:00.000Z', '1999-01-01T00:00:00.000Z', 'yesterday', '../../x']) {
    expect(pseudonymise('vk', '1', date)).toBeNull();
  }
  expect(readdirSync(dir)).toEqual([]);
});

test('only the owner may read a key, and a cut one is refused', () => {
  open()('vk', '1', NOVEMBER);
  const file = join(dir, 'keys', '2026-11.key');
  expect([statSync(join(dir, 'keys')).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  writeFileSync(file, 'short');
  expect(() => open()('vk', '1', NOVEMBER)).toThrow(expect.objectContaining({ code: 'unreadable' }));
});

test('keys of months that are over are destroyed on disk and in memory, younger ones and their authors stay', () => {
  const keys = openAuthorKeys({ dir: join(dir, 'keys'), clock: fakeClock() });
  const november = keys.pseudonymise('vk', '1', NOVEMBER);
  keys.pseudonymise('vk', '1', OCTOBER);
  writeFileSync(join(dir, 'keys', '2026-09.key.tmp'), 'half of a key');

  expect(keys.destroyBefore(Date.parse('2026-10-31T23:59:59.999Z'))).toEqual(['2026-09']);
  expect(keys.pseudonymise('vk', '1', OCTOBER)).not.toBeNull();
  expect(keys.destroyBefore(Date.parse('2026-11-01T00:00:00.000Z'))).toEqual(['2026-10']);
  expect(keys.destroyBefore(Date.parse('2026-11-01T00:00:00.000Z'))).toEqual([]);

  expect(readdirSync(join(dir, 'keys')).sort()).toEqual([
    '2026-09.destroyed',
    '2026-10.destroyed',
    '2026-11.key',
  ]);
  expect(keys.pseudonymise('vk', '1', OCTOBER)).toBeNull();
  expect(open()('vk', '1', OCTOBER)).toBeNull();
  expect(keys.pseudonymise('vk', '1', NOVEMBER)).toBe(november);
});

test('a month that is over gets no key, also when it never had one', () => {
  const keys = openAuthorKeys({ dir: join(dir, 'keys'), clock: fakeClock() });
  expect(keys.destroyBefore(Date.parse('2026-11-01T00:00:00.000Z'))).toEqual([]);
  expect(keys.pseudonymise('vk', '1', OCTOBER)).toBeNull();
  expect(readdirSync(dir)).toEqual([]);
});

test('a destruction that was cut short after the mark is ended by the next one', () => {
  open()('vk', '1', OCTOBER);
  writeFileSync(join(dir, 'keys', '2026-10.destroyed'), '');
  expect(open()('vk', '1', OCTOBER)).toBeNull();
  const keys = openAuthorKeys({ dir: join(dir, 'keys'), clock: fakeClock() });
  expect(keys.destroyBefore(Date.parse(NOVEMBER))).toEqual(['2026-10']);
  expect(readdirSync(join(dir, 'keys'))).toEqual(['2026-10.destroyed']);
});
