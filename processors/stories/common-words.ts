import { isFunctionWord } from '../../text/function-words.ts';

/** English words that only hold sentences together, as they stand in a text. */
const ENGLISH_FUNCTION_WORDS = new Set(
  (
    'the a an of to in on at for and or but with from by as is are was were be been being it its this that these those he she ' +
    'they we i you his her hers their theirs our ours not no nor has have had having will would can could shall should may might ' +
    'must do does did doing who whom whose which what when where there then than also after before about into over under ' +
    'between during through against within without upon per more most less least one all any some each every both either ' +
    'neither other another such same own out up down off if so too very just only even still yet again once ever never always ' +
    'now here how why because while until since though although however my me him them us your yours mine am isn don doesn ' +
    'didn won wouldn couldn hasn haven hadn aren weren wasn ll ve re let lets'
  ).split(' '),
);

/** Forms that the list of normal forms lacks because they are stems. */
const FUNCTION_STEMS = new Set(
  (
    'ваш ведь всем даж для ег ее есл ест ещ зде как-т когд котор мен мне мног мо мож наш одн однак оче очен посл свою ' +
    'сво себ так такж там тем тож тольк эт этот хот чтоб буд был пок через межд оно кажд сам сам мог могут ' +
    'должн нужн можн бол мен друг нек люб весь всё вся том числ свя также'
  ).split(' '),
);

/**
 * Words of any report, whatever it is about, as stems (Russian) or as they stand (English): who said it, when, how many.
 * Chosen by hand from what reporters write; they count for less, not for nothing.
 */
const COMMON_STEMS = new Set(
  (
    'год дне ден дня дни час часов недел месяц сегодн вчер завтр утр вечер ноч сутк минут перв втор трет два две три четыр пят пят ' +
    'дес сто тысяч миллион миллиард млн млрд процент руб рубл понедельник вторник сред четверг пятниц суббот воскресен январ ' +
    'феврал март апрел ма июн июл август сентябр октябр ноябр декабр врем раз сейчас поздн ран нов последн больш мал главн ' +
    'хорош сам сторон мест част случа дел вопрос работ люд человек жител гражда россиян росс российск стран регион област ' +
    'город район республик край сообща сообщ сообщен заяв заявля заявлен рассказа рассказыва сказа говор говорит отмет отмеча ' +
    'пишет писа написа передает уточн подчеркн добав объясн рассказ счита назва назват указа напомн извест ста стал стан начал ' +
    'нача провест провел прошл проход получ имеет наход нашл явля котор данн информац пресс-служб представител руководител ' +
    'глав директор официальн сайт издан агентств сми риа новост интерфакс тасс телеканал журналист источник ссылк комментар ' +
    'ситуац результат решен возможн вмест следует слов словам мнен связ отношен состав количеств общ средн числ ' +
    'says say said saying told tell tells according report reports reported reporting news year years month months week weeks day days ' +
    'today yesterday tomorrow time times hour hours minute minutes monday tuesday wednesday thursday friday saturday sunday ' +
    'january february march april may june july august september october november december people man woman men women new ' +
    'first last next second two three four five many much good best big made make makes get gets got go going went come comes came ' +
    'take takes took see seen know known think want like well back way around part place added including announced announce ' +
    'released release statement spokesperson media percent million billion company world country state city ' +
    'government official officials show shows read photo image video copyright getty images reuters ap share shares'
  ).split(' '),
);

/** What a common word counts, beside 1 of any other: as if it stood in every third text of a long stream. */
const COMMON_FACTOR = 0.4;

/** How much a stem tells of what a text is about: 0 nothing, below 1 little, 1 by its rarity alone. */
export function contentOf(stem: string): number {
  if (FUNCTION_STEMS.has(stem) || ENGLISH_FUNCTION_WORDS.has(stem) || isFunctionWord(stem)) return 0;
  const isNumber = isDigit(stem);
  if (stem.length === 1) return isNumber ? COMMON_FACTOR : 0;
  if (COMMON_STEMS.has(stem)) return COMMON_FACTOR;
  if (isNumber) return stem.length > 2 ? 1 : COMMON_FACTOR;
  return stem.length < 4 ? 0.7 : 1;
}

function isDigit(stem: string): boolean {
  const code = stem.charCodeAt(0);
  return code >= 48 && code <= 57;
}
