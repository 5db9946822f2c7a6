import { afterEach, expect, test } from 'vitest';
import { HOTLINE_SECRET } from './support/example-intake.ts';
import { testApp, type TestApp } from './support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function call(payload: object) {
  open = await testApp({ requireKeys: true });
  return open.send({ method: 'POST', url: '/api/v1/callback/own-community', payload });
}

const event = { group_id: 55, secret: HOTLINE_SECRET, event_id: 'e1', object: {} };

test('VK reads the bare word ok, or the confirmation string', async () => {
  const answer = await call({ ...event, type: 'wall_reply_new' });
  expect([answer.statusCode, answer.body]).toEqual([200, 'ok']);
  expect(answer.headers['content-type']).toMatch(/^text\/plain/);
  await open?.app.close();

  expect((await call({ ...event, type: 'confirmation' })).body).toBe('1a2b3c4d');
});

test('a wrong secret gets 401 and a body without a type 400', async () => {
  expect((await call({ ...event, type: 'wall_reply_new', secret: 'wrong' })).statusCode).toBe(401);
  await open?.app.close();

  expect((await call(event)).statusCode).toBe(400);
});
