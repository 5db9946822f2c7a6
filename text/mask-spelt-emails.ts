import { MARKS, type Masked } from './marks.ts';

/** Whether a text may hold one at all; most do not. */
const HINT = /собак|\bat\b|[[({<]\s?(?:at|ат|эт|@|dog|гав)/iu;
/** The @ in brackets or as a word. */
const BRACKETS = String.raw`\s{0,2}[\[({<]\s?(?:at|ат|эт|@|собака|собачка|dog|гав)\s?[\])}>]\s{0,2}`;
const WORD = String.raw`\s{1,2}(?:собака|собачка|at)\s{1,2}`;
const DOT = String.raw`(?:\.|\s{0,2}[\[({<]\s?(?:dot|дот|точка|\.)\s?[\])}>]\s{0,2}|\s{1,2}(?:точка|dot)\s{1,2})`;
const TOP = 'ru|рф|com|net|org|su|by|info|ру|ком|нет';
const LOCAL = String.raw`(?<![\p{L}\d._+-])[\p{L}\d][\p{L}\d._+-]{0,63}`;
const HOST = String.raw`[\p{L}\d][\p{L}\d-]{1,40}`;
/** Known hosts in both alphabets: after the plain word «собака» any other may be an animal. */
const KNOWN =
  'mail|майл|мэйл|меил|yandex|яндекс|ya|gmail|гмейл|гмайл|джимейл|rambler|рамблер|bk|бк|list|лист|inbox|инбокс|icloud|outlook|hotmail|vk';

const IN_BRACKETS = new RegExp(`${LOCAL}${BRACKETS}${HOST}${DOT}(?:${TOP})(?![\\p{L}\\d])`, 'giu');
const IN_WORDS = new RegExp(`${LOCAL}${WORD}(?:${KNOWN})${DOT}(?:${TOP})(?![\\p{L}\\d])`, 'giu');

/** E-mail addresses written around filters: «ivan собака mail точка ru», «ivan (at) mail.ru», «ivan[at]mail[dot]ru». */
export function findSpeltEmails(text: string): Masked[] {
  if (!HINT.test(text)) return [];
  return [IN_BRACKETS, IN_WORDS].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      mark: MARKS.email,
    })),
  );
}
