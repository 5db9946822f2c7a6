import { words } from '../i18n/language.ts';
import { nameOf } from '../i18n/name-of.ts';
import { AnswerView, ErrorNote, Skeleton } from '../parts/answer-view.tsx';
import { PostCard } from '../posts/post-card.tsx';
import { EvidenceLegend } from '../posts/highlighted-text.tsx';
import { type Chip, chipsOf } from '../state/edit-filters.ts';
import type { ExploreState } from '../state/explore-state.ts';
import type { Period } from '../state/period.ts';
import type { PostPages } from './use-posts.ts';

/** The posts found, with more on demand, or what to loosen when there are none. */
export function PostList(props: {
  pages: PostPages;
  state: ExploreState;
  threadHref: (rootId: string) => string;
  onRemove: (chip: Chip) => void;
  onPeriod: (period: Period) => void;
  onSearch: (q: string) => void;
}) {
  const { pages, threadHref } = props;
  const { explore } = words.value;
  return (
    <section aria-label={explore.list}>
      <AnswerView answer={pages.first} skeleton={<Skeleton lines={14} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing {...props} />
          ) : (
            <>
              <EvidenceLegend />
              <ol class="posts">
                {[...items, ...pages.more].map((post) => (
                  <li key={post.id}>
                    <PostCard post={post} threadHref={threadHref(post.rootId ?? post.id)} />
                  </li>
                ))}
              </ol>
              {pages.moreError !== null && <ErrorNote error={pages.moreError} retry={pages.loadMore} />}
              {pages.next === null ? (
                <p class="muted centred">{explore.end}</p>
              ) : (
                <p class="centred">
                  <button type="button" onClick={pages.loadMore} disabled={pages.isLoadingMore}>
                    {explore.next}
                  </button>
                </p>
              )}
            </>
          )
        }
      </AnswerView>
    </section>
  );
}

function Nothing(props: {
  state: ExploreState;
  onRemove: (chip: Chip) => void;
  onPeriod: (period: Period) => void;
  onSearch: (q: string) => void;
}) {
  const { state, onRemove, onPeriod, onSearch } = props;
  const { explore } = words.value;
  return (
    <div class="empty">
      <p>
        <strong>{explore.none}.</strong> {explore.noneHint}
      </p>
      <div class="chips">
        {state.q !== '' && (
          <button type="button" onClick={() => onSearch('')}>
            {explore.without(state.q)}
          </button>
        )}
        {chipsOf(state).map((chip) => (
          <button key={`${chip.name} ${chip.value}`} type="button" onClick={() => onRemove(chip)}>
            {explore.without(nameOf(chip.name, chip.value))}
          </button>
        ))}
        <button type="button" onClick={() => onPeriod({ preset: '30d' })}>
          {explore.longer}
        </button>
      </div>
      <p class="muted">
        {explore.tryWords}{' '}
        {explore.syntaxRows.slice(0, 3).map(([example = '']) => (
          <button key={example} type="button" class="quiet" onClick={() => onSearch(example)}>
            <code>{example}</code>
          </button>
        ))}
      </p>
    </div>
  );
}
