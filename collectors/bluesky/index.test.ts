import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Parsed } from '../../contracts/collector.ts';
import { visit } from '../../tests/support/visit.ts';
import { blueskyCollector } from './index.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const DID = 'did:plc:vydumka';
const SEEN_US = Date.parse('2026-11-24T07:00:00Z') * 1000;

function parse(...events: object[]): Parsed {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  const body = Buffer.from(events.map((event) => JSON.stringify(event)).join('\n'));
  return blueskyCollector.parse({ body, channel: null, now: NOW, services });
}

function commit(operation: string, record?: object, collection = 'app.bsky.feed.post'): object {
  const change = { rev: '3l', operation, collection, rkey: '3lvydumka' };
  return {
    did: DID,
    time_us: SEEN_US,
    kind: 'commit',
    commit: record === undefined ? change : { ...change, record },
  };
}

const record = { text: 'Нет света', createdAt: '2026-11-24T06:59:00.000Z' };

test('creation, update and deletion of a post have one id, which tells nothing of its author', () => {
  const parsed = parse(commit('create', record), commit('update', record), commit('delete'));

  const ids = [...parsed.posts, ...parsed.tombstones].map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
  expect(parsed.posts.map(({ edited }) => edited)).toEqual([false, true]);
  expect(parsed.tombstones[0]?.deletedAt).toBe('2026-11-24T07:00:00.000Z');
  expect(JSON.stringify(parsed)).not.toContain('did:');
});

test('both wires give the same post', () => {
  const { kind: _, ...event } = { ...(commit('create', record) as { kind: string; did: string }) };
  const payload = {
    $type: 'network.bsky.jetstream.subscribeEvents#commit',
    seq: 1,
    did: event.did,
    time: '2026-11-24T07:00:00.000000Z',
    operation: 'create',
    collection: 'app.bsky.feed.post',
    rkey: '3lvydumka',
    record,
  };

  expect(parse({ $type: 'message', payload }).posts).toEqual(parse(commit('create', record)).posts);
});

test('a date after the server saw the post is that moment', () => {
  const [post] = parse(commit('create', { ...record, createdAt: '2027-01-01T00:00:00.000Z' })).posts;

  expect(post?.publishedAt).toBe('2026-11-24T07:00:00.000Z');
});

test.each([
  [commit('create', {}, 'app.bsky.feed.like'), 'a record of app.bsky.feed.like is no post'],
  [commit('create', {}, 'org.example.secret'), 'a record of another application is no post'],
  [{ did: DID, time_us: 1, kind: 'identity' }, 'an account has changed its handle: no post'],
  [
    { did: DID, time_us: 1, kind: 'account', account: { active: true } },
    'an account has changed its state: no post',
  ],
  [{ did: DID, time_us: 1, kind: 'commit' }, 'a commit without operation, collection or key'],
  [commit('create', { text: 'без даты' }), 'a post without text or date'],
  [{ $type: 'message', payload: { $type: 'x#sync' } }, 'a repository was written anew: no post'],
])('what is no post is quarantined with its reason: %#', (event, reason) => {
  const { posts, quarantined } = parse(event);

  expect(posts).toEqual([]);
  expect(quarantined.map((one) => one.reason)).toEqual([reason]);
});

test('wherever a mention stands in the text, its handle is gone and the rest is kept', () => {
  const word = fc.stringMatching(/^[а-я]{0,12}$/);
  fc.assert(
    fc.property(word, word, (before, after) => {
      const text = `${before} @handle.of.somebody ${after}`;
      const byteStart = Buffer.byteLength(`${before} `);
      const mention = { $type: 'app.bsky.richtext.facet#mention' };
      const facets = [{ index: { byteStart, byteEnd: byteStart + 19 }, features: [mention] }];
      const [post] = parse(commit('create', { ...record, text, facets })).posts;

      expect(post?.text).not.toContain('handle');
      expect(post?.text.trim()).toBe(`${before} ‹упоминание› ${after}`.trim());
    }),
  );
});

test('an error of the stream has its reaction', () => {
  expect(parse({ error: 'CursorTooOld', message: 'floor 12' }).error?.reaction).toMatch(/^gap: /);
  expect(parse({ $type: 'error', error: 'ConsumerTooSlow' }).error?.reaction).toMatch(/^retry: /);
});

test('a source is not polled, and says so', async () => {
  const source = { network: 'bluesky', target: 'all' } as const;
  const { requests, reports } = await visit(blueskyCollector, { source, web: () => ({}) });

  expect(requests).toEqual([]);
  expect(reports).toMatchObject([{ state: 'off' }]);
});
