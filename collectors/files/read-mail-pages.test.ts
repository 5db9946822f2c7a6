import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page } from '../../contracts/collector.ts';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import { lettersOfMbox } from './mail/mbox.ts';
import { readFilePages } from './read-file-pages.ts';

const services = {
  clock: fakeClock(Date.parse('2026-11-24T08:00:00Z')),
  pseudonymise: () => null,
  bodyOfChannel: () => null,
  timezone: 'Europe/Moscow',
};
const MBOX = join(import.meta.dirname, 'fixtures', 'letters.mbox');

async function read(file: string): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of readFilePages({ file, profile: 'mail', sourceId: 'import', services })) {
    pages.push(page);
  }
  return pages;
}

const postsOf = (pages: readonly Page[]) => pages.flatMap(({ posts }) => posts);

test('a mailbox gives what people wrote, without who they are; the rest is put aside with its reason', async () => {
  const pages = await read(MBOX);

  expect(postsOf(pages)).toMatchObject([
    {
      id: expect.stringMatching(/^appeal:mail\/[0-9a-f]{24}$/),
      kind: 'appeal',
      channelId: 'mail',
      channelKind: 'inbox',
      text: 'Нет воды в Опочке\nВоды нет третий день, ‹телефон›\nFrom Monday on.',
      publishedAt: '2026-11-23T07:15:00.000Z',
      authorKey: null,
    },
    { text: 'No light\nThe street lamp is dark.', publishedAt: '2026-11-23T09:00:00.000Z' },
  ]);
  expect(pages.flatMap(({ quarantined }) => quarantined.map(({ place, reason }) => [place, reason]))).toEqual(
    [
      ['message 2', 'written by a program'],
      ['message 4', 'unreadable date'],
    ],
  );
  expect(JSON.stringify(pages)).not.toMatch(/Выдумкин|vydumkin|zinaida|secret|000-22-33|@/i);
});

test('a Maildir gives the same posts as the mailbox, and again when letters moved from new to cur', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'veche-mail-'));
  for (const name of ['cur', 'new', 'tmp', '.hidden']) mkdirSync(join(folder, name));
  copyFileSync(MBOX, join(folder, 'new', 'letter'));
  copyFileSync(MBOX, join(folder, 'cur', 'letter:2,S'));
  for (const name of ['tmp', '.hidden']) writeFileSync(join(folder, name, 'x'), 'Subject: Чужое\n\nНет');

  const ids = postsOf(await read(folder)).map(({ id }) => id);
  const expected = postsOf(await read(MBOX)).map(({ id }) => id);

  expect(expected).toHaveLength(2);
  expect(ids).toEqual([...expected, ...expected]);
});

test('a folder that is not there is an error that says what to do', async () => {
  await expect(read('/nowhere/Maildir')).rejects.toMatchObject({ code: 'input', hint: expect.any(String) });
});

test('letters come out of an mbox as they were put in, however it is cut into pieces', async () => {
  const line = fc.oneof(fc.constantFrom('From me', '>From you', '', 'text'), fc.string({ maxLength: 8 }));
  const body = fc.array(
    line.map((text) => text.replace(/[\r\n]/g, '')),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(body, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      async (letters, size) => {
        const stored = letters.map((lines) => {
          const escaped = lines.map((text) => text.replace(/^(>*From )/, '>$1'));
          return ['From - date', 'A: b', '', ...escaped, ''].join('\n');
        });
        async function* pieces(): AsyncGenerator<string> {
          const text = `${stored.join('\n')}\n`;
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
        }
        const found: string[] = [];
        for await (const letter of lettersOfMbox(pieces(), 1000)) found.push(letter);

        expect(found).toEqual(letters.map((lines) => ['A: b', '', ...lines, ''].join('\n')));
      },
    ),
    { numRuns: 60 },
  );
});
