import { useState } from 'preact/hooks';
import type { Trends } from '../../contracts/queries/trends.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import { type ChartPoint, LineChart } from '../charts/line-chart.tsx';
import { ticks } from '../data/live.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { Switch } from '../parts/switch.tsx';
import { resolvePeriod } from '../state/period.ts';
import { readPath, spanParams } from '../data/read-path.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';
import { WeekTable } from './week-table.tsx';

const HOUR_MS = 3_600_000;

/** Posts per hour of seven days over the band of their norm. */
export function WeekCard() {
  const { week, states } = words.value;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const time = useRegionTime();
  const tick = ticks.slow.value;
  const span = resolvePeriod({ preset: '7d' }, useNow(tick), time);
  const path = readPath('trends', { step: 'hour', compare: 'norm', ...spanParams(span) });
  const answer = useAnswer<Trends>(path, 'week', tick);
  return (
    <Card
      id="week"
      title={week.title}
      tools={
        <Switch
          label={week.title}
          options={[
            ['chart', states.chart],
            ['table', states.table],
          ]}
          value={view}
          onChange={setView}
        />
      }
    >
      <AnswerView answer={answer} skeleton={<Skeleton lines={6} tall />}>
        {(trends) => {
          const points = pointsOf(trends);
          if (points.every((point) => point.value === 0)) return <p class="empty">{week.empty}</p>;
          return view === 'table' ? (
            <WeekTable points={points} time={time} />
          ) : (
            <WeekChart points={points} time={time} until={span.to} />
          );
        }}
      </AnswerView>
    </Card>
  );
}

function pointsOf(trends: Trends): ChartPoint[] {
  const series = trends.series[0];
  const norms = new Map(series?.compared?.map((point) => [point.at, point]));
  return (series?.points ?? []).map(({ at, posts }) => {
    const norm = norms.get(at);
    return {
      at: Date.parse(at),
      value: posts,
      norm:
        norm === undefined
          ? null
          : { value: norm.posts, low: Math.max(0, norm.low ?? norm.posts), high: norm.high ?? norm.posts },
    };
  });
}

/** The running hour is counted but not drawn: half an hour against a whole one would look like a fall. */
function WeekChart(props: { points: readonly ChartPoint[]; time: RegionTime; until: number }) {
  const { points, time, until } = props;
  const { week } = words.value;
  const { number, mean, change, day, moment } = formats.value;
  const [read, setRead] = useState<ChartPoint | null>(null);
  const total = points.reduce((sum, point) => sum + point.value, 0);
  const norms = points.flatMap((point) => (point.norm === null ? [] : [point.norm.value]));
  const usual = norms.length === 0 ? null : norms.reduce((sum, value) => sum + value, 0);
  const summary =
    usual === null
      ? `${week.total(number(total))} ${week.noNorm}`
      : week.summary(number(total), change(total, usual));
  const days = points.filter((point) => time.startOf('day', point.at) === point.at);
  return (
    <>
      <p class="summary" aria-hidden={read !== null}>
        {read === null
          ? summary
          : `${moment(read.at)}: ${number(read.value)}${read.norm === null ? '' : `, ${week.norm} ${mean(read.norm.value)}`}`}
      </p>
      <LineChart
        points={points.filter((point) => point.at + HOUR_MS <= until)}
        summary={summary}
        labels={days.map(({ at }) => ({ at, text: day(at) }))}
        number={number}
        readout={setRead}
      />
      <ul class="keys" aria-hidden="true">
        <li class="key key-value">{week.now}</li>
        {usual !== null && <li class="key key-norm">{week.norm}</li>}
        {usual !== null && <li class="key key-band">{week.band}</li>}
      </ul>
    </>
  );
}
