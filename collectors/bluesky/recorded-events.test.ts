import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blueskyCollector } from './index.ts';

const data = process.env['VECHE_EVAL_DATA'];

interface Event {
  did: string;
  kind: string;
  commit?: { collection: string; operation: string; record?: { text?: string } };
}

test.skipIf(data === undefined)(
  'every recorded event is a post, a deletion or quarantined with its reason (set VECHE_EVAL_DATA)',
  () => {
    const body = readFileSync(join(data ?? '', 'payloads/jetstream/expected_v1.jsonl'));
    const events = body
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Event);
    const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
    const { posts, tombstones, quarantined, error } = blueskyCollector.parse({
      body,
      channel: null,
      now: Date.parse('2026-11-24T08:00:00Z'),
      services,
    });

    const changes = events.filter(({ commit }) => commit?.collection === 'app.bsky.feed.post');
    const written = changes.filter(({ commit }) => commit?.operation !== 'delete');
    expect(changes.length).toBeGreaterThan(0);
    expect(posts).toHaveLength(written.length);
    expect(tombstones).toHaveLength(changes.length - written.length);
    expect(quarantined).toHaveLength(events.length - changes.length);
    expect(error).toBeNull();
    for (const { did } of events) expect(JSON.stringify([posts, tombstones, quarantined])).not.toContain(did);
  },
);
