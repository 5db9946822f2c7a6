import type { Language } from './plural.ts';

/** Writes numbers and times as one language and one time zone do. */
export interface Formats {
  /** `1 234,5`: at most one decimal. */
  number: (value: number) => string;
  /** A mean: whole from 10 on, because tenths of many posts say nothing. */
  mean: (value: number) => string;
  /** `+38 %`, `−5 %`, `0 %`; a dash when there is nothing to compare with. */
  change: (now: number, base: number | null) => string;
  /** `×2,4` from twice the base on, else like `change`. */
  ratio: (now: number, base: number | null) => string;
  /** `25 нояб., 14:05` */
  moment: (iso: string | number) => string;
  /** `14:05` */
  time: (iso: string | number) => string;
  /** `вт, 25 нояб.` */
  day: (iso: string | number) => string;
  /** `вторник, 25 ноября` */
  longDay: (iso: string | number) => string;
  /** `3 минуты назад`, rounded to the largest fitting unit. */
  ago: (iso: string, nowMs: number) => string;
}

const LOCALES: Readonly<Record<Language, string>> = { ru: 'ru-RU', en: 'en-GB' };
const MINUTE_MS = 60_000;
/** From this ratio on, «×2» reads better than «+100 %». */
const RATIO_MIN = 2;

/** @throws {RangeError} when the IANA zone is unknown. */
export function createFormats(language: Language, timeZone: string): Formats {
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at: string | number) => {
      const ms = new Date(at).getTime();
      return Number.isNaN(ms) ? '—' : format.format(ms);
    };
  };
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const change = (now: number, base: number | null) => changeText(now, base, numbers);
  return {
    number: (value) => numbers.format(value),
    mean: (value) => numbers.format(value >= 10 ? Math.round(value) : value),
    change,
    ratio: (now, base) =>
      base !== null && base > 0 && now / base >= RATIO_MIN
        ? `×${numbers.format(now / base)}`
        : change(now, base),
    moment: date({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
    time: date({ hour: '2-digit', minute: '2-digit' }),
    day: date({ weekday: 'short', day: 'numeric', month: 'short' }),
    longDay: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    ago: (iso, nowMs) => agoText(nowMs - Date.parse(iso), relative),
  };
}

function changeText(now: number, base: number | null, numbers: Intl.NumberFormat): string {
  if (base === null || base <= 0) return '—';
  const percent = Math.round(((now - base) / base) * 100);
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '';
  return `${sign}${numbers.format(Math.abs(percent))} %`;
}

function agoText(elapsedMs: number, relative: Intl.RelativeTimeFormat): string {
  if (Number.isNaN(elapsedMs)) return '—';
  const minutes = Math.max(0, Math.round(elapsedMs / MINUTE_MS));
  if (minutes < 60) return relative.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 48 ? relative.format(-hours, 'hour') : relative.format(-Math.round(hours / 24), 'day');
}
