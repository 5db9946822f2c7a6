import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VecheError } from '../contracts/errors.ts';
import { loadConfig } from './load-config.ts';
import { configSchema } from './schema.ts';
import { validate } from './validate.ts';
import { parseYaml } from './yaml-file.ts';
import type { Environment } from './environment.ts';

function write(text: string): { file: string; cwd: string } {
  const cwd = mkdtempSync(join(tmpdir(), 'veche-config-'));
  const file = join(cwd, 'veche.yaml');
  writeFileSync(file, text);
  return { file, cwd };
}

function load(text: string, env: Environment = {}, needsSecrets = true) {
  return loadConfig({ ...write(text), env, needsSecrets });
}

function problemsOf(text: string, env: Environment = {}): string {
  try {
    load(text, env);
  } catch (error) {
    if (error instanceof VecheError && error.code === 'config') return error.message;
    throw error;
  }
  return '';
}

const SOURCE = [
  'sources:',
  '  - id: vk-town',
  '    network: vk',
  '    target: "-1"',
  '    tokenEnv: VK_KEY',
  '',
].join('\n');

test('without a file the built-in defaults hold, with every source of the region switched off', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'veche-config-'));

  const config = loadConfig({ file: null, env: {}, cwd, needsSecrets: true });

  expect(config).toMatchObject({ region: 'pskov', file: null, dataDir: join(cwd, 'data') });
  expect(config.api).toMatchObject({ host: '127.0.0.1', port: 8080 });
  expect(config.sources.length).toBeGreaterThan(0);
  expect(config.sources.every((source) => !source.enabled)).toBe(true);
});

test('veche.yaml of the working directory is read when no file is named; dataDir is relative to it', () => {
  const { cwd, file } = write('dataDir: ./store\n');

  const config = loadConfig({ file: null, env: {}, cwd, needsSecrets: true });

  expect(config).toMatchObject({ file, dataDir: join(cwd, 'store') });
});

test('every problem is told at once, each with line, column, path and what to do', () => {
  const message = problemsOf(
    [
      'api: { prot: 9000, port: 99999 }',
      'langauge: ru',
      'retention:',
      '  textDays: many',
      'network: { allowPrivate: [everything] }',
      '',
    ].join('\n'),
  );

  expect(message).toContain('5 problems');
  expect(message).toMatch(/veche\.yaml:1:8 api\.prot: unknown key; did you mean port\?/);
  expect(message).toMatch(/veche\.yaml:1:26 api\.port: too large or too long; give at most 65535/);
  expect(message).toMatch(/veche\.yaml:2:1 langauge: unknown key; did you mean language\?/);
  expect(message).toMatch(
    /veche\.yaml:4:13 retention\.textDays: missing or of the wrong type; give a number/,
  );
  expect(message).toMatch(/veche\.yaml:5:27 network\.allowPrivate\[0\]: /);
});

test('an unknown key that resembles none is answered with the keys that exist', () => {
  expect(problemsOf('zzzzzzzzzzzz: 1\n')).toMatch(/known here: region, dataDir, language/);
});

test('a region that does not exist is told with those that do, and never read from another folder', () => {
  for (const region of ['atlantis', '../pskov', '/etc', 'pskov/..']) {
    expect(problemsOf(`region: ${region}\n`)).toMatch(
      /veche\.yaml:1:9 region: there is no such region; known regions: pskov/,
    );
  }
});

test('sources with the same id, an unknown body or an unknown district are told with the nearest id', () => {
  const message = problemsOf(
    [
      'sources:',
      '  - { id: a, network: vk, target: "-1", bodyId: admin-pskow }',
      '  - { id: a, network: vk, target: "-2", districtId: opochetskiy }',
      '',
    ].join('\n'),
  );

  expect(message).toMatch(/sources\[1\]\.id: the id is taken by sources\[0\]/);
  expect(message).toMatch(/sources\[0\]\.bodyId: no such body in the region; did you mean admin-pskov\?/);
  expect(message).toMatch(
    /sources\[1\]\.districtId: no such district in the region; did you mean opochetsky\?/,
  );
});

test('a secret is named, never written: the variable must be set, and nothing printed shows its value', () => {
  const env = { VK_KEY: 'very-secret-token' };

  expect(problemsOf(SOURCE)).toMatch(/sources\[0\]\.tokenEnv: the environment variable VK_KEY is not set/);
  const config = load(SOURCE, env);
  expect(config.tokenOf('vk-town')).toBe(env.VK_KEY);
  expect(config.tokenOf('another')).toBeNull();
  expect(JSON.stringify(config)).not.toContain(env.VK_KEY);
});

