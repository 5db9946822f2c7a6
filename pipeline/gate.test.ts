import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { steppedClock } from '../tests/support/stepped-clock.ts';
import { createGate, type GateDeps } from './gate.ts';

function gateWith(given: Partial<GateDeps>) {
  const clock = steppedClock();
  const deps: GateDeps = {
    clock,
    backlog: () => 0,
    backlogMax: 10,
    dir: tmpdir(),
    freeBytesMin: 0,
    storageTrouble: () => null,
    ...given,
  };
  return { clock, gate: createGate(deps) };
}

describe('collectors pause and go on by themselves', () => {
  test('while storage is in trouble', async () => {
    let trouble: string | null = 'the engine refuses';
    const { clock, gate } = gateWith({ storageTrouble: () => trouble });
    expect(await gate.reason()).toBe('the engine refuses');

    const passed = gate.pass(new AbortController().signal);
    const mended = clock.sleep(60_000).then(() => (trouble = null));
    await clock.runAll([passed, mended]);

    expect(clock.elapsed()).toBeGreaterThanOrEqual(60_000);
    expect(clock.elapsed()).toBeLessThan(62_000);
  });

  test('while storage is behind', async () => {
    let waiting = 10;
    const { clock, gate } = gateWith({ backlog: () => waiting });
    expect(await gate.reason()).toMatch(/behind by 10 pages/);

    const caughtUp = clock.sleep(5_000).then(() => (waiting = 9));
    await clock.runAll([gate.pass(new AbortController().signal), caughtUp]);

    expect(clock.elapsed()).toBeGreaterThanOrEqual(5_000);
  });

  test('while the disk has less room than is kept free, and the reason tells both numbers', async () => {
    const { gate } = gateWith({ freeBytesMin: Number.MAX_SAFE_INTEGER });

    expect(await gate.reason()).toMatch(/only \d+ MB of disk are free; \d+ MB are kept/);
  });
});

test('a stop ends the waiting', async () => {
  const stopping = new AbortController();
  const { gate } = gateWith({ storageTrouble: () => 'for ever' });
  const passed = expect(gate.pass(stopping.signal)).rejects.toMatchObject({ code: 'aborted' });

  setImmediate(() => stopping.abort());
  await passed;
});
