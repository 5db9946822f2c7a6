import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../i18n/language.ts';
import { shortcutsOn } from './shortcuts.ts';

export const isHelpOpen = signal(false);

/** Keys, how to read the numbers, and the switch for single-key shortcuts (WCAG 2.1.4). */
export function HelpDialog() {
  const { help } = words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const isOpen = isHelpOpen.value;
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog ref={dialog} class="help" aria-labelledby="help-title" onClose={() => (isHelpOpen.value = false)}>
      <header class="drawer-head">
        <h2 id="help-title">{help.title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {help.close}
        </button>
      </header>
      <h3>{help.reading}</h3>
      <p>{help.norm}</p>
      <p>{help.noData}</p>
      <p>{help.links}</p>
      <h3>{help.keys}</h3>
      <dl class="keys-list">
        {help.rows.map(([key = '', meaning = '']) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={shortcutsOn.value === 'on'}
          onChange={(event) => (shortcutsOn.value = event.currentTarget.checked ? 'on' : 'off')}
        />
        {help.enabled}
      </label>
    </dialog>
  );
}
