import { smallRegion } from '../gold/small-region.ts';
import type { LabelledText } from './fit-model.ts';
import { createNameReader, createTextReader } from './text-reader.ts';
import { trainModel } from './train-model.ts';

/** Reads texts with the words of the small region. */
export const readText = createTextReader(smallRegion());
export const nameOf = createNameReader(readText);

const WORDS = {
  water: ['вода', 'напор', 'водоканал', 'труба', 'кран', 'ржавая'],
  roads: ['яма', 'асфальт', 'дорога', 'обочина', 'колея', 'грейдер'],
  school: ['школа', 'учитель', 'класс', 'урок', 'директор', 'столовая'],
} as const;
const FILLERS = ['наш', 'опять', 'сегодня', 'очень', 'город', 'улица', 'просим', 'дом'];

/** Invented texts of three labels, in turn; the same each time. */
export function madeUpTexts(count: number): { text: string; label: string }[] {
  const labels = Object.keys(WORDS) as (keyof typeof WORDS)[];
  return Array.from({ length: count }, (_, i) => {
    const label = labels[i % labels.length] ?? 'water';
    const pick = (from: readonly string[], step: number) =>
      from[(((i + 1) * step * 40_503) % 65_537) % from.length] ?? '';
    const words = [pick(FILLERS, 1), pick(WORDS[label], 1), pick(FILLERS, 3), pick(WORDS[label], 5)];
    return { text: `${words.join(' ')} ${i}`, label };
  });
}

/** The same texts as a training reads them. */
export function madeUpRows(count: number): LabelledText[] {
  return madeUpTexts(count).map(({ text, label }) => ({ features: readText(text), label }));
}

/** A model of the three labels. */
export function madeUpModel(count = 60) {
  let ticks = 0;
  return trainModel(
    { texts: madeUpRows(count), nameOf },
    { region: 'pskov', trainedAt: '2026-01-01T00:00:00.000Z', now: () => (ticks += 1) },
  );
}
