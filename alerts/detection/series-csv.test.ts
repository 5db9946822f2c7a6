import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSeriesRow, parseSeriesHeader, parseSeriesRow } from './series-csv.ts';

const columns = { timestamp: 0, value: 1, count: 2 };
const read = (line: string) => parseSeriesRow(line, columns);

test('finds its columns by name, in any order and among others', () => {
  expect(parseSeriesHeader('timestamp,value')).toEqual(columns);
  expect(parseSeriesHeader('"Value", district ,"Timestamp"')).toEqual({ timestamp: 2, value: 0, count: 3 });
  expect(parseSeriesHeader('time,value')).toBeNull();
  expect(parseSeriesHeader('2026-11-24 12:00:00,5')).toBeNull();
});

test.each([
  ['2026-11-24 12:00:00', '2026-11-24T12:00:00.000Z'],
  ['2026-11-24T12:00', '2026-11-24T12:00:00.000Z'],
  ['2026-11-24', '2026-11-24T00:00:00.000Z'],
  ['2026-11-24 12:00:00.5', '2026-11-24T12:00:00.500Z'],
  ['"2026-11-24T12:00:00+03:00"', '2026-11-24T09:00:00.000Z'],
  ['2026-11-24T12:00:00Z', '2026-11-24T12:00:00.000Z'],
])('reads the moment %s as %s', (text, iso) => {
  expect(read(`${text},7`)).toMatchObject({ at: Date.parse(iso), count: 7 });
});

test.each([
  ['2026-11-24 12:00:00', 'columns'],
  ['2026-11-24 12:00:00,1,2', 'columns'],
  ['yesterday,1', 'timestamp'],
  ['2026-13-24 12:00:00,1', 'timestamp'],
  ['1764000000,1', 'timestamp'],
  ['2026-11-24,', 'value'],
  ['2026-11-24,-1', 'value'],
  ['2026-11-24,NaN', 'value'],
  ['2026-11-24,0x10', 'value'],
  ['2026-11-24,1e300', 'value'],
  ['2026-11-24,١', 'value'],
])('says what is wrong with %s', (line, word) => {
  expect(read(line)).toEqual({ reason: expect.stringContaining(word) as string });
});

test('any text is a row that can be counted or has a reason', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `2026-11-24,${text}`),
      ),
      (line) => {
        const row = read(line);
        if ('reason' in row) expect(row.reason).not.toBe('');
        else expect(Number.isFinite(row.at) && row.count >= 0).toBe(true);
      },
    ),
  );
});

test('answers the texts as they came, and a score that rounding never lifts to a spike', () => {
  const row = { timestamp: '2026-11-24', value: '7.0', at: 0, count: 7 };

  expect(formatSeriesRow(row, { expected: 2.34567, score: 6.99996, isSpike: false })).toBe(
    '2026-11-24,7.0,2.346,6.999,0\n',
  );
  expect(formatSeriesRow(row, { expected: 0, score: 7, isSpike: true })).toBe('2026-11-24,7.0,0,7,1\n');
});
