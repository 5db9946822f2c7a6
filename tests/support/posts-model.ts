import { toIso } from '../../contracts/clock.ts';
import { BLOCKS } from '../../contracts/enriched.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import type { Filters, Scope } from '../../contracts/queries/filters.ts';
import { makeStored } from './make-stored.ts';
import { seededRandom } from './seeded-random.ts';

/** When the posts of the model are published. */
export const MODEL_PERIOD = {
  from: Date.parse('2026-10-20T00:00:00.000Z'),
  to: Date.parse('2026-11-24T08:20:00.000Z'),
};

const PLACES = ['opochka', 'ostrov', 'pushgory'];
const BODIES = ['vodokanal', 'school', 'roads-office'];

/** Posts with every label that a read can count by, the same for the same seed. */
export function modelPosts(count: number, seed = 11): StoredPost[] {
  const random = seededRandom(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const some = (items: readonly string[]): string[] => items.filter(() => random() < 0.4);
  return Array.from({ length: count }, (_, index) => {
    const topic = pick(['water', 'heat', 'roads', null]);
    const publishedAt = MODEL_PERIOD.from + Math.floor(random() * (MODEL_PERIOD.to - MODEL_PERIOD.from));
    const sentiment = pick(['negative', 'neutral', 'positive'] as const);
    return makeStored({
      id: `vk:-1_${index}`,
      publishedAt: toIso(publishedAt),
      network: pick(['vk', 'telegram', 'rss'] as const),
      kind: pick(['post', 'comment', 'repost'] as const),
      channelId: pick(['a', 'b', 'c', 'd']),
      channelKind: pick(['community', 'community', 'forum', 'media'] as const),
      authorKey: pick([null, 'a', 'b', 'c', 'd', 'e', 'f', 'g']),
      districtId: pick(['opochetsky', 'ostrovsky', 'pskov', 'nevelsky', null]),
      block: pick(BLOCKS.slice(0, 4)),
      topics: topic === null ? [] : [{ id: topic, confidence: 1, evidence: [] }],
      noise: random() < 0.1 ? pick(['ad', 'spam'] as const) : null,
      duplicateOf: random() < 0.2 ? 'vk:-1_0' : null,
      isAppeal: random() < 0.4,
      sentiment: { label: sentiment, score: Math.round(random() * 200 - 100) / 100, evidence: [] },
      conflict: { score: 0.1, aggression: pick([0, 0.25, 0.5, 0.75]), kinds: [], evidence: [] },
      places: some(PLACES).map((placeId) => placeOf(placeId)),
      bodies: some(BODIES).map((id) => ({ id, role: 'mentioned', evidence: [] })),
    });
  });
}

function placeOf(placeId: string): StoredPost['places'][number] {
  const where = { districtId: null, level: 'settlement', lat: null, lon: null } as const;
  return { text: placeId, start: 0, end: 1, placeId, ...where, confidence: 1, evidence: [] };
}

/** New states of some posts: every fifth is told to be elsewhere, every seventh is deleted. */
export function modelChanges(added: readonly StoredPost[]): { row: StoredPost; replaced: StoredPost }[] {
  return added.flatMap((replaced, index) => {
    if (index % 5 !== 0 && index % 7 !== 0) return [];
    const row: StoredPost =
      index % 5 === 0
        ? { ...replaced, districtId: 'ostrovsky', block: 'roads', network: 'ok', isAppeal: true, bodies: [] }
        : { ...replaced, text: '', stems: [], authorKey: null, deletedAt: toIso(MODEL_PERIOD.to) };
    return { row, replaced };
  });
}

/** What is live after the changes. */
export function afterChanges(
  added: readonly StoredPost[],
  changes: readonly { row: StoredPost; replaced: StoredPost }[],
): StoredPost[] {
  const rows = new Map(changes.map(({ row, replaced }) => [replaced.id, row]));
  return added.map((post) => rows.get(post.id) ?? post);
}

/** Every value of a post in the words of filters. */
export function valuesOf(post: StoredPost): Readonly<Record<string, readonly string[]>> {
  return {
    district: [post.districtId ?? 'none'],
    block: [post.block],
    topic: [post.topics[0]?.id ?? 'none'],
    network: [post.network],
    channel: [post.channelId],
    channelKind: [post.channelKind],
    kind: [post.kind],
    sentiment: [post.sentiment.label],
    noise: [post.noise ?? 'none'],
    body: post.bodies.map(({ id }) => id),
    place: post.places.map(({ placeId }) => placeId),
  };
}

/** Posts that the filters leave of those within the scope. */
export function matchingPosts(
  posts: readonly StoredPost[],
  filters: Filters,
  scope: Scope = { districts: null, blocks: null },
): StoredPost[] {
  const [from, to] = [Date.parse(filters.from), Date.parse(filters.to)];
  return posts.filter((post) => {
    const at = Date.parse(post.publishedAt);
    const values = valuesOf(post);
    const isAsked = Object.entries(values).every(([name, own]) => {
      if (name === 'noise') return filters.noise === 'all' || own[0] === (filters.noise ?? 'none');
      const asked = filters[name as keyof Filters] as readonly string[] | undefined;
      return asked === undefined || own.some((value) => asked.includes(value));
    });
    const isAppeal = filters.appeal === undefined || String(post.isAppeal) === filters.appeal;
    const isAllowed =
      (scope.districts?.includes(post.districtId ?? '') ?? true) &&
      (scope.blocks?.includes(post.block) ?? true);
    return at >= from && at < to && isAsked && isAppeal && isAllowed;
  });
}

/** Distinct authors: the largest number of a UTC month; unknown ones are one, organisations none. */
export function authorsOf(posts: readonly StoredPost[]): number {
  const people = posts.filter(({ channelKind }) => channelKind !== 'media' && channelKind !== 'official');
  const months = Map.groupBy(people, ({ publishedAt }) => publishedAt.slice(0, 7));
  return Math.max(0, ...[...months.values()].map((ofMonth) => new Set(ofMonth.map((p) => p.authorKey)).size));
}
