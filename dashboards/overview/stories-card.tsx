import type { Stories } from '../../contracts/queries/stories.ts';
import { ticks } from '../data/live.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { blockName, districtName, nameOf } from '../i18n/name-of.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { explainHref } from '../state/links.ts';
import { resolvePeriod } from '../state/period.ts';
import { readPath, spanParams } from '../data/read-path.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';

const SHOWN = 6;

/** The largest stories of the last 24 hours. */
export function StoriesCard() {
  const { stories } = words.value;
  const tick = ticks.slow.value;
  const span = resolvePeriod({ preset: '24h' }, useNow(tick), useRegionTime());
  const answer = useAnswer<Stories>(
    readPath('stories', { ...spanParams(span), limit: SHOWN }),
    'stories',
    tick,
  );
  return (
    <Card id="stories" title={stories.title} lead={stories.lead}>
      <AnswerView answer={answer} skeleton={<Skeleton lines={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">{stories.empty}</p>
          ) : (
            <ol class="rows">
              {items.map((item) => (
                <StoryItem key={item.id} item={item} />
              ))}
            </ol>
          )
        }
      </AnswerView>
    </Card>
  );
}

function StoryItem({ item }: { item: Stories['items'][number] }) {
  const { stories } = words.value;
  return (
    <li class="row">
      <a class="row-title" href={explainHref(item.explain)}>
        <bdi dir="auto">{item.title.trim() || item.id}</bdi>
      </a>
      <div class="row-facts">
        <span class="row-count">{stories.spread(item.posts, item.channels)}</span>
        <span class="muted">
          {districtName(item.districtId)} · {blockName(item.block)} ·{' '}
          {item.networks.map((network) => nameOf('network', network)).join(', ')} ·{' '}
          {stories.since(formats.value.moment(item.firstAt))}
        </span>
      </div>
    </li>
  );
}
