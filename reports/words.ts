import { BLOCK_NAMES } from '../contracts/block-names.ts';
import { BLOCKS } from '../contracts/enriched.ts';
import { FINDING_NAMES } from '../contracts/finding-names.ts';
import { NETWORK_NAMES } from '../contracts/network-names.ts';
import type { Region } from '../contracts/region.ts';
import type { FindingKind } from '../contracts/thread.ts';
import { formatNumber, type Language } from '../text/plural.ts';
import type { NoteRow, Verdict } from './numbers.ts';

const VERDICTS: Record<Verdict, Record<Language, string>> = {
  calmer: { ru: 'Спокойнее обычного', en: 'Calmer than usual' },
  usual: { ru: 'Как обычно', en: 'As usual' },
  tenser: { ru: 'Напряжённее обычного', en: 'Tenser than usual' },
  unknown: { ru: 'Сравнить пока не с чем', en: 'Nothing to compare with yet' },
};

/** The words of the note in one language. */
export interface Words {
  language: Language;
  verdict(verdict: Verdict): string;
  finding(kind: FindingKind): string;
  /** Name of a block, district or network; the key itself when it has none. */
  name(key: string): string;
  number(value: number): string;
  /** `+12 %`, `−5 %`, `—` without a base. */
  change(now: number, base: number | null): string;
  /** «день», в регионе. */
  day(isoDate: string): string;
  text(key: keyof typeof TEXTS): string;
}

const TEXTS = {
  title: { ru: 'Утренняя записка', en: 'Morning note' },
  posts: { ru: 'Сообщений', en: 'Posts' },
  appeals: { ru: 'Проблемы и просьбы', en: 'Problems and requests' },
  all: { ru: 'Всего', en: 'All' },
  blocks: { ru: 'По блокам', en: 'By block' },
  districts: { ru: 'По районам', en: 'By district' },
  networks: { ru: 'По источникам', en: 'By network' },
  block: { ru: 'Блок', en: 'Block' },
  district: { ru: 'Район', en: 'District' },
  network: { ru: 'Источник', en: 'Network' },
  toPrevious: { ru: 'к предыдущему дню', en: 'to the day before' },
  toNorm: { ru: 'к среднему за 7 дней', en: 'to the 7-day mean' },
  stories: { ru: 'О чём говорят', en: 'What people talk about' },
  conflicts: { ru: 'Где разговор не ладится', en: 'Where talk goes wrong' },
  alerts: { ru: 'Оповещения за день', en: 'Alerts of the day' },
  none: { ru: 'Нет.', en: 'None.' },
  noDistrict: { ru: 'Район не назван', en: 'No district named' },
  coverage: { ru: 'Нет данных от источников', en: 'No data from sources' },
  complete: { ru: 'Все источники на связи.', en: 'All sources deliver.' },
  method: {
    ru: 'Считаются сообщения без рекламы, поздравлений и спама, по времени публикации и суткам региона. Среднее — за семь предыдущих дней, за которые есть данные. Копии одного текста считаются каждая.',
    en: 'Posts without ads, greetings and spam are counted, by publishing time and days of the region. The mean is over the seven days before that hold data. Copies of a text count each.',
  },
} as const;

/** Words for notes about a region. */
export function createWords(language: Language, region: Region): Words {
  const names = new Map<string, string>([
    ...BLOCKS.map((block): [string, string] => [block, BLOCK_NAMES[block][language]]),
    ...region.districts.map((district): [string, string] => [district.id, district.name[language]]),
    ...Object.entries(NETWORK_NAMES).map(([key, name]): [string, string] => [key, name[language]]),
    ['none', TEXTS.noDistrict[language]],
    ['', TEXTS.noDistrict[language]],
  ]);
  const days = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    dateStyle: 'full',
    timeZone: 'UTC',
  });
  return {
    language,
    verdict: (verdict) => VERDICTS[verdict][language],
    finding: (kind) => FINDING_NAMES[kind][language],
    name: (key) => names.get(key) ?? key,
    number: (value) => formatNumber(language, value),
    change: (now, base) => changeText(language, now, base),
    day: (isoDate) => days.format(new Date(`${isoDate}T00:00:00Z`)),
    text: (key) => TEXTS[key][language],
  };
}

function changeText(language: Language, now: number, base: number | null): string {
  if (base === null || base === 0) return '—';
  const percent = Math.round(((now - base) / base) * 100);
  if (percent === 0) return '0 %';
  return `${percent > 0 ? '+' : '−'}${formatNumber(language, Math.abs(percent))} %`;
}

/** The three cells that follow a row's name. */
export function rowCells(row: NoteRow, words: Words): [string, string, string] {
  return [words.number(row.posts), words.change(row.posts, row.previous), words.change(row.posts, row.norm)];
}
