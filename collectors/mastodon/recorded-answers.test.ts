import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { mastodonCollector } from './index.ts';

const data = process.env['VECHE_EVAL_DATA'];
const folder = join(data ?? '', 'payloads/mastodon');

interface Recording {
  interactions: { request: { uri: string }; response: { body: { string: string | Uint8Array } } }[];
}

interface Status {
  id: string;
  content: string;
  visibility: string;
}

const isStatus = (value: unknown): value is Status =>
  typeof value === 'object' && value !== null && 'content' in value && 'visibility' in value;

test.skipIf(data === undefined)(
  'every recorded answer gives its public statuses, or tells why it gives none (set VECHE_EVAL_DATA)',
  () => {
    const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
    let answers = 0;
    let posts = 0;
    for (const name of readdirSync(folder)) {
      const { interactions } = parse(readFileSync(join(folder, name), 'utf8')) as Recording;
      for (const { request, response } of interactions) {
        const body = Buffer.from(response.body.string);
        // `OK` of the streaming server's health check is no answer to read.
        if (request.uri.endsWith('/streaming/health')) continue;
        const parsed = mastodonCollector.parse({
          body,
          channel: null,
          now: Date.parse('2026-11-24T08:00:00Z'),
          services,
        });
        answers += 1;
        posts += parsed.posts.length;
        const json: unknown = body.toString().startsWith(':') ? null : JSON.parse(body.toString());
        const items = Array.isArray(json) ? (json as unknown[]) : [json];
        if (Array.isArray(json)) expect(parsed.posts.length + parsed.quarantined.length).toBe(items.length);
        else expect(parsed.posts.length + parsed.quarantined.length, request.uri).toBeGreaterThan(0);
        const open = items.filter(isStatus).filter(({ visibility }) => visibility === 'public');
        for (const { id } of parsed.posts.filter(() => json !== null))
          expect(open.some((status) => id.endsWith(`/${status.id}`))).toBe(true);
      }
    }
    expect(answers).toBeGreaterThan(0);
    expect(posts).toBeGreaterThan(0);
  },
);
