import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VecheError } from '../contracts/errors.ts';
import { loadRegion, regionIds, REGIONS_DIR } from './load-region.ts';

/** The Pskov pack with one file changed. */
function changed(file: string, change: (text: string) => string): string {
  const root = mkdtempSync(join(tmpdir(), 'veche-regions-'));
  cpSync(join(REGIONS_DIR, 'pskov'), join(root, 'pskov'), { recursive: true });
  const path = join(root, 'pskov', file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return root;
}

function problems(root: string): string {
  try {
    loadRegion('pskov', root);
  } catch (error) {
    if (error instanceof VecheError && error.code === 'config') return error.message;
    throw error;
  }
  return '';
}

test('only folders that hold a region.yaml are regions', () => {
  const root = mkdtempSync(join(tmpdir(), 'veche-regions-'));
  mkdirSync(join(root, 'empty'));

  expect(regionIds(root)).toEqual([]);
  expect(() => loadRegion('empty', root)).toThrow(/no such region/);
  expect(regionIds()).toContain('pskov');
});

test('a neighbour that does not know of it, a shared cell and an unknown centre are told together', () => {
  const root = changed('districts.yaml', (text) =>
    text
      .replace(
        'neighbours: [plyussky, pskovsky, strugo-krasnensky]',
        'neighbours: [plyussky, pskovsky, nevelsky]',
      )
      .replace('tile: { column: 4, row: 5 }', 'tile: { column: 3, row: 3 }')
      .replace('centre: gdov', 'centre: gdow'),
  );

  const message = problems(root);

  expect(message).toMatch(/districts\.yaml:\d+:\d+ \[2\]\.neighbours\[2\]: nevelsky does not name gdovsky/);
  expect(message).toMatch(/\[1\]\.tile: the cell belongs to bezhanitsky/);
  expect(message).toMatch(/\[2\]\.centre: no such place/);
});

test('a topic outside its block, a weight of zero and a repeated id are told with their lines', () => {
  const root = changed(
    'topics-waste.yaml',
    () => `block: waste
topics:
  - { id: roads-x, name: { ru: Ямы, en: Holes }, terms: { 1: яма } }
  - { id: waste-y, name: { ru: Мусор, en: Waste }, terms: { 0: мусор } }
  - { id: waste-y, name: { ru: Мусор, en: Waste }, terms: {} }
`,
  );

  const message = problems(root);

  expect(message).toMatch(
    /topics-waste\.yaml:3:11 .*the id does not begin with its block; write waste-roads-x/,
  );
  expect(message).toMatch(/topics\[1\]\.terms: a weight is not above 0/);
  expect(message).toMatch(/topics\[2\]\.id: the id is taken at topics-waste\.yaml:4/);
  expect(message).toMatch(/topics\[2\]\.terms: no terms/);
});

test('a body in an unknown district and a key that no body has are told', () => {
  const entry =
    '- { id: x, name: { ru: X, en: X }, kind: company, districts: [D], blocks: [], aliases: иксы }\n';

  expect(problems(changed('bodies-region.yaml', () => entry.replace('D', 'nowhere')))).toMatch(
    /bodies-region\.yaml:1:\d+ \[0\]\.districts\[0\]: no such district/,
  );
  expect(
    problems(changed('bodies-region.yaml', () => entry.replace('D', '').replace('aliases', 'alias'))),
  ).toMatch(/\[0\]\.alias: unknown key; did you mean aliases\?/);
});

test('a place or a name elsewhere without forms says which script makes them', () => {
  const place = changed(
    'places-streets.yaml',
    (text) => `${text}- { id: new-street, name: улица Новая, level: street, districtId: pskov }\n`,
  );
  const name = changed('elsewhere.yaml', (text) => `${text.trimEnd()}, Атлантида\n`);

  expect(problems(place)).toMatch(
    /forms\.json has no forms of this place; run node scripts\/region-forms\.ts/,
  );
  expect(problems(name)).toMatch(/forms\.json has no forms of Атлантида; run node scripts\/region-forms\.ts/);
});

test('a region whose id or time zone is wrong is told so', () => {
  const root = changed('region.yaml', (text) =>
    text.replace('id: pskov', 'id: pskow').replace('Europe/Moscow', 'Pskov'),
  );

  expect(problems(root)).toMatch(/the id is not the name of the folder; write pskov/);
  expect(problems(root)).toMatch(/no such time zone/);
});
