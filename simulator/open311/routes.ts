import type { FastifyInstance } from 'fastify';
import { createDice, hashOf } from '../dice.ts';
import { escapeMarkup } from '../html.ts';
import type { Service } from '../service.ts';
import { residentsLine, tellStory } from '../voices.ts';
import type { Story } from '../world/story.ts';

/** No limit is published; this is what a tolerant server would put up with. */
const PER_SECOND = 2;
const RETRY_AFTER_SECONDS = 5;
const PAGE_SIZE = 50;
const PAGE_SIZE_MAX = 500;
const FIRST_ID = 1000;
const HOUR_MS = 3_600_000;
const CLOSED = 0.6;
const CLOSED_AFTER_HOURS = [3, 30] as const;

interface Query {
  service_request_id?: string;
  start_date?: string;
  end_date?: string;
  page?: string;
  page_size?: string;
}

/** A city's requests below `/open311`, in both formats of GeoReport v2. */
export function serveOpen311(app: FastifyInstance, service: Service): void {
  for (const format of ['json', 'xml'] as const) {
    app.get<{ Querystring: Query }>(`/open311/requests.${format}`, async (request, reply) => {
      const limit = { name: `open311: ${PER_SECOND} a second`, max: PER_SECOND, windowMs: 1000 };
      if (!service.limits.allow({ ...limit, key: request.ip }))
        return reply.code(429).header('retry-after', String(RETRY_AFTER_SECONDS)).send('Too Many Requests');
      const found = storiesFor(request.query, service).map((story) =>
        requestOf(story, request.host, service),
      );
      await service.ledger.flush();
      return format === 'json' ? reply.send(found) : reply.type('text/xml; charset=utf-8').send(xmlOf(found));
    });
  }
}

/** By ids alone when they are given, as the interface wants it; else by the time of the request. */
function storiesFor(query: Query, service: Service): Story[] {
  const line = residentsLine(service);
  const nowMs = service.clock.now();
  const count = line.countAt(nowMs);
  const ids = query.service_request_id?.split(',').map((id) => Number(id) - FIRST_ID);
  if (ids !== undefined)
    return ids
      .filter((index) => Number.isInteger(index) && index >= 0 && index < count)
      .map((index) => service.world.story(line.slot(index)));
  const from = Date.parse(query.start_date ?? '') || 0;
  const to = Math.min(nowMs, Date.parse(query.end_date ?? '') || nowMs);
  const size = Math.min(PAGE_SIZE_MAX, Number(query.page_size) || PAGE_SIZE);
  const first = line.countAt(from - 1) + ((Number(query.page) || 1) - 1) * size;
  const last = Math.min(line.countAt(to), first + size);
  const stories: Story[] = [];
  for (let index = first; index < last; index += 1) stories.push(service.world.story(line.slot(index)));
  return stories;
}

/** When a request is closed, ms; null: it stays open. */
function closedMs({ slot }: Story): number | null {
  const dice = createDice(hashOf(slot.seed, 'request'));
  return dice.chance(CLOSED) ? slot.publishedMs + dice.int(...CLOSED_AFTER_HOURS) * HOUR_MS : null;
}

type Fields = Record<string, string | null>;

function requestOf(story: Story, host: string, service: Service): Fields {
  const nowMs = service.clock.now();
  // Requests are not edited: what residents wrote first is what the city got.
  const { person } = tellStory(story, nowMs, service);
  const { slot } = story;
  const closed = closedMs(story);
  const isClosed = closed !== null && closed <= nowMs;
  const id = String(FIRST_ID + slot.index);
  const shown = {
    id: `appeal:${host}/${id}`,
    network: 'appeal' as const,
    channelId: host,
    publishedMs: slot.publishedMs,
    editedMs: null,
    deletedMs: null,
    incidentId: slot.incident?.id ?? null,
  };
  service.ledger.note(shown);
  if (isClosed) service.ledger.note({ ...shown, id: `${shown.id}/answer`, publishedMs: closed });
  return {
    service_request_id: id,
    status: isClosed ? 'closed' : 'open',
    status_notes: isClosed ? 'Заявка выполнена, проверено на месте.' : '',
    service_name: 'Благоустройство',
    service_code: 'city',
    description: story.text,
    requested_datetime: new Date(slot.publishedMs).toISOString(),
    updated_datetime: new Date(isClosed ? closed : slot.publishedMs).toISOString(),
    address: '',
    first_name: person.firstName,
    last_name: person.lastName,
    email: person.email,
    lat: null,
    long: null,
  };
}

function xmlOf(requests: readonly Fields[]): string {
  const items = requests.map((fields) => {
    const inner = Object.entries(fields).map(
      ([name, value]) => `<${name}>${escapeMarkup(value ?? '')}</${name}>`,
    );
    return `<request>${inner.join('')}</request>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n<service_requests>\n${items.join('\n')}\n</service_requests>\n`;
}
