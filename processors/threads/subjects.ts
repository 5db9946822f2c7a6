import type { Evidence } from '../../contracts/enriched.ts';
import { isFunctionWord } from '../../text/function-words.ts';
import { stemRussian } from '../../text/russian-stem.ts';
import { wordTest } from './near.ts';
import { plainWords } from './plain-words.ts';
import { RELATED, SUBJECTS } from './subject-words.ts';

const TESTS = SUBJECTS.map(([subject, words]) => [subject, wordTest(words)] as const);
const REMEDY_TESTS = SUBJECTS.map(([subject, , remedies]) => [subject, wordTest(remedies)] as const);

/** Subjects that are also the place where something else happens. */
const PLACES: ReadonlySet<string> = new Set(['school', 'house', 'kindergarten', 'park']);

const EVIDENCE_MAX = 3;
const STEM_MIN = 4;
const STEM_MAX = 5;
/** Words of any appeal, by stem: sharing them says nothing about the subject. */
const COMMON = new Set(
  'дом улица город поселок село район двор житель человек люди ребенок дети день неделя месяц год час время раз работа вопрос обращение проблема администрация здравствуйте добрый пожалуйста просьба информация сегодня завтра вчера утро вечер уважаемый ответ ситуация место сделать начать закончить проводить будет новый большой сторона адрес телефон номер решение помощь спасибо извинение включить закрыть открыть план течение срок ближайший постоянно каждый второй третий первый пятый ремонт школа подъезд сад деревня сайт региональный пожилой бабушка'
    .split(' ')
    .map(beginOf),
);

/** Speaks of no telephone line. */
const FEEDBACK = /обратн\p{L}{2} связ\p{L}{1,2}|в связи с/giu;

/** Subjects of a text with the words that name them. */
export function subjectsOf(text: string, tests = TESTS): Map<string, Evidence[]> {
  const found = new Map<string, Evidence[]>();
  const plain = text.replace(FEEDBACK, (match) => ' '.repeat(match.length));
  for (const { norm, start, end } of plainWords(plain)) {
    for (const [subject, isOf] of tests) {
      if (!isOf(norm)) continue;
      const evidence = found.get(subject) ?? [];
      if (evidence.length < EVIDENCE_MAX) {
        evidence.push({ rule: `subject:${subject}`, quote: text.slice(start, end), start, end });
      }
      found.set(subject, evidence);
    }
  }
  return found;
}

/** Nobody excuses himself for what he does not talk about, or speaks of «your yard» in an announcement. */
const PERSONAL =
  /извин|прост(?:ит|им)|сожале|прощени|(?<!\p{L})(?:вас|вам|ваш(?:а|е|и|у|его|ему|ей|их|ем|им)?|там|туда|вашим?)(?!\p{L})/iu;
const ANNOUNCEMENT =
  /приглаша|напомина|информир|сообщаем|голосу|уважаемые|жители|желающ|состоится|пройд[её]т|стартова|открылась|можно \p{L}{3,14}ть(?!\p{L})|регистрац|итоги|выставк|акци[яию]|конкурс|бесплатн|жд[её]м вас|приходите|всех/iu;

/**
 * Whether two texts are about one thing: a subject in common or related ones, or a word in common that is neither a name
 * nor of any talk.
 */
export function isSameMatter(asked: string, answered: string): boolean {
  const [one, other] = comparable(subjectsOf(asked), subjectsOf(answered));
  if (one.some((subject) => other.some((second) => isRelated(subject, second)))) return true;
  if (isRemedy(one, answered) || isRemedy(other, asked)) return true;
  if (PERSONAL.test(answered) && !ANNOUNCEMENT.test(answered)) return true;
  const stems = stemsOf(asked);
  for (const stem of stemsOf(answered)) if (stems.has(stem)) return true;
  return false;
}

/** Subjects of both; those that are only places count when one of the texts names nothing else. */
function comparable(
  asked: ReadonlyMap<string, unknown>,
  answered: ReadonlyMap<string, unknown>,
): readonly [string[], string[]] {
  const matters = [asked, answered].map((one) => [...one.keys()].filter((subject) => !PLACES.has(subject)));
  const [one = [], other = []] = matters;
  return one.length > 0 && other.length > 0 ? [one, other] : [[...asked.keys()], [...answered.keys()]];
}

/** Whether a text speaks of troubles or remedies of one of the subjects. */
function isRemedy(subjects: readonly string[], text: string): boolean {
  const remedies = subjectsOf(text, REMEDY_TESTS);
  return subjects.some((subject) => remedies.has(subject));
}

function isRelated(one: string, other: string): boolean {
  return one === other || RELATED.some((group) => group.includes(one) && group.includes(other));
}

/** How the words of a text that may carry its matter begin, so that «посыпать» and «посыпка» are one. */
function stemsOf(text: string): Set<string> {
  const stems = new Set<string>();
  for (const { norm, start } of plainWords(text)) {
    const isName =
      /^\p{Lu}$/u.test(text.charAt(start)) &&
      !/(?:^|[.!?»"\n(]\s{0,2})$/u.test(text.slice(Math.max(0, start - 3), start));
    if (isName || norm.length < STEM_MIN || isFunctionWord(norm)) continue;
    const begin = beginOf(norm);
    if (begin.length >= STEM_MIN && !COMMON.has(begin)) stems.add(begin);
  }
  return stems;
}

function beginOf(norm: string): string {
  return stemRussian(norm).slice(0, STEM_MAX);
}
