import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { createVkCollector } from './index.ts';

const data = process.env['VECHE_EVAL_DATA'];
const folder = join(data ?? '', 'payloads/vk');
const collector = createVkCollector({ random: () => 0.5 });

function parsedOf(name: string): Parsed {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  return collector.parse({
    body: readFileSync(join(folder, name)),
    channel: null,
    now: Date.parse('2026-11-24T08:00:00Z'),
    services,
  });
}

/** What each recording is, by its name: an error, a post or comment, a deletion, or nothing for us, with its reason. */
function classOf(name: string): 'error' | 'items' | 'deletion' | 'nothing' {
  if (name.startsWith('Errors__') || name.includes('_Failed')) return 'error';
  if (/(?:WallReply|BoardPost)Delete/.test(name)) return 'deletion';
  if (/WallReply|BoardPost|WallPost|PhotoComment|VideoComment/.test(name)) return 'items';
  if (/UrlIsGenerated/.test(name)) return 'nothing';
  return /__(?:Wall|NewsFeed)__/.test(name) ? 'items' : 'nothing';
}

test.skipIf(data === undefined)('every recorded answer of VK is classified (set VECHE_EVAL_DATA)', () => {
  const names = readdirSync(folder);

  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const { posts, tombstones, quarantined, error } = parsedOf(name);
    const items =
      posts.length + quarantined.filter(({ reason }) => reason.startsWith("a person's wall")).length;
    const found =
      error !== null ? 'error' : tombstones.length > 0 ? 'deletion' : items > 0 ? 'items' : 'nothing';
    expect(found, `${name} ${JSON.stringify(quarantined)}`).toBe(classOf(name));
    if (found === 'nothing') expect(quarantined.length, name).toBeGreaterThan(0);
    if (error !== null) expect(error.reaction, name).toMatch(/^\w+: \w/);
  }
});
