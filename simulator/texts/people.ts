import { LATIN_LETTERS } from '../../text/latin-letters.ts';
import { createDice, hashOf } from '../dice.ts';
import { FEMALE_NAMES, FEMALE_PATRONYMICS, MALE_NAMES, MALE_PATRONYMICS, SURNAMES } from './banks/names.ts';

/** An invented person. */
export interface Person {
  /** Nine digits. */
  id: number;
  firstName: string;
  lastName: string;
  patronymic: string;
  isFemale: boolean;
  /** «+7 974 …», its own for each person, in a code that no operator has. */
  phone: string;
  email: string;
  /** Without the @. */
  handle: string;
}

export interface People {
  readonly size: number;
  /** The person of an index 0 … size − 1. */
  person(index: number): Person;
}

/** Prime, so that index → id is one-to-one over the range. */
const ID_STEP = 257_140_081;
const ID_RANGE = 799_999_999;
/** Mobile codes that the Russian numbering plan gives to nobody. */
const UNASSIGNED_CODES: readonly string[] = ['972', '973', '974', '975', '976'];
/** Names below a top-level domain that is reserved for examples (RFC 2606). */
const MAIL_HOSTS: readonly string[] = ['pochta.example', 'yashik.example', 'pismo.example'];
/** `size` people invented from the seed; people are made when asked for and not kept. */
export function createPeople(seed: number, size: number): People {
  const shift = hashOf(seed, 'people') % ID_RANGE;
  return {
    size,
    person(index) {
      const dice = createDice(hashOf(seed, 'person', index));
      const isFemale = dice.chance(0.62);
      const surname = dice.pick(SURNAMES);
      const lastName = isFemale ? `${surname}а` : surname;
      const firstName = dice.pick(isFemale ? FEMALE_NAMES : MALE_NAMES);
      const id = 100_000_001 + Number((BigInt(index) * BigInt(ID_STEP) + BigInt(shift)) % BigInt(ID_RANGE));
      const digits = String(1_000_000 + ((index * 7919 + (shift % 7919)) % 8_999_999));
      const latin = transliterate(lastName);
      return {
        id,
        firstName,
        lastName,
        patronymic: dice.pick(isFemale ? FEMALE_PATRONYMICS : MALE_PATRONYMICS),
        isFemale,
        phone: `+7 ${dice.pick(UNASSIGNED_CODES)} ${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`,
        email: `${latin}.${id % 100_000}@${dice.pick(MAIL_HOSTS)}`,
        handle: `${latin}_${id % 1_000_000}`,
      };
    },
  };
}

function transliterate(name: string): string {
  return Array.from(name.toLowerCase())
    .map((letter) => LATIN_LETTERS[letter] ?? '')
    .join('');
}
