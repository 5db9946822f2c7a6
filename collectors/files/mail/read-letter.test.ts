import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDateParser } from '../../kit/parse-date.ts';
import type { Row } from '../row.ts';
import { readLetter } from './read-letter.ts';

const MODIFIED = Date.parse('2026-11-20T12:00:00Z');
const parseDate = createDateParser('Europe/Moscow');
const read = (raw: string | Buffer): Row =>
  readLetter(
    { line: 1, raw: Buffer.from(raw as string).toString('latin1'), modifiedMs: MODIFIED },
    parseDate,
  );
const textOf = (raw: string | Buffer): string => {
  const row = read(raw);
  return 'fields' in row ? row.fields.text : 'reason' in row ? `refused: ${row.reason}` : '';
};
/** «Нет воды» in the charsets of Russian mail. */
const KOI8 = Buffer.from('eec5d420d7cfc4d9', 'hex');
const CP1251 = Buffer.from('cde5f220e2eee4fb', 'hex');
const letter = (headers: string, body: string | Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${headers}\n\n`), Buffer.from(body as string)]);

test.each([
  ['koi8-r as it is', letter('Content-Type: text/plain; charset=koi8-r', KOI8)],
  ['windows-1251 as it is', letter('Content-Type: text/plain; charset="windows-1251"', CP1251)],
  ['windows-1251 that is not named', letter('X: y', CP1251)],
  ['UTF-8 that is not named', letter('X: y', 'Нет воды')],
  [
    'base64',
    letter(
      'Content-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=KOI8-R',
      KOI8.toString('base64'),
    ),
  ],
  [
    'quoted-printable',
    letter(
      'Content-Type: text/plain; charset=cp1251\nContent-Transfer-Encoding: quoted-printable',
      '=CD=E5=F2=20=E2=EE=\n=E4=fb',
    ),
  ],
  [
    'HTML alone',
    letter('Content-Type: text/html; charset=utf-8', '<style>a{}</style><p>Нет&nbsp;<b>воды</b></p>'),
  ],
  ['an unknown charset', letter('Content-Type: text/plain; charset=x-none', 'Нет воды')],
  ['Windows line ends', Buffer.from('X: y\r\n\r\nНет воды\r\n')],
  ['a folded header', letter('Content-Type: text/plain;\n\tcharset=koi8-r', KOI8)],
])('%s is read', (_name, raw) => {
  expect(textOf(raw).replaceAll('\u00a0', ' ')).toBe('Нет воды');
});

test('a subject goes first, without marks of answers, and once', () => {
  expect(textOf(letter('Subject: Re: Отв: Нет света', 'Когда дадут?'))).toBe('Нет света\nКогда дадут?');
  expect(textOf(letter('Subject: Нет света', 'Нет света в доме'))).toBe('Нет света в доме');
  expect(textOf(letter('Subject: Нет света', ''))).toBe('Нет света');
  expect(textOf(letter('Subject: =?koi8-r?Q?=EE=C5=D4?= =?windows-1251?B?4u7k+w==?= опять', ''))).toBe(
    'Нетводы опять',
  );
});

test('a letter of two bytes that is cut between encoded words is put together', () => {
  const bytes = Buffer.from('Нет воды');
  const cut = [bytes.subarray(0, 1), bytes.subarray(1)].map(
    (part) => `=?utf-8?B?${part.toString('base64')}?=`,
  );

  expect(textOf(letter(`Subject: ${cut.join('\n ')}`, ''))).toBe('Нет воды');
});

test('quotes, signatures and lines of programs are no words of the sender; what follows a quote is', () => {
  const body =
    'Лампа не горит.\n23.11.2026 Выдумкина З. писала:\n> приняли\nИ вчера.\nОтправлено с iPhone\n-- \nЗинаида';

  expect(textOf(letter('X: y', body))).toBe('Лампа не горит.\nИ вчера.');
  expect(textOf(letter('X: y', 'Нет воды\n\nС уважением,\nВыдумкина Зинаида'))).toBe('Нет воды');
  expect(textOf(letter('X: y', 'С уважением обращаюсь к вам'))).toBe('С уважением обращаюсь к вам');
  expect(textOf(letter('X: y', 'Жду\n-----Original Message-----\nFrom: a'))).toBe('Жду');
  expect(textOf(letter('Content-Type: text/plain; format=flowed', 'Вода \nидёт\nплохо'))).toBe(
    'Вода идёт\nплохо',
  );
});

test.each([
  ['Auto-Submitted: auto-generated', 'written by a program'],
  ['Content-Type: multipart/report; boundary=a', 'written by a program'],
  ['List-Unsubscribe: <https://example.org>', 'a mailing'],
  ['Precedence: bulk', 'a mailing'],
  ['X-Spam-Flag: YES', 'marked as spam by the mail server'],
  ['Content-Type: image/png', 'no text'],
  ['', 'no letter'],
])('%s is refused with its reason', (headers, reason) => {
  expect(textOf(letter(headers, 'Текст'))).toBe(`refused: ${reason}`);
});

test('an attached text is not read, nor what lies deeper than letters of programs go', () => {
  const part = (headers: string, body: string): string => `--b\n${headers}\n\n${body}\n`;
  const mixed =
    part('Content-Disposition: attachment', 'Вложение') + part('Content-Type: text/plain', 'Письмо');
  const nested = Array.from(
    { length: 50 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
  );

  expect(textOf(letter('Content-Type: multipart/mixed; boundary=b', mixed))).toBe('Письмо');
  expect(textOf(`${nested.join('')}\nГлубоко`)).toBe('refused: no text');
});

test('the id is made of the Message-ID, which it does not show; a letter without a date has that of its file', () => {
  const row = read(letter('Message-ID: <vydumkin@example.org>', 'Текст'));

  expect(row).toMatchObject({
    fields: { id: expect.stringMatching(/^[0-9a-f]{24}$/), publishedMs: MODIFIED },
  });
  expect(read(letter('Date: Mon, 23 Nov 2026 10:15:00 +0300', 'Текст'))).toMatchObject({
    fields: { id: null, publishedMs: Date.parse('2026-11-23T07:15:00Z') },
  });
});

test('whatever the bytes, there is a text or a reason', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'Content-Type: multipart/mixed; boundary=b\n',
      '\n\n',
      '--b\n',
      '--b--\n',
      '=?utf-8?B?',
      '?=',
      '=\n',
      '=D0',
    ),
    fc.constantFrom(
      'Content-Transfer-Encoding: base64\n',
      'Subject: ',
      'Date: ',
      ' \n',
      '> ',
      '__proto__: 1\n',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const row = read(pieces.join(''));
      const told = 'fields' in row ? row.fields.text : 'reason' in row ? row.reason : '';

      expect(told).not.toBe('');
    }),
  );
});

test('hostile repetitions are read in time', () => {
  const many = ['=?utf-8?B?', '--b\n', '; a="', 'Re: ', '>', ' \n', '=', 'a: b\n', '-- '].map((part) =>
    part.repeat(50_000),
  );

  for (const text of many) {
    expect(
      textOf(`Content-Type: multipart/mixed; boundary=b\nSubject: ${text}\n\n--b\n${text}\n\n${text}`),
    ).not.toBe('');
  }
});
