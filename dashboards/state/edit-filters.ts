import { type ExploreState, type FilterName, type ListFilter, SINGLE_FILTERS } from './explore-state.ts';

/** One filter value as a chip shows it. */
export interface Chip {
  name: FilterName;
  value: string;
}

/** All filter values of a state. */
export function chipsOf({ lists, singles }: Pick<ExploreState, 'lists' | 'singles'>): Chip[] {
  const many = Object.entries(lists) as [ListFilter, readonly string[]][];
  return [
    ...many.flatMap(([name, values]) => values.map((value) => ({ name, value }))),
    ...SINGLE_FILTERS.flatMap((name) => {
      const value = singles[name];
      return value === undefined ? [] : [{ name, value }];
    }),
  ];
}

/** The state with a filter value added, or removed when it is there. A thread that was open is closed. */
export function toggleChip(state: ExploreState, { name, value }: Chip): ExploreState {
  if (isSingle(name)) {
    const { [name]: present, ...others } = state.singles;
    return { ...state, thread: null, singles: present === value ? others : { ...others, [name]: value } };
  }
  const { [name]: present = [], ...others } = state.lists;
  const values = present.includes(value) ? present.filter((kept) => kept !== value) : [...present, value];
  return { ...state, thread: null, lists: values.length === 0 ? others : { ...others, [name]: values } };
}

function isSingle(name: FilterName): name is (typeof SINGLE_FILTERS)[number] {
  return SINGLE_FILTERS.some((single) => single === name);
}
