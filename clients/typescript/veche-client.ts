import { ROUTES, type Operations, type Problem } from './veche-api.ts';

export interface ClientOptions {
  /** Where Veche answers, such as `http://127.0.0.1:8080`. */
  baseUrl: string;
  /** A key, `vch_…`; absent: whoever this machine or the session of the browser is. */
  key?: string;
  /** Another `fetch`, such as one with a proxy. */
  fetch?: typeof fetch;
}

export interface CallOptions {
  /** Ends the call, and the query behind it. */
  signal?: AbortSignal;
  /** Further headers. */
  headers?: Readonly<Record<string, string>>;
}

type Name = keyof Operations;
type Input<N extends Name> = Operations[N]['input'];
type Arguments<N extends Name> =
  undefined extends Input<N>
    ? [input?: Input<N>, options?: CallOptions]
    : [input: Input<N>, options?: CallOptions];

/**
 * A function for every operation. Those that answer JSON resolve with it, the others with the `Response`, whose body is
 * still to be read. @throws {VecheProblem} when the API refuses; what `fetch` throws when it cannot be reached.
 */
export type VecheClient = {
  readonly [N in Name]: (...given: Arguments<N>) => Promise<Operations[N]['answer']>;
};

/** What the API answers when it refuses (RFC 9457). */
export class VecheProblem extends Error {
  override readonly name = 'VecheProblem';
  readonly status: number;
  readonly problem: Problem;
  /** Seconds to wait before asking again; null: the API does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(response: Response, problem: Problem) {
    super([problem.title, problem.detail, problem.hint].filter(Boolean).join(': '));
    this.status = response.status;
    this.problem = problem;
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    this.retryAfterSeconds = Number.isFinite(wait) ? wait : null;
  }
}

/** A client of one installation. It keeps nothing between calls. */
export function createVecheClient(options: ClientOptions): VecheClient {
  const calls = Object.entries<Route>(ROUTES).map(([name, route]) => [
    name,
    (input: Given = {}, call: CallOptions = {}) => send(options, route, { input, call }),
  ]);
  return Object.fromEntries(calls) as VecheClient;
}

/** A read of a list that goes on from `next`. */
type ListRead<In, Item> = (
  input: In & { cursor?: string },
  options?: CallOptions,
) => Promise<{ items: readonly Item[]; next: string | null }>;

/** All items of a list, page by page, as they are taken. */
export async function* allItems<In extends object, Item>(
  read: ListRead<In, Item>,
  input: In,
  options: CallOptions = {},
): AsyncGenerator<Item, void> {
  let next: string | null = null;
  do {
    const page: { items: readonly Item[]; next: string | null } = await read(
      next === null ? input : { ...input, cursor: next },
      options,
    );
    yield* page.items;
    next = page.next;
  } while (next !== null);
}

interface Route {
  method: string;
  path: string;
  query: readonly string[];
  headers: readonly string[];
  bodyType: string | null;
  isJson: boolean;
}

type Given = Readonly<Record<string, unknown>>;

async function send(
  { baseUrl, key, fetch: ask = fetch }: ClientOptions,
  route: Route,
  { input, call }: { input: Given; call: CallOptions },
): Promise<unknown> {
  const response = await ask(addressOf(baseUrl, route, input), {
    method: route.method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(route.method === 'GET' ? {} : { 'content-type': route.bodyType ?? 'application/json' }),
      ...headersOf(route, input),
      ...call.headers,
    },
    ...(route.bodyType === null ? {} : { body: textOf(input['body']) }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
  });
  if (!response.ok) throw await problemOf(response);
  return route.isJson ? response.json() : response;
}

function addressOf(baseUrl: string, { path, query }: Route, input: Given): URL {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(textOf(input[name])));
  const url = new URL(baseUrl.replace(/\/$/, '') + filled);
  for (const name of query) {
    for (const value of [input[name] ?? []].flat()) url.searchParams.append(name, textOf(value));
  }
  return url;
}

function headersOf({ headers }: Route, input: Given): Record<string, string> {
  const given = headers.filter((name) => input[name] !== undefined);
  return Object.fromEntries(given.map((name) => [name, textOf(input[name])]));
}

/** Text is sent as it is: the bytes of a body may be signed. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function problemOf(response: Response): Promise<VecheProblem> {
  const text = await response.text();
  try {
    return new VecheProblem(response, JSON.parse(text) as Problem);
  } catch {
    // Something between us and Veche answered.
    const problem = {
      type: 'about:blank',
      title: response.statusText,
      status: response.status,
      code: 'unknown',
    };
    return new VecheProblem(response, problem);
  }
}
