import type { Hotspot, Hotspots } from '../../contracts/queries/hotspots.ts';
import { levelOf } from '../charts/level.ts';
import { ticks } from '../data/live.ts';
import { useAnswer } from '../data/use-answer.ts';
import { formats, words } from '../i18n/language.ts';
import { blockName, districtName } from '../i18n/name-of.ts';
import { AnswerView, Skeleton } from '../parts/answer-view.tsx';
import { Card } from '../parts/card.tsx';
import { LevelMark } from '../parts/level-mark.tsx';
import { explainHref } from '../state/links.ts';
import { resolvePeriod } from '../state/period.ts';
import { readPath, spanParams } from '../data/read-path.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';

const MOVERS = 6;

/** The district × block cells that stand out most, as sentences that lead to their posts. */
export function MoversCard() {
  const { movers } = words.value;
  const tick = ticks.posts.value;
  const span = resolvePeriod({ preset: '24h' }, useNow(tick), useRegionTime());
  const answer = useAnswer<Hotspots>(
    readPath('hotspots', { ...spanParams(span), limit: 40 }),
    'movers',
    tick,
  );
  return (
    <Card id="movers" title={movers.title} lead={movers.lead}>
      <AnswerView answer={answer} skeleton={<Skeleton lines={8} />}>
        {(hotspots) => <Movers items={hotspots.items.filter(standsOut).slice(0, MOVERS)} />}
      </AnswerView>
    </Card>
  );
}

function standsOut({ z, observed, previous, block }: Hotspot): boolean {
  return block !== 'other' && (z === null ? observed > previous : z >= 1);
}

function Movers({ items }: { items: readonly Hotspot[] }) {
  const { movers } = words.value;
  if (items.length === 0) return <p class="empty">{movers.empty}</p>;
  return (
    <ol class="movers">
      {items.map((item) => (
        <Mover key={`${item.districtId} ${item.block}`} item={item} />
      ))}
    </ol>
  );
}

function Mover({ item }: { item: Hotspot }) {
  const { movers } = words.value;
  const { number, mean, ratio } = formats.value;
  const { observed, expected, previous } = item;
  return (
    <li class="mover">
      <div class="mover-head">
        <strong>{districtName(item.districtId)}</strong> · {blockName(item.block)}
      </div>
      <p>
        {item.z !== null && <LevelMark level={levelOf(item.z)} />}{' '}
        {expected === null
          ? movers.before(number(observed), number(previous))
          : movers.instead(number(observed), mean(expected))}
        {expected !== null && expected > 0 && <span class="change"> {ratio(observed, expected)}</span>}
        {'; '}
        {movers.facts(item.authors, item.channels)}.{' '}
        <a href={explainHref(item.explain)}>{movers.read(observed)} →</a>
      </p>
    </li>
  );
}
