import { preference } from '../state/preference.ts';
import { goTo, type Page, pageHref } from '../state/place.ts';
import { type Action, createKeyReader } from './key-reader.ts';

/** Whether single keys do anything (WCAG 2.1.4: they can be switched off). */
export const shortcutsOn = preference<'on' | 'off'>('shortcuts', 'on', ['on', 'off']);

const PAGES: Partial<Record<Action, Page>> = { overview: 'overview', explore: 'explore', sources: 'sources' };

/** Listens to single keys on the whole page. `openHelp` runs on `?`. */
export function followKeys(openHelp: () => void): void {
  const read = createKeyReader();
  document.addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog') !== null;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented;
    if (shortcutsOn.value === 'off' || isTyping || !isPlain) return;
    const action = read(event.key, event.timeStamp);
    if (action !== null && run(action, openHelp)) event.preventDefault();
  });
}

/** Does an action; false when there is nothing to do it on. */
function run(action: Action, openHelp: () => void): boolean {
  const page = PAGES[action];
  if (page !== undefined) goTo(pageHref(page));
  else if (action === 'help') openHelp();
  else if (action === 'search') document.getElementById('search')?.focus();
  else if (action === 'open') return openFocused();
  else return step(action === 'next' ? 1 : -1);
  return true;
}

function step(by: number): boolean {
  const posts = [...document.querySelectorAll<HTMLElement>('main [data-thread]')];
  const at = posts.findIndex((post) => post.contains(document.activeElement));
  const post = posts[at === -1 ? (by > 0 ? 0 : -1) : at + by];
  post?.focus();
  post?.scrollIntoView({ block: 'nearest' });
  return post !== undefined;
}

function openFocused(): boolean {
  const { activeElement } = document;
  const href = activeElement instanceof HTMLElement ? activeElement.dataset['thread'] : undefined;
  if (href !== undefined) goTo(href);
  return href !== undefined;
}
