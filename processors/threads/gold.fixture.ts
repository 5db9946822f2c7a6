import type { Post } from '../../contracts/post.ts';
import type { Region } from '../../contracts/region.ts';
import type { FindingKind, ThreadInput } from '../../contracts/thread.ts';

/**
 * A thread of the gold set. Each line is `<who>[><line it answers>] <hours after the first> <text>`; who is a citizen
 * (`a`–`f`) or a body: `A` the town administration, `V` the water utility. The first line is the root.
 */
export interface GoldThread {
  name: string;
  expected: FindingKind[];
  lines: string[];
  /** Whose wall it stands on: `A` or `V`, or a community of nobody. Default `A`. */
  wall?: 'A' | 'V' | 'nobody';
  /** Hours after the first line at which the audit looks. Default 6. */
  auditedAfter?: number;
}

const BODIES = { A: 'town', V: 'water' } as const;
const WALLS = { A: '-100', V: '-200', nobody: '-300' } as const;
/** A Tuesday morning: no weekend within the terms. */
const FIRST_MS = Date.parse('2026-11-24T06:00:00.000Z');

/** Two bodies with a page each. */
export const GOLD_REGION: Region = {
  id: 'test',
  name: { ru: 'Область', en: 'Region' },
  timezone: 'Europe/Moscow',
  districts: [],
  gazetteer: [],
  topics: [],
  bodies: (['A', 'V'] as const).map((letter) => ({
    id: BODIES[letter],
    name: { ru: letter, en: letter },
    kind: 'municipality',
    districts: [],
    blocks: [],
    aliases: letter === 'A' ? ['администрация города'] : ['водоканал'],
    pages: [{ network: 'vk', channelId: WALLS[letter] }],
    replyHours: 24,
  })),
  sources: [],
  elsewhere: [],
  attribution: [],
};

/** The posts of a gold thread. */
export function buildGold(thread: GoldThread, number: number) {
  const channelId = WALLS[thread.wall ?? 'A'];
  const idOf = (line: number) => `vk:${channelId}_${number * 100 + line}`;
  const posts = thread.lines.map((line, index) => {
    const [, who = '', answered, hours, text = ''] =
      /^([a-zA-Z])(?:>(\d+))? (\d+(?:\.\d+)?) (.*)$/s.exec(line) ?? [];
    const bodyId = who === 'A' || who === 'V' ? BODIES[who] : null;
    const isRoot = index === 0;
    const publishedAt = new Date(FIRST_MS + Number(hours) * 3_600_000).toISOString();
    const post: Post = {
      id: idOf(index),
      network: 'vk',
      kind: isRoot ? 'post' : bodyId === null ? 'comment' : 'reply',
      channelId,
      channelKind: 'community',
      bodyId,
      parentId: isRoot ? null : idOf(Number(answered ?? 0)),
      rootId: isRoot ? null : idOf(0),
      authorKey: bodyId === null ? who : null,
      text,
      truncated: false,
      url: null,
      publishedAt,
      edited: false,
      editedAt: null,
      deletedAt: null,
      fetchedAt: publishedAt,
      geo: null,
      metrics: {},
    };
    return post;
  });
  const input: ThreadInput = { id: idOf(0), posts };
  const now = new Date(FIRST_MS + (thread.auditedAfter ?? 6) * 3_600_000).toISOString();
  return { name: thread.name, expected: thread.expected, input, now };
}
