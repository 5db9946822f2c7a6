import { toIso } from '../../contracts/clock.ts';
import type { Page } from '../../contracts/collector.ts';
import type { Post } from '../../contracts/post.ts';
import { makePage } from './make-page.ts';
import { makePost } from './make-post.ts';
import { seededRandom } from './seeded-random.ts';

/** Both show every post; the second one lags or leads, as it is visited. */
export const WORLD_SOURCES = ['wall', 'search'] as const;
/** Posts that a step brings. */
export const NEW_POSTS = 12;
/** Pages of each source that show a post. */
export const PAGES_PER_POST = 5;
/** District of posts that an analyst corrected. */
export const CORRECTED_DISTRICT = 'pechorsky';

const START = Date.parse('2026-09-01T00:00:00Z');
const STEP_MS = 60_000;
const SOURCE_MS = 20_000;
const DAY_MS = 86_400_000;
/** Older months than the engine remembers inserts of when its window is small: one batch makes a block of each. */
const LATE_DAYS = 270;
/** How a post of a step lives, by its number. Steps count from the one that brings it. */
const LATE = new Set([0, 7]);
const EDITS: Readonly<Record<number, readonly number[]>> = { 1: [1], 2: [1, 3], 5: [2], 9: [1] };
const MOVED = 5;
const DELETED_AFTER: Readonly<Record<number, number>> = { 8: 3, 9: 4 };
const ROOT = 1;
/** Of the place that a root names. */
const ROOT_DISTRICT = 'opochetsky';
const ROOT_AGE_MS = 3_600_000;
const ANSWER = 3;
const EARLY_ANSWER = 4;
/** An early answer comes this many steps before the post that it answers. */
const EARLY_STEPS = 2;
const CORRECTED_EVERY = 17;

/** A post as it is at the end of its life. */
export interface WorldPost {
  id: string;
  text: string;
  publishedAt: string;
  editedAt: string | null;
  isDeleted: boolean;
  /** null: the world does not say. */
  districtId: string | null;
}

/** The page of a source at a step, always the same one: new, edited and repeated posts, deletions, the late and the early. */
export function worldPage(seed: number, source: number, step: number): Page {
  const fetchedAt = toIso(START + step * STEP_MS + source * SOURCE_MS);
  const page = makePage({ sourceId: WORLD_SOURCES[source] ?? '', cursor: { step } });
  for (let first = Math.max(0, step - PAGES_PER_POST + 1); first <= step; first += 1) {
    for (let number = 0; number < NEW_POSTS; number += 1) {
      const deletedAt = first + (DELETED_AFTER[number] ?? Infinity);
      if (deletedAt === step) page.tombstones.push({ id: idOf(first, number), deletedAt: fetchedAt });
      if (deletedAt > step) page.posts.push({ ...postAt(seed, { first, number, step }), fetchedAt });
    }
  }
  return page;
}

/** All posts of steps 0 to `last`, once every page of these steps was read. */
export function worldOutcome(seed: number, last: number): WorldPost[] {
  const posts: WorldPost[] = [];
  for (let first = 0; first <= last; first += 1) {
    const step = Math.min(last, first + PAGES_PER_POST - 1);
    for (let number = 0; number < NEW_POSTS; number += 1) {
      const { id, text, publishedAt, editedAt } = postAt(seed, { first, number, step });
      const isDeleted = first + (DELETED_AFTER[number] ?? Infinity) <= last;
      const districtId = districtOf(first, number, last);
      posts.push({ id, text: isDeleted ? '' : text, publishedAt, editedAt, isDeleted, districtId });
    }
  }
  return posts;
}

/** Ids of a step that an analyst corrects when both sources show them no more. */
export function correctedIds(first: number): string[] {
  return Array.from({ length: NEW_POSTS }, (_, number) => number)
    .filter((number) => isCorrected(first, number))
    .map((number) => idOf(first, number));
}

function postAt(
  seed: number,
  { first, number, step }: { first: number; number: number; step: number },
): Post {
  const random = seededRandom(seed + first * NEW_POSTS + number);
  const edits = (EDITS[number] ?? []).filter((after) => first + after <= step);
  const lastEdit = edits.at(-1);
  const moved = number === MOVED && edits.length > 0 ? 31 * DAY_MS : 0;
  return makePost({
    id: idOf(first, number),
    kind: number === ANSWER || number === EARLY_ANSWER ? 'comment' : 'post',
    rootId: rootOf(first, number),
    parentId: rootOf(first, number),
    text: textOf(first, number, edits.length),
    publishedAt: toIso(Math.floor(START + first * STEP_MS - ageOf(number, random()) - moved)),
    edited: edits.length > 0,
    editedAt: lastEdit === undefined ? null : toIso(START + (first + lastEdit) * STEP_MS),
    metrics: { views: step },
  });
}

/** Up to three days, so that pages are out of order; the late ones up to nine months. Roots are older than their answers. */
function ageOf(number: number, chance: number): number {
  if (number === ROOT) return ROOT_AGE_MS;
  if (isThread(number)) return 0;
  return chance * (LATE.has(number) ? LATE_DAYS : 3) * DAY_MS;
}

function textOf(first: number, number: number, edits: number): string {
  const edit = edits === 0 ? '' : ` (правка ${edits})`;
  if (number === ANSWER || number === EARLY_ANSWER) return `Согласны, ответ ${first} ${number}${edit}`;
  return `${number % 2 === 0 ? 'В Порхове' : 'В Опочке'} нет воды, дом ${first}, квартира ${number}${edit}`;
}

function isThread(number: number): boolean {
  return number === ROOT || number === ANSWER || number === EARLY_ANSWER;
}

function rootOf(first: number, number: number): string | null {
  if (number === ANSWER) return idOf(first, ROOT);
  return number === EARLY_ANSWER ? idOf(first + EARLY_STEPS, ROOT) : null;
}

/** Answers name no place: theirs is that of their root, once that has come. */
function districtOf(first: number, number: number, last: number): string | null {
  if (isCorrected(first, number)) return CORRECTED_DISTRICT;
  const hasRoot = number === ANSWER || (number === EARLY_ANSWER && first + EARLY_STEPS <= last);
  return hasRoot ? ROOT_DISTRICT : null;
}

/** Roots and their answers are left alone: an answer takes over what its root says when it comes. */
function isCorrected(first: number, number: number): boolean {
  return (
    (first * NEW_POSTS + number) % CORRECTED_EVERY === 0 && !isThread(number) && !(number in DELETED_AFTER)
  );
}

function idOf(first: number, number: number): string {
  return `vk:-1_${first * NEW_POSTS + number}`;
}
