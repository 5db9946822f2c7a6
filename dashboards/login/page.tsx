import { useState } from 'preact/hooks';
import { VecheError } from '../../contracts/errors.ts';
import { logIn } from '../data/session.ts';
import { words } from '../i18n/language.ts';
import { ErrorNote } from '../parts/answer-view.tsx';

/** Name and key for a session; `onEntered` runs after the server took them. */
export function LoginPage({ onEntered }: { onEntered: () => void }) {
  const { login } = words.value;
  const [error, setError] = useState<VecheError | null>(null);
  const [isWaiting, setWaiting] = useState(false);
  const enter = async (form: HTMLFormElement) => {
    const fields = new FormData(form);
    setWaiting(true);
    try {
      await logIn(text(fields, 'name').trim(), text(fields, 'key').trim());
      onEntered();
    } catch (cause) {
      if (!(cause instanceof VecheError)) throw cause;
      setError(cause);
    } finally {
      setWaiting(false);
    }
  };
  return (
    <section class="card login" aria-labelledby="page-title">
      <h1 id="page-title" tabIndex={-1}>
        {login.title}
      </h1>
      <p class="lead">{login.lead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter(event.currentTarget);
        }}
      >
        <label>
          {login.name}
          <input name="name" autoComplete="username" required maxLength={100} />
        </label>
        <label>
          {login.key}
          <input name="key" type="password" autoComplete="current-password" required maxLength={200} />
        </label>
        <p class="muted">{login.hint}</p>
        <button type="submit" class="primary" disabled={isWaiting}>
          {login.enter}
        </button>
        {error !== null &&
          (error.code === 'unauthorized' ? (
            <p class="note note-error" role="alert">
              {login.wrong}
            </p>
          ) : (
            <ErrorNote error={error} />
          ))}
      </form>
    </section>
  );
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
