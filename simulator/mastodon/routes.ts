import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escapeMarkup } from '../html.ts';
import type { Service } from '../service.ts';
import { isDeletedAt, residentsLine, tellStory } from '../voices.ts';
import type { Story } from '../world/story.ts';

/** https://docs.joinmastodon.org/api/rate-limits/ */
const REQUESTS = 300;
const WINDOW_MS = 300_000;
const PAGE_MAX = 40;
/** Name of the server in ids; it answers below `/mastodon`. */
export const MASTODON_HOST = 'social.example';

interface Query {
  min_id?: string;
  limit?: string;
}

/** A server of Mastodon: `/mastodon/api/v1/timelines/public`, `/…/tag/<tag>`, `/mastodon/api/v1/statuses/<id>`. */
export function serveMastodon(app: FastifyInstance, service: Service): void {
  const line = residentsLine(service);

  for (const path of ['/mastodon/api/v1/timelines/public', '/mastodon/api/v1/timelines/tag/:tag']) {
    app.get<{ Querystring: Query }>(path, async (request, reply) => {
      if (isTooMuch(request, reply, service)) return reply.send({ error: 'Too many requests' });
      const page = statusesAfter(request.query, service);
      await service.ledger.flush();
      return reply.send(page);
    });
  }

  app.get<{ Params: { id: string } }>('/mastodon/api/v1/statuses/:id', async (request, reply) => {
    if (isTooMuch(request, reply, service)) return reply.send({ error: 'Too many requests' });
    const nowMs = service.clock.now();
    const index = indexOf(request.params.id, service);
    const story = index === null ? null : service.world.story(line.slot(index));
    if (story !== null && !isDeletedAt(story, nowMs)) return reply.send(statusOf(story, nowMs, service));
    if (story !== null) service.ledger.note({ ...shownStatus(story), deletedMs: story.fate.deletedMs });
    await service.ledger.flush();
    return reply.code(404).send({ error: 'Record not found' });
  });
}

function isTooMuch(request: FastifyRequest, reply: FastifyReply, { limits, clock }: Service): boolean {
  const name = `mastodon: ${REQUESTS} in five minutes`;
  if (limits.allow({ name, key: request.ip, max: REQUESTS, windowMs: WINDOW_MS })) return false;
  reply.code(429).header('x-ratelimit-reset', new Date(clock.now() + WINDOW_MS).toISOString());
  return true;
}

/** Milliseconds, shifted by 16 bits, and the number of the post among them (lib/mastodon/snowflake.rb). */
function idOf({ slot }: Story): string {
  return ((BigInt(slot.publishedMs) << 16n) | BigInt(slot.index & 0xffff)).toString();
}

/** The first post that was not yet published when an id was given away. */
function firstAfter(id: string, service: Service): number {
  const ms = /^\d{1,20}$/.test(id) ? Number(BigInt(id) >> 16n) : 0;
  return residentsLine(service).countAt(Math.min(ms, service.clock.now()) - 1);
}

function indexOf(id: string, service: Service): number | null {
  const line = residentsLine(service);
  const count = line.countAt(service.clock.now());
  for (let index = firstAfter(id, service); index < count; index += 1) {
    const found = idOf(service.world.story(line.slot(index)));
    if (found === id) return index;
    if (BigInt(found) > BigInt(id)) return null;
  }
  return null;
}

/** The statuses directly after `min_id`, newest first. */
function statusesAfter({ min_id: minId = '0', limit }: Query, service: Service): object[] {
  const line = residentsLine(service);
  const nowMs = service.clock.now();
  const count = line.countAt(nowMs);
  const wanted = Math.min(PAGE_MAX, Number(limit ?? 20) || 20);
  const after = /^\d{1,20}$/.test(minId) ? BigInt(minId) : 0n;
  const page: object[] = [];
  for (let index = firstAfter(minId, service); index < count && page.length < wanted; index += 1) {
    const story = service.world.story(line.slot(index));
    if (BigInt(idOf(story)) > after && !isDeletedAt(story, nowMs))
      page.unshift(statusOf(story, nowMs, service));
  }
  return page;
}

function shownStatus(story: Story): Parameters<Service['ledger']['note']>[0] {
  return {
    id: `mastodon:${MASTODON_HOST}/${idOf(story)}`,
    network: 'mastodon',
    channelId: MASTODON_HOST,
    publishedMs: story.slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: story.slot.incident?.id ?? null,
  };
}

function statusOf(story: Story, nowMs: number, service: Service): object {
  const { text, editedMs, person } = tellStory(story, nowMs, service);
  service.ledger.note({ ...shownStatus(story), editedMs });
  const id = idOf(story);
  const home = `https://${MASTODON_HOST}`;
  return {
    id,
    created_at: new Date(story.slot.publishedMs).toISOString(),
    edited_at: editedMs === null ? null : new Date(editedMs).toISOString(),
    in_reply_to_id: null,
    visibility: 'public',
    language: 'ru',
    spoiler_text: '',
    uri: `${home}/users/${person.handle}/statuses/${id}`,
    url: `${home}/@${person.handle}/${id}`,
    content: `<p>${escapeMarkup(text).replaceAll('\n', '<br />')}</p>`,
    reblog: null,
    poll: null,
    media_attachments: [],
    account: {
      id: String(person.id),
      acct: person.handle,
      display_name: `${person.firstName} ${person.lastName}`,
      note: '',
      url: `${home}/@${person.handle}`,
      uri: `${home}/users/${person.handle}`,
    },
  };
}
