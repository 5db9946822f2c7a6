import type { Sources } from '../../contracts/queries/sources.ts';
import type { SourceState } from '../../contracts/source.ts';
import { formats, language, words } from '../i18n/language.ts';
import { nameOf } from '../i18n/name-of.ts';
import { SOURCE_STATE_NAMES } from '../i18n/names.ts';
import { exploreHref } from '../state/links.ts';

type Item = Sources['items'][number];

/** Whether posts of a source come as they should. */
export function isDelivering({ state }: { state: SourceState }): boolean {
  return state === 'active';
}

/** Sources as a table, those that do not deliver first. `most` cuts it; `full` adds the counts. */
export function SourceTable({
  items,
  most,
  full = false,
}: {
  items: readonly Item[];
  most?: number;
  full?: boolean;
}) {
  const { sources } = words.value;
  if (items.length === 0) return <p class="empty">{sources.none}</p>;
  const ordered = items.toSorted(
    (a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title, language.value),
  );
  return (
    <div class="scroll-x" tabIndex={0} role="group" aria-label={sources.title}>
      <table class="dense">
        <caption class="visually-hidden">{sources.title}</caption>
        <thead>
          <tr>
            <th scope="col">{sources.source}</th>
            <th scope="col">{sources.network}</th>
            <th scope="col">{sources.state}</th>
            <th scope="col">{sources.last}</th>
            <th scope="col" class="num">
              {sources.posts}
            </th>
            {full && <FullHead />}
          </tr>
        </thead>
        <tbody>
          {ordered.slice(0, most).map((item) => (
            <SourceRow key={item.id} item={item} full={full} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rank(item: Item): number {
  if (item.state === 'off') return 2;
  return isDelivering(item) ? 1 : 0;
}

function pillOf({ state }: Item): string {
  if (state === 'active') return 'pill pill-ok';
  return state === 'off' || state === 'starting' ? 'pill' : 'pill pill-trouble';
}

function FullHead() {
  const { sources } = words.value;
  const names = [sources.edits, sources.deletions, sources.quarantined];
  return (
    <>
      {names.map((name) => (
        <th key={name} scope="col" class="num">
          {name}
        </th>
      ))}
      <th scope="col" class="num">
        {sources.budget}
      </th>
      <th scope="col">{sources.polled}</th>
    </>
  );
}

function SourceRow({ item, full }: { item: Item; full: boolean }) {
  const { moment, number } = formats.value;
  const { counts, budget } = item;
  const count = (value: number | undefined) => (value === undefined ? '—' : number(value));
  return (
    <tr>
      <th scope="row">
        <bdi dir="auto">{item.title || item.id}</bdi>
      </th>
      <td>
        <a href={exploreHref({ lists: { network: [item.network] } })}>{nameOf('network', item.network)}</a>
      </td>
      <td>
        <span class={pillOf(item)}>{SOURCE_STATE_NAMES[item.state][language.value]}</span>
        {item.reason !== null && <span class="reason">{item.reason}</span>}
      </td>
      <td class="nowrap">{item.lastPostAt === null ? '—' : moment(item.lastPostAt)}</td>
      <td class="num">{count(counts?.posts)}</td>
      {full && (
        <>
          <td class="num">{count(counts?.edits)}</td>
          <td class="num">{count(counts?.deletions)}</td>
          <td class="num">{count(counts?.quarantined)}</td>
          <td class="num nowrap">
            {budget === null ? '—' : `${number(budget.used)} / ${number(budget.limit)}`}
          </td>
          <td class="nowrap">{item.lastPollAt === null ? '—' : moment(item.lastPollAt)}</td>
        </>
      )}
    </tr>
  );
}
