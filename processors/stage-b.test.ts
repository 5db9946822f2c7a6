import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Labelled, Place } from '../contracts/enriched.ts';
import type { StoredPost } from '../contracts/post-store.ts';
import { makePost } from '../tests/support/make-post.ts';
import { createAnalyser } from '../text/analyse.ts';
import { createStageB } from './stage-b.ts';

const analyse = createAnalyser();

function place(placeId: string, districtId: string, level: Place['level'] = 'settlement'): Place {
  return {
    text: placeId,
    start: 0,
    end: 1,
    placeId,
    districtId,
    level,
    lat: null,
    lon: null,
    confidence: 1,
    evidence: [],
  };
}

function labelled(given: Partial<Labelled>): Labelled {
  const text = given.text ?? '';
  const stems = [
    ...new Set([
      ...analyse(text).words.map(({ stem }) => stem),
      ...(given.places ?? []).map((one) => one.placeId),
    ]),
  ];
  return {
    ...makePost(),
    language: 'ru',
    noise: null,
    places: [],
    districtId: null,
    districtConfidence: 0,
    block: 'other',
    blockEvidence: [],
    topics: [],
    isAppeal: false,
    sentiment: { label: 'neutral', score: 0, evidence: [] },
    conflict: { score: 0, aggression: 0, kinds: [], evidence: [] },
    bodies: [],
    version: 'test',
    stems: stems.sort(),
    ...given,
  };
}

/** Adds posts in order to a fresh stage; ids are their indexes. */
function run(posts: readonly Partial<Labelled>[], ringSize = 1000): StoredPost[] {
  const stage = createStageB({ ringSize });
  return posts.map((post, index) => stage.add(labelled({ id: `vk:${index}`, ...post }), null));
}

const TEXT =
  'Вчера вечером на перекрёстке улиц Мира и Труда столкнулись два автомобиля, движение в сторону вокзала было затруднено до полуночи';
const OPOCHKA = { places: [place('opochka', 'opochetsky')], districtId: 'opochetsky' };
const NEVEL = { places: [place('nevel', 'nevelsky')], districtId: 'nevelsky' };

