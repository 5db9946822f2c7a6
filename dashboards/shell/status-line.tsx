import type { AnswerMeta } from '../../contracts/queries/meta.ts';
import { dataClock } from '../data/clock.ts';
import { connection, ticks } from '../data/live.ts';
import { answerMeta } from '../data/request.ts';
import { isDemo } from '../data/session.ts';
import { formats, language, words } from '../i18n/language.ts';
import { SOURCE_STATE_NAMES } from '../i18n/names.ts';
import { isDelivering } from '../sources/source-table.tsx';
import { useSources } from '../sources/use-sources.ts';

/** How fresh the data is and what is missing; read by every page, because silence is not calm. */
export function StatusLine() {
  const { status } = words.value;
  const sources = useSources().data?.items.filter((source) => source.state !== 'off') ?? [];
  const meta = answerMeta.value;
  return (
    <div class="status" role="region" aria-label={status.label}>
      {isDemo.value && <span class="pill pill-demo">{status.demo}</span>}
      <Freshness meta={meta} />
      {sources.length > 0 && (
        <span>{status.sources(sources.filter(isDelivering).length, sources.length)}</span>
      )}
      {meta !== null && meta.missingSources.length > 0 && <Missing sources={meta.missingSources} />}
    </div>
  );
}

/** Subscribed to the ticks, so that «a minute ago» grows old. */
function Freshness({ meta }: { meta: AnswerMeta | null }) {
  const { status } = words.value;
  const now = ticks.posts.value >= 0 ? dataClock.now() : 0;
  if (meta === null) return null;
  return (
    <span>
      <span class={`dot dot-${connection.value}`} aria-hidden="true" />
      {meta.freshAt === null ? status.empty : status.fresh(formats.value.ago(meta.freshAt, now))},{' '}
      {status[connection.value]}
    </span>
  );
}

function Missing({ sources }: { sources: AnswerMeta['missingSources'] }) {
  const { status } = words.value;
  return (
    <details class="missing">
      <summary>
        <span class="pill pill-trouble">{status.missing(sources.length)}</span>
      </summary>
      <div class="missing-list">
        <p>{status.missingLong}</p>
        <ul>
          {sources.map((source) => (
            <li key={source.id}>
              <bdi dir="auto">{source.id}</bdi> — {SOURCE_STATE_NAMES[source.state][language.value]},{' '}
              {source.lastPostAt === null
                ? status.never
                : status.since(formats.value.moment(source.lastPostAt))}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
