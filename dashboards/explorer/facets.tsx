import { useState } from 'preact/hooks';
import type { Facets as FacetsAnswer } from '../../contracts/queries/facets.ts';
import { formats, words } from '../i18n/language.ts';
import { nameOf } from '../i18n/name-of.ts';
import { CHANNEL_KIND_NAMES, NOISE_NAMES } from '../i18n/names.ts';
import { type Chip, chipsOf } from '../state/edit-filters.ts';
import type { ExploreState, FilterName } from '../state/explore-state.ts';

/** Values shown before «more». */
const SHOWN = 6;

interface Option {
  value: string;
  posts: number | null;
}

/** Values of each filter with the number of posts they would leave; a click adds or removes one. */
export function Facets(props: { facets: FacetsAnswer; state: ExploreState; onToggle: (chip: Chip) => void }) {
  const { facets, state, onToggle } = props;
  const counted = (name: keyof FacetsAnswer['facets']): readonly Option[] => facets.facets[name] ?? [];
  const fixed = (values: readonly string[]): Option[] => values.map((value) => ({ value, posts: null }));
  const groups: [FilterName, readonly Option[]][] = [
    ['district', counted('district')],
    ['block', counted('block')],
    ['topic', counted('topic')],
    ['appeal', fixed(['true', 'false'])],
    ['sentiment', counted('sentiment')],
    ['network', counted('network')],
    ['channelKind', fixed(Object.keys(CHANNEL_KIND_NAMES))],
    ['kind', counted('kind')],
    ['channel', counted('channel')],
    ['noise', fixed(Object.keys(NOISE_NAMES))],
  ];
  return (
    <div class="facets">
      {groups.map(
        ([name, options]) =>
          options.length > 0 && (
            <Group key={name} name={name} options={options} state={state} onToggle={onToggle} />
          ),
      )}
    </div>
  );
}

function Group(props: {
  name: FilterName;
  options: readonly Option[];
  state: ExploreState;
  onToggle: (chip: Chip) => void;
}) {
  const { name, options, state, onToggle } = props;
  const { explore } = words.value;
  const [isLong, setLong] = useState(false);
  const chosen = chipsOf(state).filter((chip) => chip.name === name);
  return (
    <fieldset>
      <legend>{explore.fields[name]}</legend>
      {(isLong ? options : options.slice(0, SHOWN)).map(({ value, posts }) => {
        const isOn = chosen.some((chip) => chip.value === value);
        return (
          <button
            key={value}
            type="button"
            class="facet"
            aria-pressed={isOn}
            onClick={() => onToggle({ name, value })}
          >
            <span class="facet-name">{nameOf(name, value)}</span>
            {posts !== null && <span class="facet-count">{formats.value.number(posts)}</span>}
          </button>
        );
      })}
      {options.length > SHOWN && (
        <button type="button" class="quiet" aria-expanded={isLong} onClick={() => setLong(!isLong)}>
          {isLong ? explore.less : `${explore.more} ${options.length - SHOWN}`}
        </button>
      )}
    </fieldset>
  );
}
