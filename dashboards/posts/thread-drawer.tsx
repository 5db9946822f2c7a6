import { useEffect, useRef } from 'preact/hooks';
import type { ThreadAnswer } from '../../contracts/queries/threads.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, language, words } from '../i18n/language.ts';
import { districtName } from '../i18n/name-of.ts';
import { FINDING_NAMES } from '../../contracts/finding-names.ts';
import { Meter } from '../charts/meter.tsx';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { EvidenceLegend } from './highlighted-text.tsx';
import { PostCard } from './post-card.tsx';
import type { Mark } from './segments.ts';

/** A thread over the page: its heat, what went wrong, and all its posts. The address holds which one is open. */
export function ThreadDrawer({ rootId, onClose }: { rootId: string; onClose: () => void }) {
  const { thread } = words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = useAnswer<ThreadAnswer>(`threads/${encodeURIComponent(rootId)}`);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const isMissing = answer.error?.code === 'not_found' && answer.data === null;
  return (
    <dialog
      ref={dialog}
      class="drawer"
      aria-labelledby="thread-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <header class="drawer-head">
        <h2 id="thread-title">{thread.title}</h2>
        <button type="button" onClick={() => dialog.current?.close()}>
          {thread.close}
        </button>
      </header>
      <div class="drawer-body" tabIndex={0} role="region" aria-labelledby="thread-title">
        {isMissing ? (
          <p class="empty">
            <strong>{thread.missing}.</strong> {thread.missingHint}
          </p>
        ) : (
          <AnswerView answer={answer} skeleton={<Skeleton lines={10} />}>
            {(data) => <ThreadView answer={data} />}
          </AnswerView>
        )}
      </div>
    </dialog>
  );
}

function ThreadView({ answer: { thread, posts, next } }: { answer: ThreadAnswer }) {
  const { thread: text } = words.value;
  const marksOf = (postId: string): Mark[] =>
    thread.findings
      .filter((finding) => finding.postId === postId)
      .flatMap(({ kind, evidence }) =>
        evidence.flatMap(({ rule, start, end }) =>
          start === null || end === null
            ? []
            : [
                {
                  kind: 'finding' as const,
                  rule: `${FINDING_NAMES[kind][language.value]} (${rule})`,
                  start,
                  end,
                },
              ],
        ),
      );
  return (
    <>
      <p class="summary">
        <Meter share={thread.heat} /> {text.heat(String(Math.round(thread.heat * 100)))} ·{' '}
        {districtName(thread.districtId)} · {text.answers(posts.length)}
      </p>
      <Findings thread={thread} posts={posts} />
      <EvidenceLegend />
      <ol class="thread">
        {posts.map((post) => (
          <li key={post.id} id={`post-${post.id}`} class={post.kind === 'reply' ? 'thread-reply' : undefined}>
            <PostCard post={post} threadHref={null} extra={marksOf(post.id)} />
          </li>
        ))}
      </ol>
      {next !== null && <p class="muted">{text.cutShort}</p>}
    </>
  );
}

function Findings({ thread, posts }: Pick<ThreadAnswer, 'thread' | 'posts'>) {
  const { thread: text } = words.value;
  if (thread.findings.length === 0) return <p class="muted">{text.noFindings}</p>;
  const timeOf = (postId: string) => {
    const post = posts.find((candidate) => candidate.id === postId);
    return post === undefined ? '' : formats.value.moment(post.publishedAt);
  };
  const jump = (postId: string) => {
    const article = document.getElementById(`post-${postId}`)?.querySelector<HTMLElement>('article');
    article?.focus();
    article?.scrollIntoView({ block: 'center' });
  };
  return (
    <section class="findings">
      <h3>{text.findings}</h3>
      <ul>
        {thread.findings.map((finding, index) => (
          <li key={index}>
            <span class="pill pill-finding">{FINDING_NAMES[finding.kind][language.value]}</span>{' '}
            {finding.evidence.map(({ quote }) => quote).find((quote) => quote !== null) !== undefined && (
              <q>
                <bdi dir="auto">{finding.evidence.find(({ quote }) => quote !== null)?.quote}</bdi>
              </q>
            )}{' '}
            <button type="button" class="quiet" onClick={() => jump(finding.postId)}>
              {text.jump} {timeOf(finding.postId)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
