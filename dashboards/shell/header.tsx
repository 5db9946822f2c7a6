import { LOCAL_NAME, logOut, session } from '../data/session.ts';
import { language, words } from '../i18n/language.ts';
import { apiHref } from '../data/request.ts';
import { exploreHref } from '../state/links.ts';
import { goTo, type Page, pageHref, place } from '../state/place.ts';
import { theme, toggleTheme } from '../state/theme.ts';
import { isHelpOpen } from './help-dialog.tsx';

/** Name, sections, search and the reader's choices. */
export function Header() {
  const { shell, name } = words.value;
  const { page } = place.value;
  const sections: [Page, string][] = [
    ['overview', shell.overview],
    ['explore', shell.explore],
    ['sources', shell.sources],
  ];
  return (
    <header class="top">
      <a class="brand" href={pageHref('overview')}>
        <Bell />
        {name}
      </a>
      <nav aria-label={shell.menu}>
        {sections.map(([target, title]) => (
          <a key={target} href={pageHref(target)} aria-current={page === target ? 'page' : undefined}>
            {title}
          </a>
        ))}
        <a
          href={apiHref(`report?lang=${language.value}`)}
          target="_blank"
          rel="noopener"
          title={shell.noteHint}
        >
          {shell.note}
        </a>
      </nav>
      {page !== 'explore' && page !== 'login' && <QuickSearch />}
      <Choices />
    </header>
  );
}

function Choices() {
  const { shell } = words.value;
  return (
    <div class="choices">
      <button
        type="button"
        lang={language.value === 'ru' ? 'en' : 'ru'}
        onClick={() => (language.value = language.value === 'ru' ? 'en' : 'ru')}
      >
        {shell.otherLanguage}
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={theme.value === 'dark' ? shell.toLight : shell.toDark}
        onClick={toggleTheme}
      >
        <span aria-hidden="true">{theme.value === 'dark' ? '☀' : '☾'}</span>
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={shell.help}
        onClick={() => (isHelpOpen.value = true)}
      >
        <span aria-hidden="true">?</span>
      </button>
      {session.value !== null && session.value.name !== LOCAL_NAME && (
        <button type="button" onClick={() => void logOut()}>
          {session.value.name} · {shell.leave}
        </button>
      )}
    </div>
  );
}

function QuickSearch() {
  const { shell } = words.value;
  return (
    <form
      class="quick-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const value = new FormData(event.currentTarget).get('q');
        goTo(exploreHref({ q: typeof value === 'string' ? value.trim() : '' }));
      }}
    >
      <label class="visually-hidden" for="search">
        {shell.search}
      </label>
      <input
        id="search"
        type="search"
        name="q"
        maxLength={500}
        placeholder={shell.searchShort}
        autoComplete="off"
      />
    </form>
  );
}

function Bell() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true" class="bell">
      <path d="M16 4v3M8 22.5c1.8-1.7 2.3-4.4 2.3-7.6a5.7 5.7 0 0 1 11.4 0c0 3.2.5 5.9 2.3 7.6z" />
      <path class="bell-clapper" d="M13.5 26a2.6 2.6 0 0 0 5 0" />
    </svg>
  );
}
