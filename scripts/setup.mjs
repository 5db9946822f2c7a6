// Makes this checkout ready before `npm start` and `npm test`. Runs on any Node >= 20, so: plain JavaScript, no packages.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));

const NODE = 'node_modules/.bin/node';
const hash = (...parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex');
const stampOf = (name) => join('node_modules', `.veche-${name}`);
const isFresh = (name, value) => existsSync(stampOf(name)) && readFileSync(stampOf(name), 'utf8') === value;
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status === 0) return;
  process.stderr.write(`setup: ${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}\n`);
  process.exit(1);
}

function installPackages(lock) {
  if (isFresh('lock', lock)) return;
  process.stderr.write('setup: installing packages (about a minute, once)\n');
  run('npm', ['ci', '--ignore-scripts', '--loglevel=error']);
  writeFileSync(stampOf('lock'), lock);
}

function buildPages(lock) {
  const sources = ['dashboards', 'contracts']
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join('dashboards', 'dist')))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1));
  const pages = hash(lock, ...sources.flatMap((path) => [path, readFileSync(path)]));
  if (isFresh('pages', pages) && existsSync('dashboards/dist/index.html')) return;
  const node = existsSync(NODE) ? NODE : process.execPath;
  run(node, [
    'node_modules/vite/bin/vite.js',
    'build',
    '-c',
    'dashboards/vite.config.ts',
    '--logLevel',
    'warn',
  ]);
  writeFileSync(stampOf('pages'), pages);
}

function installTestTools() {
  const missing = ['chromium'].filter((command) => !has(command));
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    process.stderr.write(`setup: the tests need ${names}; run: sudo apt-get install ${names}\n`);
    process.exit(1);
  }
  process.stderr.write(`setup: installing ${names} from the distribution for the tests\n`);
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
    DEBIAN_FRONTEND: 'noninteractive',
  });
}

const lock = hash(readFileSync('package-lock.json'), process.platform, process.arch);
installPackages(lock);
buildPages(lock);
if (process.argv.includes('--test')) {
  installTestTools();
  mkdirSync('tests/out', { recursive: true });
}
