import type { Token } from '../../text/tokenise.ts';

/** Given names that stand before surnames; with the forms in which they are written most. */
const GIVEN_NAMES: ReadonlySet<string> = new Set(
  (
    'александр александра алексей алексея анатолий анатолия андрей андрея анна анны антон антона борис бориса вадим вадима ' +
    'валентина валентины валерий валерия василий василия вера веры виктор виктора виталий виталия владимир владимира ' +
    'вячеслав вячеслава галина галины геннадий геннадия георгий георгия григорий григория денис дениса дмитрий дмитрия ' +
    'евгений евгения екатерина екатерины елена елены иван ивана игорь игоря ирина ирины кирилл кирилла константин ' +
    'константина ксения ксении лариса ларисы людмила людмилы максим максима марина марины мария марии михаил михаила ' +
    'надежда надежды наталья натальи никита никиты николай николая олег олега ольга ольги павел павла петр петра роман ' +
    'романа светлана светланы семен семена сергей сергея степан степана татьяна татьяны тимофей тимофея федор федора ' +
    'юлия юлии юрий юрия ярослав ярослава'
  ).split(' '),
);

/** Nouns before the surname of their bearer. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'господин господина господину госпожа г-н г-жа гр гражданин товарищ тов врач врача врачу врачом доктор доктора доктору ' +
    'хирург терапевт учитель учителя директор директора тренер тренера депутат депутата депутату губернатор губернатора ' +
    'губернатору министр министра полковник майор капитан лейтенант следователь прокурор судья судьи журналист блогер ' +
    'водитель сосед актер певец художник писатель'
  ).split(' '),
);

/** True when the name at `at` is somebody's surname: a given name, initials, a title or a masked name stand at it. */
export function isSurname(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.isCapital) return false;
  const previous = tokens[at - 1];
  const next = tokens[at + 1];
  const follows = previous !== undefined && isClose(text, previous.end, token.start);
  if (follows && (isGivenName(previous) || isInitial(text, previous) || TITLES.has(previous.norm)))
    return true;
  if (next === undefined || !isClose(text, token.end, next.start)) return false;
  return isInitial(text, next) || isPatronymic(next) || (isGivenName(next) && !next.startsSentence);
}

function isGivenName(token: Token): boolean {
  return token.isCapital && GIVEN_NAMES.has(token.norm);
}

function isInitial(text: string, token: Token): boolean {
  return token.isCapital && token.norm.length === 1 && text.charAt(token.end) === '.';
}

function isPatronymic(token: Token): boolean {
  return token.isCapital && /(?:вич|вича|вичу|вичем|вна|вны|вне|вной)$/.test(token.norm);
}

/** Nothing but spaces, a full stop or the mark of a masked name between two words. */
function isClose(text: string, end: number, start: number): boolean {
  if (start - end > 3) return false;
  for (let i = end; i < start; i += 1) if (!' .\u00a0›‹'.includes(text.charAt(i))) return false;
  return true;
}

/** True for nouns that stand before or behind the surname of their bearer. */
export function isTitle(norm: string): boolean {
  return TITLES.has(norm);
}
