import { useState } from 'preact/hooks';
import type { Trends } from '../../contracts/queries/trends.ts';
import { levelOf } from '../charts/level.ts';
import { type Tile, TileMap } from '../charts/tile-map.tsx';
import { tileName } from '../charts/wrap-name.ts';
import { ticks } from '../data/live.ts';
import { region } from '../data/region.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { districtName } from '../i18n/name-of.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { Switch } from '../parts/switch.tsx';
import { postsHref } from '../state/links.ts';
import { localMinute, resolvePeriod, type Span } from '../state/period.ts';
import { deviationsOf } from './compare.ts';
import { type DistrictRow, DistrictTable } from './district-table.tsx';
import { readPath, spanParams } from '../data/read-path.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';

/** The map of districts against their own norm, with the ranked list as its twin. */
export function DistrictsCard() {
  const { map } = words.value;
  const [preset, setPreset] = useState<'24h' | '7d'>('24h');
  const time = useRegionTime();
  const tick = ticks.posts.value;
  const now = useNow(tick);
  const span = resolvePeriod({ preset }, now, time);
  // One step for the whole period: the norm's band then speaks of the period, not of its hours.
  const path = readPath('trends', {
    by: 'district',
    step: 'month',
    compare: 'norm',
    limit: 100,
    ...spanParams(span),
  });
  const answer = useAnswer<Trends>(path, `districts ${preset}`, tick);
  const local = (at: number) => localMinute(at, time);
  return (
    <Card
      id="districts"
      title={map.title}
      lead={map.lead}
      tools={
        <Switch
          label={map.period}
          options={[
            ['24h', map.day],
            ['7d', map.week],
          ]}
          value={preset}
          onChange={setPreset}
        />
      }
    >
      <AnswerView answer={answer} skeleton={<Skeleton lines={10} tall />}>
        {(trends) => <Districts rows={rowsOf(trends, span, local)} />}
      </AnswerView>
    </Card>
  );
}

function rowsOf(trends: Trends, span: Span, local: (at: number) => string): DistrictRow[] {
  const counted = new Map(deviationsOf(trends.series).map((deviation) => [deviation.key, deviation]));
  const ids = (region.value?.districts ?? []).map((district) => district.id);
  const withoutDistrict = counted.has('none') ? ['none'] : [];
  return [...ids, ...withoutDistrict].map((id) => {
    const deviation = counted.get(id) ?? { key: id, observed: 0, expected: null, z: null };
    return {
      ...deviation,
      name: districtName(id),
      level: levelOf(deviation.z),
      href: postsHref({ from: local(span.from), to: local(span.to) }, { district: id }),
    };
  });
}

function Districts({ rows }: { rows: readonly DistrictRow[] }) {
  const { map } = words.value;
  const named = rows.filter((row) => row.key !== 'none');
  const hot = named.filter((row) => row.level !== 'unknown' && (row.z ?? 0) >= 1).length;
  const hasNorm = rows.some((row) => row.expected !== null);
  return (
    <>
      <p class="summary">{hasNorm ? map.summary(hot, named.length) : map.noNorm}</p>
      <div class="map-and-list">
        <TileMap tiles={named.flatMap(tileOf)} label={map.title} />
        <DistrictTable rows={rows} />
      </div>
    </>
  );
}

function tileOf(row: DistrictRow): Tile[] {
  const { map, levels } = words.value;
  const { number, mean, ratio } = formats.value;
  const district = region.value?.districts.find(({ id }) => id === row.key);
  if (district === undefined) return [];
  const usual = row.expected === null ? '—' : mean(row.expected);
  return [
    {
      id: row.key,
      name: tileName(row.name),
      ...district.tile,
      count: number(row.observed),
      deviation: ratio(row.observed, row.expected),
      level: row.level,
      href: row.href,
      label: map.tile(row.name, row.observed, levels[row.level], usual),
    },
  ];
}
