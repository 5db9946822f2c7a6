import { afterEach, expect, test } from 'vitest';
import { exampleIntake, HOTLINE_SECRET } from './support/example-intake.ts';
import { testApp, type TestApp } from './support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function send(headers: Record<string, string>, payload: object) {
  open = await testApp({ requireKeys: true, intake: exampleIntake() });
  return open.send({ method: 'POST', url: '/api/v1/max-updates/max-bot', headers, payload });
}

const update = {
  update_type: 'message_removed',
  timestamp: 1_795_420_800_000,
  message_id: 'mid.1',
  chat_id: -1,
};

test('an update with the secret of its subscription is answered with 200, as MAX wants it', async () => {
  const { statusCode, body } = await send({ 'x-max-bot-api-secret': HOTLINE_SECRET }, update);

  expect([statusCode, JSON.parse(body)]).toEqual([200, { success: true }]);
});

test('without the secret nothing is taken', async () => {
  expect((await send({}, update)).statusCode).toBe(401);
  expect((await send({ 'x-max-bot-api-secret': 'wrong' }, update)).statusCode).toBe(401);
});

test('what is no update is refused', async () => {
  const headers = { 'x-max-bot-api-secret': HOTLINE_SECRET };
  expect((await send(headers, { hello: 1 })).statusCode).toBe(400);
});
