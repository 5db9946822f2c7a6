import { expect, test } from 'vitest';
import { createAnswerCache } from './answer-cache.ts';

function setUp() {
  let now = 0;
  const cache = createAnswerCache({ clock: { now: () => now, sleep: async () => {} } });
  const makings: { signal: AbortSignal; finish: (text: string) => void; fail: (error: Error) => void }[] = [];
  const make = (signal: AbortSignal) =>
    new Promise<Buffer>((resolve, reject) => {
      makings.push({ signal, finish: (text) => resolve(Buffer.from(text)), fail: reject });
    });
  const ask = async (key: string, signal = new AbortController().signal) =>
    (await cache.get(key, signal, make)).body.toString();
  return { ask, makings, advance: (ms: number) => (now += ms) };
}

test('equal requests at the same time share one query', async () => {
  const { ask, makings } = setUp();
  const answers = [ask('a'), ask('a'), ask('b')];
  expect(makings).toHaveLength(2);

  makings[0]!.finish('A');
  makings[1]!.finish('B');

  expect(await Promise.all(answers)).toEqual(['A', 'A', 'B']);
});

test('an answer is kept for a second and then asked anew', async () => {
  const { ask, makings, advance } = setUp();
  const first = ask('a');
  makings[0]!.finish('old');
  expect(await first).toBe('old');
  advance(999);
  expect(await ask('a')).toBe('old');
  advance(1);

  const second = ask('a');
  makings[1]!.finish('new');

  expect(await second).toBe('new');
});

test('the first reader going away leaves the others their answer', async () => {
  const { ask, makings } = setUp();
  const gone = new AbortController();
  const first = ask('a', gone.signal);
  const second = ask('a');

  gone.abort();
  await expect(first).rejects.toMatchObject({ code: 'aborted' });
  expect(makings[0]!.signal.aborted).toBe(false);
  makings[0]!.finish('A');

  expect(await second).toBe('A');
});

test('the last reader going away ends the query, and the next one begins its own', async () => {
  const { ask, makings } = setUp();
  const gone = new AbortController();
  const first = ask('a', gone.signal);
  gone.abort();
  await expect(first).rejects.toMatchObject({ code: 'aborted' });
  expect(makings[0]!.signal.aborted).toBe(true);

  const second = ask('a');
  makings[1]!.finish('A');

  expect(await second).toBe('A');
});

test('a failure is told to all who waited and is not kept', async () => {
  const { ask, makings } = setUp();
  const waiting = [ask('a'), ask('a')].map((answer) => expect(answer).rejects.toThrow('broken'));
  makings[0]!.fail(new Error('broken'));
  await Promise.all(waiting);

  const again = ask('a');
  makings[1]!.finish('A');

  expect(await again).toBe('A');
});

test('a thousand answers are kept at most', async () => {
  const { ask, makings } = setUp();
  for (let key = 0; key < 1_500; key += 1) {
    const answer = ask(String(key));
    makings.at(-1)!.finish('x');
    await answer;
  }

  await ask('1499');
  expect(makings).toHaveLength(1_500);
  const oldest = ask('0');
  makings.at(-1)!.finish('x');

  await oldest;
  expect(makings).toHaveLength(1_501);
});
