import type { PublicPost } from '../../contracts/queries/posts.ts';
import { formats, words } from '../i18n/language.ts';
import { blockName, districtName, nameOf } from '../i18n/name-of.ts';

/** Aggression from which a text is called hostile (contracts/enriched.ts). */
const HOSTILE_MIN = 0.5;

/** Where and when a post was published. */
export function PostHead({ post }: { post: PublicPost }) {
  const { moment } = formats.value;
  return (
    <header class="post-head">
      <span class={`network network-${post.network}`}>{nameOf('network', post.network)}</span>
      <bdi dir="auto" class="channel">
        {post.bodyId === null ? nameOf('channel', post.channelId) : nameOf('body', post.bodyId)}
      </bdi>
      <span class="muted">{nameOf('kind', post.kind)}</span>
      <time dateTime={post.publishedAt} class="muted nowrap">
        {moment(post.publishedAt)}
      </time>
    </header>
  );
}

/** Labels that the processors gave: district, block, topic, and what stands out. */
export function PostLabels({ post }: { post: PublicPost }) {
  const { post: text } = words.value;
  const topic = post.topics[0];
  const flags = [
    post.isAppeal && text.appeal,
    post.duplicateOf !== null && text.copy,
    post.noise !== null && nameOf('noise', post.noise),
    post.edited && text.edited,
    post.truncated && text.cut,
  ].filter((flag) => flag !== false);
  return (
    <>
      <span class="label">{districtName(post.districtId)}</span>
      <span class="label">
        {blockName(post.block)}
        {topic !== undefined && ` · ${nameOf('topic', topic.id)}`}
      </span>
      <span class={`label sentiment-${post.sentiment.label}`}>
        {nameOf('sentiment', post.sentiment.label)}
      </span>
      {post.conflict.aggression >= HOSTILE_MIN && <span class="label label-hostile">{text.hostile}</span>}
      {flags.map((flag) => (
        <span key={flag} class="label label-flag">
          {flag}
        </span>
      ))}
    </>
  );
}

/** Views, likes, reposts and comments, as far as the network tells them; zeros are left out. */
export function PostMetrics({ post }: { post: PublicPost }) {
  const { metrics } = words.value.post;
  const { number } = formats.value;
  const shown = (['views', 'likes', 'reposts', 'comments'] as const).flatMap((name) => {
    const value = post.metrics[name];
    return value === undefined || value === 0 ? [] : [`${metrics[name]} ${number(value)}`];
  });
  return shown.length === 0 ? null : <span class="muted metrics">{shown.join(' · ')}</span>;
}
