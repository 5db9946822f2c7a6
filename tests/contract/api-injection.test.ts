import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../api/support/test-app.ts';
import type { Logger } from '../../contracts/logger.ts';
import { apiOperations, type ApiOperation } from '../support/api-document.ts';
import { openApiService, SERVICE_NOW, type ApiService } from '../support/api-service.ts';
import { makeStored } from '../support/make-stored.ts';
import { wire, type WireAnswer } from '../support/wire.ts';

/** Texts and parameters that other programs would run: none of them is more than text here. */
const XSS = '<img src=x onerror=alert(1)><script>alert(2)</script>';
const FORMULAS = ['=1+1', '+7 911', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'];
const POSTS = 20;

const operations = await documentedReads();
const logged: string[] = [];
const logger = recordingLogger();
let service: ApiService;
let key: string;
beforeAll(async () => {
  service = await openApiService({ requireKeys: true, logger });
  key = await service.makeKey({ name: 'admin', role: 'admin' });
  const texts = [XSS, ...FORMULAS];
  await service.add(
    Array.from({ length: POSTS }, (_, index) =>
      makeStored({
        id: `vk:-1_${index}`,
        text: texts[index % texts.length]!,
        channelId: index === 0 ? '__proto__' : `channel-${index}`,
        topics: [{ id: index === 1 ? 'constructor' : 'water', confidence: 0.9, evidence: [] }],
        publishedAt: new Date(SERVICE_NOW - index * 3_600_000 - 1_000).toISOString(),
      }),
    ),
  );
}, 60_000);
afterAll(() => service.close());

async function documentedReads(): Promise<ApiOperation[]> {
  const { app, get } = await testApp();
  const all = await apiOperations((await get('/openapi.json')).json());
  await app.close();
  return all.filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'));
}

/** Keeps every line as a program that reads logs would get it. */
function recordingLogger(): Logger {
  const keep = (details: object, message: string) =>
    void logged.push(JSON.stringify({ ...details, message }));
  return { debug: keep, info: keep, warn: keep, error: keep };
}

function ask(target: string, headers: Record<string, string> = {}): Promise<WireAnswer> {
  const sent = { method: 'GET', target, headers: { authorization: `Bearer ${key}`, ...headers }, body: null };
  return wire(service.url, sent, { hangMs: 60_000 });
}

async function countPosts(): Promise<number> {
  return (JSON.parse((await ask('/api/v1/facets?noise=all')).body) as { total: number }).total;
}

/** Each closes or opens something that a careless query would leave open. */
const ATTACKS = [
  "' OR 1=1 --",
  "'); DROP TABLE posts; --",
  "\\' OR ''='",
  '") UNION SELECT 1 FORMAT JSON --',
  '{from:DateTime64(3)}',
  '* FROM posts --',
];

test('SQL injection: an attack in any parameter is text or refused, never SQL', async () => {
  expect(await countPosts()).toBe(POSTS);
  const targets = operations.flatMap(({ path, parameters }) => {
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    return ['', ...names].map((name) => ({ path, name }));
  });
  expect(targets.length).toBeGreaterThan(100);
  for (const [index, { path, name }] of targets.entries()) {
    const attack = ATTACKS[index % ATTACKS.length]!;
    const target = path.replaceAll(/\{\w+\}/g, encodeURIComponent(attack));
    await expectHarmless(
      name === '' ? target : `${target}?${new URLSearchParams({ [name]: attack })}`,
      name === '',
    );
  }
  for (const name of ['q', 'district', 'story', 'cursor', 'topic']) {
    for (const attack of ATTACKS)
      await expectHarmless(`/api/v1/posts?${new URLSearchParams({ [name]: attack })}`);
  }
  expect(await countPosts()).toBe(POSTS);
}, 120_000);

async function expectHarmless(target: string, isPlain = false): Promise<void> {
  const answer = await ask(target);
  expect([200, 400, 403, 404], `${target}: ${answer.body}`).toContain(answer.status);
  if (answer.status === 200 && !isPlain) expect(answer.body, target).not.toContain('"vk:-1_');
}

test('XSS: hostile texts leave as data that no browser runs', async () => {
  const json = await ask('/api/v1/posts?limit=500&noise=all');
  const file = await ask('/api/v1/posts/export?format=csv&noise=all');
  const note = await ask('/api/v1/report?day=2026-11-24');

  expect((JSON.parse(json.body) as { items: { text: string }[] }).items.map(({ text }) => text)).toContain(
    XSS,
  );
  expect(String(json.headers['content-type'])).toMatch(/^application\/json/);
  expect(String(file.headers['content-disposition'])).toMatch(/^attachment/);
  for (const { headers } of [json, file, note]) expect(headers['x-content-type-options']).toBe('nosniff');
  expect(note.status).toBe(200);
  expect(note.body).not.toMatch(/<img src=x|<script/);
  expect(String(note.headers['content-security-policy'])).not.toMatch(/unsafe-inline|script-src/);
});

test('CSV formula: no cell of a file begins one', async () => {
  const { body } = await ask('/api/v1/posts/export?format=csv&noise=all');
  const rows = parse(body, { bom: true, relax_column_count: true });
  const cells = rows.flat().filter((cell) => !/^-\d+(?:\.\d+)?$/.test(cell));

  expect(rows.length).toBeGreaterThan(POSTS);
  for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+@＝-]/);
});

test('prototype pollution: names of the prototype are values and keys as any others', async () => {
  const facets = JSON.parse((await ask('/api/v1/facets?noise=all')).body) as {
    facets: Record<string, { value: string }[]>;
  };
  const trends = JSON.parse((await ask('/api/v1/trends?by=channel&noise=all')).body) as {
    series: { key: string }[];
  };

  expect(facets.facets['channel']!.map(({ value }) => value)).toContain('__proto__');
  expect(facets.facets['topic']!.map(({ value }) => value)).toContain('constructor');
  expect(trends.series.map((series) => series.key)).toContain('__proto__');
  for (const query of [
    '__proto__=a',
    '__proto__[a]=b',
    'constructor.prototype.a=b',
    'district=__proto__&district=constructor',
  ]) {
    expect([200, 400]).toContain((await ask(`/api/v1/posts?${query}`)).status);
  }
  expect(({} as { a?: unknown }).a).toBeUndefined();
});

test('log injection, secrets and texts in logs: a line of the log holds nothing of what a request brought', async () => {
  const marks = ['forged-line', 'secret-word', 'private-cookie'];
  const headers = {
    cookie: 'veche_session=private-cookie',
    'user-agent': 'forged-line',
    'x-request-id': 'forged-line',
  };
  for (const { path, parameters } of operations) {
    const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const query = new URLSearchParams(
      names.map((name) => [name, 'secret-word\r\n{"level":60,"msg":"forged-line"}']),
    );
    await ask(`${path.replaceAll(/\{\w+\}/g, '%0d%0aforged-line')}?${query}`, headers);
  }

  const { state } = service.system.storage;
  const kept = logged.join('\n') + JSON.stringify(state.list('key')) + JSON.stringify(state.list('session'));
  for (const mark of [...marks, key]) expect(kept).not.toContain(mark);
  const audit = JSON.stringify(state.list('audit'));
  for (const secret of ['private-cookie', key]) expect(audit).not.toContain(secret);
  expect(audit).not.toMatch(/"q":"(?!\d+ characters)/);
});
