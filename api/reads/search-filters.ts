import { filtersSchema, type GivenFilters } from '../../contracts/queries/filters.ts';
import { collapseSpace } from '../../text/collapse-space.ts';
import { splitFields, type SearchField } from '../../text/search-fields.ts';
import { searchProblem } from '../../text/search-problem.ts';
import { parseSearch } from '../../text/search-query.ts';

const NAMES = Object.keys(filtersSchema.shape).filter((name) => name !== 'q');

/**
 * Filters with those that were typed into `q` (`district:opochetsky`) in their own places, where they mean the same; what is
 * left of `q` are the words, which are checked here so that an error can tell the place in what was typed.
 * @throws {VecheError} `input` (where `q`): a filter that does not exist, has a wrong value, or is given twice; words that do
 * not parse.
 */
export function takeSearchFilters<Params extends GivenFilters>(params: Params): Params {
  const { q, ...others } = params;
  if (q === undefined) return params;
  const { fields, words } = splitFields(q, NAMES);
  const typed = Object.assign({}, ...fields.map((field) => readField(field, others))) as GivenFilters;
  const isBlank = words.trim() === '';
  // A search without anything in it is told by its parser.
  if (!isBlank || fields.length === 0) parseSearch(words);
  return { ...others, ...typed, ...(isBlank ? {} : { q: collapseSpace(words) }) } as Params;
}

function readField({ name, values, at }: SearchField, others: GivenFilters): GivenFilters {
  if (others[name as keyof GivenFilters] !== undefined)
    throw searchProblem(
      `the filter ${name} is set already, outside of the search`,
      at,
      'take one of them away',
    );
  // Filters of one value are no lists.
  const value = values.length === 1 ? values[0] : values;
  const read = filtersSchema.safeParse({ [name]: value });
  if (!read.success) {
    const message = read.error.issues[0]?.message ?? 'it cannot be used';
    throw searchProblem(`the filter ${name} has a wrong value: ${message}`, at);
  }
  return read.data;
}