describe('copies', () => {
  test.each<[string, Partial<Labelled>, Partial<Labelled>]>([
    ['equal', { text: TEXT }, { text: TEXT }],
    ['other capitals, signs and emoji', { text: TEXT }, { text: `‼️ ${TEXT.toUpperCase()} 😱😱` }],
    ['one word changed', { text: TEXT }, { text: TEXT.replace('два', 'три') }],
    ['ё and look-alike letters', { text: TEXT }, { text: TEXT.replace('перекрёстке', 'пeрeкрecткe') }],
    ['a typo', { text: TEXT }, { text: TEXT.replace('столкнулись', 'столкнулсь') }],
    ['words before and behind', { text: TEXT }, { text: `Сообщают читатели: ${TEXT}. Подробности позже` }],
    ['cut at three quarters', { text: TEXT }, { text: TEXT.slice(0, 100) }],
    ['halves swapped', { text: TEXT }, { text: `${TEXT.slice(60)} ${TEXT.slice(0, 60)}` }],
    [
      'a repost in a channel of another district',
      { text: TEXT, districtId: 'a' },
      { text: TEXT, districtId: 'b', kind: 'repost' },
    ],
    [
      'cut before the place is named',
      { text: `${TEXT}, сообщили в администрации города Опочка`, ...OPOCHKA },
      { text: TEXT },
    ],
    ['equal and short', { text: 'Нет воды в доме' }, { text: 'нет воды в доме!!!' }],
    ['same town', { text: TEXT, ...OPOCHKA }, { text: `${TEXT}!`, ...OPOCHKA }],
  ])('%s: one cluster', (_, first, second) => {
    const [one, two] = run([first, second]);
    expect(one).toMatchObject({ duplicateOf: null, clusterId: 'vk:0', similarity: null });
    expect(two).toMatchObject({ duplicateOf: 'vk:0', clusterId: 'vk:0', storyId: 'vk:0' });
    expect(two!.similarity).toBeGreaterThanOrEqual(0.55);
  });

  test.each<[string, Partial<Labelled>, Partial<Labelled>]>([
    ['another town', { text: TEXT, ...OPOCHKA }, { text: TEXT, ...NEVEL }],
    ['another district by its channel', { text: TEXT, districtId: 'a' }, { text: TEXT, districtId: 'b' }],
    [
      'a repost whose text names another town',
      { text: TEXT, ...OPOCHKA },
      { text: TEXT, ...NEVEL, kind: 'repost' },
    ],
    [
      'another settlement of the district',
      { text: TEXT, places: [place('x', 'd')], districtId: 'd' },
      { text: TEXT, places: [place('y', 'd')], districtId: 'd' },
    ],
    [
      'a place for another word',
      { text: TEXT.replace('вокзала', 'Опочки'), ...OPOCHKA },
      { text: TEXT.replace('в сторону вокзала', 'по всей длине') },
    ],
    ['plus signs', { text: '+' }, { text: '+' }],
    ['one word', { text: 'Поддерживаю' }, { text: 'Поддерживаю' }],
    ['empty', { text: '' }, { text: '' }],
    ['emoji', { text: '👍👍👍 🔥🔥 ❤️❤️' }, { text: '👍👍👍 🔥🔥 ❤️❤️' }],
    ['short and one word apart', { text: 'Нет воды в доме' }, { text: 'Нет газа в доме' }],
    [
      'another text',
      { text: TEXT },
      {
        text: 'Завтра в городском парке пройдёт праздник урожая, начало в полдень, приходите всей семьёй и приводите друзей',
      },
    ],
    [
      'a third of the words changed',
      { text: TEXT },
      {
        text: 'Сегодня утром на площади у рынка столкнулись грузовик и автобус, движение в сторону моста было закрыто до обеда',
      },
    ],
  ])('%s: two clusters', (_, first, second) => {
    const [, two] = run([first, second]);
    expect(two).toMatchObject({ duplicateOf: null, clusterId: 'vk:1', similarity: null });
  });

  test('all copies name the first post, also when they are nearer to a later one', () => {
    const posts = run([
      { text: TEXT },
      { text: `${TEXT} говорят очевидцы` },
      { text: `${TEXT} говорят очевидцы!` },
    ]);
    expect(posts.map((post) => post.duplicateOf)).toEqual([null, 'vk:0', 'vk:0']);
  });

  test('two towns never meet in one cluster through a text that was cut before its place', () => {
    const posts = run([
      { text: TEXT },
      { text: `${TEXT} в Опочке`, ...OPOCHKA },
      { text: `${TEXT} в Невеле`, ...NEVEL },
      { text: TEXT },
    ]);
    expect(posts.map((post) => post.clusterId)).toEqual(['vk:0', 'vk:0', 'vk:2', 'vk:0']);
  });

  test('a cluster does not drift from text to text', () => {
    const words = TEXT.split(' ');
    const chain = words.map((__, index) => ({
      text: words.map((word, at) => (at < index ? `иное${at}слово` : word)).join(' '),
    }));
    expect(run(chain).at(-1)!.clusterId).not.toBe('vk:0');
  });

  test('a post that has left the ring has no copies any more', () => {
    const others = Array.from({ length: 20 }, (__, index) => ({
      text: `Совсем другое сообщение номер ${index} о ${'абвгдежзик'.charAt(index % 10).repeat(9)} и прочем ${index * 7919}`,
    }));
    expect(run([{ text: TEXT }, ...others, { text: TEXT }], 10).at(-1)!.duplicateOf).toBeNull();
    expect(run([{ text: TEXT }, ...others, { text: TEXT }], 100).at(-1)!.duplicateOf).toBe('vk:0');
  });

  test('copies are found while the ring grows and after it has gone round', () => {
    const stage = createStageB({ ringSize: 3000 });
    for (let index = 0; index < 8000; index += 1) {
      const text = `Сообщение ${index * 104_729} про ${(index * 7919).toString(36)} и ещё ${(index * 31_337).toString(36)} слова ${index}`;
      stage.add(labelled({ id: `vk:${index}`, text, stems: [] }), null);
      const back = index - (index % 2900);
      if (index % 977 !== 0 || back === index) continue;
      const old = `Сообщение ${back * 104_729} про ${(back * 7919).toString(36)} и ещё ${(back * 31_337).toString(36)} слова ${back}`;
      expect(stage.add(labelled({ id: `vk:copy${index}`, text: old, stems: [] }), null).duplicateOf).toBe(
        `vk:${back}`,
      );
    }
  });
});

