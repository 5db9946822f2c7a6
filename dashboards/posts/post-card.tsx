import { useState } from 'preact/hooks';
import type { PublicPost } from '../../contracts/queries/posts.ts';
import { words } from '../i18n/language.ts';
import { exploreHref } from '../state/links.ts';
import { EvidenceList } from './evidence-list.tsx';
import { HighlightedText } from './highlighted-text.tsx';
import { PostHead, PostLabels, PostMetrics } from './post-head.tsx';
import type { Mark } from './segments.ts';

/** Above this length a text begins folded. */
const FOLDED_FROM = 600;

/** One post: where and when, its text with evidence, labels and links. `threadHref` null: it is shown in its thread. */
export function PostCard(props: { post: PublicPost; threadHref: string | null; extra?: readonly Mark[] }) {
  const { post, threadHref, extra = [] } = props;
  const { post: text } = words.value;
  const [isWhole, setWhole] = useState(false);
  const isLong = post.text.length > FOLDED_FROM;
  return (
    <article class="post" tabIndex={-1} data-post={post.id} data-thread={threadHref ?? undefined}>
      <PostHead post={post} />
      {post.text === '' ? (
        <p class="muted">{text.erased}</p>
      ) : (
        <p class={isLong && !isWhole ? 'folded' : undefined}>
          <HighlightedText post={post} extra={extra} />
        </p>
      )}
      {isLong && (
        <button type="button" class="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? text.shorter : text.whole}
        </button>
      )}
      <div class="post-foot">
        <PostLabels post={post} />
      </div>
      <div class="post-actions">
        {threadHref !== null && <a href={threadHref}>{text.thread}</a>}
        <a href={exploreHref({ singles: { story: post.storyId } })}>{text.story}</a>
        {isWebAddress(post.url) && (
          <a href={post.url} target="_blank" rel="noopener noreferrer nofollow" title={text.originalHint}>
            {text.original} ↗
          </a>
        )}
        <details class="why">
          <summary>{text.why}</summary>
          <EvidenceList post={post} />
        </details>
        <PostMetrics post={post} />
      </div>
    </article>
  );
}

/** Only web addresses become links: a post's url is untrusted. */
function isWebAddress(url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url);
}
