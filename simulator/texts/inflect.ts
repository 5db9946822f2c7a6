/** Cases of a place name; null where the rules below are not sure of it. */
export interface PlaceCases {
  genitive: string | null;
  prepositional: string | null;
}

/** Names whose cases no rule of endings gives: [genitive, prepositional]. */
const IRREGULAR: Readonly<Record<string, readonly [string, string]>> = {
  'великие луки': ['Великих Лук', 'Великих Луках'],
  'струги красные': ['Струг Красных', 'Стругах Красных'],
  'пушкинские горы': ['Пушкинских Гор', 'Пушкинских Горах'],
  'красные струги': ['Красных Струг', 'Красных Стругах'],
  печоры: ['Печор', 'Печорах'],
  бежаницы: ['Бежаниц', 'Бежаницах'],
  дедовичи: ['Дедовичей', 'Дедовичах'],
  усвяты: ['Усвят', 'Усвятах'],
  новосокольники: ['Новосокольников', 'Новосокольниках'],
  невель: ['Невеля', 'Невеле'],
  дно: ['Дна', 'Дне'],
  кунья: ['Куньи', 'Кунье'],
  крюки: ['Крюков', 'Крюках'],
  середка: ['Середки', 'Середке'],
  череха: ['Черёхи', 'Черёхе'],
};

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  район: ['района', 'районе'],
  округ: ['округа', 'округе'],
  область: ['области', 'области'],
  край: ['края', 'крае'],
  город: ['города', 'городе'],
  поселок: ['посёлка', 'посёлке'],
  посёлок: ['посёлка', 'посёлке'],
};

/** Cases of a settlement or a territory («Гдовский район», «Псковский муниципальный округ»). */
export function inflectPlace(name: string): PlaceCases {
  const irregular = IRREGULAR[name.toLowerCase().replaceAll('ё', 'е')];
  if (irregular !== undefined) return { genitive: irregular[0], prepositional: irregular[1] };
  const words = name.split(' ');
  const cases = words.map((word, index) => inflectWord(word, index < words.length - 1));
  const join = (pick: (one: PlaceCases) => string | null) => {
    const parts = cases.map(pick);
    return parts.includes(null) ? null : parts.join(' ');
  };
  return { genitive: join((one) => one.genitive), prepositional: join((one) => one.prepositional) };
}

function inflectWord(word: string, isAttribute: boolean): PlaceCases {
  const noun = NOUNS[word.toLowerCase()];
  if (noun !== undefined) return { genitive: noun[0], prepositional: noun[1] };
  const stem2 = word.slice(0, -2);
  const masculine = /(ский|цкий|ый|ой)$/.test(word);
  if (masculine && (isAttribute || /(ский|цкий)$/.test(word)))
    return { genitive: `${stem2}ого`, prepositional: `${stem2}ом` };
  if (word.endsWith('ое')) return { genitive: `${stem2}ого`, prepositional: `${stem2}ом` };
  if (word.endsWith('ая')) return { genitive: `${stem2}ой`, prepositional: `${stem2}ой` };
  if (isAttribute) return { genitive: null, prepositional: null };
  return inflectNoun(word);
}

function inflectNoun(word: string): PlaceCases {
  const stem = word.slice(0, -1);
  // «в Пыталово»: names in -ово, -ево, -ино, -ыно stay as they are in everyday speech.
  if (/(ово|ево|ёво|ино|ыно)$/.test(word)) return { genitive: word, prepositional: word };
  if (word.endsWith('ье')) return { genitive: `${stem}я`, prepositional: word };
  if (word.endsWith('ия')) return { genitive: `${stem}и`, prepositional: `${stem}и` };
  if (word.endsWith('а'))
    return { genitive: /[гкхжчшщ]а$/.test(word) ? `${stem}и` : `${stem}ы`, prepositional: `${stem}е` };
  if (word.endsWith('я')) return { genitive: `${stem}и`, prepositional: `${stem}е` };
  if (/[бвгджзклмнпрстфхцчшщ]$/.test(word)) return { genitive: `${word}а`, prepositional: `${word}е` };
  return { genitive: null, prepositional: null };
}

/** «в» or «во»: before a в or ф that another consonant follows. */
export function prepositionIn(name: string): string {
  return /^[вф][бвгджзклмнпрстфхцчшщ]/i.test(name) ? 'во' : 'в';
}
