import { createRegionTime } from '../../contracts/region-time.ts';

/** Milliseconds of a written date; NaN when it is none. */
export type DateParser = (text: string) => number;

interface Written {
  year: number;
  month: number;
  day: number;
  time?: string | undefined;
  zone?: string | undefined;
}

/** First letters of the months' names: English, Russian, then what other languages of feeds have of their own. */
const MONTHS = [
  ['jan', 'янв', 'ene'],
  ['feb', 'фев', 'fev'],
  ['mar', 'мар', 'mär'],
  ['apr', 'апр', 'abr'],
  ['may', 'май', 'мая', 'mai'],
  ['jun', 'июн'],
  ['jul', 'июл'],
  ['aug', 'авг', 'ago'],
  ['sep', 'сен', 'set'],
  ['oct', 'окт', 'okt', 'out'],
  ['nov', 'ноя'],
  ['dec', 'дек', 'dez', 'dic'],
];

/** Hours east of Greenwich: RFC 822 section 5.1, and the names that feeds of Russia and Europe use. */
// prettier-ignore
const ZONE_HOURS: Readonly<Record<string, number>> = {
  est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7,
  wet: 0, west: 1, bst: 1, cet: 1, cest: 2, eet: 2, eest: 3,
  msk: 3, msd: 4, samt: 4, yekt: 5, omst: 6, krat: 7, irkt: 8, yakt: 9, vlat: 10, magt: 11, pett: 12,
};

const TIME = String.raw`(?<time>\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)`;
const ZONE = String.raw`(?<zone>[+-]\d{2}:?\d{2}|[a-z]{1,5}(?:[+-]\d{1,2})?)?`;
const FORMS = [
  // 2026-11-24, 2026-11-24T10:15:00+03:00 (ISO 8601, W3C-DTF)
  new RegExp(
    String.raw`^(?<year>\d{4})(?:-?(?<month>\d{2})(?:-?(?<day>\d{2}))?)?(?:[t ]\s?${TIME}\s?${ZONE})?$`,
  ),
  // 24.11.2026 10:15
  new RegExp(String.raw`^(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4})(?:,? ${TIME} ?${ZONE})?$`),
  // Tue, 24 Nov 2026 10:15:00 +0300 (RFC 822, RFC 5322)
  new RegExp(
    String.raw`^(?:\p{L}{2,12}\.?,? )?(?<day>\d{1,2})[ -](?<name>\p{L}{3,9})\.?[ -](?<year>\d{2,4}),?(?: ${TIME} ?${ZONE})?(?: ?\([a-z ]{1,20}\))?$`,
    'u',
  ),
  // Tue Nov 24 10:15:00 MSK 2026 (asctime)
  new RegExp(
    String.raw`^[a-z]{3,9},? (?<name>[a-z]{3,9}) (?<day>\d{1,2}),? ${TIME} (?:(?<zone>[a-z]{3,4}|[+-]\d{4}) )?(?<year>\d{4})$`,
  ),
];

/** Reader of RFC 822, ISO 8601, dotted and asctime dates; a date without a zone is `timezone`'s. */
export function createDateParser(timezone: string): DateParser {
  const region = createRegionTime(timezone);

  return (text) => {
    const written = readForm(text.slice(0, 80).trim().toLowerCase().replace(/\s+/g, ' '));
    if (written === null) return Number.NaN;
    const local = localMs(written);
    if (Number.isNaN(local)) return local;
    const offset = zoneMs(written.zone);
    return offset === null ? region.parse(new Date(local).toISOString().slice(0, -1)) : local - offset;
  };
}

function readForm(text: string): Written | null {
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const { year = '', month = '1', day = '1', name, time, zone } = groups;
    return {
      year: year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900),
      month: name === undefined ? Number(month) : monthOf(name),
      day: Number(day),
      time,
      zone,
    };
  }
  return null;
}

function monthOf(name: string): number {
  return MONTHS.findIndex((names) => names.includes(name.slice(0, 3))) + 1;
}

/** The wall-clock reading as if it were UTC; NaN for the 31st of February and the like. */
function localMs({ year, month, day, time = '0:00' }: Written): number {
  const [hour = 0, minute = 0, second = 0] = time.replace(',', '.').split(':').map(Number);
  const ms = Date.UTC(year, month - 1, day, hour, minute, 0, Math.round(second * 1000));
  const isReal =
    hour < 24 && minute < 60 && second < 61 && new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
  return month >= 1 && month <= 12 && isReal ? ms : Number.NaN;
}

/** null: none written. A name nobody knows counts as UTC (RFC 5322 section 4.3). */
function zoneMs(zone: string | undefined): number | null {
  if (zone === undefined || zone === '') return null;
  const offset = /(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/.exec(zone)?.groups;
  if (offset !== undefined) {
    const minutes = Number(offset['hours']) * 60 + Number(offset['minutes'] ?? 0);
    return (offset['sign'] === '-' ? -minutes : minutes) * 60_000;
  }
  return (ZONE_HOURS[zone] ?? 0) * 3_600_000;
}
