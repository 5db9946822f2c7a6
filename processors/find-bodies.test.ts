import { expect, test } from 'vitest';
import type { Block } from '../contracts/enriched.ts';
import type { Body } from '../contracts/region.ts';
import { createAnalyseText } from './analyse-text.ts';
import { createFindBodies } from './find-bodies.ts';
import { body, smallRegion } from './gold/small-region.ts';
import { createVocabulary } from './vocabulary.ts';

const BODIES: Body[] = [
  body('water', { districts: ['lipsky'], blocks: ['housing'], aliases: ['горводоканал'] }),
  body('school-office', { blocks: ['education'], aliases: ['комитет по образованию'] }),
  body('roads-one', { districts: ['gorsky'], blocks: ['roads'], aliases: ['дорсервис'] }),
  body('roads-two', { districts: ['gorsky'], blocks: ['roads'], aliases: ['мостострой'] }),
  body('police', { aliases: ['мвд'] }),
];

/** `id:role` of the bodies found. */
function find(text: string, districtId: string | null = null, block: Block = 'other'): string[] {
  const vocabulary = createVocabulary();
  const findBodies = createFindBodies(smallRegion({ bodies: BODIES }), vocabulary);
  const analysed = createAnalyseText(vocabulary)({ text });
  const { bodies } = findBodies({ text, ...analysed, places: [], districtId, block, blockEvidence: [] });
  return bodies.map(({ id, role }) => `${id}:${role}`);
}

test('a body is mentioned by any form of its names; a short abbreviation needs capitals', () => {
  expect(find('Горводоканалу всё равно')).toEqual(['water:mentioned']);
  expect(find('Комитет по образованию и МВД')).toEqual(['school-office:mentioned', 'police:mentioned']);
  expect(find('мвд')).toEqual([]);
});

test('the one body of the district and block is responsible, else the one of the region', () => {
  expect(find('нет воды', 'lipsky', 'housing')).toEqual(['water:responsible']);
  expect(find('нет учителя', 'lipsky', 'education')).toEqual(['school-office:responsible']);
  expect(find('нет воды', 'gorsky', 'housing')).toEqual([]);
});

test('of several that could answer none is guessed, but the one that is named is taken', () => {
  expect(find('яма', 'gorsky', 'roads')).toEqual([]);
  expect(find('яма, Мостострой', 'gorsky', 'roads')).toEqual(['roads-two:responsible']);
});

test('without a district or a block nobody is responsible', () => {
  expect(find('нет воды', null, 'housing')).toEqual([]);
  expect(find('красиво', 'lipsky', 'other')).toEqual([]);
});
