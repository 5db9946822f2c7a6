import { MARKS, type Masked } from './marks.ts';
import {
  isGivenName,
  isPlainSurname,
  looksLikeSurname,
  readPatronymic,
  type Patronymic,
} from './name-forms.ts';
import { isNamedAfter } from './named-after.ts';
import type { Token } from './tokenise.ts';

/** Words that open sentences before a name without being one. */
const OPENERS = new Set(
  (
    'спасибо здравствуйте уважаемая уважаемый уважаемой уважаемому дорогая дорогой наша наш моя мой наверно может пусть ' +
    'глава губернатор директор врач депутат учитель благодарю благодарим поздравляем хочу прошу от для и а но да вот ' +
    'когда если это эта этот где там тут нет не за у к с по из вчера сегодня завтра добрый доброго просим только еще'
  ).split(' '),
);
/** The poet of the region's sights is no private person. */
const FAMOUS = /^(?:пушкин|ленин)(?:а|у|ым|е)?$/;

/**
 * Full names of persons: given name and patronymic with or without a surname, and surnames with two initials, in any
 * case. Names after which streets and institutions are called stay.
 */
export function findNames(text: string, tokens: readonly Token[]): Masked[] {
  const found: Masked[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const range = nameAround(text, tokens, i) ?? initialsAt(text, tokens, i);
    if (range === null) continue;
    const start = tokens[range.from]?.start ?? 0;
    found.push({ start, end: Math.max(range.end, start), mark: MARKS.name });
    i = Math.max(i, range.to);
  }
  return found;
}

interface Range {
  from: number;
  to: number;
  /** Where the name ends in the text. */
  end: number;
}

/** The name whose patronymic is token `index`. */
function nameAround(text: string, tokens: readonly Token[], index: number): Range | null {
  const patronymic = patronymicAt(text, tokens, index);
  if (patronymic === null) return null;
  const surname = surnameAround(text, tokens, index);
  if (surname === null && !patronymic.isSure) return null;
  const from = Math.min(surname ?? index, index - 1);
  const to = Math.max(surname ?? index, index);
  const isFamous = surname !== null && FAMOUS.test(tokens[surname]?.norm ?? '');
  if (isFamous || (patronymic.isGenitive && isNamedAfter(text, tokens, from))) return null;
  return { from, to, end: tokens[to]?.end ?? 0 };
}

function patronymicAt(text: string, tokens: readonly Token[], index: number): Patronymic | null {
  const father = tokens[index];
  const given = tokens[index - 1];
  if (father?.kind !== 'word' || given?.kind !== 'word' || !areAdjacent(text, given, father)) return null;
  const patronymic = readPatronymic(father.norm);
  return patronymic !== null && isName(given, father) ? patronymic : null;
}

/** Index of the surname before the given name or behind the patronymic at `index`. */
function surnameAround(text: string, tokens: readonly Token[], index: number): number | null {
  const [before, given, father, after] = [-2, -1, 0, 1].map((offset) => tokens[index + offset]);
  if (given === undefined || father === undefined) return null;
  if (before !== undefined && areAdjacent(text, before, given) && isSurnameBefore(before, father)) {
    return index - 2;
  }
  const hasAfter = after !== undefined && areAdjacent(text, father, after) && isSurnameAfter(after, father);
  return hasAfter ? index + 1 : null;
}

function isName(given: Token, father: Token): boolean {
  if (!/^[а-я-]{2,}$/.test(given.norm) || OPENERS.has(given.norm)) return false;
  return isGivenName(given.norm) || (given.isCapital && father.isCapital);
}

function isSurnameBefore(token: Token, father: Token): boolean {
  if (token.kind !== 'word' || OPENERS.has(token.norm)) return false;
  if (!father.isCapital) return isPlainSurname(token.norm);
  if (!token.isCapital) return false;
  // In the middle of a sentence a capital is sign enough, unless everything is in capitals.
  return (
    looksLikeSurname(token.norm) || (!token.startsSentence && !token.isUpper && !isGivenName(token.norm))
  );
}

function isSurnameAfter(token: Token, father: Token): boolean {
  if (token.kind !== 'word' || token.norm.length < 3) return false;
  if (!father.isCapital) return isPlainSurname(token.norm);
  return token.isCapital && (looksLikeSurname(token.norm) || !token.isUpper);
}

/** «М. П. Иванова» and «Иванова М.П.» that begin with token `index`. */
function initialsAt(text: string, tokens: readonly Token[], index: number): Range | null {
  const [first, second, third] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (first === undefined || second === undefined || third === undefined) return null;
  let end = -1;
  if (isSurname(first) && areInitials(text, second, third) && areAdjacent(text, first, second)) {
    end = text[third.end] === '.' ? third.end + 1 : third.end;
  } else if (
    isSurname(third) &&
    areInitials(text, first, second) &&
    /^\. ?$/.test(text.slice(second.end, third.start))
  ) {
    end = third.end;
  }
  return end < 0 || isNamedAfter(text, tokens, index) ? null : { from: index, to: index + 2, end };
}

function isSurname(token: Token): boolean {
  return (
    token.kind === 'word' &&
    token.isCapital &&
    token.norm.length >= 3 &&
    /^[а-я-]+$/.test(token.norm) &&
    !FAMOUS.test(token.norm)
  );
}

function areInitials(text: string, first: Token, second: Token): boolean {
  return isInitial(first) && isInitial(second) && /^\. ?$/.test(text.slice(first.end, second.start));
}

function isInitial(token: Token): boolean {
  return token.kind === 'word' && token.isCapital && /^[а-я]$/.test(token.norm);
}

function areAdjacent(text: string, left: Token, right: Token): boolean {
  const gap = text.slice(left.end, right.start);
  return gap === ' ' || gap === '\u00a0' || gap === '  ';
}
