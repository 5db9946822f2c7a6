/** Nouns that announce the name of a settlement: «г. Остров», «деревня Волково». */
export const SETTLEMENT_NOUNS: ReadonlySet<string> = words(
  'г гор город города городе городу городом п пос поселок поселка поселке поселку рп пгт д дер деревня деревни деревне ' +
    'деревню с село села селе селу ст станция станции станцию райцентр райцентра райцентре',
);

/** Those of a settlement that is no town. */
export const VILLAGE_NOUNS: ReadonlySet<string> = words(
  'д дер деревня деревни деревне деревню деревней с село села селе селу селом хутор хутора хуторе погост',
);

/** Adjectives before these nouns name a territory. */
export const TERRITORY_NOUNS: ReadonlySet<string> = words(
  'район района району районом районе районы районов районам районах округ округа округу округом округе округов ' +
    'округах р-н рн р-на р-не мо м/о муниципалитет муниципалитета муниципалитете',
);

/** What may stand between such an adjective and its noun, besides other adjectives of territories. */
export const BETWEEN_TERRITORIES: ReadonlySet<string> = words(
  'и или а также муниципальный муниципального муниципальному муниципальном муниципальных муниципальные',
);

/** What follows a town that opens a headline. */
export const HEADLINE_VERBS: ReadonlySet<string> = words(
  'без остался осталась осталось остались снова опять ждет ждут замерзает тонет утопает готовится готовятся встречает ' +
    'встречают замело занесло засыпало завалило затопило накрыло мерзнет вымирает задыхается замерзают мерзнут тонут утопают вымирают задыхаются умирает умирают пустеет хорошеет преображается разваливается получит получил',
);

/** What after a name that opens a post tells of the town, also where nothing has a capital. */
export const HEADLINE_NOUNS: ReadonlySet<string> = words(
  'нет когда почему куда кто ул улица отключение отключения отключили авария дтп погода ремонт плановые дорога свет вода ' +
    'тепло отопление мусор холод',
);

/** Nouns that stand at the start of sentences without being towns: there a capital says nothing. */
export const ORDINARY_WORDS: ReadonlySet<string> = words(
  'остров острова дно дна дну луки лук струги горы гор пустошка',
);

/** What rivers do that bear the names of towns. */
export const RIVER_VERBS: ReadonlySet<string> = words(
  'вышла разлилась обмелела мелеет течет впадает вскрылась зацвела река речка петляет',
);

/** Stems of what people call their town: «наш Порхов», «родной Остров», «бедная Локня». */
export const ENDEARING: ReadonlySet<string> = words(
  'наш мо родн любим бедн маленьк древн мил стар прекрасн красив тих уютн славн нов город посел',
);

/** What follows the dative of a town that lacks something. */
export const NEEDS: ReadonlySet<string> = words(
  'нужен нужна нужно нужны необходим необходима необходимо необходимы выделили выделят дали дадут пора требуется требуются',
);

/** What after a name and a comma describes it as a thing: «Остров, который», «Дно, а не сервис». */
export const NOT_AFTER_HEADING: ReadonlySet<string> = words(
  'это который которая которое которые где что как а но и или просто полное полный окруженный такое такой какой какое',
);

/** Nouns of waters: a name after one in the nominative is theirs, «река Плюсса», «на озере Невель». */
export const WATERS: ReadonlySet<string> = words(
  'река реки реке реку рекой рек речка речки речке речку речкой озеро озера озере озеру озером пруд пруда пруду ручей ручья',
);

/** Nouns before the bank of a river that bears a town's name: «на берегу Локни». */
export const BANKS: ReadonlySet<string> = words(
  'берег берега берегу берегом берегах устье устья русло русла исток истока истоки низовья низовье верховья верховье ' +
    'течение течению бассейн бассейне',
);

/** What is named with a word that is a town elsewhere: «фильм Остров», «магазин Остров». */
export const NAMED_THINGS: ReadonlySet<string> = words(
  'фильм фильма фильме фильму сериал сериала роман романа повесть рассказ рассказа рассказе книга книги книге книгу ' +
    'спектакль спектакля песня песни песню альбом магазин магазина магазине тц трц кафе ресторан ресторана ресторане бар ' +
    'баре гостиница гостиницы гостинице отель отеля отеле база базе базы клуб клуба клубе группа группы ооо ип жк игра игру',
);

