import { createHmac } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { exampleIntake, HOTLINE_SECRET, type ExampleIntake } from './support/example-intake.ts';
import { NOW, testApp, type Given, type TestApp } from './support/test-app.ts';

let open: (TestApp & { intake: ExampleIntake }) | null = null;
afterEach(() => open?.app.close());

async function service(given: Given = {}): Promise<TestApp & { intake: ExampleIntake }> {
  const intake = exampleIntake();
  open = { ...(await testApp({ requireKeys: true, intake, ...given })), intake };
  return open;
}

interface Push {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
  remoteAddress?: string;
}

function push({ send }: TestApp, { body, type = 'application/json', headers = {}, remoteAddress }: Push) {
  const timestamp = String(NOW / 1000);
  const hmac = createHmac('sha256', HOTLINE_SECRET).update(`${timestamp}.`).update(body);
  return send({
    method: 'POST',
    url: '/api/v1/ingest/hotline',
    headers: {
      'content-type': type,
      'x-veche-timestamp': timestamp,
      'x-veche-signature': `sha256=${hmac.digest('hex')}`,
      ...headers,
    },
    payload: body,
    ...(remoteAddress === undefined ? {} : { remoteAddress }),
  });
}

const item = { id: '1', text: 'Нет воды' };

test('what is signed are the very bytes, however they are laid out', async () => {
  const app = await service();

  const spread = await push(app, {
    body: JSON.stringify([item], null, 4),
    type: 'application/json; charset=utf-8',
  });
  const lines = await push(app, {
    body: `${JSON.stringify(item)}\r\nno json\n`,
    type: 'application/x-ndjson',
  });
  const one = await push(app, { body: JSON.stringify(item) });

  expect([spread, lines, one].map(({ statusCode }) => statusCode)).toEqual([202, 202, 202]);
  expect(app.intake.pushed).toEqual([[item], [item, 'no json'], [item]]);
});

test('the same call again, also at once, is pushed once', async () => {
  const app = await service();
  const body = JSON.stringify([item]);

  const answers = await Promise.all([1, 2, 3].map(() => push(app, { body })));

  expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
  expect(app.intake.pushed).toHaveLength(1);
});

test('a call that could not be landed may be sent again', async () => {
  let calls = 0;
  const app = await service({
    intake: {
      ...exampleIntake(),
      push: async () => {
        calls += 1;
        if (calls === 1) throw new Error('the disk is full');
        return { posts: 1, deletions: 0, quarantined: [] };
      },
    },
  });
  const body = JSON.stringify([item]);

  const statuses = [(await push(app, { body })).statusCode, (await push(app, { body })).statusCode];

  expect(statuses).toEqual([500, 202]);
});

test.each([
  ['old', { 'x-veche-timestamp': String(NOW / 1000 - 301) }],
  ['undated', { 'x-veche-timestamp': '' }],
  ['unsigned', { 'x-veche-signature': '' }],
])('a call that is %s is answered as one of nobody, and told no more than that', async (_what, headers) => {
  const app = await service();

  const answer = await push(app, { body: JSON.stringify([item]), headers });

  expect(answer.statusCode).toBe(401);
  expect(answer.json()).toMatchObject({ detail: 'no such source, or not signed by it' });
  expect(app.intake.pushed).toEqual([]);
});

test('other kinds of bodies, and too large ones, are refused', async () => {
  const app = await service();

  const form = await push(app, { body: 'a=1', type: 'application/x-www-form-urlencoded' });
  const large = await push(app, { body: Buffer.alloc(5 * 1024 * 1024 + 1, 'x') });
  const garbage = await push(app, { body: Buffer.from([0xff, 0xfe]) });

  expect([form, large, garbage].map(({ statusCode }) => statusCode)).toEqual([415, 413, 400]);
});

test('calls have a limit of their own, by address', async () => {
  const app = await service({ requestsPerMinute: { address: 1 } });
  const statuses: number[] = [];
  for (let count = 0; count < 601; count += 1) {
    statuses.push((await push(app, { body: '[]', remoteAddress: '192.0.2.1' })).statusCode);
  }
  const elsewhere = await push(app, { body: '[]', remoteAddress: '192.0.2.2' });

  expect(new Set(statuses.slice(0, 600))).toEqual(new Set([202]));
  expect(statuses.at(-1)).toBe(429);
  expect(elsewhere.statusCode).toBe(202);
});
