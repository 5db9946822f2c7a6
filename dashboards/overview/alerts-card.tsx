import { useState } from 'preact/hooks';
import { VecheError } from '../../contracts/errors.ts';
import type { Alert, Alerts } from '../../contracts/queries/alerts.ts';
import { levelOf } from '../charts/level.ts';
import { postAnswer } from '../data/request.ts';
import { mayAct } from '../data/session.ts';
import type { Answer } from '../data/use-answer.ts';
import { formats, language, words } from '../i18n/language.ts';
import { ALERT_STATE_NAMES } from '../i18n/names.ts';
import { AnswerView, ErrorNote, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { LevelMark } from '../parts/level-mark.tsx';
import { explainHref } from '../state/links.ts';
import { isOpen } from './use-alerts.ts';

const NOTE_MAX = 500;
const CLOSED_SHOWN = 3;

/** Open alerts, those without an owner first, each with the way to take it; then the last closed ones. */
export function AlertsCard({ alerts }: { alerts: Answer<Alerts> }) {
  const { alerts: text } = words.value;
  const [done, setDone] = useState('');
  const onTaken = () => {
    setDone(text.done);
    alerts.reload();
  };
  return (
    <Card id="alerts" title={text.title}>
      <p class="visually-hidden" role="status">
        {done}
      </p>
      <AnswerView answer={alerts} skeleton={<Skeleton lines={4} />}>
        {({ items }) => {
          const open = items.filter(isOpen).toSorted(byUrgency);
          const closed = items.filter((alert) => !isOpen(alert)).slice(0, CLOSED_SHOWN);
          return (
            <>
              {open.length === 0 && <p class="empty">{text.empty}</p>}
              <ul class="alerts">
                {open.map((alert) => (
                  <AlertItem key={alert.id} alert={alert} onTaken={onTaken} />
                ))}
              </ul>
              {closed.length > 0 && (
                <details class="closed">
                  <summary>{text.closedLately}</summary>
                  <ul class="alerts">
                    {closed.map((alert) => (
                      <AlertItem key={alert.id} alert={alert} onTaken={onTaken} />
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </AnswerView>
    </Card>
  );
}

function byUrgency(a: Alert, b: Alert): number {
  const rank = (alert: Alert) => (alert.state === 'alarm' ? 0 : 1);
  return rank(a) - rank(b) || b.z - a.z;
}

function AlertItem({ alert, onTaken }: { alert: Alert; onTaken: () => void }) {
  const { alerts: text } = words.value;
  return (
    <li class={`alert alert-${alert.state}`}>
      <div class="alert-head">
        <span class={`pill pill-${alert.state}`}>{ALERT_STATE_NAMES[alert.state][language.value]}</span>
        <LevelMark level={levelOf(alert.z)} />
        <span class="muted">{text.since(formats.value.moment(alert.openedAt))}</span>
      </div>
      <p>
        {alert.message[language.value]} <a href={explainHref(alert.explain)}>{text.posts} →</a>
      </p>
      {alert.acknowledgedBy !== null && (
        <p class="muted">
          {text.taken(alert.acknowledgedBy)}
          {alert.note !== null && alert.note !== '' && (
            <>
              {': '}
              <bdi dir="auto">{alert.note}</bdi>
            </>
          )}
        </p>
      )}
      {alert.state === 'alarm' && mayAct.value && <TakeForm alert={alert} onTaken={onTaken} />}
    </li>
  );
}

function TakeForm({ alert, onTaken }: { alert: Alert; onTaken: () => void }) {
  const { alerts: text } = words.value;
  const [isOpened, setOpened] = useState(false);
  const [note, setNote] = useState('');
  const [error, setError] = useState<VecheError | null>(null);
  const take = async () => {
    try {
      await postAnswer(`alerts/${encodeURIComponent(alert.id)}/acknowledge`, { note: note.trim() || null });
      onTaken();
    } catch (cause) {
      if (!(cause instanceof VecheError)) throw cause;
      setError(cause);
    }
  };
  if (!isOpened) {
    return (
      <button type="button" onClick={() => setOpened(true)}>
        {text.take}
      </button>
    );
  }
  return (
    <form
      class="take-form"
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <label>
        {text.note}
        <input
          value={note}
          maxLength={NOTE_MAX}
          autoComplete="off"
          ref={(field) => {
            if (note === '') field?.focus();
          }}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        {text.confirm}
      </button>
      <button type="button" onClick={() => setOpened(false)}>
        {text.cancel}
      </button>
      {error !== null && <ErrorNote error={error} />}
    </form>
  );
}
