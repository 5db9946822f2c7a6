import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { VecheError } from '../contracts/errors.ts';
import { importProfileSchema, type ImportProfile } from '../contracts/import-profile.ts';
import { REGIONS_DIR } from './load-region.ts';
import { problemsError } from './problems.ts';
import { validate } from './validate.ts';
import { readYaml } from './yaml-file.ts';

/** Profiles that every region may use. */
const PROFILES_DIR = join(import.meta.dirname, 'profiles');
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export interface ProfileOptions {
  /** Region whose own profiles go before those of all regions. */
  regionId: string;
  /** Folder that a path to a profile is relative to. */
  cwd: string;
  /** Folder of the region packs. */
  regionsDir?: string;
}

/** Names of the profiles that a region can use, its own first. */
export function profileNames({ regionId, regionsDir }: Omit<ProfileOptions, 'cwd'>): string[] {
  return [...new Set(foldersOf(regionId, regionsDir).flatMap(namesIn))];
}

/**
 * A mapping profile: of a path when it ends with `.yaml` or `.yml`, else by its name from `regions/<id>/profiles/` or
 * `profiles/`.
 * @throws {VecheError} `usage` when there is none of that name; `config` with every problem of the file.
 */
export function loadProfile(nameOrPath: string, options: ProfileOptions): ImportProfile {
  const file = /\.ya?ml$/.test(nameOrPath)
    ? { path: resolve(options.cwd, nameOrPath), name: basename(nameOrPath).replace(/\.ya?ml$/, '') }
    : { path: pathOf(nameOrPath, options), name: nameOrPath };
  if (!NAME.test(file.name)) {
    throw new VecheError('config', 'the name of the profile is not in the expected form', {
      where: nameOrPath,
      hint: 'call the file by lower-case Latin letters, digits and single hyphens, such as hotline.yaml',
    });
  }
  const { value, problems } = validate(readYaml(file.path, basename(file.path)), importProfileSchema);
  if (value === null) throw problemsError(problems);
  return { ...value, name: file.name };
}

/** The name is compared with what is there, never joined to a path. */
function pathOf(name: string, options: ProfileOptions): string {
  const folder = foldersOf(options.regionId, options.regionsDir).find((dir) => namesIn(dir).includes(name));
  if (folder === undefined) {
    throw new VecheError('usage', 'there is no such profile', {
      where: '--profile',
      hint: `known: csv, xlsx, jsonl, mail, ${profileNames(options).join(', ')}; or give the path of a .yaml file`,
    });
  }
  return join(folder, `${name}.yaml`);
}

function foldersOf(regionId: string, regionsDir: string = REGIONS_DIR): string[] {
  return [join(regionsDir, regionId, 'profiles'), PROFILES_DIR];
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}
