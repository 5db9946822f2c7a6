import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filtersSchema, type FilterParams } from '../../contracts/queries/filters.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import type { Region } from '../../contracts/region.ts';
import { resolveRead } from './resolve-read.ts';

const named = (id: string, ru: string) => ({ id, name: { ru, en: id } });
const deps = {
  clock: { now: () => Date.parse('2026-11-24T08:00:00.000Z'), sleep: async () => {} },
  time: createRegionTime('Europe/Moscow'),
  region: {
    districts: [named('opochetsky', 'Опочецкий'), named('ostrovsky', 'Островский'), named('pskov', 'Псков')],
    topics: [named('water', 'Вода'), named('heat', 'Тепло')],
    bodies: [named('vodokanal', 'Водоканал')],
  } as unknown as Region,
};

/** As a route does it: the request is checked by its schema, then resolved. */
const resolve = (params: FilterParams) => resolveRead(filtersSchema.parse(params), 'week', deps);

function refusalOf(params: FilterParams): Record<string, unknown> {
  try {
    resolve(params);
  } catch (error) {
    return error as Record<string, unknown>;
  }
  throw new Error('it was not refused');
}

describe('filters inside the search', () => {
  test.each<[FilterParams, FilterParams]>([
    [{ q: 'вода block:roads' }, { q: 'вода', block: 'roads' }],
    [{ q: 'district:opochetsky,pskov' }, { district: 'opochetsky,pskov' }],
    [{ q: 'district:pskov district:none яма' }, { district: 'pskov,none', q: 'яма' }],
    [{ q: 'channel:-1 appeal:true' }, { channel: '-1', appeal: 'true' }],
    [{ q: 'story:vk:-1_15' }, { story: 'vk:-1_15' }],
    [
      { q: 'вода from:2026-11-20 to:2026-11-21T10:00' },
      { q: 'вода', from: '2026-11-20', to: '2026-11-21T10:00' },
    ],
    [
      { q: '"нет  воды"   noise:all', block: 'roads' },
      { q: '"нет воды"', noise: 'all', block: 'roads' },
    ],
  ])('%j is %j', (typed, plain) => {
    expect(resolve(typed)).toEqual(resolve(plain));
  });

  test.each<[FilterParams, RegExp]>([
    [{ q: 'block:road' }, /block has a wrong value.*\(character 1\)/],
    [{ q: 'вода appeal:true,false' }, /appeal has a wrong value.*\(character 6\)/],
    [{ q: 'block:roads', block: 'housing' }, /block is set already/],
    [{ q: 'вода from:завтра' }, /from has a wrong value/],
    [{ q: 'вода distrikt:pskov' }, /did you mean district/],
    [{ q: 'block:roads "вода' }, /not closed \(character 13\)/],
    [{ q: 'block:roads вода OR' }, /both sides \(character 18\)/],
    [{ q: '' }, /no word/],
  ])('%j is refused with its place', (params, message) => {
    expect(refusalOf(params)).toMatchObject({
      code: 'input',
      where: 'q',
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
  });
});

describe('ids that the region does not have', () => {
  test('are told with the nearest ones, all at once', () => {
    expect(refusalOf({ district: 'nowhere,opochetski', topic: 'watr', body: 'x' })).toMatchObject({
      code: 'input',
      fields: [
        { field: 'district', message: 'no such district: nowhere; known are opochetsky, ostrovsky, pskov' },
        { field: 'district', message: 'no such district: opochetski; did you mean opochetsky?' },
        { field: 'topic', message: 'no such topic: watr; did you mean water?' },
        { field: 'body', message: 'no such body: x; known are vodokanal' },
      ],
    });
  });

  test('are found by the name, too', () => {
    expect(refusalOf({ district: 'Островский' })).toMatchObject({
      fields: [{ message: 'no such district: Островский; did you mean ostrovsky?' }],
    });
  });

  test('are refused inside the search as elsewhere; `none` is one', () => {
    expect(refusalOf({ q: 'district:nowhere' })).toMatchObject({ fields: [{ field: 'district' }] });
    expect(resolve({ district: 'none', topic: 'none' })).toMatchObject({ district: ['none'] });
    expect(refusalOf({ body: 'none' })).toMatchObject({ fields: [{ field: 'body' }] });
  });
});

test('whatever is typed is resolved, and what is left holds no filter, or it is refused as input', () => {
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
    'to:',
    'noise:ad',
    '=',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 15 }), (parts) => {
      let left: string | undefined;
      try {
        left = resolve({ q: parts.join('') }).q;
      } catch (error) {
        expect(error).toMatchObject({ name: 'VecheError', code: 'input' });
        return;
      }
      if (left !== undefined) expect(resolve({ q: left })).toMatchObject({ q: left });
    }),
    { numRuns: 300 },
  );
});
