import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { freshFolder, runVeche } from '../support/veche-process.ts';

/**
 * # Your first hour with Veche
 *
 * This tutorial is a test: every command below is run as it stands, so that it cannot go stale. Read it from top to
 * bottom. `./veche` stands for the launcher at the root of the checkout.
 */
let folder: string;
beforeAll(async () => {
  folder = await freshFolder('first-hour');
});

const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/**
 * ## 1. What a network says
 *
 * Every network has its own shape. A collector turns one raw answer into posts, and `parse` lets you watch it:
 *
 *     ./veche parse --network rss --channel town < feed.xml
 *
 * What leaves the parser is masked already: look at the phone.
 */
describe('1. what a network says', () => {
  const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Town</title><link>https://town.example</link>
    <item><guid>news-1</guid><title>Третий день нет воды</title><description>Жители улицы Ленина в Опочке
    звонят по телефону +7 911 000-00-01.</description><pubDate>Tue, 24 Nov 2026 10:00:00 +0300</pubDate></item>
  </channel></rss>`;

  test('a feed becomes posts, in UTC and without the phone', async () => {
    const { code, stdout } = await runVeche(
      ['parse', '--network', 'rss', '--channel', 'town', '--now', '2026-11-24T12:00:00Z'],
      { input: feed },
    );

    const [post] = jsonLines(stdout);
    expect(code).toBe(0);
    expect(post).toMatchObject({ network: 'rss', kind: 'post', publishedAt: '2026-11-24T07:00:00.000Z' });
    expect(post!['text']).toContain('‹телефон›');
    expect(stdout).not.toContain('000-00-01');
  });
});

/**
 * ## 2. What it is about
 *
 * `enrich` reads posts, one JSON object a line, and says of each where it is, what about, and how heated. Only `id` and
 * `text` are needed:
 *
 *     ./veche enrich < posts.jsonl > labelled.jsonl
 *
 * Every label carries its evidence: the words it stands on, with their place in the text.
 */
describe('2. what it is about', () => {
  test('a post gets its district and block, and the words that say so', async () => {
    const input = `${JSON.stringify({ id: 'a', text: 'В Опочке третий день нет воды на улице Ленина' })}\n`;

    const [post] = jsonLines((await runVeche(['enrich'], { input })).stdout);

    expect(post).toMatchObject({ districtId: 'opochetsky', block: 'housing' });
    const [evidence] = post!['blockEvidence'] as { quote: string; start: number; end: number }[];
    expect((post!['text'] as string).slice(evidence!.start, evidence!.end)).toBe(evidence!.quote);
  });
});

/**
 * ## 3. Counting
 *
 * Posts that are stored can be asked. The quickest way to store some is a file:
 *
 *     ./veche import appeals.csv --profile csv --data ./store
 *     ./veche query trends --by block --data ./store --format table
 *
 * The first file that you import a second time changes nothing: a row is known by what it says.
 */
describe('3. counting', () => {
  const appeals = [
    'id;дата;текст',
    '1;24.11.2026 10:00;"В Невеле не вывозят мусор, контейнеры переполнены"',
    '2;24.11.2026 11:00;"Яма на дороге в Острове, разбил колесо"',
    '3;вчера;"Когда это было?"',
  ].join('\n');

  test('a file of appeals is stored once, however often it is imported, and its bad row is told', async () => {
    const file = join(folder, 'appeals.csv');
    const data = join(folder, 'store');
    await writeFile(file, appeals);

    const first = await runVeche(['import', file, '--profile', 'csv', '--data', data]);
    await runVeche(['import', file, '--profile', 'csv', '--data', data]);
    const posts = await runVeche(['query', 'posts', '--all', '--format', 'jsonl', '--data', data]);

    expect(first.stdout, first.stderr).toBe('appeals.csv: 2 posts read, 1 rows in quarantine\n');
    expect(jsonLines(posts.stdout).map((post) => post['block'])).toEqual(['waste', 'roads']);
    const quarantine = await runVeche(['quarantine', '--data', data]);
    expect(jsonLines(quarantine.stdout)[0]).toMatchObject({ place: 'line 4' });
  });

  test('numbers add up, and open down to their posts', async () => {
    const period = ['--from', '2026-11-24', '--to', '2026-11-25', '--data', join(folder, 'store')];

    const trends = await runVeche(['query', 'trends', '--by', 'block', '--format', 'jsonl', ...period]);
    const waste = await runVeche(['query', 'posts', '--block', 'waste', '--format', 'jsonl', ...period]);

    expect(jsonLines(trends.stdout).map(({ key, posts }) => [key, posts])).toEqual(
      expect.arrayContaining([
        ['waste', 1],
        ['roads', 1],
      ]),
    );
    expect(jsonLines(waste.stdout)).toHaveLength(1);
  });

  test('and `verify` proves that the counts are those of the posts', async () => {
    const verify = await runVeche(['verify', '--data', join(folder, 'store')]);

    expect(verify.code, verify.stderr).toBe(0);
    expect(verify.stdout).toMatch(/^2 posts and \d+ cells compared/);
  });
});
