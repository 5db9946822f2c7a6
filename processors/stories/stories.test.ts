import { expect, test } from 'vitest';
import type { Place } from '../../contracts/enriched.ts';
import { createAnalyser } from '../../text/analyse.ts';
import type { StoryPost } from './read-story.ts';
import { createStories } from './stories.ts';

const analyse = createAnalyser();
/** How the places of the cases are written in them. */
const WRITTEN: Readonly<Record<string, string>> = {
  pskov: 'Псков Пскове Пскова',
  luki: 'Великих Лук',
  ostrov: 'Острове',
  porkhov: 'Порхове Порхов',
  gdov: 'Гдове Гдов',
  opochka: 'Опочке Опочка',
  nevel: 'Невеле Невель',
  sebezh: 'Себеже',
  pechory: 'Печоры Печор',
  dno: 'Дно',
  lenina: 'Ленина',
  gagarina: 'Гагарина',
  dyatlinka: 'Дятлинке Дятлинка',
  bridge: 'Мост моста через Великую',
};
const LEVELS: Readonly<Record<string, Place['level']>> = { s: 'street', t: 'settlement', o: 'object' };

/** `district town:street topic` in short: `opochka t:opochka s:lenina #water +5h`. */
function post(id: string, line: string): StoryPost {
  const bar = line.indexOf('| ');
  const [where, text] = [line.slice(0, bar), line.slice(bar + 2)];
  const marks = where.split(' ').filter(Boolean);
  const districtId = marks.find((mark) => /^[a-z]+$/.test(mark)) ?? null;
  const places = marks
    .filter((mark) => mark[1] === ':')
    .map((mark): Place => ({
      text: WRITTEN[mark.slice(2)] ?? mark,
      start: 0,
      end: 1,
      placeId: mark.slice(2),
      districtId,
      level: LEVELS[mark[0]!]!,
      lat: null,
      lon: null,
      confidence: 1,
      evidence: [],
    }));
  const topics = marks
    .filter((mark) => mark.startsWith('#'))
    .map((mark) => ({ id: mark.slice(1), confidence: 1, evidence: [] }));
  const hours = Number(marks.find((mark) => mark.startsWith('+'))?.slice(1) ?? 0);
  const stems = new Set([
    ...analyse(text).words.map(({ stem }) => stem),
    ...places.map(({ placeId }) => placeId),
  ]);
  const publishedAt = new Date(Date.parse('2026-11-24T06:00:00Z') + hours * 3_600_000).toISOString();
  return {
    id,
    kind: marks.includes('!comment') ? 'comment' : 'post',
    text,
    publishedAt,
    districtId,
    places,
    topics,
    stems: [...stems].sort(),
  };
}

/** Texts that a region writes meanwhile, so that common stems are known to be common. */
const BACKGROUND = [
  'pskov t:pskov #road | В Пскове начали ремонт дороги на улице Юбилейной, движение ограничено',
  'luki t:luki #school | В школе Великих Лук отменили уроки из-за холода в классах',
  'ostrov t:ostrov #waste | В Острове жители жалуются на мусор у контейнеров, не вывозят неделю',
  'porkhov t:porkhov #bus | В Порхове отменили вечерний автобус, люди не могут уехать домой',
  'gdov t:gdov #health | В Гдове нет терапевта, запись только на следующий месяц',
];

const isOneStory = (first: string, second: string): boolean => {
  const stories = createStories();
  for (const [index, line] of BACKGROUND.entries()) stories.assign(post(`b${index}`, line));
  const one = stories.assign(post('one', first));
  return stories.assign(post('two', second)) === one;
};

test.each([
  [
    'opochka t:opochka s:lenina #water | В Опочке третий день нет воды на улице Ленина',
    'opochka t:opochka s:lenina #water +5 | Улица Ленина в Опочке без воды со вторника, никто не отвечает',
  ],
  [
    'nevel t:nevel #water | Прорвало трубу на Набережной, весь двор залило, воды нет',
    'nevel t:nevel #water +3 | На Набережной в Невеле порыв трубы, воды во дворе по колено',
  ],
  [
    'pskov t:pskov o:bridge #road | Мост через Великую закроют на ремонт с понедельника',
    'pskov t:pskov o:bridge #road +20 | Ремонт моста через Великую начнётся в понедельник, проезд закроют',
  ],
  [
    'sebezh t:sebezh #heat | В Себеже остановилась котельная, дома остывают',
    'sebezh t:sebezh #heat +2 | Котельная в Себеже встала, батареи холодные с утра',
  ],
  [
    'luki t:luki s:dyatlinka #light | На Дятлинке погас свет в пяти домах',
    'luki t:luki s:dyatlinka #light +1 | Дятлинка без света уже час, дома тёмные',
  ],
  [
    'pechory t:pechory #bus | Автобус Печоры — Псков утром сломался на трассе, пассажиры мёрзли',
    'pechory t:pechory #bus +6 | Пассажиры автобуса из Печор мёрзли на трассе: утренний рейс сломался',
  ],
  [
    'dno t:dno #health | В больнице Дно закрывают хирургию, людей повезут в Порхов',
    'dno t:dno #health +30 | Хирургию в Дно закрывают: больных будут возить в Порхов',
  ],
  [
    'ostrov #animals | Стая собак покусала школьника у рынка в Острове',
    'ostrov #animals +10 | У рынка собаки напали на школьника, мальчик в больнице',
  ],
  [
    '| Компания сообщила, что завод по переработке молока откроют весной, инвестор вложил триста миллионов рублей и обещает двести рабочих мест жителям',
    '+12 | Двести рабочих мест обещает инвестор нового завода по переработке молока: триста миллионов рублей уже вложены, открытие весной',
  ],
])('one story: %s / %s', (first, second) => {
  expect(isOneStory(first, second)).toBe(true);
});

