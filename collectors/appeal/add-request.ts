import type { Parsed } from '../../contracts/collector.ts';
import { htmlToText } from '../../text/clean.ts';
import { namesPerson } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import type { DateParser } from '../kit/parse-date.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import type { ServiceRequest } from './schema.ts';
import { requestSchema } from './schema.ts';

/** Where requests of an answer are read. */
export interface RequestPlace {
  city: string;
  context: ParseContext;
  parseDate: DateParser;
  place: string;
}

/**
 * Adds a request as an appeal, and what was written about its state as the answer to it. Hands the request back; null
 * when it cannot be read.
 */
export function addRequest(into: Parsed, raw: unknown, at: RequestPlace): ServiceRequest | null {
  const { context, place } = at;
  const request = requestSchema.safeParse(raw).data;
  if (request === undefined || namesPerson(request.service_request_id)) {
    // A token stands for an id that does not exist yet; the request comes again with its id.
    quarantine(into, 'a request without id', { place, raw });
    return null;
  }
  const text = textOf(request);
  const id = `appeal:${at.city}/${request.service_request_id}`;
  const requestedMs = momentOf(request.requested_datetime, at.parseDate);
  addPost(
    into,
    {
      id,
      kind: 'appeal',
      channelId: at.city,
      text,
      publishedMs: requestedMs,
      geo: geoOf(request),
    },
    context,
    { place, raw },
  );
  if (request.status_notes !== '') addAnswer(into, request, { id, requestedMs }, at);
  return request;
}

/** Status notes are one answer, which changes with the state. It is a reply when the city is a registered body. */
function addAnswer(
  into: Parsed,
  request: ServiceRequest,
  { id, requestedMs }: { id: string; requestedMs: number | null },
  { city, context, parseDate, place }: RequestPlace,
): void {
  const bodyId = context.bodyId ?? context.bodyOfChannel('appeal', city);
  const updatedMs = momentOf(request.updated_datetime, parseDate);
  addPost(
    into,
    {
      id: `${id}/answer`,
      kind: bodyId === null ? 'comment' : 'reply',
      channelId: city,
      bodyId,
      parentId: id,
      rootId: id,
      text: htmlToText(request.status_notes),
      publishedMs: updatedMs ?? requestedMs,
    },
    context,
    { place: `${place}.status_notes`, raw: request.status_notes },
  );
}

/** The kind of trouble, what was written, and where it is. */
function textOf({ service_name: service, description, address }: ServiceRequest): string {
  const told = htmlToText(description);
  const isRepeated = service !== '' && told.toLowerCase().startsWith(service.toLowerCase());
  return [isRepeated ? '' : service, told, address].filter(Boolean).join('\n\n');
}

function geoOf({ lat, long }: ServiceRequest): { lat: number; lon: number } | null {
  const point = { lat: Number(lat), lon: Number(long) };
  const isWritten = lat !== '' && long !== '' && Number.isFinite(point.lat) && Number.isFinite(point.lon);
  return isWritten ? point : null;
}

/** null when none is written, NaN when it cannot be read. */
function momentOf(text: string, parseDate: DateParser): number | null {
  return text === '' ? null : parseDate(text);
}
