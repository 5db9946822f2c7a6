import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Region } from '../contracts/region.ts';
import { VecheError } from '../contracts/errors.ts';
import { checkSources } from './check-sources.ts';
import type { KnownIds } from './check-sources.ts';
import { missingSecrets, readOverrides } from './environment.ts';
import type { Environment } from './environment.ts';
import { loadRegion, regionIds } from './load-region.ts';
import { formatPath, problemsError } from './problems.ts';
import type { Problem } from './problems.ts';
import { configSchema } from './schema.ts';
import type { Config, ConfigFile } from './schema.ts';
import { validate } from './validate.ts';
import { parseYaml, readYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** Read when no file is named and it exists in the working directory. */
const DEFAULT_FILE = 'veche.yaml';

export interface ConfigOptions {
  /** A file named by the user; null: `veche.yaml` in `cwd` if it exists, else the built-in defaults. */
  file: string | null;
  env: Environment;
  cwd: string;
  /** Whether tokens and webhook secrets have to be there: reading commands do without. */
  needsSecrets: boolean;
}

/**
 * The configuration of this installation: file, then environment over it.
 * Throws one VecheError `config` that lists every problem with file, line and column.
 */
export function loadConfig({ file, env, cwd, needsSecrets }: ConfigOptions): Config {
  const path = configPath(file, cwd);
  const yaml = path === null ? parseYaml('', 'built-in defaults') : readYaml(path, file ?? DEFAULT_FILE);
  const checked = validate(yaml, configSchema);
  const { overrides, problems: variableProblems } = readOverrides(env);
  const problems = [...checked.problems, ...variableProblems];
  if (checked.value === null) throw problemsError(problems);

  const region = regionOf(overrides.region ?? checked.value.region, yaml, problems);
  const sources = checked.value.sources ?? switchedOff(region);
  const config = { ...checked.value, sources };
  if (checked.value.sources !== undefined)
    problems.push(...checkSources(yaml, sources, region && knownIds(region)));
  if (needsSecrets) problems.push(...secretProblems(config, env, yaml));
  if (problems.length > 0) throw problemsError(problems);

  const base = path === null ? cwd : dirname(path);
  return {
    ...config,
    file: path,
    region: overrides.region ?? config.region,
    dataDir:
      overrides.dataDir === undefined ? resolve(base, config.dataDir) : resolve(cwd, overrides.dataDir),
    topics: { model: config.topics.model === null ? null : resolve(base, config.topics.model) },
    api: { ...config.api, host: overrides.host ?? config.api.host, port: overrides.port ?? config.api.port },
    ...secretReaders(config, env),
  };
}

function configPath(file: string | null, cwd: string): string | null {
  const path = resolve(cwd, file ?? DEFAULT_FILE);
  return file !== null || existsSync(path) ? path : null;
}

/** The region, or null after its problem has been noted. */
function regionOf(id: string, yaml: YamlFile, problems: Problem[]): Region | null {
  try {
    return loadRegion(id);
  } catch (error) {
    if (!(error instanceof VecheError)) throw error;
    problems.push({
      where: yaml.where(['region']),
      path: 'region',
      what: error.message,
      hint: error.hint ?? `known regions: ${regionIds().join(', ')}`,
    });
    return null;
  }
}

function knownIds({ bodies, districts }: Region): KnownIds {
  return { bodyIds: bodies.map(({ id }) => id), districtIds: districts.map(({ id }) => id) };
}

function switchedOff(region: Region | null): NonNullable<ConfigFile['sources']> {
  return (region?.sources ?? []).map((source) => ({ ...source, enabled: false }));
}

function secretProblems(
  config: Parameters<typeof missingSecrets>[0],
  env: Environment,
  yaml: YamlFile,
): Problem[] {
  return missingSecrets(config, env).map(({ path, name }) => ({
    where: yaml.where(path),
    path: formatPath(path),
    what: `the environment variable ${name} is not set`,
    hint: 'set it, or switch the source or webhook off',
  }));
}

/** Closures, so that logging or serialising the configuration cannot show what they know. */
function secretReaders(
  config: Parameters<typeof missingSecrets>[0],
  env: Environment,
): Pick<Config, 'tokenOf' | 'ingestSecretOf' | 'webhookSecretOf'> {
  const tokens = new Map(
    config.sources.map(({ id, tokenEnv }) => [id, tokenEnv === undefined ? null : (env[tokenEnv] ?? null)]),
  );
  const pushing = new Map(
    config.sources.flatMap(({ id, enabled, secretEnv }) =>
      enabled && secretEnv !== undefined ? [[id, env[secretEnv] || null]] : [],
    ),
  );
  const secrets = new Map(config.alerts.webhooks.map(({ url, secretEnv }) => [url, env[secretEnv] ?? null]));
  return {
    tokenOf: (sourceId) => tokens.get(sourceId) ?? null,
    ingestSecretOf: (sourceId) => pushing.get(sourceId) ?? null,
    webhookSecretOf: (url) => secrets.get(url) ?? null,
  };
}
