import { useEffect, useState } from 'preact/hooks';
import { VecheError } from '../../contracts/errors.ts';
import type { PostsAnswer, PublicPost } from '../../contracts/queries/posts.ts';
import { getAnswer } from '../data/request.ts';
import { type Answer, useAnswer } from '../data/use-answer.ts';

/** A list of posts that grows page by page. */
export interface PostPages {
  first: Answer<PostsAnswer>;
  /** Pages after the first one. */
  more: PublicPost[];
  next: string | null;
  isLoadingMore: boolean;
  moreError: VecheError | null;
  loadMore: () => void;
}

interface Later {
  path: string;
  items: PublicPost[];
  next: string | null;
  isLoading: boolean;
  error: VecheError | null;
}

/** Posts of a path; later pages are dropped when the path changes. */
export function usePosts(path: string): PostPages {
  const first = useAnswer<PostsAnswer>(path);
  const [later, setLater] = useState<Later | null>(null);
  const known = later?.path === path ? later : null;
  const next = known === null ? (first.data?.next ?? null) : known.next;
  useEffect(() => setLater(null), [path]);
  const loadMore = () => {
    if (next === null || known?.isLoading === true) return;
    const before = known?.items ?? [];
    setLater({ path, items: before, next, isLoading: true, error: null });
    getAnswer<PostsAnswer>(`${path}&cursor=${encodeURIComponent(next)}`).then(
      (page) =>
        setLater({ path, items: [...before, ...page.items], next: page.next, isLoading: false, error: null }),
      (error: unknown) => {
        const shown = error instanceof VecheError ? error : new VecheError('internal', String(error));
        setLater({ path, items: before, next, isLoading: false, error: shown });
      },
    );
  };
  return {
    first,
    more: known?.items ?? [],
    next,
    isLoadingMore: known?.isLoading ?? false,
    moreError: known?.error ?? null,
    loadMore,
  };
}
