import { MARKS, type Masked } from './marks.ts';

/** СНИЛС in its own grouping: «123-456-789 00». */
const SNILS = /(?<!\d)(\d{3})[- ](\d{3})[- ](\d{3})[- ](\d{2})(?!\d)/g;
/** Numbers up to this one have no check digits (order of the Pension Fund, 2016). */
const SNILS_UNCHECKED = 1_001_998;

/** A document's word, what may stand between, and the number. */
const LABELLED: readonly RegExp[] = [
  /(?<![\p{L}‹])снилс[\s:,.№—–-]{0,4}(?:номер[\s:]{1,2})?(?<digits>\d(?:[ -]?\d){10})(?!\d)/giu,
  // Twelve digits are a person's, ten an organisation's (order of the Federal Tax Service, 29 June 2012).
  /(?<![\p{L}‹])инн[\s:,.№—–-]{0,4}(?:номер[\s:]{1,2})?(?<digits>\d(?:[ -]?\d){11})(?![ -]?\d)/giu,
  /(?<![\p{L}‹])(?:полис\p{L}{0,3}|омс|дмс)(?:[\s:,.№—–-]{1,4}(?:омс|дмс|осаго|серии|серия|номер)){0,3}[\s:,.№—–-]{1,4}(?<digits>(?:[а-яa-z]{3}[\s№]{1,3})?\d(?:[ -]?\d){9,15})(?!\d)/giu,
  /(?<![\p{L}‹])(?:водительск\p{L}{2,3} удостоверени\p{L}|в\/у|загранпаспорт\p{L}{0,2})(?:[\s:,.№—–-]{1,4}(?:серии|серия|номер)){0,2}[\s:,.№—–-]{1,4}(?<digits>\d{2}[ -]?\d{2}[\s№-]{0,3}\d{5,6})(?!\d)/giu,
];
/** Accounts of persons (Bank of Russia, regulation 809-P: 40817, 40820, deposits 423 and 426), 20 digits. */
const ACCOUNT = /(?<!\d)(?:40817|40820|423\d\d|426\d\d)(?:[ ]?\d){15}(?!\d)/g;

/** Numbers of a person's documents: СНИЛС, ИНН of twelve digits, policies, licences, accounts. The word before stays. */
export function findNumbers(text: string): Masked[] {
  const found = [...text.matchAll(SNILS)]
    .filter(([, a = '', b = '', c = '', check = '']) => isSnils(a + b + c, check))
    .map((match) => number(match.index, match[0].length));
  for (const pattern of LABELLED) {
    for (const match of text.matchAll(pattern)) {
      const length = match.groups?.['digits']?.length ?? 0;
      found.push(number(match.index + match[0].length - length, length));
    }
  }
  for (const match of text.matchAll(ACCOUNT)) found.push(number(match.index, match[0].length));
  return found;
}

/** The check digits of СНИЛС: digits times 9 … 1, summed, modulo 101, where 100 counts as 0. */
function isSnils(digits: string, check: string): boolean {
  if (Number(digits) <= SNILS_UNCHECKED) return true;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) sum += Number(digits.charAt(i)) * (9 - i);
  return Number(check) === (sum % 101) % 100;
}

function number(start: number, length: number): Masked {
  return { start, end: start + length, mark: MARKS.number };
}
