import { createHash } from 'node:crypto';
import type { CollectorServices, Page, Parsed } from '../../contracts/collector.ts';
import type { Network, Post } from '../../contracts/post.ts';
import { PUBLISHED_MIN } from '../../contracts/post.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { createDateParser } from '../kit/parse-date.ts';
import { addPost, emptyParsed, quarantine } from '../kit/parsed.ts';
import { csvRows } from './csv-rows.ts';
import { openTextFile } from './decode-file.ts';
import { jsonlRows } from './jsonl-rows.ts';
import type { FileProfile } from './profiles.ts';
import type { Row, RowFields } from './row.ts';

export interface FileInput {
  file: string;
  profile: FileProfile;
  /** Source that the pages are landed under; part of the ids of rows that are no posts of another network. */
  sourceId: string;
  services: Pick<CollectorServices, 'clock' | 'pseudonymise' | 'bodyOfChannel' | 'timezone'>;
  signal?: AbortSignal;
}

/** Rows in one page. */
const PAGE_ROWS_MAX = 500;

/**
 * Posts of a file in pages of at most 500 rows, masked and bounded; the cursor is the last line read. A row's id is its
 * own, or made from its text and date: reading the same file again gives the same posts. Bad rows are quarantined.
 * @throws {VecheError} `input` when the file cannot be read or has no column of texts.
 */
export async function* readFilePages(input: FileInput): AsyncGenerator<Page> {
  const { profile, sourceId, services, signal } = input;
  const textFile = await openTextFile(input.file);
  const nowMs = services.clock.now();
  const calendar = createRegionTime(services.timezone);
  const rows = profile === 'csv' ? csvRows(textFile) : jsonlRows(textFile, { nowMs, calendar });
  const add = createRowReader(input, nowMs, Math.min(textFile.modifiedMs, nowMs));
  let parsed = emptyParsed();
  let count = 0;
  let line = 0;
  const page = (): Page => {
    const { error: _, ...read } = parsed;
    return { sourceId, ...read, cursor: { line } };
  };
  for await (const row of rows) {
    signal?.throwIfAborted();
    add(parsed, row);
    line = row.line;
    count += 1;
    if (count % PAGE_ROWS_MAX > 0) continue;
    yield page();
    parsed = emptyParsed();
  }
  if (count === 0 || count % PAGE_ROWS_MAX > 0) yield page();
}

function createRowReader(
  { sourceId, services }: FileInput,
  nowMs: number,
  undatedMs: number,
): (into: Parsed, row: Row) => void {
  const parseDate = createDateParser(services.timezone);
  const contextOf = (network: Network, channelKind: Post['channelKind']): ParseContext => ({
    network,
    nowMs,
    channelKind,
    bodyId: null,
    timezone: services.timezone,
    pseudonymise: services.pseudonymise,
    bodyOfChannel: services.bodyOfChannel,
    publishedMinMs: Date.parse(PUBLISHED_MIN),
    firstSeen: () => undatedMs,
  });
  return (into, row) => {
    const origin = { place: `line ${row.line}`, raw: row.raw };
    if ('reason' in row) quarantine(into, row.reason, origin);
    else if ('fields' in row) {
      addPost(into, partsOfFields(row.fields, sourceId, parseDate), contextOf('appeal', 'inbox'), origin);
    } else {
      const { network, channelKind } = row.post;
      addPost(into, partsOfPost(row.post, sourceId, row.isDated), contextOf(network, channelKind), origin);
    }
  };
}

function partsOfFields(
  { id, text, date, url }: RowFields,
  sourceId: string,
  parseDate: (text: string) => number,
): PostParts {
  return {
    id: `appeal:${sourceId}/${id ?? hashOf(text, date)}`,
    kind: 'appeal',
    channelId: sourceId,
    text,
    url,
    publishedMs: date === null ? null : parseDate(date),
  };
}

/** A post of a network keeps its id; any other id is made the source's own. Foreign pseudonyms are not taken over. */
function partsOfPost(post: Post, sourceId: string, isDated: boolean): PostParts {
  const { id, network, channelId, text, publishedAt, editedAt } = post;
  const own = id === '' ? hashOf(text, isDated ? publishedAt : null) : id;
  return {
    id: own.startsWith(`${network}:`) ? own : `${network}:${sourceId}/${own}`,
    kind: post.kind,
    channelId: channelId === 'import' ? sourceId : channelId,
    bodyId: post.bodyId,
    parentId: post.parentId,
    rootId: post.rootId,
    text,
    url: post.url,
    publishedMs: isDated ? Date.parse(publishedAt) : null,
    edited: post.edited,
    editedMs: editedAt === null ? null : Date.parse(editedAt),
    geo: post.geo,
    metrics: post.metrics,
  };
}

function hashOf(text: string, date: string | null): string {
  return createHash('sha256')
    .update(`${date ?? ''}\n${text}`)
    .digest('hex')
    .slice(0, 24);
}
