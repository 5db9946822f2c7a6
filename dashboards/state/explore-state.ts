import { isMoment, PRESETS, type Period } from './period.ts';

/** Filters of the API that take several values, in the order in which chips show them. */
export const LIST_FILTERS = [
  'district',
  'block',
  'topic',
  'network',
  'channel',
  'channelKind',
  'body',
  'kind',
  'sentiment',
  'place',
] as const;
/** Filters with one value. */
export const SINGLE_FILTERS = ['appeal', 'noise', 'story'] as const;

export type ListFilter = (typeof LIST_FILTERS)[number];
export type SingleFilter = (typeof SINGLE_FILTERS)[number];
export type FilterName = ListFilter | SingleFilter;

/** Everything the explorer shows, as its address holds it. */
export interface ExploreState {
  q: string;
  period: Period;
  lists: Partial<Record<ListFilter, readonly string[]>>;
  singles: Partial<Record<SingleFilter, string>>;
  order: 'newest' | 'oldest';
  /** Root of the thread that is open; null: none. */
  thread: string | null;
}

export const EMPTY_STATE: ExploreState = {
  q: '',
  period: { preset: '7d' },
  lists: {},
  singles: {},
  order: 'newest',
  thread: null,
};

/** Longest search and longest value that an address may carry; the API takes no more. */
const QUERY_MAX = 500;
const VALUE_MAX = 256;
const VALUES_MAX = 50;

/** State of a query string; what does not parse is left out. */
export function parseExplore(search: string): ExploreState {
  const params = new URLSearchParams(search);
  const lists: ExploreState['lists'] = {};
  for (const name of LIST_FILTERS) {
    const values = listOf(params.getAll(name));
    if (values.length > 0) lists[name] = values;
  }
  const singles: ExploreState['singles'] = {};
  for (const name of SINGLE_FILTERS) {
    const value = params.get(name)?.trim() ?? '';
    if (value !== '' && value.length <= VALUE_MAX) singles[name] = value;
  }
  return {
    q: (params.get('q') ?? '').trim().slice(0, QUERY_MAX),
    period: periodOf(params),
    lists,
    singles,
    order: params.get('order') === 'oldest' ? 'oldest' : 'newest',
    thread: params.get('thread') || null,
  };
}

/** Query string of a state, the shortest that reads back as the same state. */
export function formatExplore(state: ExploreState): string {
  const params = filterParams(state);
  if ('from' in state.period) {
    params.set('from', state.period.from);
    params.set('to', state.period.to);
  } else if (state.period.preset !== '7d') params.set('period', state.period.preset);
  if (state.order === 'oldest') params.set('order', 'oldest');
  if (state.thread !== null) params.set('thread', state.thread);
  // Commas and colons are safe in a query string, and addresses are read by people.
  return params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

/** Filters and search of a state as parameters of the API, without the period. */
export function filterParams(state: Pick<ExploreState, 'q' | 'lists' | 'singles'>): URLSearchParams {
  const params = new URLSearchParams();
  if (state.q !== '') params.set('q', state.q);
  for (const name of LIST_FILTERS) appendList(params, name, state.lists[name] ?? []);
  for (const name of SINGLE_FILTERS) {
    const value = state.singles[name];
    if (value !== undefined) params.set(name, value);
  }
  return params;
}

/** The API cuts a single parameter at its commas, and a repeated one not: values with commas are repeated. */
function appendList(params: URLSearchParams, name: ListFilter, values: readonly string[]): void {
  const [only, second] = values;
  if (only === undefined) return;
  if (!values.some((value) => value.includes(','))) return params.set(name, values.join(','));
  for (const value of values) params.append(name, value);
  if (second === undefined) params.append(name, only);
}

function listOf(raw: readonly string[]): string[] {
  const parts = raw.length === 1 ? (raw[0] ?? '').split(',') : raw;
  const values = parts.map((part) => part.trim()).filter((part) => part !== '' && part.length <= VALUE_MAX);
  return [...new Set(values)].slice(0, VALUES_MAX);
}

function periodOf(params: URLSearchParams): Period {
  const from = params.get('from') ?? '';
  const to = params.get('to') ?? '';
  if (isMoment(from) && isMoment(to)) return { from, to };
  const preset = PRESETS.find((name) => name === params.get('period'));
  return { preset: preset ?? '7d' };
}
