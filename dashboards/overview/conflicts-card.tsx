import type { Conflicts } from '../../contracts/queries/threads.ts';
import { Meter } from '../charts/meter.tsx';
import type { Answer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { blockName, districtName } from '../i18n/name-of.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { FindingPills } from '../posts/finding-pills.tsx';
import { exploreHref } from '../state/links.ts';

const SHOWN = 6;

/** Threads by heat with what went wrong in words; each opens in the explorer. */
export function ConflictsCard({ conflicts }: { conflicts: Answer<Conflicts> }) {
  const { conflicts: text } = words.value;
  return (
    <Card id="conflicts" title={text.title} lead={text.lead}>
      <AnswerView answer={conflicts} skeleton={<Skeleton lines={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="empty">{text.empty}</p>
          ) : (
            <ol class="rows">
              {items.slice(0, SHOWN).map((item) => (
                <ConflictItem key={item.rootId} item={item} />
              ))}
            </ol>
          )
        }
      </AnswerView>
    </Card>
  );
}

function ConflictItem({ item }: { item: Conflicts['items'][number] }) {
  const { conflicts: text } = words.value;
  return (
    <li class="row">
      <a class="row-title" href={exploreHref({ thread: item.rootId })}>
        <bdi dir="auto">{item.rootText.trim() || text.open}</bdi>
      </a>
      <div class="row-facts">
        <span class="heat">
          <Meter share={item.heat} /> {text.heat} {Math.round(item.heat * 100)}
        </span>
        <FindingPills kinds={item.findings.map((finding) => finding.kind)} />
        <span class="muted">
          {districtName(item.districtId)} · {blockName(item.block)} · {text.posts(item.posts)} ·{' '}
          {formats.value.moment(item.lastPostAt)}
        </span>
      </div>
    </li>
  );
}
