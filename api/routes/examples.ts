import type { Alert, Alerts } from '../../contracts/queries/alerts.ts';
import type { Facets } from '../../contracts/queries/facets.ts';
import type { Hotspots } from '../../contracts/queries/hotspots.ts';
import type { AnswerMeta } from '../../contracts/queries/meta.ts';
import type { PostsAnswer, PublicPost } from '../../contracts/queries/posts.ts';
import type { Sources } from '../../contracts/queries/sources.ts';
import type { Stories } from '../../contracts/queries/stories.ts';
import type { Conflicts, ThreadAnswer } from '../../contracts/queries/threads.ts';
import type { Trends } from '../../contracts/queries/trends.ts';

/** Invented answers for the documentation; a test holds them against their schemas. */
type Told<Answer> = Answer & { meta: AnswerMeta };

const meta: AnswerMeta = {
  freshAt: '2026-11-24T08:00:12.000Z',
  missingSources: [{ id: 'vk-town', state: 'quota', lastPostAt: '2026-11-24T05:31:00.000Z' }],
};
const evidence = { rule: 'topic:water', quote: 'нет воды', start: 21, end: 29 };
const from = '2026-11-23T08:00:00.000Z';
const to = '2026-11-24T08:00:00.000Z';
const explain = {
  posts:
    '/api/v1/posts?district=opochetsky&block=housing&from=2026-11-23T08%3A00%3A00.000Z&to=2026-11-24T08%3A00%3A00.000Z',
};

const post: PublicPost = {
  id: 'vk:-1_15',
  network: 'vk',
  kind: 'post',
  channelId: '-1',
  channelKind: 'community',
  bodyId: null,
  parentId: null,
  rootId: null,
  text: 'В Опочке третий день нет воды',
  truncated: false,
  url: 'https://vk.com/wall-1_15',
  publishedAt: '2026-11-24T06:00:00.000Z',
  edited: false,
  editedAt: null,
  deletedAt: null,
  fetchedAt: '2026-11-24T06:01:30.000Z',
  geo: null,
  metrics: { views: 120, likes: 4 },
  language: 'ru',
  noise: null,
  duplicateOf: null,
  clusterId: 'vk:-1_15',
  similarity: null,
  storyId: 'vk:-1_15',
  places: [
    {
      text: 'Опочке',
      start: 2,
      end: 8,
      placeId: 'opochka',
      districtId: 'opochetsky',
      level: 'settlement',
      lat: 56.71,
      lon: 28.66,
      confidence: 0.97,
      evidence: [{ rule: 'place:form', quote: 'Опочке', start: 2, end: 8 }],
    },
  ],
  districtId: 'opochetsky',
  districtConfidence: 0.97,
  block: 'housing',
  blockEvidence: [evidence],
  topics: [{ id: 'water', confidence: 0.9, evidence: [evidence] }],
  isAppeal: true,
  sentiment: { label: 'negative', score: -0.6, evidence: [evidence] },
  conflict: { score: 0.3, aggression: 0.1, kinds: [], evidence: [] },
  bodies: [{ id: 'vodokanal', role: 'responsible', evidence: [] }],
  version: '1',
};
const thread = {
  rootId: post.id,
  channelId: '-1',
  districtId: 'opochetsky',
  heat: 0.4,
  findings: [{ kind: 'none' as const, postId: post.id, evidence: [] }],
};

export const ALERT: Alert = {
  id: 'opochetsky-housing-2026-11-24T08',
  rule: 'norm',
  state: 'alarm',
  districtId: 'opochetsky',
  block: 'housing',
  openedAt: to,
  changedAt: to,
  closedAt: null,
  observed: 42,
  expected: 6.5,
  z: 7.1,
  authors: 31,
  channels: 4,
  message: {
    ru: 'Опочецкий район, ЖКХ: 42 сообщения за 6 часов, обычно 6,5',
    en: 'Opochetsky district, housing: 42 posts in 6 hours, usually 6.5',
  },
  acknowledgedBy: null,
  note: null,
  explain,
};

export const TRENDS: Told<Trends> = {
  step: 'day',
  timezone: 'Europe/Moscow',
  overlap: false,
  series: [
    {
      key: 'housing',
      points: [{ at: '2026-11-23T21:00:00.000Z', posts: 42, clusters: 35, authors: 31 }],
      explain,
    },
  ],
  more: 0,
  meta,
};

