/** Kinds of institutions with a number, by the words for them: «школа № 5», «детский сад 12». */
export const NUMBERED: ReadonlyMap<string, string> = forms([
  ['school', 'школа школы школе школу школой сош'],
  ['gymnasium', 'гимназия гимназии гимназию гимназией'],
  ['lyceum', 'лицей лицея лицею лицеем лицее'],
  [
    'kindergarten',
    'детсад детсада детсаду детсадом детсаде сад сада саду садом садик садика садику садике доу',
  ],
  ['clinic', 'поликлиника поликлиники поликлинике поликлинику поликлиникой'],
  ['hospital', 'больница больницы больнице больницу больницей'],
  ['boiler', 'котельная котельной котельную'],
  ['library', 'библиотека библиотеки библиотеке библиотеку'],
  ['post', 'почта почты почте почту отделение отделения отделении'],
]);

/** Kinds of which a town has one, so that they need no number. */
export const SINGLE: ReadonlyMap<string, string> = forms([
  ['crb', 'црб'],
  ['heat-plant', 'тэц'],
  [
    'bus-station',
    'автовокзал автовокзала автовокзалу автовокзалом автовокзале автостанция автостанции автостанцию',
  ],
  ['maternity', 'роддом роддома роддому роддомом роддоме'],
  ['station', 'вокзал вокзала вокзалу вокзалом вокзале'],
]);

function forms(list: readonly (readonly [kind: string, words: string])[]): ReadonlyMap<string, string> {
  return new Map(list.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)));
}
