import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VecheError } from '../../contracts/errors.ts';
import { madeUpModel, readText } from './made-up.fixture.ts';
import { decodeModel, encodeModel, modelVersion } from './model-file.ts';
import { createPredictLabel } from './predict-label.ts';

const model = madeUpModel();
const bytes = encodeModel(model);

/** A file whose checksum is right whatever it holds. */
function signed(body: Uint8Array): Buffer {
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

function withHeader(change: (header: Record<string, unknown>) => unknown): Buffer {
  const length = bytes.readUInt32LE(8);
  const header = JSON.parse(bytes.subarray(12, 12 + length).toString()) as Record<string, unknown>;
  const json = JSON.stringify(change(header));
  const padded = Buffer.from(json.padEnd(Math.ceil(Buffer.byteLength(json) / 4) * 4));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(padded.length);
  return signed(Buffer.concat([bytes.subarray(0, 8), size, padded, bytes.subarray(12 + length, -32)]));
}

test('a model comes back from its file with every number', () => {
  const read = decodeModel(bytes, 'a.model');

  expect(read).toEqual(model);
  expect(encodeModel(read).equals(bytes)).toBe(true);
  expect(modelVersion(bytes)).toMatch(/^[0-9a-f]{12}$/);
});

test('a model that was read answers as the one that was trained', () => {
  const before = createPredictLabel(model);
  const after = createPredictLabel(decodeModel(bytes, 'a.model'));

  for (const text of ['Нет воды в кране', 'Яма на дороге', 'Учитель и урок', 'погода']) {
    expect(after(readText(text))).toEqual(before(readText(text)));
  }
});

test('training twice on the same texts gives the same bytes', () => {
  expect(encodeModel(madeUpModel()).equals(bytes)).toBe(true);
});

test('any cut or changed byte is refused with the name of the file', () => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
      const damaged = Buffer.from(cut ? bytes.subarray(0, at) : bytes);
      if (!cut) damaged[at] = (damaged[at] ?? 0) ^ by;
      expect(() => decodeModel(damaged, 'a.model')).toThrow(VecheError);
    }),
    { numRuns: 50 },
  );
});

test('a file that is signed but lies about its sizes, labels or numbers is refused', () => {
  const lies: ((header: Record<string, unknown>) => unknown)[] = [
    (header) => ({ ...header, rows: 1_000_000 }),
    (header) => ({ ...header, labels: ['a', 'a', 'b'] }),
    (header) => ({ ...header, labels: [] }),
    (header) => ({ ...header, temperature: 0 }),
    (header) => ({ ...header, region: '../../etc' }),
    (header) => ({ ...header, labels: [{}, 'b', 'c'] }),
    () => null,
  ];
  for (const lie of lies) expect(() => decodeModel(withHeader(lie), 'a.model')).toThrow(VecheError);

  const noNumber = Buffer.from(bytes.subarray(0, -32));
  const numbers = 12 + bytes.readUInt32LE(8) + model.space.columns.length * 4;
  noNumber.writeFloatLE(Number.NaN, numbers);
  expect(() => decodeModel(signed(noNumber), 'a.model')).toThrow(/out of bounds/);
});

test('labels that are names of prototypes are labels like others', () => {
  const read = decodeModel(
    withHeader((header) => ({ ...header, labels: ['__proto__', 'constructor', 'toString'] })),
    'a.model',
  );

  expect(createPredictLabel(read)(readText('Нет воды в кране')).top[0]?.label).toMatch(/^[a-zA-Z_]+$/);
});
