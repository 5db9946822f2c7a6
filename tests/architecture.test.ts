import { expect, test } from 'vitest';
import { importViolations, MAY_IMPORT, sourceFiles } from './support/imports.ts';

const root = new URL('..', import.meta.url).pathname;

test('every folder imports only what the table allows, and every package stands at its home', () => {
  const files = sourceFiles(root);
  const folders = new Set(files.map((file) => file.path.split('/')[0]));

  expect(folders).toEqual(new Set(Object.keys(MAY_IMPORT)));
  expect(importViolations(files)).toEqual([]);
});

test('planted violations are found: another folder, a package away from home, a package without home', () => {
  const planted = [
    { path: 'collectors/vk/index.ts', text: "import { openStore } from '../../storage/open.ts';\n" },
    { path: 'processors/a.ts', text: "import Fastify from 'fastify';\n" },
    { path: 'text/b.ts', text: "export * from '../net/client.ts';\n" },
    { path: 'api/c.ts', text: "const x = await import('left-pad');\n" },
    { path: 'contracts/d.ts', text: "import {\n  a,\n} from '../text/stem.ts';\n" },
  ];

  expect(importViolations(planted).map((line) => line.split(':')[0])).toEqual(
    planted.map((file) => file.path),
  );
});
