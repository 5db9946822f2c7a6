import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BLOCKS } from '../contracts/enriched.ts';
import { CASE_FORMS } from '../processors/gold/case-forms.ts';
import { formsFileText } from '../scripts/region-forms.ts';
import { loadRegion, REGIONS_DIR } from './load-region.ts';

const folder = join(REGIONS_DIR, 'pskov');
const region = loadRegion('pskov');

test('24 places are known in all their 144 case forms', () => {
  const known = new Map(region.gazetteer.map((place) => [place.forms[0], place.forms]));

  const missing = CASE_FORMS.flatMap((forms) =>
    forms.filter((form) => !known.get(forms[0])?.includes(form)).map((form) => `${forms[0]}: ${form}`),
  );

  expect(CASE_FORMS.flat()).toHaveLength(144);
  expect(missing).toEqual([]);
});

/** Stems of the adjectives of the same 24 places, as dictionaries of place names give them; all end in -ий. */
const ADJECTIVES = (
  'псковск великолукск бежаницк гдовск дедовичск дновск красногородск куньинск локнянск невельск новоржевск ' +
  'новосокольническ опочецк островск палкинск печорск плюсск порховск пустошкинск пушкиногорск пыталовск себежск ' +
  'стругокрасненск усвятск'
).split(' ');
const ADJECTIVE_ENDINGS = 'ий ого ому им ом ая ой ую ое ие их ими'.split(' ');

test('their 24 adjectives are known in all their 288 forms', () => {
  const known = new Set(region.gazetteer.flatMap((place) => place.adjectives));
  const expected = ADJECTIVES.flatMap((stem) => ADJECTIVE_ENDINGS.map((ending) => stem + ending));

  expect(expected).toHaveLength(288);
  expect(expected.filter((form) => !known.has(form))).toEqual([]);
});

test('forms.json is what scripts/region-forms.ts makes of the files', () => {
  expect(formsFileText(folder)).toBe(readFileSync(join(folder, 'forms.json'), 'utf8'));
});

test('all 26 municipal units are there, each with its centre inside, its own cell and at least one neighbour', () => {
  expect(region.districts).toHaveLength(26);
  const places = new Map(region.gazetteer.map((place) => [place.id, place]));
  for (const { id, centre, neighbours } of region.districts) {
    expect(neighbours.length, id).toBeGreaterThan(0);
    // The rural districts around the two cities are governed from them.
    const expected = id === 'pskovsky' ? 'pskov' : id === 'velikoluksky' ? 'velikie-luki' : id;
    expect(places.get(centre)?.districtId, id).toBe(expected);
  }
  const cells = region.districts.map(({ tile }) => `${tile.column}:${tile.row}`);
  expect(new Set(cells).size).toBe(26);
});

test('every block has topics, every topic at least eight terms with weights from 0.5 to 4', () => {
  const blocks = new Set(region.topics.map((topic) => topic.block));

  expect([...blocks].sort()).toEqual([...BLOCKS].sort());
  expect(region.topics.length).toBeGreaterThanOrEqual(110);
  for (const { id, terms } of region.topics) {
    expect(Object.keys(terms).length, id).toBeGreaterThanOrEqual(8);
    for (const [term, weight] of Object.entries(terms)) {
      expect(weight, `${id}: ${term}`).toBeGreaterThanOrEqual(0.5);
      expect(weight, `${id}: ${term}`).toBeLessThanOrEqual(4);
    }
  }
});

test('for each district and block exactly one body answers by default, and every administration is there', () => {
  for (const district of region.districts) {
    for (const block of BLOCKS.filter((name) => name !== 'other')) {
      const answering = region.bodies.filter((body) => body.blocks.includes(block));
      const own = answering.filter((body) => body.districts.includes(district.id));
      const regional = answering.filter((body) => body.districts.length === 0);
      expect(own.length > 0 ? own.length : regional.length, `${district.id} ${block}`).toBe(1);
    }
    expect(
      region.bodies.some((body) => body.id === `admin-${district.id}`),
      district.id,
    ).toBe(true);
  }
});

test('an alias belongs to one body and is written in lower case', () => {
  const owners = new Map<string, string>();
  for (const { id, aliases } of region.bodies) {
    for (const alias of aliases) {
      expect(alias, id).toBe(alias.toLowerCase());
      expect(owners.get(alias) ?? id, alias).toBe(id);
      owners.set(alias, id);
    }
  }
});

test('names elsewhere are no names of the region, and sources are off until somebody switches them on', () => {
  const own = new Set(region.gazetteer.flatMap((place) => place.forms));

  expect(region.elsewhere.length).toBeGreaterThan(500);
  expect(region.elsewhere.filter((form) => own.has(form))).toEqual([]);
  expect(region.sources.length).toBeGreaterThan(0);
  expect(region.sources.every((source) => !source.enabled && !source.acceptTerms)).toBe(true);
});

test('no file of a region is longer than 300 lines, generated ones aside', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  expect(names.length).toBeGreaterThan(10);
  for (const name of names) {
    expect(readFileSync(join(folder, name), 'utf8').split('\n').length, name).toBeLessThanOrEqual(301);
  }
});
