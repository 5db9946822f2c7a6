import { expect, test } from 'vitest';
import { csvFile } from './csv-file.ts';
import { fieldColumns } from './table.ts';

interface Row {
  name: string;
  posts: number;
}
const columns = fieldColumns<Row>(['name', 'posts']);

async function* rows(count: number): AsyncGenerator<Row> {
  for (let posts = 0; posts < count; posts += 1) yield { name: `=name ${posts}`, posts };
}

async function pieces(count: number, about: readonly (readonly [string, string])[] = []): Promise<string[]> {
  const all: string[] = [];
  for await (const piece of csvFile({ columns, rows: rows(count), about })) all.push(piece);
  return all;
}

test('a file tells about itself at its end, below an empty line', async () => {
  const text = (await pieces(1, [['Filters', '=district, block']])).join('');

  expect(text).toBe('\uFEFFname,posts\r\n\'=name 0,0\r\n\r\n# Filters,"\'=district, block"\r\n');
});

test('without rows and words about itself a file is its header', async () => {
  expect(await pieces(0)).toEqual(['\uFEFFname,posts\r\n']);
});

test('a long table comes in pieces of whole lines', async () => {
  const all = await pieces(20_000);

  expect(all.length).toBeGreaterThan(3);
  for (const piece of all) expect(piece).toMatch(/\r\n$/);
  expect(all.join('').split('\r\n')).toHaveLength(20_002);
});
