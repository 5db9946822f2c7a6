/** Kinds of streets by the words that announce them: the abbreviation as it is kept in ids. */
export const STREET_NOUNS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['ul', 'улица улицы улице улицу улицей ул'],
      ['prospekt', 'проспект проспекта проспекту проспектом проспекте пр-т пр-кт пр-та пр-ту пр-те просп пр'],
      ['pereulok', 'переулок переулка переулку переулком переулке пер'],
      ['shosse', 'шоссе'],
      ['naberezhnaya', 'набережная набережной набережную наб'],
      ['ploshchad', 'площадь площади площадью пл'],
      ['bulvar', 'бульвар бульвара бульвару бульваром бульваре б-р бул'],
      ['proezd', 'проезд проезда проезду проездом проезде'],
      ['tupik', 'тупик тупика тупике'],
      ['alleya', 'аллея аллеи аллее аллею'],
      ['mikrorayon', 'микрорайон микрорайона микрорайоне микрорайону мкр м-н мкрн'],
    ] as const
  ).flatMap(([kind, forms]) => forms.split(' ').map((form) => [form, kind] as const)),
);

/** Nouns that are abbreviations: after them a name may be written without a capital. */
export const STREET_ABBREVIATIONS: ReadonlySet<string> = words('ул пр-т пр-кт просп пер наб мкр б-р');

/** First words of names of two words: «Карла Маркса», «Красных Партизан», «Новая Заречная». */
export const FIRST_WORDS: ReadonlySet<string> = words(
  'карла розы клары льва юрия алексея леона лизы зои александра максима генерала маршала героев красных красной красный ' +
    'большая большой малая малой старая старой новая новой верхняя нижняя николая ивана яна олега павлика народного ' +
    'народная воинов юных партизан площади академика адмирала дзержинского парижской парижская труда мира советской ' +
    'советская дачная первая вторая третья космонавта летчика капитана софьи веры пушкинская полины павла петра сергея ' +
    'василия михаила дмитрия андрея степана анны марии',
);

/** Second words that follow a number: «8 Марта», «9 Января», «40 лет Октября», «1-я Линия». */
export const AFTER_NUMBER: ReadonlySet<string> = words(
  'марта мая января февраля июля октября ноября августа лет летия',
);

/** Words before the number of a house. */
export const HOUSE_NOUNS: ReadonlySet<string> = words('д дом дома доме дому домом домов №');

/** What after a number makes it something else than a house. */
export const UNITS: ReadonlySet<string> = words(
  'год года лет мая марта января февраля апреля июня июля августа сентября октября ноября декабря час часа часов минут ' +
    'мин рублей руб р человек чел раз раза дней дня день недели недель месяца месяцев км м метров метра кг тонн градусов ' +
    'процентов машин автобус маршрут школа утра вечера ночи дня тысяч тыс млн',
);

/** A house number: «5», «16а», «5/2», «12к3», «7-9». */
export const HOUSE_NUMBER = /^\d{1,3}(?:[а-я]|[/-]\d{1,3}|к\d{1,2})?$/;

/** Adjectives that describe streets without naming one. */
export const NO_NAMES: ReadonlySet<string> = words(
  'городск сельск главн соседн центральн нов стар цел больш дан эт наш ваш мо друг кажд все вс люб остальн так пеш ' +
    'одн перв проезж ближайш пустын чист грязн темн весь сам котор',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
