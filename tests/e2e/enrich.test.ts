import { expect, test } from 'vitest';
import { runVeche } from '../support/veche-process.ts';

interface Line {
  id: string;
  text: string;
  districtId: string | null;
  block: string;
  network: string | null;
  truncated: boolean;
  places: { text: string; start: number; end: number; evidence: Quoted[] }[];
  blockEvidence: Quoted[];
  topics: { evidence: Quoted[] }[];
}
interface Quoted {
  quote: string | null;
  start: number | null;
  end: number | null;
}

const parse = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

test('a complaint gets its district and block, and every quote stands at its place', async () => {
  const input = `${JSON.stringify({ id: 'a', text: 'В Опочке третий день нет воды на улице Ленина' })}\n`;

  const [enriched, districts] = await Promise.all([runVeche(['enrich'], { input }), runVeche(['districts'])]);

  expect(enriched.code).toBe(0);
  const [line] = parse(enriched.stdout);
  const names = new Map(
    (JSON.parse(districts.stdout) as { id: string; name: string }[]).map((district) => [
      district.id,
      district.name,
    ]),
  );
  expect(names.get(line!.districtId ?? '')).toMatch(/^Опочецкий/);
  expect(line!.block).toBe('housing');
  expect(line!.network).toBeNull();
  const quotes = [
    ...line!.blockEvidence,
    ...line!.topics.flatMap((topic) => topic.evidence),
    ...line!.places.flatMap((place) => place.evidence),
  ].filter((evidence) => evidence.quote !== null);
  expect(quotes.length).toBeGreaterThan(1);
  for (const { quote, start, end } of quotes) expect(line!.text.slice(start!, end!)).toBe(quote);
});

test('bad lines are counted with their numbers and never stop the rest', async () => {
  const input = [
    '{"id":"1","text":"Яма на дороге"}',
    'no json',
    '{"id":"2"}',
    '{"id":"3","text":"Спасибо","network":"myspace"}',
    '',
    '{"id":"4","text":"👍"}',
    '{"id":"5","text":""}',
  ].join('\n');

  const { code, stdout, stderr } = await runVeche(['enrich'], { input });

  expect(code).toBe(0);
  expect(parse(stdout).map((line) => line.id)).toEqual(['1', '4', '5']);
  expect(stderr).toMatch(/line 2/);
  expect(stderr).toMatch(/line 3/);
  expect(stderr).toMatch(/line 4/);
});

test('any number of jobs gives the same lines in the same order', async () => {
  const places = ['в Пскове', 'в Невеле', 'в Острове', 'в Великих Луках', ''];
  const troubles = [
    'нет воды',
    'не вывозят мусор',
    'яма на дороге',
    'не ходит автобус',
    'спасибо за праздник',
  ];
  const input = Array.from(
    { length: 1500 },
    (_, index) =>
      `${JSON.stringify({ id: String(index), text: `${troubles[index % 5]} ${places[index % 4]}, дом ${index % 90}` })}\n`,
  ).join('');

  const [one, two] = await Promise.all([
    runVeche(['enrich'], { input }),
    runVeche(['enrich', '--jobs', '2'], { input }),
  ]);

  expect(parse(one.stdout)).toHaveLength(1500);
  expect(two.stdout === one.stdout).toBe(true);
});

test('a text above 16,384 code points is cut and says so', async () => {
  const input = `${JSON.stringify({ id: 'long', text: 'нет воды '.repeat(5000) })}\n`;

  const [line] = parse((await runVeche(['enrich'], { input })).stdout);

  expect(Array.from(line!.text).length).toBeLessThanOrEqual(16_384);
  expect(line!.truncated).toBe(true);
});