test('a source that pushes is known by its secret while it is on', () => {
  const pushing = SOURCE.replace('tokenEnv: VK_KEY', 'secretEnv: HOTLINE_SECRET');
  const env = { HOTLINE_SECRET: 'very-secret-word' };

  expect(problemsOf(pushing)).toMatch(
    /sources\[0\]\.secretEnv: the environment variable HOTLINE_SECRET is not set/,
  );
  expect(load(pushing, env).ingestSecretOf('vk-town')).toBe(env.HOTLINE_SECRET);
  expect(load(`${pushing}    enabled: false\n`, env).ingestSecretOf('vk-town')).toBeNull();
  expect(load(pushing, env).ingestSecretOf('another')).toBeNull();
  expect(JSON.stringify(load(pushing, env))).not.toContain(env.HOTLINE_SECRET);
});

test('a source that is off, and a command that needs no secrets, do without them', () => {
  expect(problemsOf(`${SOURCE}    enabled: false\n`)).toBe('');
  expect(load(SOURCE, {}, false).tokenOf('vk-town')).toBeNull();
});

test('a token in the place of its name, or in an address, is refused without being repeated', () => {
  const token = 'vk1.a.Secret-Token';

  const message = problemsOf(
    `sources:\n  - { id: a, network: vk, target: "-1", tokenEnv: ${token}, baseUrl: "https://me:${token}@api.vk.ru" }\n`,
  );

  expect(message).toMatch(/tokenEnv: .*the name of an environment variable/);
  expect(message).toMatch(/baseUrl: .*environment variable/);
  expect(message).not.toContain(token);
});

test('environment variables are laid over the file; empty ones count as unset', () => {
  const text = 'dataDir: ./store\napi: { port: 1000 }\n';
  const env = { VECHE_API_PORT: '2000', VECHE_API_HOST: '', VECHE_DATA_DIR: '/srv/veche' };

  expect(load(text, env)).toMatchObject({ dataDir: '/srv/veche', api: { host: '127.0.0.1', port: 2000 } });
  expect(problemsOf(text, { VECHE_API_PORT: '99999' })).toMatch(/VECHE_API_PORT: not a port/);
  expect(problemsOf(text, { VECHE_REGION: 'atlantis' })).toMatch(/no such region/);
});

test('a named file that is not there, broken YAML, tags and bombs are problems, not crashes', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'veche-config-'));
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
    .concat(
      'b c d e f g h'.split(' ').map((key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]}, `.repeat(9)}]`),
    )
    .join('\n');

  expect(() => loadConfig({ file: 'none.yaml', env: {}, cwd, needsSecrets: true })).toThrow(/none\.yaml:1:1/);
  expect(problemsOf('api: {port: 1')).toMatch(/veche\.yaml:1/);
  expect(problemsOf('region: !!js/function "x"\n')).toMatch(/remove the tag/);
  expect(problemsOf('__proto__: { host: evil }\n')).toMatch(/not allowed/);
  expect(problemsOf(bomb)).not.toBe('');
  expect(problemsOf('['.repeat(100_000))).toMatch(/nested too deeply/);
});

test('whatever the text, reading gives a value or problems with places, and never throws', () => {
  const keys = fc.constantFrom('region', 'api', 'sources', 'dataDir', '- id', '  port', '[', '&a *a', '!!x');
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.string({ maxLength: 12 })), { maxLength: 6 }), (lines) => {
      const text = lines.map(([key, value]) => `${key}: ${value}`).join('\n');
      const { value, problems } = validate(parseYaml(text, 'any.yaml'), configSchema);
      expect(value === null).toBe(problems.length > 0);
      for (const { where, what, hint } of problems) {
        expect(where).toMatch(/^any\.yaml:\d+:\d+$/);
        expect(what && hint).not.toBe('');
      }
    }),
  );
});

test('a file in another encoding is told as such, not as a missing setting', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'veche-config-'));
  const file = join(cwd, 'veche.yaml');
  writeFileSync(file, Buffer.from('\uFEFFregion: pskov\n', 'utf16le'));

  expect(() => loadConfig({ file, env: {}, cwd, needsSecrets: false })).toThrow(/not a text in UTF-8/);
});