/** What a post compares itself with is not where it is about: «а не в Пскове», «не то что в Пскове». */
export const COMPARISON =
  /(?:^|[^\p{L}])(?:а не|не то,? что|в отличие от|даже|чем|как(?: и)?|будто|работаю|работает|учусь|учится|учатся)(?: (?:у нас|во?|из|на))?\s$/iu;

/** Who writes says where he lives: «живу в Опочке», «жители Опочки». */
export const RESIDENCE =
  /(?:^|[^\p{L}])(?:жив(?:у|ем|ём|ет|ёт|ут)|проживаю|проживаем|проживает|мы|я|нас|жител\p{L}{1,3})(?: (?:во?|из|города|г\.|поселка|пос\.))?\s$/iu;

/** Stems of nouns whose genitive is a place: «жители Острова», «администрация Порхова». */
export const NOUNS_OF_PLACE: ReadonlySet<string> = words(
  'жител администрац центр окраин школ больниц поликлиник вокзал автовокзал трасс дорог направлен мэр бюджет рынок ' +
    'рынк микрорайон дом двор подъезд гимназ лице детсад црб почт улиц площад парк сквер мост аптек роддом пенсионер ' +
    'ветера глав мэр район населен территор набережн стадион библиотек предприят школьник водокана котельн тротуар кладбищ газет групп',
);

/** Prepositions that stand before a place and not before a person, and what they ask of the form. */
export const PLACE_PREPOSITIONS: ReadonlyMap<string, 'where' | 'from' | 'under'> = new Map([
  ['в', 'where'],
  ['во', 'where'],
  ['из', 'from'],
  ['изо', 'from'],
  ['до', 'from'],
  ['около', 'from'],
  ['возле', 'from'],
  ['близ', 'from'],
  ['вокруг', 'from'],
  ['под', 'under'],
  ['над', 'under'],
  ['перед', 'under'],
  ['за', 'under'],
]);

/** Further prepositions that show a place when the name cannot be a person's. */
export const LOOSE_PREPOSITIONS: ReadonlySet<string> = words(
  'на по от к ко за у через про со с о об мимо между для',
);

/** The same where the name may be a person's, too: «через Порхов», «по Порхову». */
export const LOOSE_BEFORE_SURNAMES: ReadonlySet<string> = words('через мимо по');

/** Words that end like surnames and are none. */
const NO_SURNAMES: ReadonlySet<string> = words('остров покров ров улов клин');

/** Names made as surnames are: their oblique cases, and the nominative in -ов or -ин, may be a person. */
export function isSurnameLike(name: string): boolean {
  return /(?:ов|ев|ин|ын)о?$/.test(name) && !NO_SURNAMES.has(name);
}

/** The nominative of these is no surname: «Палкино», «Воронцово». */
export const NEUTER_OF_SURNAME = /(?:ов|ев|ин|ын)о$/;

/** «переехали из Пскова в Невель»: where one lives now. */
export const MOVED_TO =
  /(?:^|[^\p{L}])(?:пере(?:ех|бра)\p{L}{2,6}|вернул\p{L}{2,4})(?: из \p{L}{3,20})? во?\s$/iu;

const WHERE_NOT = /(?:[ая]|ов|ев|ом|ем|ой|ей|ью|ами|ями|ым|им)$/;
const FROM_NOT = /(?:[еую]|ом|ем|ой|ью|ами|ями|ах|ях)$/;
const ADJECTIVE_NAME = /(?:ое|ий|ый|ая)$/;
const UNDER = /(?:ом|ем|ой|ей|ью|ами|ями|о)$/;

/**
 * Whether a preposition can stand before this form of a name: «в Острове», «из Острова», but not «в Острова».
 * `name` is the nominative: «Глубокое» is declined like an adjective, and «Остров» is its own accusative.
 */
export function fitsPreposition(preposition: string, form: string, name: string): boolean {
  switch (PLACE_PREPOSITIONS.get(preposition)) {
    case 'where':
      // «в Порхов»: the accusative of a masculine name is its nominative.
      if (form === name && /[бвгджзйклмнпрстфхцчшщ]$/.test(name)) return true;
      return !WHERE_NOT.test(form) || (ADJECTIVE_NAME.test(name) && /(?:ом|ем|ой)$/.test(form));
    case 'from':
      return !FROM_NOT.test(form) && !(form === name && /[бвгджзйклмнпрстфхцчшщь]$/.test(form));
    case 'under':
      return UNDER.test(form);
    case undefined:
      return false;
  }
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
