import { useState } from 'preact/hooks';
import type { Trends } from '../../contracts/queries/trends.ts';
import { type Column, Histogram } from '../charts/histogram.tsx';
import { readPath } from '../data/read-path.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Switch } from '../parts/switch.tsx';
import { localMinute, type Period, type Span, stepOf } from '../state/period.ts';
import { useRegionTime } from '../state/use-now.ts';

/** Posts over time above the list; a stretch taken from it becomes the period. `query`: filters and period of the list. */
export function Timeline(props: { query: string; span: Span; onPeriod: (period: Period) => void }) {
  const { query, span, onPeriod } = props;
  const { explore, states } = words.value;
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const step = stepOf(span);
  const answer = useAnswer<Trends>(`${readPath('trends', { step })}&${query}`);
  return (
    <section class="card timeline" aria-label={explore.histogram}>
      <div class="timeline-tools">
        <Switch
          label={explore.histogram}
          options={[
            ['chart', states.chart],
            ['table', states.table],
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      <AnswerView answer={answer} skeleton={<Skeleton lines={3} />}>
        {(trends) => {
          const columns = columnsOf(trends);
          return view === 'chart' ? (
            <TimelineChart columns={columns} step={trends.step} span={span} onPeriod={onPeriod} />
          ) : (
            <TimelineTable columns={columns} step={trends.step} />
          );
        }}
      </AnswerView>
    </section>
  );
}

function columnsOf(trends: Trends): Column[] {
  return (trends.series[0]?.points ?? []).map((point) => ({ at: Date.parse(point.at), count: point.posts }));
}

function TimelineChart(props: {
  columns: readonly Column[];
  step: Trends['step'];
  span: Span;
  onPeriod: (period: Period) => void;
}) {
  const { columns, step, span, onPeriod } = props;
  const { explore } = words.value;
  const { number, moment, day, time: clock } = formats.value;
  const time = useRegionTime();
  const [range, setRange] = useState<[number, number] | null>(null);
  const edges = ([first, last]: [number, number]): Span => ({
    from: Math.max(span.from, columns[first]?.at ?? span.from),
    to: Math.min(span.to, time.add(step, columns[last]?.at ?? span.to, 1)),
  });
  const total = (from: number, to: number) =>
    number(columns.slice(from, to).reduce((sum, column) => sum + column.count, 0));
  const shown = range === null ? span : edges(range);
  const told = explore.selected(
    moment(shown.from),
    moment(shown.to),
    range === null ? total(0, columns.length) : total(range[0], range[1] + 1),
  );
  const stepNames = {
    hour: explore.perHour,
    day: explore.perDay,
    week: explore.perWeek,
    month: explore.perMonth,
  };
  const axis = (at: number) => (step === 'hour' && time.startOf('day', at) !== at ? clock(at) : day(at));
  return (
    <>
      <p class="summary" aria-live="polite">
        {told} <span class="muted">{stepNames[step]}</span>
      </p>
      <Histogram
        columns={columns}
        summary={told}
        label={explore.histogram}
        describedBy="histogram-hint"
        axis={axis}
        number={number}
        onMove={setRange}
        onTake={(taken) => {
          const { from, to } = edges(taken);
          onPeriod({ from: localMinute(from, time), to: localMinute(to, time) });
        }}
      />
      <p id="histogram-hint" class="visually-hidden">
        {explore.histogramHint}
      </p>
    </>
  );
}

function TimelineTable({ columns, step }: { columns: readonly Column[]; step: Trends['step'] }) {
  const { explore, week } = words.value;
  const { number, moment, day } = formats.value;
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={explore.histogram}>
      <table class="dense">
        <caption class="visually-hidden">{explore.histogram}</caption>
        <thead>
          <tr>
            <th scope="col">{explore.column}</th>
            <th scope="col" class="num">
              {week.posts}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={column.at}>
              <th scope="row">{step === 'hour' ? moment(column.at) : day(column.at)}</th>
              <td class="num">{number(column.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
