import type { Conflicts } from '../../contracts/queries/threads.ts';
import { ticks } from '../data/live.ts';
import { useAnswer } from '../data/use-answer.ts';
import { resolvePeriod } from '../state/period.ts';
import { AlertsCard } from './alerts-card.tsx';
import { BlocksCard } from './blocks-card.tsx';
import { ConflictsCard } from './conflicts-card.tsx';
import { DistrictsCard } from './districts-card.tsx';
import { Headline } from './headline.tsx';
import { MoversCard } from './movers-card.tsx';
import { readPath, spanParams } from '../data/read-path.ts';
import { SourcesCard } from './sources-card.tsx';
import { StoriesCard } from './stories-card.tsx';
import { useAlerts } from './use-alerts.ts';
import { useNow, useRegionTime } from '../state/use-now.ts';
import { WeekCard } from './week-card.tsx';

/** Most conflicts that are counted; above, the number is shown with a plus. */
const CONFLICTS_MAX = 100;

/** «What changed, and where?»: the day so far, the map, movers, the week, alerts, threads, stories and sources. */
export function OverviewPage() {
  const time = useRegionTime();
  const now = useNow(ticks.slow.value);
  const week = resolvePeriod({ preset: '7d' }, now, time);
  const alerts = useAlerts();
  const conflicts = useAnswer<Conflicts>(
    readPath('conflicts', { ...spanParams(week), limit: CONFLICTS_MAX }),
    'conflicts',
    ticks.slow.value,
  );
  return (
    <div class="overview">
      <Headline alerts={alerts} conflicts={conflicts} />
      <div class="overview-grid">
        <div class="stack stack-wide">
          <DistrictsCard />
          <WeekCard />
        </div>
        <div class="stack">
          <AlertsCard alerts={alerts} />
          <MoversCard />
        </div>
        <ConflictsCard conflicts={conflicts} />
        <StoriesCard />
        <BlocksCard />
        <SourcesCard />
      </div>
    </div>
  );
}
