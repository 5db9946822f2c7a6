import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadRegion, REGIONS_DIR } from '../load-region.ts';
import { importRegion } from './import-region.ts';
import type { ImportRequest } from './import-region.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'region-import-'));
  // Topics and bodies take most of the time that a region takes to load.
  mkdirSync(join(root, 'pskov'));
  const files = ['region', 'districts', 'places-districts', 'places-cities', 'places-towns', 'elsewhere'];
  for (const name of [...files.map((file) => `${file}.yaml`), 'forms.json']) {
    copyFileSync(join(REGIONS_DIR, 'pskov', name), join(root, 'pskov', name));
  }
  writeFileSync(join(root, 'pskov', 'sources.yaml'), '[]\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

/** Writes a file and imports it into the copy of the region. */
async function take(name: string, content: string | Uint8Array, given: Partial<ImportRequest> = {}) {
  const file = join(root, name);
  writeFileSync(file, content);
  const report = await importRegion({
    region: 'pskov',
    file,
    format: null,
    oktmo: null,
    hierarchy: null,
    isDryRun: false,
    root,
    ...given,
  });
  return { ...report, bad: report.bad.map(({ line, reason }) => `${line}: ${reason}`) };
}

const row = (...fields: string[]) => fields.map((field) => `"${field}"`).join(';');
const OKTMO = [
  row('34', '630', '000', '000', '1', 'Островский муниципальный район', ''),
  row('34', '630', '401', '101', '2', 'д Чужая', ''),
  row('58', '000', '000', '000', '1', 'Муниципальные образования Псковской области', ''),
  row('58', '608', '000', '000', '1', 'Гдовский муниципальный округ', ''),
  row('58', '608', '402', '101', '2', 'д Замогилье', ''),
  row('58', '608', '402', '106', '2', 'г Гдов', ''),
  row('58', '633', '000', '000', '1', 'муниципальный округ Островский', ''),
  row('58', '633', '404', '101', '2', 'д Замогилье', ''),
  'не строка',
  row('58', '608', '402', '107', '2', 'д 1', ''),
].join('\r\n');

/** windows-1251 of Russian text: letters in a row from 0xC0, «ё» apart. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (char) => {
    const code = char.codePointAt(0) ?? 63;
    return code >= 0x4_10 && code <= 0x4_4f ? code - 0x4_10 + 0xc0 : code & 0x7f;
  });
}

test('a list of ОКТМО gives the villages of the region’s districts, with all their forms, in either encoding', async () => {
  const report = await take('oktmo.csv', windows1251(OKTMO));

  expect(report).toMatchObject({ format: 'oktmo', added: 2, byHand: 1, total: 2 });
  expect(report.bad).toEqual(['9: no row of ОКТМО', '10: no name of a settlement']);
  const villages = loadRegion('pskov', root).gazetteer.filter(({ name }) => name === 'Замогилье');
  expect(villages.map(({ districtId }) => districtId)).toEqual(['gdovsky', 'ostrovsky']);
  expect(villages[0]?.forms).toContain('замогилья');
  expect(await take('again.csv', OKTMO)).toMatchObject({ added: 0, changed: 0, unchanged: 2, total: 2 });
});

test('a dry run says the same and writes nothing', async () => {
  expect(await take('oktmo.csv', OKTMO, { isDryRun: true })).toMatchObject({ added: 2, total: 2 });
  expect(existsSync(join(root, 'pskov', 'settlements.jsonl'))).toBe(false);
});

test('a simple list is told its districts by name, by code and by boundaries, and bad rows stop nothing', async () => {
  writeFileSync(join(root, 'oktmo.csv'), OKTMO);
  const polygon = [
    [
      [29, 57],
      [30, 57],
      [30, 58],
      [29, 58],
      [29, 57],
    ],
  ];
  const features = [
    {
      type: 'Feature',
      properties: { name: 'Порховский район' },
      geometry: { type: 'Polygon', coordinates: polygon },
    },
    {
      type: 'Feature',
      properties: { name: 'Чужой район' },
      geometry: { type: 'Polygon', coordinates: polygon },
    },
    { type: 'Feature', properties: null, geometry: null },
  ];
  expect(await take('b.geojson', JSON.stringify({ type: 'FeatureCollection', features }))).toMatchObject({
    format: 'boundaries',
    boundaries: 1,
    bad: ['2: no district of the region', '3: no polygon'],
  });

  const list = [
    'name;kind;district;oktmo;lat;lon;population',
    'Залахтовье;д;Гдовский район;;58,6;27,8;12',
    'Ухошино;д;;58633404;;;',
    'Подоклинье;д;;;57.5;29.5;',
    'Безродное;д;;;;;',
    'Кривое;д;Гдовский район;;100;27;',
    '"Незакрытое;д',
  ].join('\n');
  const report = await take('list.csv', list, { oktmo: join(root, 'oktmo.csv') });

  expect(report.bad.map((line) => Number.parseInt(line, 10))).toEqual([5, 6, 7]);
  const found = loadRegion('pskov', root).gazetteer.filter(({ id }) => id.includes('-in-'));
  expect(found.map(({ name, districtId }) => `${name} ${districtId}`).sort()).toEqual([
    'Залахтовье gdovsky',
    'Подоклинье porkhovsky',
    'Ухошино ostrovsky',
  ]);
  expect(found.find(({ name }) => name === 'Залахтовье')).toMatchObject({
    lat: 58.6,
    lon: 27.8,
    population: 12,
  });
});

test('JSON lines are read, and a later list adds what an earlier one did not say', async () => {
  await take('a.jsonl', '{"name":"Залахтовье","district":"gdovsky"}\n{"name":5}\nx\n');
  const report = await take(
    'b.jsonl',
    '{"name":"д Залахтовье","district":"gdovsky","lat":58.6,"lon":27.8}\n',
  );

  expect(report).toMatchObject({ added: 0, changed: 1, total: 1 });
  expect(JSON.parse(readFileSync(join(root, 'pskov', 'settlements.jsonl'), 'utf8'))).toMatchObject({
    id: 'zalakhtove-in-gdovsky',
    kind: 'д',
    lat: 58.6,
  });
});

test('ГАР gives the settlements that its hierarchy puts into a district', async () => {
  const object = ([id, name, type, level, isActive = '1']: readonly string[]) =>
    `<OBJECT ID="1" OBJECTID="${id}" NAME="${name}" TYPENAME="${type}" LEVEL="${level}" ISACTUAL="1" ISACTIVE="${isActive}" />`;
  const item = (id: string, path: string) =>
    `<ITEM OBJECTID="${id}" PARENTOBJID="0" ISACTIVE="1" PATH="${path}" />`;
  const hierarchy = join(root, 'hierarchy.xml');
  writeFileSync(
    hierarchy,
    `<?xml version="1.0"?><ITEMS>${item('20', '1.10.20')}${item('21', '1.99.21')}</ITEMS>`,
  );
  const objects = [
    object(['10', 'Гдовский', 'р-н', '2']),
    object(['20', 'Залахтовье', 'д.', '6']),
    object(['21', 'Чужое', 'д', '6']),
    object(['22', 'Бывшее', 'д', '6', '0']),
    object(['30', 'Ленина', 'ул', '8']),
  ];
  const report = await take('AS_ADDR_OBJ.XML', `<?xml version="1.0"?><ADDRESSOBJECTS>${objects.join('')}`, {
    hierarchy,
  });

  expect(report).toMatchObject({ format: 'gar', added: 1, total: 1 });
  expect(report.bad).toEqual(['3: the hierarchy puts it in no district of the region']);
});

test.each([
  ['oktmo.csv', row('34', '630', '000', '000', '1', 'Чужой район', ''), 'no municipal unit'],
  ['list.csv', 'a;b\n1;2', 'no column for the name'],
  ['gar.xml', '<ADDRESSOBJECTS></ADDRESSOBJECTS>', 'says of no settlement where it lies'],
  ['b.geojson', '{"type":"FeatureCollection","features":5}', 'no FeatureCollection'],
])('a file that is no such list is refused with what to do: %s', async (name, content, message) => {
  await expect(take(name, content)).rejects.toMatchObject({
    code: 'input',
    message: expect.stringContaining(message) as unknown,
    hint: expect.any(String) as unknown,
  });
});

test('a broken file of settlements is named with its line', () => {
  writeFileSync(join(root, 'pskov', 'settlements.jsonl'), '{"id":1}\n');

  expect(() => loadRegion('pskov', root)).toThrow(expect.objectContaining({ code: 'config' }));
});
