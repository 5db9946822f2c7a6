import { expect, test } from 'vitest';
import { createTicker, type TickerHost } from './ticker.ts';

function fakeHost() {
  let now = 0;
  let hidden = false;
  const due: { at: number; run: () => void }[] = [];
  const shown: (() => void)[] = [];
  const host: TickerHost = {
    now: () => now,
    after: (ms, run) => void due.push({ at: now + ms, run }),
    isHidden: () => hidden,
    onShown: (run) => void shown.push(run),
  };
  const advance = (ms: number) => {
    now += ms;
    for (const timer of due.splice(0)) {
      if (timer.at <= now) timer.run();
      else due.push(timer);
    }
  };
  const setHidden = (value: boolean) => {
    hidden = value;
    if (!value) for (const run of shown.splice(0)) run();
  };
  return { host, advance, setHidden };
}

test('a burst runs once at once and once more at its end', () => {
  const { host, advance } = fakeHost();
  let runs = 0;
  const tick = createTicker(1000, () => (runs += 1), host);
  for (let i = 0; i < 50; i += 1) tick();
  expect(runs).toBe(1);
  advance(999);
  expect(runs).toBe(1);
  advance(1);
  expect(runs).toBe(2);
  advance(5000);
  expect(runs).toBe(2);
});

test('a hidden page is left alone, and read once when it is shown again', () => {
  const { host, advance, setHidden } = fakeHost();
  let runs = 0;
  const tick = createTicker(1000, () => (runs += 1), host);
  setHidden(true);
  tick();
  advance(5000);
  tick();
  expect(runs).toBe(0);
  setHidden(false);
  expect(runs).toBe(1);
});