export const HOTSPOTS: Told<Hotspots> = {
  from,
  to,
  normWeeks: 4,
  swing: 0.3,
  items: [
    {
      districtId: 'opochetsky',
      block: 'housing',
      observed: 42,
      expected: 6.5,
      z: 7.1,
      q: 0.0001,
      authors: 31,
      channels: 4,
      clusters: 35,
      previous: 9,
      voices: { observed: 35, expected: 5.9, z: 6.6, q: 0.0002 },
      campaign: false,
      gi: 2.4,
      why: {
        ru: '42 сообщения вместо обычных 6,5, 31 автор в 4 источниках',
        en: '42 posts instead of the usual 6.5, 31 authors in 4 channels',
      },
      explain,
    },
  ],
  next: null,
  meta,
};

export const STORIES: Told<Stories> = {
  items: [
    {
      id: post.storyId,
      title: post.text,
      firstAt: post.publishedAt,
      lastAt: '2026-11-24T07:40:00.000Z',
      posts: 17,
      clusters: 12,
      channels: 3,
      networks: ['vk', 'telegram'],
      districtId: 'opochetsky',
      block: 'housing',
      explain: { posts: '/api/v1/posts?story=vk%3A-1_15' },
    },
  ],
  next: null,
  meta,
};

export const FACETS: Told<Facets> = {
  total: 42,
  facets: {
    district: [{ value: 'opochetsky', posts: 42 }],
    block: [{ value: 'housing', posts: 42 }],
    topic: [{ value: 'water', posts: 40 }],
    network: [{ value: 'vk', posts: 30 }],
    channel: [{ value: '-1', posts: 21 }],
    kind: [{ value: 'comment', posts: 25 }],
    sentiment: [{ value: 'negative', posts: 33 }],
  },
  meta,
};

export const CONFLICTS: Told<Conflicts> = {
  items: [
    { ...thread, rootText: post.text, block: 'housing', at: post.publishedAt, lastPostAt: to, posts: 9 },
  ],
  next: null,
  meta,
};

export const POSTS: Told<PostsAnswer> = { items: [post], next: 'WzE3NjM5NjQwMDAwMDAsInZrOi0xXzE1Il0', meta };
export const POST: Told<PublicPost> = { ...post, meta };
export const THREAD: Told<ThreadAnswer> = { thread, posts: [post], next: null, meta };
export const ALERTS: Told<Alerts> = { items: [ALERT], next: null, meta };

export const SOURCES = {
  items: [
    {
      id: 'vk-town',
      network: 'vk',
      title: 'Подслушано',
      channelId: '-98765432',
      channelKind: 'community',
      state: 'active',
      lastPostAt: post.publishedAt,
      lastPollAt: to,
      reason: null,
      budget: { used: 1200, limit: 5000, resetsAt: '2026-11-25T00:00:00.000Z' },
      counts: { posts: 1520, edits: 12, deletions: 3, quarantined: 0, futureDates: 0, truncated: 1 },
    },
  ],
  next: null,
  meta,
} satisfies Told<Sources>;

export const SESSION = {
  person: { name: 'Дежурный аналитик', role: 'analyst' as const, districts: null, blocks: ['housing'] },
  isDemo: false,
};

const opochetsky = { ru: 'Опочецкий округ', en: 'Opochetsky district' };
export const REGION = {
  id: 'pskov',
  name: { ru: 'Псковская область', en: 'Pskov oblast' },
  timezone: 'Europe/Moscow',
  districts: [
    {
      id: 'opochetsky',
      name: opochetsky,
      kind: 'district' as const,
      lat: 56.71,
      lon: 28.66,
      tile: { column: 2, row: 5 },
      population: 15_000,
    },
  ],
  topics: [{ id: 'water', block: 'housing' as const, name: { ru: 'Вода', en: 'Water' } }],
  bodies: [{ id: 'vodokanal', name: { ru: 'Водоканал', en: 'Waterworks' }, kind: 'company' as const }],
  blocks: [{ id: 'housing' as const, name: { ru: 'ЖКХ и благоустройство', en: 'Housing and utilities' } }],
  networks: [{ id: 'vk' as const, name: { ru: 'ВКонтакте', en: 'VK' } }],
  attribution: ['© OpenStreetMap'],
};
