import { MARKS, type Masked } from './marks.ts';
import { isGivenName, isPlainSurname, isShortName, looksLikeSurname } from './name-forms.ts';
import { isNamedAfter } from './named-after.ts';
import type { Token } from './tokenise.ts';

/** Nouns and verbs behind which a name is a private person's, in their usual forms. */
const SIGN =
  /^(?:граждан(?:ин(?:а|у|ом|е)?|к(?:а|и|е|у|ой))|гр-(?:н|на|ну|ка|ки|ке|ку)|гр|зовут|имя|фамилия|фио|заявител\p{L}{1,5}|житель(?:ниц\p{L}{1,2})?|жителя|жителю|сосед(?:а|у|ом|е|к\p{L}{1,2})?|пенсионер(?:а|у|ом|к\p{L}{1,2})?|инвалид(?:а|у|ом)?|ветеран(?:а|у|ом)?|мать|мама|маму|отец|сын|сына|сыну|дочь|дочери|дочк\p{L}{1,2}|муж|мужа|жена|жену|жены|бабушк\p{L}{1,2}|ребенок|ребенка|ученик(?:а|у|ом)?|учениц\p{L}{1,2}|пациент(?:а|у|ом|к\p{L}{1,2})?|собственник(?:а|у|ом)?|арендатор(?:а|у)?|хозя(?:ин|ина|ину|йка|йки|йке)|подпись|уважением|тел|телефон|телефону|моб|контакт|контакты|лицо|звонить|спросить|спросите|врач(?:а|у|ом)?|медсестр\p{L}{1,2}|фельдшер(?:а|у|ом)?|учител\p{L}{1,6}|воспитател\p{L}{1,6}|продав(?:ец|ца|цу|щица|щице)|водител\p{L}{1,3}|кондуктор(?:а|у)?|тренер(?:а|у)?|почтальон(?:а|у)?|тезка|репетитор|мастер(?:а|у)?)$/u;
/** Signs after which a surname alone is enough. */
const CITIZEN = /^(?:граждан(?:ин|к)|гр-|гр$)/u;
/** What after a surname makes it the name of a territory or a street. */
const TERRITORY =
  /^(?:район|област|округ|кра[йя]|улиц|ул$|проспект|шоссе|волост|поселени|сельсовет|больниц|школ)/u;
const OPENERS = new Set('и на за из по не но для при без под над это мы вы он она они что как'.split(' '));

/**
 * Names of private persons without a patronymic: given name and surname, in either order, behind a sign of a person
 * («меня зовут Мария Иванова», «тел. Ивановой Марии»), or alone as the last line of a text; after «гражданка» the surname
 * alone. Persons without such a sign, as holders of public offices are named, and names of streets stay.
 */
export function findSignedNames(text: string, tokens: readonly Token[]): Masked[] {
  const found: Masked[] = [];
  for (let i = 1; i < tokens.length; i += 1) {
    const sign = tokens[i - 1];
    if (sign?.kind !== 'word' || !SIGN.test(sign.norm)) continue;
    const range = rangeBehind(text, tokens, i);
    if (range === null || isNamedAfter(text, tokens, range.from) || isNamedAfter(text, tokens, i - 1))
      continue;
    found.push(masked(tokens, range));
    i = range.to;
  }
  const signature = lastLine(text, tokens);
  if (signature !== null) found.push(masked(tokens, signature));
  return found;
}

interface Range {
  from: number;
  to: number;
}

/** The name behind the sign at `at` − 1; one capitalised word may stand between: «жительница Невеля Мария Иванова». */
function rangeBehind(text: string, tokens: readonly Token[], at: number): Range | null {
  const sign = tokens[at - 1];
  const first = tokens[at];
  if (sign === undefined || first === undefined || !isJoined(text, sign, first)) return null;
  const second = tokens[at + 1];
  const isBehindPlace =
    second !== undefined && first.isCapital && !isGiven(first) && isJoined(text, first, second);
  if (isBehindPlace && isPair(text, tokens, at + 1)) return { from: at + 1, to: at + 2 };
  if (isPair(text, tokens, at)) return { from: at, to: at + 1 };
  return CITIZEN.test(sign.norm) && isSurnameAlone(tokens, at) ? { from: at, to: at } : null;
}

/** Given name and surname at `at`, in either order; written alike, so that «Мария опять» is none. */
function isPair(text: string, tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.kind !== 'word' || second?.kind !== 'word' || !areAdjacent(text, first, second)) return false;
  if (first.isCapital !== second.isCapital) return false;
  return (isGiven(first) && isSurname(second)) || (isSurname(first) && isGiven(second));
}

function isGiven({ norm }: Token): boolean {
  return isGivenName(norm) || isShortName(norm);
}

/** With a capital any word that is no given name may be a surname; without one only what ends like one. */
function isSurname(token: Token): boolean {
  if (!/^[а-я-]{3,}$/.test(token.norm) || OPENERS.has(token.norm)) return false;
  // «Петров» has the stem of «Пётр».
  if (isPlainSurname(token.norm)) return true;
  if (isGiven(token)) return false;
  return looksLikeSurname(token.norm) || (token.isCapital && !token.isUpper && !token.startsSentence);
}

function isSurnameAlone(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.kind !== 'word' || !token.isCapital || !looksLikeSurname(token.norm)) return false;
  return next === undefined || !TERRITORY.test(next.norm);
}

/** «… Помогите. Иванова Мария»: nothing but a name in the last sentence or line of a longer text. */
function lastLine(text: string, tokens: readonly Token[]): Range | null {
  const at = tokens.length - 2;
  const first = tokens[at];
  const second = tokens[at + 1];
  if (at < 3 || first === undefined || second === undefined || !first.startsSentence) return null;
  if (!first.isCapital || !second.isCapital || !isPair(text, tokens, at)) return null;
  const isSure = looksLikeSurname(first.norm) || looksLikeSurname(second.norm);
  return isSure && /^[\s.!]*$/.test(text.slice(second.end, second.end + 20))
    ? { from: at, to: at + 1 }
    : null;
}

function masked(tokens: readonly Token[], { from, to }: Range): Masked {
  return { start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0, mark: MARKS.name };
}

/** Spaces and at most one sign between a word and the name behind it. */
function isJoined(text: string, left: Token, right: Token): boolean {
  return (
    right.start - left.end <= 4 && /^[ \u00a0]*[.:,—–(-]?[ \u00a0]*$/.test(text.slice(left.end, right.start))
  );
}

function areAdjacent(text: string, left: Token, right: Token): boolean {
  const gap = text.slice(left.end, right.start);
  return gap === ' ' || gap === '\u00a0' || gap === '  ';
}