describe('versions and restarts', () => {
  test('a new version keeps its cluster and story', () => {
    const stage = createStageB({ ringSize: 100 });
    stage.add(labelled({ id: 'vk:0', text: TEXT }), null);
    const copy = stage.add(labelled({ id: 'vk:1', text: TEXT }), null);
    const edited = stage.update(
      labelled({ id: 'vk:1', text: 'Совсем другой текст после правки автора, ничего общего' }),
      null,
      copy,
    );
    expect(edited).toMatchObject({
      duplicateOf: 'vk:0',
      clusterId: 'vk:0',
      similarity: 1,
      storyId: copy.storyId,
    });
  });

  test('what is remembered goes on as if nothing had happened', () => {
    const past = [
      { text: TEXT, ...OPOCHKA },
      { text: `${TEXT}!`, ...OPOCHKA },
      {
        text: 'Прорвало трубу на Набережной, двор залит, воды нет в трёх домах',
        topics: [topic('water')],
        ...NEVEL,
      },
      { text: '', stems: [] },
    ];
    const next = [
      { text: TEXT, ...OPOCHKA },
      {
        text: 'Труба на Набережной прорвана, в домах воды нет со вчерашнего дня',
        topics: [topic('water')],
        ...NEVEL,
      },
    ];
    const whole = run([...past, ...next]).slice(past.length);
    const stage = createStageB({ ringSize: 1000 });
    for (const row of run(past)) stage.remember(row);
    const resumed = next.map((post, index) =>
      stage.add(labelled({ id: `vk:${past.length + index}`, ...post }), null),
    );
    expect(resumed).toEqual(whole);
    expect(resumed.map((post) => post.storyId)).toEqual(['vk:0', 'vk:2']);
  });

  test('an answer without a place takes over the district of its root, less surely', () => {
    const stage = createStageB({ ringSize: 10 });
    const root = { districtId: 'nevelsky', districtConfidence: 0.9 };
    expect(stage.add(labelled({ text: 'И у нас' }), root)).toMatchObject({
      districtId: 'nevelsky',
      districtConfidence: 0.72,
    });
    expect(stage.add(labelled({ text: 'А в Опочке есть', ...OPOCHKA }), root).districtId).toBe('opochetsky');
    expect(
      stage.add(labelled({ text: 'И у нас' }), { districtId: null, districtConfidence: 0 }).districtId,
    ).toBeNull();
  });

  test('the same posts in the same order give the same rows', () => {
    const words = fc.constantFrom(...TEXT.split(' '), 'вода', 'свет', 'автобус', 'школа');
    const post = fc.record({
      text: fc.array(words, { maxLength: 25 }).map((list) => list.join(' ')),
      districtId: fc.constantFrom(null, 'a', 'b'),
      isTopical: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(post, { maxLength: 30 }), (posts) => {
        const given = posts.map(({ isTopical, ...rest }) => ({
          ...rest,
          topics: isTopical ? [topic('water')] : [],
        }));
        const rows = run(given, 16);
        expect(run(given, 16)).toEqual(rows);
        const ids = new Set(rows.map(({ id }) => id));
        for (const row of rows) {
          expect(ids.has(row.clusterId) && ids.has(row.storyId)).toBe(true);
          expect(row.duplicateOf === null).toBe(row.clusterId === row.id);
          expect(row.duplicateOf === null).toBe(row.similarity === null);
          const leader = rows.find(({ id }) => id === row.clusterId)!;
          expect(leader.districtId).toBe(row.districtId);
          expect(leader.storyId).toBe(row.storyId);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('texts made to be slow are taken', () => {
    const long = 'а'.repeat(16_000);
    const rows = run([
      { text: long },
      { text: long },
      { text: 'а '.repeat(8000) },
      { text: '\ud83d\0'.repeat(100) },
    ]);
    expect(rows).toHaveLength(4);
  });
});

function topic(id: string) {
  return { id, confidence: 1, evidence: [] };
}
