import type { Dice } from '../dice.ts';
import type { Person } from './people.ts';

/** Something personal that stands in a served answer, exactly as it is written there. */
export interface Planted {
  kind: 'name' | 'phone' | 'email' | 'handle' | 'mention' | 'author' | 'token';
  value: string;
}

/** A text and what is personal in it. */
export interface PersonalText {
  text: string;
  planted: readonly Planted[];
}

/** One of the ways in which a phone number is written. */
export function phoneOf({ phone }: Person, dice: Dice): string {
  const [, code = '', rest = ''] = /^\+7 (\d{3}) (.+)$/.exec(phone) ?? [];
  const digits = rest.replaceAll('-', '');
  return dice.pick([
    phone,
    `8 ${code} ${rest}`,
    `8${code}${digits}`,
    `+7(${code})${digits}`,
    `8-${code}-${rest}`,
    `8 (${code}) ${rest}`,
  ]);
}

/** Adds what people tell of themselves and of others: a phone, an address, a handle, a full name. */
export function withPersonal(text: string, person: Person, dice: Dice): PersonalText {
  const kind = dice.weighted(['phone', 'name', 'email', 'handle'] as const, (one) => WEIGHTS[one]);
  const value = {
    phone: () => phoneOf(person, dice),
    name: () => fullName(person, dice),
    email: () => person.email,
    handle: () => `@${person.handle}`,
  }[kind]();
  const line = dice.pick(LINES[kind]).replace('…', value);
  return { text: `${text}${dice.pick(['\n', '. ', ' — '])}${line}`, planted: [{ kind, value }] };
}

const WEIGHTS = { phone: 5, name: 4, email: 2, handle: 2 };

const LINES: Readonly<Record<keyof typeof WEIGHTS, readonly string[]>> = {
  phone: ['Мой телефон: …', 'звоните …', 'Контакт для связи … (после шести)', 'тел. …', 'Наберите меня: …'],
  name: [
    'Заявление подавали от имени … из второго подъезда',
    'Свидетель …, подтвердит',
    'Фамилия заявителя: …',
    'С уважением, …',
    'Старшая по дому …',
  ],
  email: ['Пишите на …', 'почта …', 'Фото могу прислать с … сегодня'],
  handle: ['в телеграме …', 'писать сюда: …', '… у вас то же самое?'],
};

function fullName({ firstName, lastName, patronymic }: Person, dice: Dice): string {
  return dice.pick([`${lastName} ${firstName} ${patronymic}`, `${firstName} ${patronymic} ${lastName}`]);
}

/** VK's way to address a person: «[id1|Анна], …». */
export function mentionOf(person: Person, dice: Dice): PersonalText {
  const isFull = dice.chance(0.3);
  const name = `${person.firstName} ${person.lastName}`;
  return {
    text: `[id${person.id}|${isFull ? name : person.firstName}]`,
    planted: [
      { kind: 'mention', value: `id${person.id}` },
      ...(isFull ? [{ kind: 'name' as const, value: name }] : []),
    ],
  };
}
