import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** Folders of the repository and what each may import besides itself. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  text: ['contracts'],
  net: ['contracts'],
  config: ['contracts', 'text', 'net'],
  collectors: ['contracts', 'text', 'net'],
  processors: ['contracts', 'text', 'net'],
  storage: ['contracts', 'text', 'net'],
  pipeline: ['contracts', 'text', 'net'],
  api: ['contracts', 'text', 'net'],
  dashboards: ['contracts'],
  alerts: ['contracts', 'text', 'net'],
  reports: ['contracts', 'text', 'net'],
  simulator: ['contracts', 'text', 'net'],
  clients: [],
  cli: [
    'contracts',
    'text',
    'net',
    'config',
    'collectors',
    'processors',
    'storage',
    'pipeline',
    'api',
    'alerts',
    'reports',
    'simulator',
  ],
};

/** Homes of the runtime packages; zod may be used anywhere. */
export const PACKAGE_HOMES: Readonly<Record<string, readonly string[]>> = {
  undici: ['net'],
  'ipaddr.js': ['net'],
  'p-queue': ['net', 'pipeline'],
  natural: ['text'],
  htmlparser2: ['collectors'],
  domhandler: ['collectors'],
  domutils: ['collectors'],
  'csv-parse': ['collectors'],
  '@clickhouse/client': ['storage'],
  chdb: ['storage'],
  yaml: ['config'],
  fastify: ['api', 'simulator'],
  '@fastify/cookie': ['api'],
  '@fastify/rate-limit': ['api'],
  '@fastify/static': ['api'],
  '@fastify/swagger': ['api'],
  '@fastify/swagger-ui': ['api'],
  'fastify-type-provider-zod': ['api'],
  'prom-client': ['api'],
  fflate: ['api'],
  preact: ['dashboards'],
  '@preact/signals': ['dashboards'],
  commander: ['cli'],
  pino: ['cli'],
  zod: Object.keys(MAY_IMPORT),
};

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  path: string;
  text: string;
}

const IMPORT = /(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g;

/** All TypeScript files below the folders of MAY_IMPORT. */
export function sourceFiles(root: string): SourceFile[] {
  return Object.keys(MAY_IMPORT).flatMap((folder) => {
    const base = join(root, folder);
    let entries: string[];
    try {
      entries = readdirSync(base, { recursive: true, encoding: 'utf8' });
    } catch {
      return [];
    }
    return entries
      .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist'))
      .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(base, name), 'utf8') }));
  });
}

/** One line for each import that breaks the table: a folder it may not use, or a package away from its home. */
export function importViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const isTest = /\.test\.tsx?$/.test(file.path);
    return importsOf(file.text).flatMap((target) => {
      const problem = target.startsWith('.') ? folderProblem(file, target) : packageProblem(file, target);
      return problem === null || isTest ? [] : [`${file.path}: ${problem}`];
    });
  });
}

function importsOf(text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? '').filter(Boolean);
}

function folderProblem(file: SourceFile, target: string): string | null {
  const from = file.path.split('/')[0] ?? '';
  const path = normalize(join(dirname(file.path), target));
  const to = relative('.', path).split('/')[0] ?? '';
  if (to === from || MAY_IMPORT[from]?.includes(to)) return null;
  return `imports ${to}/ (${target}); ${from}/ may import ${MAY_IMPORT[from]?.join(', ') || 'nothing else'}`;
}

function packageProblem(file: SourceFile, target: string): string | null {
  if (target.startsWith('node:')) return null;
  const name = target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');
  const homes = PACKAGE_HOMES[name];
  const folder = file.path.split('/')[0] ?? '';
  if (homes === undefined)
    return `imports the package ${name}, which has no home in tests/support/imports.ts`;
  return homes.includes(folder) ? null : `imports the package ${name}, whose home is ${homes.join(', ')}`;
}
