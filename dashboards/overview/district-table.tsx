import { arrowOf, type Level } from '../charts/level.ts';
import { tileName } from '../charts/wrap-name.ts';
import { formats, words } from '../i18n/language.ts';
import type { Deviation } from './compare.ts';

/** A district with its deviation, ready to be shown. */
export interface DistrictRow extends Deviation {
  name: string;
  level: Level;
  href: string;
}

/** Districts by deviation, the loudest first: what the map says, as a table. */
export function DistrictTable({ rows }: { rows: readonly DistrictRow[] }) {
  const { map } = words.value;
  const ranked = rows.toSorted((a, b) => (b.z ?? -99) - (a.z ?? -99) || b.observed - a.observed);
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={map.ranked}>
      <table class="dense">
        <caption class="visually-hidden">{map.ranked}</caption>
        <thead>
          <tr>
            <th scope="col">{map.district}</th>
            <th scope="col" class="num">
              {map.now}
            </th>
            <th scope="col" class="num">
              {map.usual}
            </th>
            <th scope="col">{map.change}</th>
          </tr>
        </thead>
        <tbody>
          {ranked.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: DistrictRow }) {
  const { number, mean, ratio } = formats.value;
  const level = words.value.levels[row.level];
  return (
    <tr>
      <th scope="row">{tileName(row.name)}</th>
      <td class="num">
        <a href={row.href}>{number(row.observed)}</a>
      </td>
      <td class="num">{row.expected === null ? '—' : mean(row.expected)}</td>
      <td>
        <span class={`level level-${row.level}`} title={level}>
          <span aria-hidden="true">{arrowOf(row.level)}</span> {ratio(row.observed, row.expected)}
          <span class="visually-hidden"> {level}</span>
        </span>
      </td>
    </tr>
  );
}
