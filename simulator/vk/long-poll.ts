import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.ts';
import type { Channel } from '../world/channel.ts';
import { commentItem } from './comment-items.ts';
import type { Method } from './methods.ts';
import { VkError } from './errors.ts';
import { wholeOf } from './parameters.ts';
import { publishedComments, wallItem } from './wall-items.ts';
import { createWalls } from './wall.ts';

const KEPT_MS = 24 * 3_600_000;
/** Comments come for so long after their post (world/thread.ts). */
const THREAD_MS = 6 * 24 * 3_600_000;
const EVENTS_MAX = 100;
const KEY = 'simulated-long-poll-key';

/** `groups.getLongPollServer`: events are numbered by the second in which they happen. */
export const getLongPollServer: Method = (parameters, { service, nowMs, origin }) => {
  const group = wholeOf(parameters, 'group_id', { fallback: null, min: 1, max: 1e12 });
  if (channelOf(service, group) === undefined) throw new VkError(125);
  return { key: KEY, server: `${origin}/lp/wh${group}`, ts: String(Math.floor(nowMs / 1000)) };
};

/** Bots Long Poll of own communities: `/lp/wh<group>?act=a_check&key&ts&wait`. It never waits. */
export function serveLongPoll(app: FastifyInstance, service: Service): void {
  const wallOf = createWalls(service.world);

  app.get<{ Params: { name: string }; Querystring: Record<string, string> }>(
    '/lp/:name',
    async (request, reply) => {
      const { key, ts = '' } = request.query;
      const channel = channelOf(service, Number(request.params.name.replace(/^wh/, '')));
      const nowMs = service.clock.now();
      if (channel === undefined || !/^\d{1,12}$/.test(ts)) return reply.send({ failed: 3 });
      if (key !== KEY) return reply.send({ failed: 2 });
      const fromMs = Number(ts) * 1000;
      if (nowMs - fromMs > KEPT_MS)
        return reply.send({ failed: 1, ts: Math.floor((nowMs - KEPT_MS) / 1000) + 60 });
      const all = eventsOf(channel, { fromMs, toMs: nowMs - 1000 }, { service, wallOf, nowMs });
      const last = all[EVENTS_MAX - 1]?.atMs ?? nowMs;
      // A second is told as a whole, or the rest of it would be lost behind its number.
      const events = all.filter(({ atMs }) => atMs <= last);
      const next = events.at(-1)?.atMs;
      const updates = events.map(({ tell }) => tell());
      await service.ledger.flush();
      return reply.send({ ts: next === undefined ? ts : String(Math.floor(next / 1000)), updates });
    },
  );
}

interface Happened {
  atMs: number;
  tell: () => object;
}

/** What happened on a wall after `fromMs` up to `toMs`, whole seconds, by time. */
function eventsOf(
  channel: Channel,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  { service, wallOf, nowMs }: { service: Service; wallOf: ReturnType<typeof createWalls>; nowMs: number },
): Happened[] {
  const line = service.world.timeline(channel);
  const wall = wallOf(channel, nowMs);
  const isNew = (ms: number | null): ms is number => ms !== null && ms > fromMs && ms <= toMs;
  const happened: Happened[] = [];
  const eventOf = (type: string, id: string, object: object): object => ({
    type,
    group_id: -Number(channel.native),
    event_id: `${type}-${id}`,
    v: '5.199',
    object,
  });
  for (let index = line.countAt(fromMs - THREAD_MS); index < line.countAt(toMs); index += 1) {
    const slot = line.slot(index);
    if (wall.find(index)?.isGone !== false) continue;
    const story = service.world.story(slot);
    const tellPost = (): object =>
      eventOf('wall_post_new', String(index), wallItem(story, service, { nowMs, isPinned: false }));
    if (isNew(slot.publishedMs)) happened.push({ atMs: slot.publishedMs, tell: tellPost });
    const comments = publishedComments(story, service, nowMs);
    for (const comment of comments) {
      const tell = (type: string) => (): object =>
        eventOf(type, `${index}-${comment.nth}`, commentItem(story, comments, comment, { service, nowMs }));
      const isGone = comment.deletedMs !== null && comment.deletedMs <= nowMs;
      if (isNew(comment.publishedMs) && !isGone)
        happened.push({ atMs: comment.publishedMs, tell: tell('wall_reply_new') });
      if (isNew(comment.deletedMs))
        happened.push({ atMs: comment.deletedMs, tell: tell('wall_reply_delete') });
    }
  }
  return happened.sort((a, b) => a.atMs - b.atMs);
}

function channelOf({ world }: Service, group: number): Channel | undefined {
  return world.setting.channels.find(
    ({ network, native, isClosed }) => network === 'vk' && native === `-${group}` && !isClosed,
  );
}
