import { stemRussian } from './russian-stem.ts';

/** Given names of men from which patronymics are made, as they stand before -ович, -евич or -ич. */
const FATHERS = words(
  'абрам адам азат албер альберт александр алексе анатоль андре антон аркадь арнольд арсень артем артур афанась ахмед ' +
    'богдан борис вадим валентин валерь василь вениамин виктор виталь владимир владислав всеволод вячеслав гаврил ' +
    'геннадь георги герман глеб григорь давид давыд даниил данил демьян денис дмитри евгень егор емель ефим захар зинов ' +
    'иван игнать игор иосиф исаак ион карл кирилл климент константин лаврент лазар леонид леонть льв магомед макар ' +
    'максим марат марк матве мирон михайл мурат назар наум нестор никифор никола олег осип павл петр платон прокоф ' +
    'прокофь прохор радик рашид ренат ринат родион роман ростислав рудольф руслан савель самуил святослав семен серге ' +
    'спиридон станислав степан тарас теодор тимофе тихон трофим устин фадде федор филипп фрол харитон шамиль эдуард ' +
    'эмиль эрнест юри юрь яковл ян ярослав виль вилен рафаил тимур ильдар',
);

/** Given names; compared by their stems, so every case counts. */
const GIVEN = new Set(
  [
    ...words(
      'александр алексей анатолий андрей антон аркадий артем артур борис вадим валентин валерий василий виктор виталий ' +
        'владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий давид даниил данила денис дмитрий ' +
        'евгений егор иван игнат игорь илья кирилл константин лев леонид максим марк матвей михаил никита николай олег ' +
        'павел петр роман руслан семен сергей станислав степан тимофей тимур федор филипп эдуард юрий яков ярослав',
    ),
    ...words(
      'александра алина алла анастасия ангелина анна антонина валентина валерия варвара вера вероника виктория галина ' +
        'дарья диана ева евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кира клавдия ксения лариса ' +
        'лидия любовь людмила маргарита марина мария марья надежда наталья наталия нина оксана ольга полина раиса римма ' +
        'светлана софия софья тамара татьяна ульяна эльвира эмма юлия яна',
    ),
  ].map(stemRussian),
);

const MALE = /^(?<father>[а-я]{2,14}?)(?:ов|ев)ич(?<ending>а|у|ем|е)?$/;
const MALE_SHORT = /^(?:иль|кузьм|лук|никит|фом|савв|фок)ич(?<ending>а|у|ом|е)?$/;
const FEMALE = /^[а-я]{2,14}?(?:овн|евн|ичн)(?<ending>а|ы|е|у|ой|ою)$/;
const NO_PATRONYMIC =
  /^(?:верхов|духов|основ|церков|полюбов|готов|цар|корол|князь|княж|кров|любов|ров|дн)(?:е|о)?в?н/;

/** What a patronymic tells: the genitive is the case of street names. `sure` is false for what may be a surname. */
export interface Patronymic {
  isGenitive: boolean;
  isSure: boolean;
}

/** Reads a patronymic in any case from a normal form; null when it is none. */
export function readPatronymic(norm: string): Patronymic | null {
  // Most words hold neither, and this runs for every word of every post.
  if (!norm.includes('ич', 2) && !norm.includes('вн', 2)) return null;
  const male = MALE.exec(norm)?.groups;
  if (male !== undefined) {
    return { isGenitive: male['ending'] === 'а', isSure: FATHERS.has(male['father'] ?? '') };
  }
  const short = MALE_SHORT.exec(norm);
  if (short !== null) return { isGenitive: short.groups?.['ending'] === 'а', isSure: true };
  const female = NO_PATRONYMIC.test(norm) ? undefined : FEMALE.exec(norm)?.groups;
  return female === undefined ? null : { isGenitive: female['ending'] === 'ы', isSure: true };
}

/** True for a common given name in any case. */
export function isGivenName(norm: string): boolean {
  return GIVEN.has(stemRussian(norm));
}

/** Short names, as people call themselves; each with its endings. */
const SHORT_NAME =
  /^(?:саш|маш|даш|паш|наташ|миш|гриш|леш|алеш|ксюш|лен|ол|тан|кат|свет|наст|юл|ан|ир|вов|вит|кол|тол|ген|жен|дим|серег|сереж|ром|кост|слав|вал|гал|люд|люб|над|зин|рит|тон|ван|пет|вас|юр|фед|лид|лар|рай)(?:а|я|и|ы|е|у|ю|ой|ей)$/;

/** True for a short given name in any case: «Маша», «Лене». */
export function isShortName(norm: string): boolean {
  return norm.length <= 8 && SHORT_NAME.test(norm);
}

const SURNAME =
  /(?:(?:ов|ев|ин|ын)(?:а|у|ым|ой|е|ы)?|(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)|(?:енко|ейко|ых|их|швили|дзе)|(?:юк|ук|як|ик|ян)(?:а|у|ом|е)?)$/;
/** Ordinary words that end like surnames and stand before names. */
const NO_SURNAME = words(
  'женщина женщины женщине женщину мужчина мужчины мужчине мужчину снова слова слово готова готов здоров здорова основа ' +
    'машина машины причина половина голова головы корова картина новин один одна их них псков пскова пскове псковом ' +
    'остров острова порхов порхова псковский псковского псковская псковской городской областной участковый ваших наших ' +
    'моих своих этих всех других таких сотрудник сотрудника начальник начальника начальнику чиновник чиновника помощник ' +
    'участник участника механик охранник доктор химик физик медик работник работника именин пенсионеров жителей дедов ' +
    'внук внука внуку маляр муж господин господина гражданин гражданина гражданину хозяин хозяина сосед заместитель',
);

/** True when a word ends as Russian surnames do and is no ordinary word or place. */
export function looksLikeSurname(norm: string): boolean {
  return norm.length >= 3 && SURNAME.test(norm) && !NO_SURNAME.has(norm);
}

/** True for a lower-case word that can only be a surname before a full name: -ов, -ева, -ский … */
export function isPlainSurname(norm: string): boolean {
  return looksLikeSurname(norm) && /(?:ов|ев)(?:а|у|ым|ой|е)?$|(?:ск|цк)(?:ий|ого|ая|ой)$/.test(norm);
}

function words(list: string): Set<string> {
  return new Set(list.split(' '));
}
