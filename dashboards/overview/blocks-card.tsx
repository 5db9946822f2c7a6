import type { Trends } from '../../contracts/queries/trends.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { ticks } from '../data/live.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { blockName } from '../i18n/name-of.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { postsHref } from '../state/links.ts';
import { compareDays, type DayComparison, firstWithData, NORM_DAYS } from './compare.ts';
import { readPath, spanParams } from '../data/read-path.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';

/** Thematic blocks: today so far against yesterday and the norm, with a line of eight days. */
export function BlocksCard() {
  const { blocks } = words.value;
  const tick = ticks.slow.value;
  const now = useNow(tick);
  const time = useRegionTime();
  const span = { from: time.add('day', now, -NORM_DAYS), to: Math.floor(now / 60_000) * 60_000 + 60_000 };
  const path = readPath('trends', { by: 'block', step: 'hour', ...spanParams(span) });
  const answer = useAnswer<Trends>(path, 'blocks', tick);
  return (
    <Card id="blocks" title={blocks.title} lead={blocks.hint}>
      <AnswerView answer={answer} skeleton={<Skeleton lines={9} />}>
        {({ series }) => {
          const first = firstWithData(series);
          const rows = series.map(({ key, points }) => ({ key, day: compareDays(points, now, first, time) }));
          return <BlockTable rows={rows.toSorted((a, b) => b.day.today - a.day.today)} />;
        }}
      </AnswerView>
    </Card>
  );
}

function BlockTable({ rows }: { rows: readonly { key: string; day: DayComparison }[] }) {
  const { blocks } = words.value;
  return (
    <table class="dense">
      <caption class="visually-hidden">{blocks.title}</caption>
      <thead>
        <tr>
          <th scope="col">{blocks.block}</th>
          <th scope="col" class="wide-only">
            {blocks.days}
          </th>
          <th scope="col" class="num">
            {blocks.today}
          </th>
          <th scope="col" class="num wide-only">
            {blocks.yesterday}
          </th>
          <th scope="col" class="num">
            {blocks.norm}
          </th>
          <th scope="col" class="num">
            {blocks.change}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, day }) => (
          <BlockRow key={key} block={key} day={day} />
        ))}
      </tbody>
    </table>
  );
}

function BlockRow({ block, day }: { block: string; day: DayComparison }) {
  const { overview } = words.value;
  const { number, mean, change } = formats.value;
  const name = blockName(block);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="wide-only">
        <Sparkline values={day.days} label={overview.sparkline(name)} />
      </td>
      <td class="num">
        <a href={postsHref({ preset: 'today' }, { block })}>{number(day.today)}</a>
      </td>
      <td class="num wide-only">{number(day.yesterday)}</td>
      <td class="num">{day.norm === null ? '—' : mean(day.norm)}</td>
      <td class="num">{change(day.today, day.norm)}</td>
    </tr>
  );
}
