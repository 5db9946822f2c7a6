import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Post } from '../../contracts/post.ts';
import { telegramCollector } from './index.ts';

const data = process.env['VECHE_EVAL_DATA'];
const folder = join(data ?? '', 'payloads/telegram_s');

interface Expected {
  id: number;
  created_at: string;
  type: string;
  channel: string;
  edited: boolean;
  text: string | null;
  views: number | null;
}

/** `datetime.datetime(2023, 2, 24, 7, 26, 49, tzinfo=…)` */
function isoOf(python: string): string {
  const [year = 0, month = 1, day = 1, ...time] = [
    ...(/\(([\d, ]+)/.exec(python)?.[1] ?? '').matchAll(/\d+/g),
  ].map(Number);
  return new Date(Date.UTC(year, month - 1, day, ...time)).toISOString();
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

test.skipIf(data === undefined)('recorded preview pages are read as expected (set VECHE_EVAL_DATA)', () => {
  const services = { pseudonymise: () => 'key', bodyOfChannel: () => null, timezone: 'Europe/Moscow' };
  const postsOf = (name: string): Post[] => {
    const body = readFileSync(join(folder, `${name}.html`));
    return telegramCollector.parse({ body, channel: null, now: Date.parse('2026-11-24T08:00:00Z'), services })
      .posts;
  };
  const cases = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    test: string;
    expected: Expected[];
  }[];

  expect(cases.length).toBe(readdirSync(folder).filter((name) => name.endsWith('.html')).length);
  for (const { test: name, expected } of cases) {
    const wanted = expected.filter((message) => message.type !== 'service');
    const got = postsOf(name);
    expect(
      got.map((post) => [post.id, post.publishedAt, post.edited, post.metrics.views ?? null]),
      name,
    ).toEqual(
      wanted.map((message) => [
        `telegram:${message.channel}/${message.id}`,
        isoOf(message.created_at),
        message.edited,
        message.views,
      ]),
    );
    // The recording's authors leave a poll's question out of the text; Veche keeps it.
    const texts = wanted.map((message) =>
      message.type === 'poll' ? plain(got[0]?.text ?? '') : plain(message.text ?? ''),
    );
    expect(
      got.map((post) => plain(post.text)),
      name,
    ).toEqual(texts);
  }
});
