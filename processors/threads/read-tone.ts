import type { Evidence } from '../../contracts/enriched.ts';
import { isThanks } from './appeal-words.ts';
import { findAccusation, findExcuse, namesCulprit } from './blame-words.ts';
import { findClosed } from './closed-words.ts';
import { findConcrete, findPromises } from './concrete-words.ts';
import { plainWords } from './plain-words.ts';
import { findRedirect } from './redirect-words.ts';
import { findMockingQuestion, findRude } from './rude-words.ts';
import { findVague } from './vague-words.ts';

/** What an answer says against people; empty where it does not. */
export interface Tone {
  rude: Evidence[];
  blame: Evidence[];
}

const EVIDENCE_MAX = 5;
/** What turns an accusation into an explanation: when, who or what next. «Done» may be what people are accused of. */
const REMEDIES: ReadonlySet<string> = new Set(['date', 'contact', 'next-step', 'person', 'workers']);
/** Shorter answers («Принято») may be in haste. */
const CURT_WORDS_MIN = 3;
/** How bodies speak when they mean well or officially, in whole words or beginnings of words. */
const CIVIL =
  /здравств|добр(?:ый|ое|ого|ые) |уважаем|пожалуйста|спасибо|благодар|извин|прощени|просим|просьба|рады|согласн|к сожалению|жаль|приве[тд]|уточн|узна(?:ем|ю)|провер|переда|сообщ|ответим|принято|принял|понял|услышал|(?:^|[^а-яё])(?:ок|да|нет|ага|угу|верно|конечно|возможно)(?![а-яё])|работа|ремонт|занима|скачайте|за(?:йдите|ходите|пишитесь|полните)|воспользуйтесь|присоединяйтесь|пр(?:иезжайте|иложите|иносите)|оформите|обновите|проверьте|приглаша|напомина|информир|голосуйте|план|сро[кч]|готов|разбер|подума|постара|помо[жг]/iu;

/** Speaks to somebody: «вы», an order, «надо бы». */
const ADDRESS =
  /(?<!\p{L})(?:вы|вам|вас|вами|ваш\p{L}{0,3}|надо|нужно|хватит|меньше|\p{L}{2,12}(?:йте|йтесь|ите|итесь|ьте|ете|етесь))(?!\p{L})/iu;
/** An order; where there is one, it is rude rather than a reproach to somebody else. */
const ORDER = /(?<!\p{L})\p{L}{2,12}(?:йте|йтесь|ите|итесь|ьте)(?!\p{L})/iu;
const DENIAL = /(?<!\p{L})(?:не|нет|никто|ничего|нечего|ни)(?!\p{L})/iu;

/**
 * Reads the tone of an answer. Rude words and accusations tell by themselves; naming a culprit beside what is done about
 * it blames nobody. An answer that speaks to people without greeting, without anything official and without
 * anything concrete says nothing about the case: it blames when it names a culprit, and is rude when it does not.
 */
export function readTone(text: string, isToCitizen: boolean): Tone {
  const rude = findRude(text);
  const blame = unfounded(text);
  if (rude.length > 0 || blame.length > 0 || !isToCitizen) return { rude, blame };
  const question = findMockingQuestion(text);
  if (question.length > 0) return { rude: question, blame };
  if (!isCurt(text)) return { rude, blame };
  const culprit = ORDER.test(text) ? undefined : plainWords(text).find(({ norm }) => namesCulprit(norm));
  if (!ADDRESS.test(text) && (culprit === undefined || !DENIAL.test(text))) return { rude, blame };
  const [start, end] = [culprit?.start ?? 0, culprit?.end ?? firstSentenceEnd(text)];
  const evidence = [{ rule: 'curt-answer', quote: text.slice(start, end), start, end }];
  return culprit === undefined ? { rude: evidence, blame } : { rude, blame: evidence };
}

function unfounded(text: string): Evidence[] {
  const blame = [...findAccusation(text), ...findExcuse(text)].slice(0, EVIDENCE_MAX);
  if (blame.length === 0) return [];
  return findConcrete(text).some(({ rule }) => REMEDIES.has(rule)) ? [] : blame;
}

function isCurt(text: string): boolean {
  if (CIVIL.test(text) || plainWords(text).length < CURT_WORDS_MIN || isThanks(text)) return false;
  // What somebody did is no answer by itself: people are blamed for deeds.
  if (findConcrete(text).some(({ rule }) => rule !== 'deed')) return false;
  return [findPromises, findVague, findRedirect, findClosed].every((find) => find(text).length === 0);
}

function firstSentenceEnd(text: string): number {
  const end = /[.!?…\n]/u.exec(text)?.index;
  return end === undefined ? text.length : end + 1;
}
