import { MARKS, type Masked } from './marks.ts';

/** Series and number of a Russian passport behind the word: «паспорт 5801 123456», «серия 58 01 № 123456». */
const PASSPORT =
  /(?<!‹)(?:паспорт\p{L}{0,4}|сери[ияею])(?:[\s:,.]{1,3}(?:рф|гражданина|серии|серия)){0,3}[\s:,.№-]{1,4}(?<digits>\d{2}[\s-]?\d{2}[\s,;-]{0,3}(?:(?:№|n|номер|ном\.)[\s:.]{0,3})?\d{6})(?!\d)/giu;

/** Passport numbers; the word before them stays. */
export function findPassports(text: string): Masked[] {
  return [...text.matchAll(PASSPORT)].map((match) => {
    const end = match.index + match[0].length;
    return { start: end - (match.groups?.['digits']?.length ?? 0), end, mark: MARKS.passport };
  });
}
