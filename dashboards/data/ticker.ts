/** Timers and visibility as the ticker needs them; the browser's by default. */
export interface TickerHost {
  now(): number;
  after(ms: number, run: () => void): void;
  isHidden(): boolean;
  onShown(run: () => void): void;
}

const BROWSER: TickerHost = {
  now: () => performance.now(),
  after: (ms, run) => void setTimeout(run, ms),
  isHidden: () => document.hidden,
  onShown: (run) => document.addEventListener('visibilitychange', run, { once: true }),
};

/**
 * Joins a burst of calls into few: `run` is called at once, then at most every `everyMs`, the last call never lost.
 * While the page is hidden nothing runs; one call follows when it is shown again.
 */
export function createTicker(everyMs: number, run: () => void, host: TickerHost = BROWSER): () => void {
  let last = Number.NEGATIVE_INFINITY;
  let isWaiting = false;
  const fire = (): void => {
    if (host.isHidden()) {
      host.onShown(fire);
      return;
    }
    isWaiting = false;
    last = host.now();
    run();
  };
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    const wait = last + everyMs - host.now();
    if (wait <= 0) fire();
    else host.after(wait, fire);
  };
}