test.each([
  [
    'opochka t:opochka #water | В Опочке третий день нет воды',
    'nevel t:nevel #water +1 | В Невеле третий день нет воды',
  ],
  [
    'opochka t:opochka s:lenina #water | Нет воды на улице Ленина',
    'opochka t:opochka s:gagarina #water +1 | Нет воды на улице Гагарина',
  ],
  [
    'opochka t:opochka s:lenina #water | В Опочке нет воды на улице Ленина',
    'opochka t:opochka s:lenina #water +100 | В Опочке нет воды на улице Ленина, опять авария',
  ],
  [
    'pskov t:pskov #road | В Пскове яма на Рижском проспекте, пробил колесо',
    'pskov t:pskov #health +1 | В Пскове не записаться к кардиологу, талонов нет',
  ],
  [
    'pskov t:pskov #road | Яма у дома на Киселёва глубокая, осторожно',
    'pskov t:pskov #road +2 | Тротуар у вокзала разобрали и бросили, ходим по грязи',
  ],
  [
    'pskov t:pskov #school | В лицее Пскова открыли новый спортзал',
    'pskov t:pskov #culture +2 | В Пскове открыли выставку фотографий',
  ],
  [
    'luki t:luki #waste | Не вывозят мусор с Ботвина, контейнеры полные',
    'luki t:luki #heat +1 | Холодные батареи на Ботвина, отопление не дали',
  ],
  ['| Привет всем', '+1 | Привет всем'],
  [
    '!comment | Согласен полностью, давно пора было так сделать, молодцы',
    '!comment +1 | Согласен полностью, давно пора было так сделать, молодцы',
  ],
  [
    'gdov t:gdov #bus | Автобус Гдов — Псков опоздал на два часа',
    'gdov t:gdov #health +1 | Скорая в Гдове ехала два часа',
  ],
])('two stories: %s / %s', (first, second) => {
  expect(isOneStory(first, second)).toBe(false);
});

test('two towns never meet through a post without a place', () => {
  const stories = createStories();
  const first = stories.assign(
    post('one', '#water | Нет воды третий день, водоканал молчит, диспетчер бросает трубку'),
  );
  const second = stories.assign(
    post(
      'two',
      'nevel t:nevel #water +1 | Нет воды третий день, водоканал молчит, диспетчер бросает трубку, Невель',
    ),
  );
  const third = stories.assign(
    post(
      'three',
      'opochka t:opochka #water +2 | Нет воды третий день, водоканал молчит, диспетчер бросает трубку, Опочка',
    ),
  );
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('two stories that meet in a post go on under the id of the older one', () => {
  const stories = createStories();
  const give = (id: string, text: string) => stories.assign(post(id, `| ${text}`));
  const older =
    'Рабочие экскаватором задели водопровод, затопили подвалы магазинов, склады, гаражи, кафе, прачечную, аптеку, типографию, библиотеку, подстанцию';
  const newer =
    'Водолазы насосами откачивали котельную, подвалы закрыты, склады опечатаны, торговцы подсчитывают убытки, страховщики фотографируют витрины, гаражи обесточены';

  expect(give('older', older)).toBe('older');
  expect(give('newer', newer)).toBe('newer');
  expect(give('bridge', `${older} ${newer}`)).toBe('older');
  expect(give('late', newer)).toBe('older');
});

test('a story begins with its first post and takes its id', () => {
  const stories = createStories();
  expect(stories.assign(post('x', 'opochka t:opochka #water | В Опочке нет воды'))).toBe('x');
});

test('thousands of stories on the same words stay fast and apart by their towns', () => {
  const stories = createStories();
  const ids = Array.from({ length: 5000 }, (_, index) => {
    const town = `town${String.fromCodePoint(97 + (index % 26))}`.replace(/\d/g, '');
    return stories.assign(
      post(
        `p${index}`,
        `${town} t:${town} #water +${Math.floor(index / 26) * 80} | Нет воды в городе, водоканал молчит`,
      ),
    );
  });
  expect(new Set(ids).size).toBe(5000);
});
