import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);

test('every test that the page on privacy names exists under that name', async () => {
  const page = await readFile(new URL('docs/privacy.md', root), 'utf8');
  const named = [...page.matchAll(/^\d+\. `([^`]+)`: “([^”]+)”$/gm)];
  expect(named.length).toBeGreaterThan(20);

  const missing: string[] = [];
  for (const [, file = '', name = ''] of named) {
    const text = await readFile(new URL(file, root), 'utf8');
    if (!text.includes(name)) missing.push(`${file}: ${name}`);
  }
  expect(missing).toEqual([]);
});

test('every promise on the page is held by tests of its list', async () => {
  const page = await readFile(new URL('docs/privacy.md', root), 'utf8');
  const [, table = ''] = /## Red lines\n([^]*?)\n## /.exec(page) ?? [];
  const promises = table.split('\n').filter((line) => /^\| (?!-|promise)/.test(line));

  const count = [...page.matchAll(/^\d+\. `/gm)].length;

  expect(promises.length).toBeGreaterThan(7);
  for (const promise of promises) {
    const numbers = [...promise.matchAll(/\[(\d+)\]\(#tests\)/g)].map((match) => Number(match[1]));
    expect(numbers.length, promise).toBeGreaterThan(0);
    expect(Math.max(...numbers), promise).toBeLessThanOrEqual(count);
  }
});
