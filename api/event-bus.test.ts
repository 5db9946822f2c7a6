import { expect, test } from 'vitest';
import type { LiveEvent } from '../contracts/events.ts';
import { createEventBus } from './event-bus.ts';

const event = (at: string): LiveEvent => ({ type: 'source', data: { id: 'vk-town', state: 'active', at } });

function heard(bus: ReturnType<typeof createEventBus>, lastId: number | null) {
  const ids: number[] = [];
  const stop = bus.subscribe(lastId, ({ id }) => void ids.push(id));
  return { ids, stop };
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

test('a number of another process brings everything that is kept', () => {
  const bus = createEventBus(1);
  bus.publish(event('a'));

  expect(heard(bus, 99).ids).toEqual([1]);
});

test('the last 500 events are kept', () => {
  const bus = createEventBus(1);
  for (let count = 0; count < 600; count += 1) bus.publish(event('a'));

  const { ids } = heard(bus, 0);

  expect(ids).toHaveLength(500);
  expect(ids.at(0)).toBe(101);
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
