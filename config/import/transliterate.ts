import { fold } from '../declension/cases.ts';

const LETTERS: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** A name in Latin letters for an id: «Верхний Мост» → `verkhniy-most` (BGN/PCGN without its apostrophes). */
export function slugOf(name: string): string {
  let latin = '';
  for (const char of fold(name)) latin += LETTERS[char] ?? (/[a-z0-9]/.test(char) ? char : '-');
  return latin.replace(/-+/g, '-').replace(/^-|-$/g, '');
}
