import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VecheError } from '../contracts/errors.ts';
import { splitFields } from './search-fields.ts';

const KNOWN = ['district', 'block', 'channel', 'channelKind', 'from'];

const shown = (q: string) => {
  const { fields, words } = splitFields(q, KNOWN);
  return { fields: Object.fromEntries(fields.map(({ name, values }) => [name, values])), words };
};

test.each([
  ['вода', {}, 'вода'],
  ['вода block:roads', { block: ['roads'] }, 'вода            '],
  ['block:roads,housing яма', { block: ['roads', 'housing'] }, '                    яма'],
  ['block:roads block:housing', { block: ['roads', 'housing'] }, ' '.repeat(25)],
  ['channel:"a b" вода', { channel: ['a b'] }, '              вода'],
  ['CHANNELKIND:media', { channelKind: ['media'] }, ' '.repeat(17)],
  ['from:2026-11-20T08:00', { from: ['2026-11-20T08:00'] }, ' '.repeat(21)],
  ['"block:roads"', {}, '"block:roads"'],
  ['=block:roads', {}, '=block:roads'],
  ['в 10:30', {}, 'в 10:30'],
  ['https://example.org/a', {}, 'https://example.org/a'],
  ['срочно:вода', {}, 'срочно:вода'],
  ['вода OR газ block:roads', { block: ['roads'] }, 'вода OR газ            '],
])('%s', (q, fields, words) => {
  expect(shown(q)).toEqual({ fields, words });
});

test.each([
  ['вода distrct:pskov', /no filter distrct; did you mean district\? \(character 6\)/],
  ['x:y', /no filter x/],
  ['-block:roads', /minus \(character 1\)/],
  ['вода OR block:roads', /alternative of OR \(character 9\)/],
  ['block:roads | вода', /alternative of OR/],
  ['block:,', /has no value/],
  ['вода district: pskov', /has no value \(character 6\)/],
  [`block:${Array.from({ length: 51 }, () => 'roads').join(',')}`, /more than 50/],
  ['block:"roads', /not closed \(character 7\)/],
])('refuses %j and says where', (q, message) => {
  let caught: unknown;
  try {
    splitFields(q, KNOWN);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(VecheError);
  expect(caught).toMatchObject({ code: 'input', where: 'q', message: expect.stringMatching(message) });
});

test('whatever is typed, offsets of the words stay, and nothing is lost', () => {
  const pieces = fc.constantFrom(
    'вода',
    ' ',
    '"',
    '-',
    'block:',
    'roads',
    ',',
    '|',
    ' OR ',
    'from:1',
    ':',
    '=',
    '«',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
      const q = parts.join('');
      try {
        const { fields, words } = splitFields(q, KNOWN);
        expect(words).toHaveLength(q.length);
        Array.from(words).forEach((char, at) => expect([q[at], ' ']).toContain(char));
        for (const { values, at } of fields) {
          expect(values.length).toBeGreaterThan(0);
          expect(words[at]).toBe(' ');
        }
      } catch (error) {
        expect(error).toMatchObject({ name: 'VecheError', code: 'input', where: 'q' });
      }
    }),
    { numRuns: 300 },
  );
});

test('one megabyte of filters is read or refused in linear time', () => {
  for (const unit of ['a:', 'block:x ', 'block:"', 'a:,', 'block:x,']) {
    expect(() => splitFields(unit.repeat(1_000_000 / unit.length), KNOWN)).toThrow(VecheError);
  }
});
