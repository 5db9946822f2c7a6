import { z } from 'zod';
import type { Parsed } from '../../contracts/collector.ts';
import { safeText } from '../kit/build-post.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { addComment } from './comment-of-item.ts';
import { addDiscussion } from './discussion-of-item.ts';
import { createThreadLinks } from './link-comments.ts';
import { reactionTo } from './reactions.ts';
import { errorSchema } from './schema.ts';
import { addTopic, UNKNOWN_GROUP } from './topic-of-item.ts';

const MESSAGE_LENGTH_MAX = 200;

const list = z.array(z.unknown()).catch([]);
const entities = z.object({ media_topics: list }).optional().catch(undefined);
const answerSchema = z.object({
  media_topics: list,
  comments: list,
  commentss: list,
  discussion: z.unknown().optional(),
  discussions: list,
  entities,
});

/**
 * Reads any answer of Odnoklassniki: topics, comments, discussions, the stream of a group, errors. What holds no posts
 * gives nothing. `channel` is a group's id, or `group/topic` for the comments of one topic.
 * @throws {VecheError} `unreadable` when it is no JSON object.
 */
export function parseAnswer(body: Uint8Array, channel: string | null, context: ParseContext): Parsed {
  const parsed = emptyParsed();
  const answer = readJsonAnswer(body, 'Odnoklassniki');
  const error = errorSchema.safeParse(answer).data;
  if (error !== undefined) return { ...parsed, error: errorOf(error) };
  const at = placeOf(channel);
  const lists = answerSchema.safeParse(Array.isArray(answer) ? { media_topics: answer } : answer).data;
  if (lists === undefined) return parsed;
  const topics = [...lists.media_topics, ...(lists.entities?.media_topics ?? [])];
  for (const [index, item] of topics.entries())
    addTopic(parsed, item, { context, place: `media_topics[${index}]`, groupId: at.groupId });
  const discussions = lists.discussion === undefined ? lists.discussions : [lists.discussion];
  for (const [index, item] of discussions.entries())
    addDiscussion(parsed, item, { context, place: `discussions[${index}]`, groupId: at.groupId });
  const links = createThreadLinks();
  for (const [index, item] of [...lists.comments, ...lists.commentss].entries())
    addComment(parsed, item, { ...at, links }, { context, place: `comments[${index}]` });
  return parsed;
}

/** The message may hold what was asked, so it is masked and cut. */
function errorOf(error: z.infer<typeof errorSchema>): NonNullable<Parsed['error']> {
  const { kind, meaning } = reactionTo(error.error_code);
  const message = safeText(error.error_msg).text.slice(0, MESSAGE_LENGTH_MAX);
  return { code: String(error.error_code), message, reaction: `${kind}: ${meaning}` };
}

function placeOf(channel: string | null): { groupId: string; topicId: string | null } {
  const match = /^(?<group>\d{1,20})(?:\/(?<topic>\d{1,20}))?$/.exec(channel ?? '')?.groups;
  return { groupId: match?.['group'] ?? UNKNOWN_GROUP, topicId: match?.['topic'] ?? null };
}
