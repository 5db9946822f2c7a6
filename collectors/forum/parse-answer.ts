import type { Parsed } from '../../contracts/collector.ts';
import { answerError, notOfNetwork } from '../kit/answer-error.ts';
import { readJsonAnswer } from '../kit/json-answer.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { ItemPlace } from './add-post.ts';
import { addDiscoursePost, addTopic } from './add-post.ts';
import type { DiscoursePost } from './schema.ts';
import { errorSchema, latestSchema, postSchema, postsSchema, topicAnswerSchema } from './schema.ts';

/** Posts of an answer of Discourse, and what they looked like there. */
export interface ParsedForum extends Parsed {
  /** In the order of the answer, with those that became no post of ours. */
  items: DiscoursePost[];
}

/**
 * Reads Discourse's `/posts.json`, `/posts/<id>.json`, `/t/<id>.json`, `/latest.json` and errors. `forum` is its host,
 * with the folder it lives in.
 * @throws {VecheError} `unreadable` when it is none of these.
 */
export function parseDiscourse(body: Uint8Array, forum: string, context: ParseContext): ParsedForum {
  const parsed: ParsedForum = { ...emptyParsed(), items: [] };
  const answer = readJsonAnswer(body, 'Discourse');
  const error = errorSchema.safeParse(answer).data;
  if (error !== undefined) {
    const { error_type: type, errors, extras } = error;
    const wait = extras?.wait_seconds ?? null;
    return { ...parsed, error: answerError(type || 'error', errors[0] ?? '', reactionTo(type, wait)) };
  }
  addItems(parsed, answer, { forum, context });
  return parsed;
}

function addItems(parsed: ParsedForum, answer: object, at: Omit<ItemPlace, 'place'>): void {
  const posts = postsSchema.safeParse(answer).data?.latest_posts;
  const topic = topicAnswerSchema.safeParse(answer).data;
  const topics = latestSchema.safeParse(answer).data?.topic_list.topics;
  if (posts !== undefined) addPosts(parsed, posts, '', at);
  else if (topic !== undefined) addPosts(parsed, topic.post_stream.posts, topic.title, at);
  else if (topics !== undefined)
    topics.forEach((raw, index) => addTopic(parsed, raw, { ...at, place: `topics[${index}]` }));
  else if (postSchema.safeParse(answer).success) addPosts(parsed, [answer], '', at);
  else throw notOfNetwork('list of Discourse');
}

function addPosts(
  parsed: ParsedForum,
  posts: readonly unknown[],
  title: string,
  at: Omit<ItemPlace, 'place'>,
): void {
  for (const [index, raw] of posts.entries()) {
    const post = addDiscoursePost(parsed, raw, title, { ...at, place: `posts[${index}]` });
    if (post !== null) parsed.items.push(post);
  }
}

/** `error_type` of app/controllers/application_controller.rb of Discourse. */
function reactionTo(type: string, waitSeconds: number | null): string {
  if (type === 'rate_limit') return `pause: too many requests; ${waitSeconds ?? 60} seconds are asked for`;
  if (type === 'not_found') return 'stop_source: the topic or forum is gone';
  if (type === 'invalid_access' || type === 'not_logged_in') return 'skip_object: only members may read it';
  return 'retry: the forum failed inside';
}
