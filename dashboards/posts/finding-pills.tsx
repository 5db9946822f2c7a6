import type { FindingKind } from '../../contracts/thread.ts';
import { language } from '../i18n/language.ts';
import { FINDING_NAMES } from '../../contracts/finding-names.ts';

/** Kinds of failures in a thread, each once, with how often when it is more than once. */
export function FindingPills({ kinds }: { kinds: readonly FindingKind[] }) {
  return (
    <>
      {[...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => (
        <span key={kind} class="pill pill-finding">
          {FINDING_NAMES[kind][language.value]}
          {all.length > 1 && ` ×${all.length}`}
        </span>
      ))}
    </>
  );
}
