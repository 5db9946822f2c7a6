import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ExplorerPage } from '../explorer/page.tsx';
import { region, type RegionInfo } from '../data/region.ts';
import { loginNeeded } from '../data/request.ts';
import { readSession } from '../data/session.ts';
import { useAnswer } from '../data/use-answer.ts';
import { language, words } from '../i18n/language.ts';
import { LoginPage } from '../login/page.tsx';
import { OverviewPage } from '../overview/page.tsx';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { SourcesPage } from '../sources/page.tsx';
import { useSources } from '../sources/use-sources.ts';
import { goTo, pageHref, place } from '../state/place.ts';
import { Header } from './header.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { StatusLine } from './status-line.tsx';

/** The whole interface: header, state of the data, the page of the address, and what is printed below it. */
export function App() {
  const { shell } = words.value;
  const { page } = place.value;
  const isLogin = page === 'login' || loginNeeded.value;
  useTitle();
  return (
    <>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {shell.skip}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        {isLogin ? (
          <LoginPage onEntered={() => page === 'login' && goTo(pageHref('overview'))} />
        ) : (
          <WithRegion />
        )}
      </main>
      <Footer />
      <HelpDialog />
    </>
  );
}

function useTitle(): void {
  const { shell, name } = words.value;
  const { page } = place.value;
  const shown = language.value;
  const titles = { overview: shell.overview, explore: shell.explore, sources: shell.sources, login: name };
  const title = page === null ? shell.notFound : titles[page];
  useEffect(() => {
    document.documentElement.lang = shown;
    document.title = title === name ? name : `${title} — ${name}`;
  }, [shown, title, name]);
}

/**
 * Everything that needs the region's names and zone, which are read once, and the data's present moment, which the
 * first answer about sources tells.
 */
function WithRegion() {
  const answer = useAnswer<RegionInfo>('region');
  const sources = useSources();
  const { data } = answer;
  const knowsNow = sources.data !== null || sources.error !== null;
  useEffect(() => {
    if (data === null) return;
    region.value = data;
    void readSession();
  }, [data]);
  return (
    <AnswerView answer={answer} skeleton={<Skeleton lines={12} tall />}>
      {() => (region.value !== null && knowsNow ? <Page /> : <Skeleton lines={12} tall />)}
    </AnswerView>
  );
}

function Page() {
  const { page } = place.value;
  const { shell } = words.value;
  useEffect(() => {
    // A reader who came by a link inside Veche hears the new page's heading; the first page keeps the browser's focus.
    if (document.activeElement !== document.body) document.querySelector<HTMLElement>('main h1')?.focus();
  }, [page]);
  const pages: Record<string, ComponentChildren> = {
    overview: <OverviewPage />,
    explore: <ExplorerPage />,
    sources: <SourcesPage />,
  };
  return (
    <>
      <StatusLine />
      {pages[page ?? ''] ?? (
        <section class="card">
          <h1 tabIndex={-1}>{shell.notFound}</h1>
          <p>
            {shell.notFoundHint} <a href={pageHref('overview')}>{shell.overview}</a>
          </p>
        </section>
      )}
    </>
  );
}

function Footer() {
  const { shell } = words.value;
  return (
    <footer class="bottom">
      <p>
        {shell.method} {shell.privacy}
      </p>
      {region.value !== null && <p>{region.value.attribution.join('. ')}</p>}
    </footer>
  );
}
