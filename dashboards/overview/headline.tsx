import type { ComponentChildren } from 'preact';
import type { Alerts } from '../../contracts/queries/alerts.ts';
import type { Conflicts } from '../../contracts/queries/threads.ts';
import type { Trends } from '../../contracts/queries/trends.ts';
import { ticks } from '../data/live.ts';
import { region } from '../data/region.ts';
import { type Answer, useAnswer } from '../data/use-answer.ts';
import { blockName, districtName } from '../i18n/name-of.ts';
import { formats, language, words } from '../i18n/language.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { exploreHref, postsHref } from '../state/links.ts';
import { compareDays, type DayComparison, firstWithData, NORM_DAYS, verdictOf } from './compare.ts';
import { readPath, spanParams } from '../data/read-path.ts';
import { isOpen } from './use-alerts.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';

/** The day in one sentence and four numbers. */
export function Headline(props: { alerts: Answer<Alerts>; conflicts: Answer<Conflicts> }) {
  const { overview } = words.value;
  const tick = ticks.posts.value;
  const now = useNow(tick);
  const time = useRegionTime();
  const span = { from: time.add('day', now, -NORM_DAYS), to: Math.floor(now / 60_000) * 60_000 + 60_000 };
  const path = (appeal?: string) => readPath('trends', { step: 'hour', appeal, ...spanParams(span) });
  const all = useAnswer<Trends>(path(), 'today', tick);
  const appeals = useAnswer<Trends>(path('true'), 'appeals', tick);
  const first = all.data === null ? null : firstWithData(all.data.series);
  const compare = (trends: Trends) => compareDays(trends.series[0]?.points ?? [], now, first, time);
  return (
    <>
      <Verdict now={now} appeals={appeals.data === null ? null : compare(appeals.data)} />
      <div class="tiles">
        <Slot answer={all}>
          {(trends) => (
            <DayTile title={overview.today} day={compare(trends)} href={postsHref({ preset: 'today' }, {})} />
          )}
        </Slot>
        <Slot answer={appeals}>
          {(trends) => (
            <DayTile
              title={overview.appeals}
              day={compare(trends)}
              href={postsHref({ preset: 'today' }, {}, true)}
            />
          )}
        </Slot>
        <Slot answer={props.alerts}>{({ items }) => <AlertsTile items={items} />}</Slot>
        <Slot answer={props.conflicts}>{(answer) => <ConflictsTile conflicts={answer} />}</Slot>
      </div>
    </>
  );
}

/** The place of one tile in the row, whatever state its answer is in. */
function Slot<T>({ answer, children }: { answer: Answer<T>; children: (data: T) => ComponentChildren }) {
  return (
    <div class="tile-slot">
      <AnswerView answer={answer} skeleton={<TileSkeleton />}>
        {children}
      </AnswerView>
    </div>
  );
}

function Verdict({ now, appeals }: { now: number; appeals: DayComparison | null }) {
  const { verdict } = words.value;
  const judged = appeals === null ? 'unknown' : verdictOf(appeals);
  return (
    <div class="verdict">
      <h1 tabIndex={-1}>
        {region.value?.name[language.value]}: <span class={`verdict-${judged}`}>{verdict[judged]}</span>
      </h1>
      <p class="lead">
        {formats.value.longDay(now)}. {verdict.basis}
      </p>
    </div>
  );
}

function TileSkeleton() {
  return (
    <div class="tile-card">
      <Skeleton lines={3} />
    </div>
  );
}

function DayTile({ title, day, href }: { title: string; day: DayComparison; href: string }) {
  const { overview } = words.value;
  const { number, mean, change } = formats.value;
  return (
    <section class="tile-card">
      <h2>{title}</h2>
      <a class="big" href={href}>
        {number(day.today)}
      </a>
      <Sparkline values={day.days} label={overview.sparkline(title)} />
      <dl class="facts">
        <Fact
          name={overview.yesterday}
          value={number(day.yesterday)}
          change={change(day.today, day.yesterday)}
        />
        <Fact
          name={overview.norm}
          value={day.norm === null ? '—' : mean(day.norm)}
          change={change(day.today, day.norm)}
        />
      </dl>
    </section>
  );
}

function Fact({ name, value, change }: { name: string; value: string; change: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <span class="change">{change}</span>
      </dd>
    </div>
  );
}

function AlertsTile({ items }: { items: Alerts['items'] }) {
  const { overview } = words.value;
  const open = items.filter(isOpen);
  const untouched = open.filter((alert) => alert.state === 'alarm').length;
  const hottest = open.toSorted((a, b) => b.z - a.z)[0];
  return (
    <section class={untouched > 0 ? 'tile-card tile-card-alarm' : 'tile-card'}>
      <h2>{overview.alerts}</h2>
      <a class="big" href="#alerts-title">
        {formats.value.number(open.length)}
      </a>
      <p class="facts">
        {hottest === undefined
          ? overview.calm
          : `${overview.untouched(untouched)}; ${overview.hottest}: ${districtName(hottest.districtId)}, ${blockName(hottest.block)}`}
      </p>
    </section>
  );
}

function ConflictsTile({ conflicts: { items, next } }: { conflicts: Conflicts }) {
  const { overview, explore } = words.value;
  const hottest = items[0];
  return (
    <section class="tile-card">
      <h2>{overview.conflicts}</h2>
      <a class="big" href="#conflicts-title">
        {formats.value.number(items.length)}
        {next !== null && '+'}
      </a>
      <p class="facts">
        {explore.presets['7d']}
        {hottest !== undefined && (
          <>
            {'; '}
            <a href={exploreHref({ thread: hottest.rootId })}>
              {overview.hottest}: {Math.round(hottest.heat * 100)}
            </a>
          </>
        )}
      </p>
    </section>
  );
}
