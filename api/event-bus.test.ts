import { expect, test } from 'vitest';
import type { LiveEvent } from '../contracts/events.ts';
import { createEventBus } from './event-bus.ts';

const event = (at: string): LiveEvent => ({ type: 'source', data: { id: 'vk-town', state: 'active', at } });

function heard(bus: ReturnType<typeof createEventBus>, lastId: number | null) {
  const ids: number[] = [];
  const types: string[] = [];
  const stop = bus.subscribe(lastId, ({ id, event: { type } }) => {
    ids.push(id);
    types.push(type);
  });
  return { ids, types, stop };
}

test('a reader that comes back hears what it missed, then what comes', () => {
  const bus = createEventBus(1);
  for (const at of ['a', 'b', 'c']) bus.publish(event(at));

  const { ids } = heard(bus, 1);
  bus.publish(event('d'));

  expect(ids).toEqual([2, 3, 4]);
});

test('a new reader hears only what comes, and nothing after it left', () => {
  const bus = createEventBus(1);
  bus.publish(event('a'));
  const { ids, stop } = heard(bus, null);
  bus.publish(event('b'));
  stop();
  bus.publish(event('c'));

  expect(ids).toEqual([2]);
});

test.each([
  ['of the process before', 500],
  ['that nobody has given yet', 2_000],
])('a number %s is answered by a resync with the newest number, and live events follow', (_what, lastId) => {
  const bus = createEventBus(1_000);
  bus.publish(event('a'));
  bus.publish(event('b'));

  const { ids, types } = heard(bus, lastId);
  bus.publish(event('c'));

  expect(ids).toEqual([1_001, 1_002]);
  expect(types).toEqual(['resync', 'source']);
});

test('a reader of the process before hears of the restart even when nothing has happened since', () => {
  const { ids, types } = heard(createEventBus(1_000), 500);

  expect(types).toEqual(['resync']);
  expect(ids).toEqual([999]);
});

test('the last 500 events are kept, and who has missed more is told to read anew', () => {
  const bus = createEventBus(1);
  for (let count = 0; count < 600; count += 1) bus.publish(event('a'));

  const whole = heard(bus, 100);
  const late = heard(bus, 99);

  expect(whole.ids).toHaveLength(500);
  expect(whole.ids.at(0)).toBe(101);
  expect(late.types).toEqual(['resync']);
  expect(late.ids).toEqual([600]);
});

test('a reader that begins at the newest number has missed nothing', () => {
  const bus = createEventBus(1);
  bus.publish(event('a'));

  const { ids } = heard(bus, bus.lastId());
  bus.publish(event('b'));

  expect(ids).toEqual([2]);
});

test('a listener that throws is dropped, and the others hear on', () => {
  const bus = createEventBus(1);
  let calls = 0;
  bus.subscribe(null, () => {
    calls += 1;
    throw new Error('broken');
  });
  const { ids } = heard(bus, null);

  bus.publish(event('a'));
  bus.publish(event('b'));

  expect(calls).toBe(1);
  expect(ids).toEqual([1, 2]);
});
