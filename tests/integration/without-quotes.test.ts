import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPool, type OpenPool } from '../../storage/engine/pool.ts';
import { holdsQuote, withoutQuotes } from '../../storage/retention/without-quotes.ts';

let dir: string;
let pool: OpenPool;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'veche-quotes-'));
  pool = await openPool(dir, 1);
});
afterEach(async () => {
  await pool.close();
  await rm(dir, { recursive: true, force: true });
});

/** Words that look like the JSON around them, and what JSON writes otherwise. */
const words = fc
  .array(
    fc.constantFrom(
      'вода',
      '"',
      '\\',
      '\\"',
      '"quote":"',
      '","start":1',
      '}',
      ']',
      '\n',
      '\u2028',
      "'",
      '😀',
      ' ',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const evidence = fc.record({
  rule: words,
  quote: fc.option(words),
  start: fc.option(fc.nat(99)),
  end: fc.option(fc.nat(99)),
});
const list = fc.array(evidence, { maxLength: 3 });

const quoteless = (entries: { rule: string }[]) =>
  entries.map(({ rule }) => ({ rule, quote: null, start: null, end: null }));

test('every quote and every text of a place goes, and nothing else, whatever the words are', async () => {
  const property = fc.asyncProperty(words, list, list, async (text, ofPlace, ofBlock) => {
    const isEmpty = (entry: { quote: string | null }) => entry.quote === null;
    const keepsOffsets = (entries: typeof ofBlock) =>
      entries.map((entry) => (isEmpty(entry) ? { ...entry, start: null, end: null } : entry));
    const place = {
      text,
      start: 3,
      end: 9,
      placeId: 'opochka',
      districtId: 'opochetsky',
      level: 'settlement' as const,
      lat: 56.7,
      lon: null,
      confidence: 0.9,
    };
    const labels = {
      places: [{ ...place, evidence: keepsOffsets(ofPlace) }],
      blockEvidence: keepsOffsets(ofBlock),
      topics: [{ id: 'water', confidence: 0.8, evidence: keepsOffsets(ofPlace) }],
    };
    const [row] = await pool.query<{ labels: string; holds: number }>({
      sql:
        `SELECT ${withoutQuotes('given')} AS labels, ${holdsQuote('labels')} AS holds ` +
        'FROM (SELECT {given: String} AS given)',
      params: { given: JSON.stringify(labels) },
    });
    expect(JSON.parse(row?.labels ?? 'null')).toEqual({
      ...labels,
      places: [{ ...place, text: '', start: 0, end: 0, evidence: quoteless(ofPlace) }],
      blockEvidence: quoteless(ofBlock),
      topics: [{ id: 'water', confidence: 0.8, evidence: quoteless(ofPlace) }],
    });
    expect(row?.holds).toBe(0);
  });
  await fc.assert(property, { numRuns: 60 });
});
