import type { ComponentChildren } from 'preact';
import type { VecheError } from '../../contracts/errors.ts';
import type { Answer } from '../data/use-answer.ts';
import { words } from '../i18n/language.ts';

/**
 * Shows an answer in every state: a skeleton at first, the data, old data greyed with the reason when a reading failed,
 * and the error alone when there is nothing to show.
 */
export function AnswerView<T>(props: {
  answer: Answer<T>;
  skeleton: ComponentChildren;
  children: (data: T) => ComponentChildren;
}) {
  const { answer, skeleton, children } = props;
  if (answer.data === null) {
    return answer.error === null ? <>{skeleton}</> : <ErrorNote error={answer.error} retry={answer.reload} />;
  }
  return (
    <>
      {answer.error !== null && <StaleNote error={answer.error} retry={answer.reload} />}
      <div class={answer.isStale ? 'stale' : 'fresh'} aria-busy={answer.isLoading}>
        {children(answer.data)}
      </div>
    </>
  );
}

/** What went wrong, what to do, and a button to try again. */
export function ErrorNote({ error, retry }: { error: VecheError; retry?: () => void }) {
  const { states } = words.value;
  const { title, text, hint } = explain(error);
  return (
    <div class="note note-error" role="alert">
      <p>
        <strong>{title}.</strong> {text} {hint}
      </p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          {states.retry}
        </button>
      )}
    </div>
  );
}

/** One line above data that could not be refreshed; the whole reason stands in its tooltip. */
function StaleNote({ error, retry }: { error: VecheError; retry: () => void }) {
  const { states } = words.value;
  const { title, text, hint } = explain(error);
  return (
    <p class="note note-error note-stale" role="status" title={`${title}. ${text} ${hint}`}>
      {title}. {states.stale}
      <button type="button" onClick={retry}>
        {states.retry}
      </button>
    </p>
  );
}

function explain(error: VecheError): { title: string; text: string; hint: string } {
  const { states } = words.value;
  const hint = error.hint === undefined ? '' : sentence(error.hint);
  if (error.code === 'network') return { title: states.offline, text: '', hint: states.offlineHint };
  if (error.code === 'timeout') return { title: states.slow, text: '', hint: states.slowHint };
  if (error.code === 'forbidden') return { title: states.forbidden, text: sentence(error.message), hint };
  return { title: states.failed, text: sentence(error.message), hint };
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/** Grey bars that hold the place of a text or list that is on its way. */
export function Skeleton({ lines, tall = false }: { lines: number; tall?: boolean }) {
  return (
    <div class={tall ? 'skeleton skeleton-tall' : 'skeleton'} role="status">
      <span class="visually-hidden">{words.value.states.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} class="skeleton-bar" aria-hidden="true" />
      ))}
    </div>
  );
}
