import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Problem } from './problems.ts';
import { validate } from './validate.ts';
import { readJson, readYaml } from './yaml-file.ts';
import type { YamlFile } from './yaml-file.ts';

/** A value that knows the file and path it came from. */
export interface Located<T> {
  value: T;
  file: YamlFile;
  path: readonly (string | number)[];
}

/** The files of one region folder; problems of all of them gather in `problems`. */
export interface RegionFolder {
  problems: Problem[];
  /** The one file of that name; null when missing or wrong. */
  read<T extends z.ZodType>(name: string, schema: T): Located<z.output<T>> | null;
  /** All files whose name begins with the prefix and ends with `.yaml`, in order of their names. */
  readAll<T extends z.ZodType>(prefix: string, schema: T): Located<z.output<T>>[];
}

/** Opens a folder that exists; reading never throws. */
export function openRegionFolder(folder: string): RegionFolder {
  const problems: Problem[] = [];
  const read = <T extends z.ZodType>(name: string, schema: T): Located<z.output<T>> | null => {
    const file = (name.endsWith('.json') ? readJson : readYaml)(join(folder, name), name);
    const checked = validate(file, schema);
    problems.push(...checked.problems);
    return checked.value === null ? null : { value: checked.value, file, path: [] };
  };
  return {
    problems,
    read,
    readAll: (prefix, schema) =>
      readdirSync(folder)
        .filter((name) => name.startsWith(prefix) && name.endsWith('.yaml'))
        .sort()
        .flatMap((name) => read(name, schema) ?? []),
  };
}

/** The items of a located list, each with its own place. */
export function locateItems<T>(list: Located<readonly T[]> | null): Located<T>[] {
  if (list === null) return [];
  return list.value.map((value, index) => ({ value, file: list.file, path: [...list.path, index] }));
}
