import { words } from '../i18n/language.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { SourceTable } from './source-table.tsx';
import { useSources } from './use-sources.ts';

/** «Can I believe it?»: every source with its state, reason, counts and budget. */
export function SourcesPage() {
  const { sources } = words.value;
  const answer = useSources();
  return (
    <section class="card" aria-labelledby="page-title">
      <h1 id="page-title" tabIndex={-1}>
        {sources.title}
      </h1>
      <p class="lead">{sources.lead}</p>
      <AnswerView answer={answer} skeleton={<Skeleton lines={12} />}>
        {({ items }) => <SourceTable items={items} full />}
      </AnswerView>
    </section>
  );
}
