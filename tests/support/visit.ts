import type {
  Collector,
  CollectorServices,
  Cursor,
  HttpAnswer,
  HttpRequest,
  Page,
  PollInput,
} from '../../contracts/collector.ts';
import { silentLogger } from '../../contracts/logger.ts';
import type { Source } from '../../contracts/source.ts';
import { sourceSchema } from '../../contracts/source.ts';
import type { FakeClock } from './fake-clock.ts';
import { fakeClock } from './fake-clock.ts';

/** A web of a few lines: the answer to each request, by its address. */
export type Web = (url: URL, request: HttpRequest) => Partial<Omit<HttpAnswer, 'body'>> & { body?: string };

export interface VisitOptions {
  source: Pick<Source, 'network' | 'target'> & Partial<Source>;
  web: Web;
  cursor?: Cursor | null;
  /** Text of robots.txt; missing unless given. */
  robots?: string;
  clock?: FakeClock;
  token?: string;
  bodyOfChannel?: CollectorServices['bodyOfChannel'];
}

export interface Visited {
  pages: Page[];
  requests: string[];
  reports: Parameters<PollInput['report']>[0][];
}

/** One visit of a collector to the web, without turns to wait for. */
export async function visit(collector: Collector, options: VisitOptions): Promise<Visited> {
  const visited: Visited = { pages: [], requests: [], reports: [] };
  const services: CollectorServices = {
    http: async (request) => {
      const url = new URL(request.url);
      if (url.pathname !== '/robots.txt') visited.requests.push(`${url.pathname}${url.search}`);
      const { body = '', ...rest } =
        url.pathname === '/robots.txt' ? robotsOf(options) : options.web(url, request);
      return {
        status: 200,
        headers: {},
        url: request.url,
        retryAfterSeconds: null,
        ...rest,
        body: Buffer.from(body),
      };
    },
    limiter: { run: (_turn, exchange) => exchange(), pause() {} },
    clock: options.clock ?? fakeClock(),
    logger: silentLogger,
    pseudonymise: (network, authorId) => `key-of-${network}-${authorId.length}`,
    bodyOfChannel: options.bodyOfChannel ?? (() => null),
    timezone: 'Europe/Moscow',
  };
  const input: PollInput = {
    source: sourceSchema.parse({ id: 'source', acceptTerms: true, ...options.source }),
    cursor: options.cursor ?? null,
    token: options.token ?? 'token',
    signal: new AbortController().signal,
    report: (status) => void visited.reports.push(status),
  };
  for await (const page of collector.poll(input, services)) visited.pages.push(page);
  return visited;
}

function robotsOf({ robots }: VisitOptions): ReturnType<Web> {
  return robots === undefined ? { status: 404 } : { body: robots };
}
