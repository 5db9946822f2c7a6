import type { RegionTime } from '../../contracts/region-time.ts';
import type { ChartPoint } from '../charts/line-chart.tsx';
import { formats, words } from '../i18n/language.ts';
import { postsHref } from '../state/links.ts';
import { localMinute } from '../state/period.ts';

/** The week's chart as a table of days: count, norm, difference and the loudest hour. */
export function WeekTable({ points, time }: { points: readonly ChartPoint[]; time: RegionTime }) {
  const { week } = words.value;
  const { number, mean, change, day, time: clock } = formats.value;
  const days = Map.groupBy(points, (point) => time.startOf('day', point.at));
  return (
    <table class="dense">
      <caption class="visually-hidden">{week.title}</caption>
      <thead>
        <tr>
          <th scope="col">{week.day}</th>
          <th scope="col" class="num">
            {week.posts}
          </th>
          <th scope="col" class="num">
            {week.usual}
          </th>
          <th scope="col" class="num">
            {week.change}
          </th>
          <th scope="col" class="num">
            {week.peak}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...days].map(([at, hours]) => {
          const total = hours.reduce((sum, hour) => sum + hour.value, 0);
          const usual = hours.some((hour) => hour.norm === null)
            ? null
            : hours.reduce((sum, hour) => sum + (hour.norm?.value ?? 0), 0);
          const peak = hours.reduce((best, hour) => (hour.value > best.value ? hour : best));
          const period = { from: localMinute(at, time), to: localMinute(time.add('day', at, 1), time) };
          return (
            <tr key={at}>
              <th scope="row">{day(at)}</th>
              <td class="num">
                <a href={postsHref(period, {})}>{number(total)}</a>
              </td>
              <td class="num">{usual === null ? '—' : mean(usual)}</td>
              <td class="num">{change(total, usual)}</td>
              <td class="num">
                {clock(peak.at)} · {number(peak.value)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
