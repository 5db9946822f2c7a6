import type { Limiter, RateLimit } from '../../contracts/collector.ts';

/** What a web server that publishes no limit is asked: one request a second, whatever the number of sources on it. */
export const COURTESY_LIMIT: RateLimit = {
  perSecond: 1,
  source: 'https://www.rfc-editor.org/rfc/rfc9309 leaves it to the client; one a second is our courtesy',
};

/** Runs one exchange with the host of `url`, in its turn. */
export function inHostTurn<T>(
  url: string,
  services: { limiter: Limiter; signal: AbortSignal },
  exchange: () => Promise<T>,
): Promise<T> {
  const bucket = `host:${new URL(url).host}`;
  const { perSecond } = COURTESY_LIMIT;
  return services.limiter.run({ bucket, perSecond, signal: services.signal }, exchange);
}
