import type { Post } from '../../contracts/post.ts';
import type { Region } from '../../contracts/region.ts';
import { FINDING_KINDS } from '../../contracts/thread.ts';
import type { FindingKind, ThreadInput } from '../../contracts/thread.ts';

/** A body of the gold set: the town administration, water, roads, hospital, housing company, schools. */
type BodyLetter = 'A' | 'V' | 'R' | 'H' | 'U' | 'S';

/** A thread of the gold set with the findings that it must give. */
export interface GoldThread {
  name: string;
  expected: FindingKind[];
  /** Whose wall it stands on: a body's, or a community of nobody. */
  wall: BodyLetter | 'nobody';
  /** Hours after the first line at which the audit looks. */
  auditedAfter: number;
  /** `<who>[><line it answers>] <hours after the first> <text>`; who is a citizen (`a`–`f`) or a body. */
  lines: string[];
}

const BODIES: Readonly<Record<BodyLetter, { id: string; alias: string }>> = {
  A: { id: 'town', alias: 'администрация города' },
  V: { id: 'water', alias: 'водоканал' },
  R: { id: 'roads', alias: 'дорожная служба' },
  H: { id: 'hospital', alias: 'городская больница' },
  U: { id: 'housing', alias: 'управляющая компания «Уют»' },
  S: { id: 'schools', alias: 'управление образования' },
};
const LETTERS: readonly BodyLetter[] = ['A', 'V', 'R', 'H', 'U', 'S'];
const AUDITED_AFTER = 6;
/** A Tuesday morning: no weekend within the terms. */
const FIRST_MS = Date.parse('2026-11-24T06:00:00.000Z');

/** Six bodies with a page each. */
export const GOLD_REGION: Region = {
  id: 'test',
  name: { ru: 'Область', en: 'Region' },
  timezone: 'Europe/Moscow',
  districts: [],
  gazetteer: [],
  topics: [],
  bodies: LETTERS.map((letter) => ({
    id: BODIES[letter].id,
    name: { ru: letter, en: letter },
    kind: 'municipality',
    districts: [],
    blocks: [],
    aliases: [BODIES[letter].alias],
    pages: [{ network: 'vk', channelId: wallOf(letter) }],
    replyHours: 24,
  })),
  sources: [],
  elsewhere: [],
  attribution: [],
};

/**
 * Threads as they are written down: `# <name> | <expected kinds> | <wall>[ <hours after which the audit looks>]`, then
 * the lines, the first of which is the root.
 */
export function readGold(source: string): GoldThread[] {
  return source
    .trim()
    .split(/^# /m)
    .filter((block) => block !== '')
    .map((block) => {
      const [head = '', ...lines] = block.trim().split('\n');
      const [name = '', kinds = '', where = ''] = head.split('|').map((part) => part.trim());
      const [wall = '', hours] = where.split(' ');
      return {
        name,
        expected: FINDING_KINDS.filter((kind) => kinds.split(/[, ]+/).includes(kind)),
        wall: bodyOf(wall) ?? 'nobody',
        auditedAfter: Number(hours ?? AUDITED_AFTER),
        lines,
      };
    });
}

function bodyOf(letter: string): BodyLetter | null {
  return LETTERS.find((one) => one === letter) ?? null;
}

function wallOf(wall: BodyLetter | 'nobody'): string {
  return wall === 'nobody' ? '-999' : `-${100 + LETTERS.indexOf(wall) * 100}`;
}

/** The posts of a gold thread. */
export function buildGold(thread: GoldThread, number: number) {
  const channelId = wallOf(thread.wall);
  const idOf = (line: number) => `vk:${channelId}_${number * 100 + line}`;
  const posts = thread.lines.map((line, index) => {
    const [, who = '', answered, hours, text = ''] =
      /^([a-zA-Z])(?:>(\d+))? (\d+(?:\.\d+)?) (.*)$/s.exec(line) ?? [];
    const letter = bodyOf(who);
    const bodyId = letter === null ? null : BODIES[letter].id;
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
  const now = new Date(FIRST_MS + thread.auditedAfter * 3_600_000).toISOString();
  return { name: thread.name, expected: thread.expected, input, now };
}
