import { useEffect, useRef, useState } from 'preact/hooks';
import { VecheError } from '../../contracts/errors.ts';
import { getAnswer } from './request.ts';

/** An answer of the API as a component sees it. Old data stays while new data is on its way or has failed. */
export interface Answer<T> {
  data: T | null;
  error: VecheError | null;
  isLoading: boolean;
  /** The data answers another question than the one that is asked now. */
  isStale: boolean;
  reload: () => void;
}

interface State<T> {
  data: T | null;
  question: string | null;
  error: VecheError | null;
  isLoading: boolean;
}

/** Last answers by path, so that going back shows at once what was there. */
const kept = new Map<string, unknown>();
const KEPT_MAX = 60;

/**
 * Asks for a path again whenever it changes; null asks nothing. `question` is what the reader asked for: a path that
 * changes under the same question (a period that moves with the clock), or a new `tick`, is a silent refresh.
 */
export function useAnswer<T>(path: string | null, question = path ?? '', tick = 0): Answer<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<State<T>>(() => initial<T>(path, question));
  const running = useRef<{ question: string; abort: AbortController } | null>(null);
  const isMissed = useRef(false);
  useEffect(() => {
    if (path === null) return;
    if (running.current?.question === question) {
      // A refresh never cuts off a slow answer to the same question, else a busy server would never be heard.
      isMissed.current = true;
      return;
    }
    running.current?.abort.abort();
    const own = { question, abort: new AbortController() };
    running.current = own;
    isMissed.current = false;
    setState((before) => asking<T>(before, path, question));
    void read<T>(path, question, own.abort.signal).then((after) => {
      if (running.current !== own) return;
      running.current = null;
      setState((before) => ({ ...before, ...after }));
      if (isMissed.current) setRound((count) => count + 1);
    });
  }, [path, question, round, tick]);
  useEffect(() => () => running.current?.abort.abort(), []);
  return {
    data: state.data,
    error: state.error,
    isLoading: state.isLoading,
    isStale: state.data !== null && (state.error !== null || state.question !== question),
    reload: () => setRound((count) => count + 1),
  };
}

function asking<T>(before: State<T>, path: string, question: string): State<T> {
  const known = kept.get(path) as T | undefined;
  if (known === undefined) return { ...before, isLoading: true };
  return { data: known, question, error: null, isLoading: true };
}

/** What an answer or a failure changes in the state. */
async function read<T>(path: string, question: string, abort: AbortSignal): Promise<Partial<State<T>>> {
  try {
    const data = await getAnswer<T>(path, abort);
    keep(path, data);
    return { data, question, error: null, isLoading: false };
  } catch (error) {
    const shown = error instanceof VecheError ? error : new VecheError('internal', String(error));
    return { error: shown, isLoading: false };
  }
}

function initial<T>(path: string | null, question: string): State<T> {
  const known = path === null ? undefined : (kept.get(path) as T | undefined);
  return { data: known ?? null, question, error: null, isLoading: path !== null };
}

function keep(path: string, data: unknown): void {
  kept.delete(path);
  kept.set(path, data);
  const oldest = kept.keys().next();
  if (kept.size > KEPT_MAX && oldest.done !== true) kept.delete(oldest.value);
}

/** Forgets all kept answers: after a login, logout or change of what may be seen. */
export function forgetAnswers(): void {
  kept.clear();
}
