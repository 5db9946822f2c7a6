import type { Parsed } from '../../contracts/collector.ts';
import { htmlToText } from '../../text/clean.ts';
import type { PostParts } from '../kit/build-post.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import type { Status, StatusContent } from './schema.ts';
import { statusSchema } from './schema.ts';

const POLL_OPTIONS_MAX = 20;
/** Name of a server that an answer does not tell. */
export const UNKNOWN_SERVER = 'server';

/** What a page of statuses belongs to. */
export interface StatusPlace {
  /** The server that was asked: ids are its own, also those of posts that came from elsewhere. */
  host: string;
  context: ParseContext;
  place: string;
}

/** Post id of a status: `mastodon:<server>/<id>`. */
export function statusId(host: string, id: string): string {
  return `mastodon:${host}/${id}`;
}

/** Adds a status, or quarantines what is not public or whose author does not want to be read by machines. */
export function addStatus(into: Parsed, raw: unknown, { host, context, place }: StatusPlace): void {
  const status = statusSchema.safeParse(raw).data;
  if (status === undefined) return quarantine(into, 'a status without id, date or account', { place, raw });
  const refusal = refusalOf(status) ?? (status.reblog === null ? null : refusalOf(status.reblog));
  if (refusal !== null) return quarantine(into, refusal, { place, raw: '' });
  addPost(into, partsOf(status, host, context), context, { place, raw });
}

/** https://docs.joinmastodon.org/entities/Account/: what authors ask of search engines and robots. */
function refusalOf({ visibility, account }: StatusContent): string | null {
  if (visibility !== 'public') return 'not public: never collected';
  const isRefused =
    account.noindex === true ||
    account.indexable === false ||
    account.discoverable === false ||
    /#(?:nobots?|noindex|nosearch)\b/i.test(htmlToText(account.note.slice(0, 20_000)));
  return isRefused ? 'its author does not want to be found or indexed' : null;
}

function partsOf(status: Status, host: string, context: ParseContext): PostParts {
  const shown = status.reblog ?? status;
  const parent = status.in_reply_to_id;
  return {
    id: statusId(host, status.id),
    channelId: host,
    parentId: parent === null ? null : statusId(host, parent),
    ...authorOf(status, host, context),
    text: textOf(shown),
    // The public address of a status holds its author's handle; this one leads to the same page.
    url: host === UNKNOWN_SERVER ? null : `https://${host}/web/statuses/${status.id}`,
    publishedMs: Date.parse(status.created_at),
    edited: status.edited_at !== null,
    editedMs: status.edited_at === null ? null : Date.parse(status.edited_at),
    metrics: {
      likes: status.favourites_count,
      reposts: status.reblogs_count,
      comments: status.replies_count,
    },
  };
}

function authorOf(
  { account, in_reply_to_id: parent, reblog }: Status,
  host: string,
  context: ParseContext,
): Pick<PostParts, 'kind' | 'bodyId' | 'authorId'> {
  const address = account.acct.includes('@') ? account.acct : `${account.acct}@${host}`;
  const bodyId = context.bodyOfChannel(context.network, address);
  const kind = reblog !== null ? 'repost' : parent === null ? 'post' : bodyId === null ? 'comment' : 'reply';
  const authorId = account.uri || account.url || `${host}/${account.id}`;
  return { kind, bodyId, authorId: bodyId === null ? authorId : null };
}

/** Content warning, text and the options of a poll. */
function textOf({ spoiler_text: warning, content, poll }: StatusContent): string {
  const options = (poll?.options ?? []).slice(0, POLL_OPTIONS_MAX).map(({ title }) => `– ${title}`);
  return [warning.trim(), htmlToText(content), options.join('\n')].filter(Boolean).join('\n\n');
}
