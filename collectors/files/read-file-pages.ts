import { createHash } from 'node:crypto';
import type { CollectorServices, Page, Parsed } from '../../contracts/collector.ts';
import type { Network, Post } from '../../contracts/post.ts';
import { PUBLISHED_MIN } from '../../contracts/post.ts';
import { namesPerson, type PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, emptyParsed, quarantine } from '../kit/parsed.ts';
import { openRows } from './open-rows.ts';
import type { FileProfile } from './profiles.ts';
import type { OpenRows, Row, RowFields } from './row.ts';

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

/** What rows of a register or mailbox have in common. */
type Origin = Pick<Post, 'channelKind' | 'kind' | 'channelId'> & { network: 'appeal' | 'import' };

/**
 * Posts of a file in pages of at most 500 rows, masked and bounded; the cursor is the last line read. A row's id is its
 * own, or made from its text and date: reading the same file again gives the same posts. Bad rows are quarantined.
 * @throws {VecheError} `input` when the file cannot be read or has no column of texts; `too_large` for a bomb.
 */
export async function* readFilePages(input: FileInput): AsyncGenerator<Page> {
  const { profile, sourceId, services, signal } = input;
  const nowMs = services.clock.now();
  const opened = await openRows(input.file, profile, { nowMs, timezone: services.timezone });
  const add = createRowReader(input, nowMs, opened);
  let parsed = emptyParsed();
  let count = 0;
  let line = 0;
  const page = (): Page => {
    const { error: _, ...read } = parsed;
    return { sourceId, ...read, cursor: { line } };
  };
  for await (const row of opened.rows) {
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
  input: FileInput,
  nowMs: number,
  { unit, modifiedMs }: OpenRows,
): (into: Parsed, row: Row) => void {
  const { sourceId, services } = input;
  const contextOf = (network: Network, channelKind: Post['channelKind']): ParseContext => ({
    network,
    nowMs,
    channelKind,
    bodyId: null,
    timezone: services.timezone,
    pseudonymise: services.pseudonymise,
    bodyOfChannel: services.bodyOfChannel,
    publishedMinMs: Date.parse(PUBLISHED_MIN),
    firstSeen: () => Math.min(modifiedMs, nowMs),
  });
  const register = originOf(input);
  return (into, row) => {
    const origin = { place: `${unit} ${row.line}`, raw: row.raw };
    if ('reason' in row) quarantine(into, row.reason, origin);
    else if ('fields' in row) {
      addPost(
        into,
        partsOfFields(row.fields, register),
        contextOf(register.network, register.channelKind),
        origin,
      );
    } else {
      const { network, channelKind } = row.post;
      addPost(into, partsOfPost(row.post, sourceId, row.isDated), contextOf(network, channelKind), origin);
    }
  };
}

function originOf({ profile, sourceId }: FileInput): Origin {
  if (typeof profile !== 'string') {
    const { network, kind, channelKind, channelId = profile.name } = profile.constants;
    return { network, kind, channelKind, channelId };
  }
  const channelId = profile === 'mail' ? 'mail' : sourceId;
  return { network: 'appeal', kind: 'appeal', channelKind: 'inbox', channelId };
}

/** An id that holds a phone number or the like is not kept: the row's contents stand for it. */
function partsOfFields(fields: RowFields, { network, kind, channelId }: Origin): PostParts {
  const { id, identity, text, url, publishedMs, geo } = fields;
  const own = id === null || namesPerson(id) ? hashOf(identity) : id;
  return { id: `${network}:${channelId}/${own}`, kind, channelId, text, url, publishedMs, geo };
}

/** A post of a network keeps its id; any other id is made the source's own. Foreign pseudonyms are not taken over. */
function partsOfPost(post: Post, sourceId: string, isDated: boolean): PostParts {
  const { id, network, channelId, text, publishedAt, editedAt } = post;
  const own = id === '' ? hashOf(`${isDated ? publishedAt : ''}\n${text}`) : id;
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

function hashOf(identity: string): string {
  return createHash('sha256').update(identity).digest('hex').slice(0, 24);
}
