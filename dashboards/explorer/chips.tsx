import { words } from '../i18n/language.ts';
import { nameOf } from '../i18n/name-of.ts';
import { type Chip, chipsOf } from '../state/edit-filters.ts';
import type { ExploreState } from '../state/explore-state.ts';

/** Filters in force; a click takes one off. */
export function Chips(props: { state: ExploreState; onRemove: (chip: Chip) => void; onClear: () => void }) {
  const { state, onRemove, onClear } = props;
  const { explore } = words.value;
  const chips = chipsOf(state);
  if (chips.length === 0) return null;
  return (
    <div class="chips" role="group" aria-label={explore.filters}>
      {chips.map((chip) => {
        const field = explore.fields[chip.name];
        const value = nameOf(chip.name, chip.value);
        return (
          <button
            key={`${chip.name} ${chip.value}`}
            type="button"
            class="chip"
            aria-label={explore.remove(field, value)}
            onClick={() => onRemove(chip)}
          >
            <span class="chip-field">{field}</span> {value} <span aria-hidden="true">×</span>
          </button>
        );
      })}
      {chips.length > 1 && (
        <button type="button" class="quiet" onClick={onClear}>
          {explore.clear}
        </button>
      )}
    </div>
  );
}
