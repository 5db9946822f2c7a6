import type { Sources } from '../../contracts/queries/sources.ts';
import { words } from '../i18n/language.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { isDelivering, SourceTable } from '../sources/source-table.tsx';
import { useSources } from '../sources/use-sources.ts';
import { pageHref } from '../state/place.ts';

const SHOWN = 8;

/** Health of the sources, the troubled ones first. */
export function SourcesCard() {
  const { sources } = words.value;
  const answer = useSources();
  const items = answer.data?.items ?? [];
  return (
    <Card
      id="sources"
      title={sources.title}
      lead={
        answer.data === null ? sources.lead : sources.summary(items.filter(isDelivering).length, items.length)
      }
      tools={<a href={pageHref('sources')}>{sources.more}</a>}
    >
      <AnswerView answer={answer} skeleton={<Skeleton lines={6} />}>
        {(answered: Sources) => <SourceTable items={answered.items} most={SHOWN} />}
      </AnswerView>
    </Card>
  );
}
