import { z } from 'zod';
import { firstSeenSchema } from '../kit/first-seen.ts';

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null)
  .transform((value) => value?.trim() ?? '');

/** `service_request` of Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2). */
export const requestSchema = z.object({
  service_request_id: text.pipe(z.string().min(1).max(200)),
  status: text,
  status_notes: text,
  service_name: text,
  service_code: text,
  description: text,
  agency_responsible: text,
  requested_datetime: text,
  updated_datetime: text,
  address: text,
  lat: text,
  long: text,
});

export type ServiceRequest = z.infer<typeof requestSchema>;

/** `{code, description}`, one or several, in JSON; XML is brought into the same form. */
export const errorSchema = z.object({ code: z.coerce.string(), description: text });

/** Where reading a city goes on. */
export const appealCursorSchema = z.object({
  /** Everything requested before is read, ms; null before the first slice. */
  untilMs: z.number().nullable().catch(null),
  /** Native ids of requests that were open when last seen, with their time, seconds; ascending by time. */
  open: z.array(z.tuple([z.string(), z.number()])).catch([]),
  /** When all open requests were asked for again, ms. */
  recheckedMs: z.number().catch(0),
  firstSeen: firstSeenSchema,
});

export type AppealCursor = z.infer<typeof appealCursorSchema>;
