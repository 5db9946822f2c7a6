import type { GazetteerPlace } from '../../contracts/region.ts';
import { fold } from '../declension/cases.ts';
import { makeSettlement } from './settlement.ts';
import type { Settlement, SettlementFacts } from './settlement.ts';

/** What an import does to the settlements of a region. */
export interface Merged {
  settlements: Settlement[];
  added: number;
  changed: number;
  unchanged: number;
  /** Rows of places that the region pack names itself. */
  byHand: number;
}

/** Degrees within which two points of one name and district are one village: about 2 km. */
const SAME_POINT = 0.02;

/**
 * Lays a list over what was imported before. Villages of one name in one district are one place, without a point when
 * theirs differ; what a row does not say is kept. The same list again changes nothing, in any order of its rows.
 */
export function mergeSettlements(
  before: readonly Settlement[],
  rows: readonly SettlementFacts[],
  curated: readonly GazetteerPlace[],
): Merged {
  const own = new Set(
    curated.flatMap(({ forms, districtId }) => forms.map((form) => `${districtId} ${form}`)),
  );
  const listed = new Map<string, Settlement[]>();
  let byHand = 0;
  for (const row of [...rows].sort(byText)) {
    const settlement = makeSettlement(row);
    if (own.has(`${settlement.districtId} ${fold(settlement.name)}`)) byHand += 1;
    else listed.set(settlement.id, [...(listed.get(settlement.id) ?? []), settlement]);
  }
  const merged = new Map(before.map((settlement) => [settlement.id, settlement]));
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (const [id, [first, ...others]] of listed) {
    if (first === undefined) continue;
    const settlement = joined(first, others);
    const known = merged.get(id);
    const next = known === undefined ? settlement : overlaid(known, settlement);
    if (known === undefined) counts.added += 1;
    else if (JSON.stringify(known) === JSON.stringify(next)) counts.unchanged += 1;
    else counts.changed += 1;
    merged.set(id, next);
  }
  return { settlements: [...merged.values()], ...counts, byHand };
}

/** Rows of one settlement in the same order whatever the order of the list. */
function byText(a: SettlementFacts, b: SettlementFacts): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function joined(first: Settlement, others: readonly Settlement[]): Settlement {
  if (others.length === 0) return first;
  const all = [first, ...others];
  const points = all.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [{ lat, lon }]));
  const [point] = points;
  const isOne = points.every(
    ({ lat, lon }) => point !== undefined && Math.hypot(lat - point.lat, lon - point.lon) < SAME_POINT,
  );
  const people = Math.max(...all.map(({ population }) => population ?? 0));
  return {
    ...first,
    ...(isOne && point !== undefined ? point : { lat: null, lon: null }),
    population: people > 0 ? people : null,
  };
}

function overlaid(known: Settlement, row: Settlement): Settlement {
  return {
    ...row,
    kind: row.kind || known.kind,
    lat: row.lat ?? known.lat,
    lon: row.lon ?? known.lon,
    population: row.population ?? known.population,
    source: row.source === 'imported' ? known.source : row.source,
  };
}
