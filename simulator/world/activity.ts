import type { RegionTime } from '../../contracts/region-time.ts';

/** When a channel writes: residents in the evening and on Sundays too, offices in working hours. */
export type Rhythm = 'people' | 'office';

/** Relative volume of the hours of a day, from midnight: people write most after work. */
const HOURS: Readonly<Record<Rhythm, readonly number[]>> = {
  people: [
    35, 20, 12, 10, 12, 25, 55, 95, 125, 135, 135, 130, 130, 125, 120, 125, 135, 150, 160, 165, 160, 140, 105,
    65,
  ],
  office: [
    3, 2, 1, 1, 2, 8, 35, 120, 230, 250, 240, 220, 190, 210, 220, 210, 190, 150, 90, 60, 40, 25, 15, 8,
  ],
};
/** Monday to Sunday: signals to regional centres come on working days. */
const WEEKDAYS: Readonly<Record<Rhythm, readonly number[]>> = {
  people: [110, 108, 105, 103, 100, 88, 86],
  office: [125, 125, 122, 122, 115, 50, 41],
};

/** Volume of the hour that holds `ms`, relative to the mean of all hours of a week. */
export function activityAt(time: RegionTime, ms: number, rhythm: Rhythm): number {
  const { hour, weekday } = time.parts(ms);
  return relative(HOURS[rhythm], hour) * relative(WEEKDAYS[rhythm], weekday - 1);
}

function relative(list: readonly number[], index: number): number {
  return ((list[index] ?? 0) * list.length) / list.reduce((sum, value) => sum + value, 0);
}
