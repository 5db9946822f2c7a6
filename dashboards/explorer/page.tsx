import { useState } from 'preact/hooks';
import type { Facets as FacetsAnswer } from '../../contracts/queries/facets.ts';
import { dataClock } from '../data/clock.ts';
import { arrived } from '../data/live.ts';
import { readPath, spanParams } from '../data/read-path.ts';
import { apiHref } from '../data/request.ts';
import { type Answer, useAnswer } from '../data/use-answer.ts';
import { formats, language, words } from '../i18n/language.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Switch } from '../parts/switch.tsx';
import { ThreadDrawer } from '../posts/thread-drawer.tsx';
import { type Chip, toggleChip } from '../state/edit-filters.ts';
import { type ExploreState, filterParams, formatExplore, parseExplore } from '../state/explore-state.ts';
import { exploreHref } from '../state/links.ts';
import { type Period, resolvePeriod, type Span } from '../state/period.ts';
import { goTo, pageHref, place } from '../state/place.ts';
import { useRegionTime } from '../state/use-now.ts';
import { Chips } from './chips.tsx';
import { Facets } from './facets.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { PostList } from './post-list.tsx';
import { SearchBox } from './search-box.tsx';
import { Timeline } from './timeline.tsx';
import { usePosts } from './use-posts.ts';

/** «Show me the posts»: search, period, filters, a timeline and the list; everything is in the address. */
export function ExplorerPage() {
  const { explore } = words.value;
  const time = useRegionTime();
  const state = parseExplore(place.value.search);
  // Relative periods stand still until the reader refreshes: rows do not move under the eyes.
  const [frozen, setFrozen] = useState(() => ({ now: dataClock.now(), arrived: arrived.peek() }));
  const span = resolvePeriod(state.period, frozen.now, time);
  const query = queryOf(state, span);
  const facets = useAnswer<FacetsAnswer>(`facets?${query}`);
  const pages = usePosts(`${readPath('posts', { order: state.order })}&${query}`);
  const change = (part: Partial<ExploreState>) => {
    setFrozen({ now: dataClock.now(), arrived: arrived.peek() });
    goTo(pageHref('explore', formatExplore({ ...state, thread: null, ...part })));
  };
  const toggle = (chip: Chip) => change(toggleChip(state, chip));
  const onPeriod = (period: Period) => change({ period });
  const onSearch = (q: string) => change({ q });
  return (
    <div class="explorer">
      <h1 class="visually-hidden" tabIndex={-1}>
        {explore.title}
      </h1>
      <section class="card controls" aria-label={explore.filters}>
        <SearchBox q={state.q} onSearch={onSearch} />
        <PeriodPicker period={state.period} span={span} onChange={onPeriod} />
        <Chips state={state} onRemove={toggle} onClear={() => change({ lists: {}, singles: {} })} />
      </section>
      <Timeline query={query} span={span} onPeriod={onPeriod} />
      <details class="card facets-card" open={innerWidth >= 900}>
        <summary>{explore.facets}</summary>
        <AnswerView answer={facets} skeleton={<Skeleton lines={14} />}>
          {(answer) => <Facets facets={answer} state={state} onToggle={toggle} />}
        </AnswerView>
      </details>
      <div class="results">
        <ResultBar
          facets={facets}
          query={query}
          state={state}
          fresh={arrived.value - frozen.arrived}
          onChange={change}
        />
        <PostList
          pages={pages}
          state={state}
          threadHref={(rootId) => exploreHref({ ...state, thread: rootId })}
          onRemove={toggle}
          onPeriod={onPeriod}
          onSearch={onSearch}
        />
      </div>
      {state.thread !== null && (
        <ThreadDrawer
          key={state.thread}
          rootId={state.thread}
          onClose={() => goTo(exploreHref({ ...parseExplore(place.peek().search), thread: null }))}
        />
      )}
    </div>
  );
}

function queryOf(state: ExploreState, span: Span): string {
  const params = filterParams(state);
  const { from, to } = spanParams(span);
  params.set('from', from);
  params.set('to', to);
  return params.toString();
}

function ResultBar(props: {
  facets: Answer<FacetsAnswer>;
  query: string;
  state: ExploreState;
  fresh: number;
  onChange: (part: Partial<ExploreState>) => void;
}) {
  const { facets, query, state, fresh, onChange } = props;
  const { explore } = words.value;
  const total = facets.data?.total;
  const isRelative = 'preset' in state.period && state.period.preset !== 'yesterday';
  return (
    <div class="result-bar">
      <p class="count" role="status">
        {total !== undefined && <strong>{explore.found(formats.value.number(total), total)}</strong>}
      </p>
      {fresh > 0 && isRelative && (
        <button type="button" class="fresh-button" onClick={() => onChange({})}>
          {explore.fresh(fresh)}
        </button>
      )}
      <Switch
        label={explore.order}
        options={[
          ['newest', explore.newest],
          ['oldest', explore.oldest],
        ]}
        value={state.order}
        onChange={(order) => onChange({ order })}
      />
      <span class="export">
        {explore.exportAs}:{' '}
        {(['csv', 'xlsx', 'jsonl'] as const).map((format) => (
          <a
            key={format}
            href={apiHref(`posts/export?format=${format}&lang=${language.value}&${query}`)}
            download
          >
            {format.toUpperCase()}
          </a>
        ))}
      </span>
    </div>
  );
}
