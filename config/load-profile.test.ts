import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { VecheError } from '../contracts/errors.ts';
import { loadProfile, profileNames } from './load-profile.ts';

const cwd = mkdtempSync(join(tmpdir(), 'veche-profiles-'));
const options = { regionId: 'pskov', cwd };

function problemOf(name: string, text?: string): VecheError {
  if (text !== undefined) writeFileSync(join(cwd, name), text);
  try {
    loadProfile(name, options);
  } catch (error) {
    if (error instanceof VecheError) return error;
    throw error;
  }
  throw new Error('the profile was accepted');
}

test('every profile that comes with Veche is valid and finds at least a text', () => {
  const names = profileNames(options);

  expect(names).toEqual(expect.arrayContaining(['cur-cabinet', 'pos']));
  for (const name of names)
    expect(loadProfile(name, options)).toMatchObject({ name, columns: { text: expect.any(Array) } });
});

test("the cabinet's columns are those of its export", () => {
  expect(loadProfile('cur-cabinet', options)).toMatchObject({
    columns: { date: ['R'], topicGroup: ['T'], topic: ['U'], region: ['V'], district: ['W'], text: ['AI'] },
    idFrom: ['date', 'district', 'text'],
  });
});

test("a region's own profile goes before the common one, and a path before both", () => {
  const regionsDir = join(cwd, 'regions');
  mkdirSync(join(regionsDir, 'pskov', 'profiles'), { recursive: true });
  writeFileSync(join(regionsDir, 'pskov', 'profiles', 'pos.yaml'), 'title: Свой\ncolumns: {text: A}\n');
  writeFileSync(join(cwd, 'pos.yaml'), 'title: Ещё\ncolumns: {text: B}\n');

  expect(loadProfile('pos', { ...options, regionsDir }).title).toBe('Свой');
  expect(loadProfile('./pos.yaml', { ...options, regionsDir })).toMatchObject({ title: 'Ещё', name: 'pos' });
});

test('an unknown name, also one that is a path, lists those that are known', () => {
  for (const name of ['myspace', '../../etc/passwd', 'pos.yaml/..']) {
    expect(problemOf(name)).toMatchObject({
      code: 'usage',
      hint: expect.stringContaining('cur-cabinet, pos'),
    });
  }
});

test('every problem of a profile is told with its line and what to write', () => {
  const { code, message } = problemOf(
    'bad.yaml',
    [
      'title: Линия',
      'columns: {txt: A, date: 5}',
      'dateFormat: dd.mm.yyyy',
      'timezone: Pskov',
      'constants: {network: vk, chanelId: a}',
    ].join('\n'),
  );

  expect(code).toBe('config');
  expect(message).toMatch(/bad\.yaml:2:\d+ columns\.text: .*give the column by letter \(AI\) or header/);
  expect(message).toMatch(/bad\.yaml:2:\d+ columns\.txt: unknown key; did you mean text\?/);
  expect(message).toMatch(/bad\.yaml:3:\d+ dateFormat: not in the expected form; write DD\.MM\.YYYY HH:mm/);
  expect(message).toMatch(/bad\.yaml:4:\d+ timezone: not allowed; write an IANA zone such as Europe\/Moscow/);
  expect(message).toMatch(/bad\.yaml:5:\d+ constants\.network: .*use appeal, import/);
  expect(message).toMatch(/constants\.chanelId: unknown key; did you mean channelId\?/);
});

test.each([
  ['empty.yaml', ''],
  ['no-text.yaml', 'title: а\ncolumns: {date: A}\n'],
  ['Имя.yaml', 'title: а\ncolumns: {text: A}\n'],
  ['list.yaml', '- a\n'],
  ['deep.yaml', `title: ${'['.repeat(1000)}`],
])('%s is refused as a problem of the configuration', (name, text) => {
  expect(problemOf(name, text).code).toBe('config');
});
