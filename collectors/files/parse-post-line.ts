import { z } from 'zod';
import { toIso } from '../../contracts/clock.ts';
import type { Post } from '../../contracts/post.ts';
import { postSchema, PUBLISHED_MIN } from '../../contracts/post.ts';
import type { RegionTime } from '../../contracts/region-time.ts';
import { boundText } from '../../text/bound.ts';
import { parseObject } from './parse-object.ts';

/** Network and channel of a post whose line names none. */
const NOT_GIVEN = 'import';

/** Dates are read below, so that one which is no date gives a reason of its own. */
const date = z.string().max(64).nullish();
const { shape } = postSchema;

const lineSchema = z.looseObject({
  id: z.string().min(1).max(512),
  text: z.string(),
  network: shape.network.nullish(),
  kind: shape.kind.nullish(),
  channelId: shape.channelId.nullish(),
  channelKind: shape.channelKind.nullish(),
  bodyId: shape.bodyId.optional(),
  parentId: shape.parentId.optional(),
  rootId: shape.rootId.optional(),
  authorKey: shape.authorKey.optional(),
  truncated: shape.truncated.nullish(),
  url: shape.url.optional(),
  publishedAt: date,
  edited: shape.edited.nullish(),
  editedAt: date,
  deletedAt: date,
  fetchedAt: date,
  geo: shape.geo.optional(),
  metrics: shape.metrics.nullish(),
});

type Line = z.infer<typeof lineSchema>;

/** A post with defaults for what its line does not say, and the line's own fields; or why the line is none. */
export type ParsedLine = { post: Post; given: Record<string, unknown> } | { reason: string };

/**
 * Reads one JSON line that holds a post; only `id` and `text` are required, and null stands for "not given". The text
 * is bounded but not masked: whoever gave it gets it back with offsets into it. A date in the future becomes `now`
 * (ISO), one without a zone is the calendar's, or UTC when there is none. Never throws.
 */
export function parsePostLine(line: string, now: string, calendar: RegionTime | null = null): ParsedLine {
  const given = parseObject(line);
  if ('reason' in given) return given;
  const read = lineSchema.safeParse(given.value);
  if (!read.success) return { reason: reasonOf(read.error.issues[0]) };
  const dates = readDates(read.data, now, calendar);
  if ('reason' in dates) return dates;
  return { post: makePost(read.data, dates, now), given: read.data };
}

type Dates = Record<'publishedAt' | 'editedAt' | 'deletedAt' | 'fetchedAt', string | null>;

function makePost(line: Line, dates: Dates, now: string): Post {
  const { text, truncated } = boundText(line.text);
  return {
    id: line.id,
    ...originOf(line),
    bodyId: line.bodyId ?? null,
    parentId: line.parentId ?? null,
    rootId: line.rootId ?? null,
    authorKey: line.authorKey ?? null,
    text,
    truncated: truncated || (line.truncated ?? false),
    url: line.url ?? null,
    publishedAt: dates.publishedAt ?? now,
    edited: line.edited ?? false,
    editedAt: dates.editedAt,
    deletedAt: dates.deletedAt,
    fetchedAt: dates.fetchedAt ?? now,
    geo: line.geo ?? null,
    metrics: line.metrics ?? {},
  };
}

function originOf(line: Line): Pick<Post, 'network' | 'kind' | 'channelId' | 'channelKind'> {
  return {
    network: line.network ?? NOT_GIVEN,
    kind: line.kind ?? 'post',
    channelId: line.channelId ?? NOT_GIVEN,
    channelKind: line.channelKind ?? 'community',
  };
}

function readDates(line: Line, now: string, calendar: RegionTime | null): Dates | { reason: string } {
  const dates: Dates = { publishedAt: null, editedAt: null, deletedAt: null, fetchedAt: null };
  for (const name of ['publishedAt', 'editedAt', 'deletedAt', 'fetchedAt'] as const) {
    const written = line[name] ?? null;
    if (written === null) continue;
    const ms = isoMs(written, calendar);
    if (Number.isNaN(ms)) return { reason: `${name}: unreadable date` };
    if (ms < Date.parse(PUBLISHED_MIN)) return { reason: `${name}: before ${PUBLISHED_MIN.slice(0, 10)}` };
    dates[name] = toIso(Math.min(ms, Date.parse(now)));
  }
  return dates;
}

const ISO_DATE =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?<zone>Z|[+-]\d{2}:?\d{2})?)?$/;

function isoMs(text: string, calendar: RegionTime | null): number {
  const { day = '', time = '00:00', zone } = ISO_DATE.exec(text)?.groups ?? {};
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Date.parse turns the 31st of February into the 3rd of March.
  if (Number.isNaN(midnight) || !toIso(midnight).startsWith(day)) return Number.NaN;
  if (zone === undefined && calendar !== null) return calendar.parse(`${day}T${time}`);
  return Date.parse(`${day}T${time}${zone ?? 'Z'}`);
}

function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'no post';
  const path = issue.path.map(String).join('.');
  if (issue.code === 'invalid_value') return `${path}: not one of ${issue.values.map(String).join(', ')}`;
  return `${path}: ${issue.code === 'invalid_type' ? `missing or no ${issue.expected}` : 'not allowed'}`;
}
