import { toIso } from '../../contracts/clock.ts';
import type { Block } from '../../contracts/enriched.ts';
import { NETWORKS, type Post } from '../../contracts/post.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import { makeStored } from './make-stored.ts';

/** A district × block cell whose posts carry one word that occurs nowhere else. */
export interface Cell {
  districtId: string;
  block: Block;
}

export const CELLS: readonly Cell[] = [
  { districtId: 'opochetsky', block: 'housing' },
  { districtId: 'opochetsky', block: 'roads' },
  { districtId: 'pskov', block: 'housing' },
  { districtId: 'pskov', block: 'roads' },
];

/** Small enough to be known by heart: any larger number in an answer counts what it should not. */
export const POSTS_OF_CELL = 7;

/** The word of a cell, in its texts, channels, topics, places and bodies. */
export function markerOf({ districtId, block }: Cell): string {
  return `marker${districtId}${block}`;
}

/** A story that begins in another cell, and threads whose ends lie in different cells. */
export const SHARED_STORY = 'story-shared';
export const SHARED_THREADS = ['vk:-7_1', 'vk:-7_2'] as const;

const HOUR_MS = 3_600_000;

/** Seven posts for each cell, and two threads that cross the border of the first one. */
export function cellPosts(now: number): StoredPost[] {
  const plain = CELLS.flatMap((cell, which) =>
    Array.from({ length: POSTS_OF_CELL - 2 }, (_, index) =>
      postOf(cell, { id: `vk:-${which + 1}_${index + 1}`, publishedAt: at(now, 3 + index + which) }),
    ),
  );
  return [...plain, ...crossing(now)];
}

/** In every cell a root or an answer: of each thread, one half lies in a district, one in a block of its own. */
function crossing(now: number): StoredPost[] {
  return SHARED_THREADS.flatMap((rootId, which) => {
    const order = which === 0 ? CELLS : CELLS.toReversed();
    return order.map((cell, index) =>
      postOf(cell, {
        id: index === 0 ? rootId : `${rootId}${index}`,
        kind: index === 0 ? 'post' : 'comment',
        parentId: index === 0 ? null : rootId,
        rootId: index === 0 ? null : rootId,
        storyId: SHARED_STORY,
        publishedAt: at(now, 40 - index - which),
      }),
    );
  });
}

function postOf(cell: Cell, given: Partial<StoredPost> & Pick<Post, 'id'>): StoredPost {
  const marker = markerOf(cell);
  const evidence = [{ rule: 'topic:word', quote: marker, start: 8, end: 8 + marker.length }];
  return makeStored({
    ...cell,
    channelId: marker,
    text: `Нет воды ${marker} третий день, ${given.id}`,
    url: `https://example.org/${marker}`,
    authorKey: given.id.length.toString(16).padStart(16, 'a'),
    fetchedAt: given.publishedAt ?? '',
    topics: [{ id: marker, confidence: 0.9, evidence }],
    blockEvidence: evidence,
    bodies: [{ id: marker, role: 'responsible', evidence }],
    places: [
      {
        text: marker,
        start: 9,
        end: 9 + marker.length,
        placeId: marker,
        districtId: cell.districtId,
        level: 'settlement',
        lat: 56.7,
        lon: 28.6,
        confidence: 0.9,
        evidence,
      },
    ],
    ...given,
  });
}

/** Posts of every kind over ten days before now, the same for the same number. */
export function manyPosts(count: number, now: number): StoredPost[] {
  const pick = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item;
  return Array.from({ length: count }, (_, index) => {
    const publishedAt = at(now, (index * 7) % 240);
    const isComment = index % 3 === 1;
    const rootId = isComment ? `vk:-9_${index - 1}` : null;
    return makeStored({
      id: `vk:-9_${index}`,
      network: pick(NETWORKS, index),
      kind: isComment ? 'comment' : 'post',
      parentId: rootId,
      rootId,
      channelId: `channel-${index % 13}`,
      channelKind: pick(['community', 'media', 'official', 'forum'], index),
      districtId: pick([null, 'pskov', 'opochetsky', 'velikie-luki'], index),
      block: pick(['housing', 'roads', 'health', 'other'], index),
      noise: index % 11 === 0 ? 'ad' : null,
      duplicateOf: index % 17 === 5 ? `vk:-9_${index - 1}` : null,
      storyId: `story-${index % 200}`,
      topics:
        index % 4 === 0
          ? []
          : [{ id: pick(['water', 'heat', 'roads'], index), confidence: 0.8, evidence: [] }],
      sentiment: { label: pick(['negative', 'neutral', 'positive'], index), score: 0.1, evidence: [] },
      text: pick(TEXTS, index),
      authorKey: (index % 97).toString(16).padStart(16, '0'),
      publishedAt,
      fetchedAt: publishedAt,
    });
  });
}

/** What people may write, and what programs choke on. */
const TEXTS = [
  'В Опочке третий день нет воды',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  "'; DROP TABLE posts; --",
  '=HYPERLINK("https://example.org","тут")',
  '+7 и @никто',
  '\u202Eобратно\u202C \u0000 {"__proto__":{"admin":true}}',
  'строка\r\nещё\tстрока; "кавычки", \\ и конец\\',
  '🫠 ❤️‍🔥 наледь на дороге, яма у школы',
];

function at(now: number, hoursAgo: number): string {
  return toIso(now - hoursAgo * HOUR_MS - 60_000);
}
