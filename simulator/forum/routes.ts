import type { FastifyInstance } from 'fastify';
import { escapeMarkup } from '../html.ts';
import type { Service } from '../service.ts';
import { isDeletedAt, residentsLine, tellStory } from '../voices.ts';
import type { Story } from '../world/story.ts';

/** https://meta.discourse.org/t/78612 */
const LIMITS = [
  { name: 'forum: 50 in ten seconds', max: 50, windowMs: 10_000 },
  { name: 'forum: 200 a minute', max: 200, windowMs: 60_000 },
];
/** Ids that a page spans; every other id is a personal message's, so a page holds about half as many posts. */
const PAGE_IDS = 50;
const ID_STEP = 2;
const FIRST_ID = 11;
const TOPIC_POSTS = 6;
/** Collectors look for deleted posts for 48 hours; a deletion that no page could show them is not carried out. */
const SHOWN_WITHIN_MS = 46 * 3_600_000;

/** A Discourse forum below `/forum`: `/forum/posts.json?before=<id>`. */
export function serveForum(app: FastifyInstance, service: Service): void {
  app.get<{ Querystring: { before?: string } }>('/forum/posts.json', async (request, reply) => {
    const isAllowed = LIMITS.every((limit) => service.limits.allow({ ...limit, key: request.ip }));
    if (!isAllowed) {
      const extras = { wait_seconds: 30, time_left: '30 секунд' };
      return reply.code(429).send({ errors: ['Слишком часто'], error_type: 'rate_limit', extras });
    }
    const { before } = request.query;
    const asked = before !== undefined && /^\d{1,12}$/.test(before) ? Number(before) : null;
    const posts = postsUpTo(asked, `${request.host}/forum`, service);
    await service.ledger.flush();
    return reply.send({ latest_posts: posts });
  });
}

function idOf({ slot }: Story): number {
  return FIRST_ID + slot.index * ID_STEP;
}

/** Public posts among the fifty ids that end with `before`, newest first; notes in the ledger what the page shows. */
function postsUpTo(before: number | null, forum: string, service: Service): object[] {
  const line = residentsLine(service);
  const nowMs = service.clock.now();
  const lastIndex = line.countAt(nowMs) - 1;
  const top = Math.min(before ?? Infinity, FIRST_ID + lastIndex * ID_STEP);
  const from = Math.max(0, Math.ceil((top - PAGE_IDS + 1 - FIRST_ID) / ID_STEP));
  const to = Math.min(lastIndex, Math.floor((top - FIRST_ID) / ID_STEP));
  const stories: Story[] = [];
  for (let index = to; index >= from; index -= 1) stories.push(service.world.story(line.slot(index)));
  const present = stories.filter((story) => !isGone(story, forum, service));
  const lowest = present.at(-1)?.slot.index ?? Infinity;
  for (const story of stories)
    if (story.slot.index > lowest && isGone(story, forum, service))
      service.ledger.note({ ...shownPost(story, forum), deletedMs: story.fate.deletedMs });
  return present.map((story) => postOf(story, forum, service));
}

function isGone(story: Story, forum: string, { clock, ledger }: Service): boolean {
  const nowMs = clock.now();
  if (!isDeletedAt(story, nowMs)) return false;
  const wasShown = ledger.told(shownPost(story, forum).id) === 'shown';
  return !wasShown || nowMs - story.slot.publishedMs < SHOWN_WITHIN_MS;
}

function numbersOf({ slot }: Story): { topic: number; number: number } {
  return { topic: 1 + Math.floor(slot.index / TOPIC_POSTS), number: 1 + (slot.index % TOPIC_POSTS) };
}

function shownPost(story: Story, forum: string): Parameters<Service['ledger']['note']>[0] {
  const { topic, number } = numbersOf(story);
  return {
    id: `forum:${forum}/t/${topic}/${number}`,
    network: 'forum',
    channelId: forum,
    publishedMs: story.slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: story.slot.incident?.id ?? null,
  };
}

function postOf(story: Story, forum: string, service: Service): object {
  const { text, editedMs, person } = tellStory(story, service.clock.now(), service);
  const { topic, number } = numbersOf(story);
  service.ledger.note({ ...shownPost(story, forum), editedMs });
  const quote = `<aside class="quote no-group" data-username="${person.handle}"><div class="title"> ${person.handle}:</div><blockquote><p>…</p></blockquote></aside>`;
  return {
    id: idOf(story),
    topic_id: topic,
    topic_slug: `topic-${topic}`,
    topic_title: `Тема ${topic}`,
    post_number: number,
    reply_to_post_number: number > 2 ? number - 1 : null,
    post_type: 1,
    username: person.handle,
    name: `${person.firstName} ${person.lastName}`,
    user_id: person.id,
    created_at: new Date(story.slot.publishedMs).toISOString(),
    updated_at: new Date(editedMs ?? story.slot.publishedMs).toISOString(),
    version: editedMs === null ? 1 : 2,
    hidden: false,
    user_deleted: false,
    deleted_at: null,
    cooked: `${number > 2 ? quote : ''}<p>${escapeMarkup(text).replaceAll('\n', '<br>')}</p>`,
  };
}
