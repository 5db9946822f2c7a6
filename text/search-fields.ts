import { nearestName } from './nearest-name.ts';
import { searchProblem } from './search-problem.ts';
import { splitSearch } from './split-search.ts';

/** A filter that was typed into the search. */
export interface SearchField {
  /** As the reader was told it is called. */
  name: string;
  /** Several values are alternatives. */
  values: string[];
  /** Offset of its first mention, UTF-16. */
  at: number;
}

/** A search in two parts. */
export interface SplitFields {
  fields: SearchField[];
  /** The search with spaces in place of its filters, so that offsets stay; blank when it was all filters. */
  words: string;
}

/**
 * What looks like a filter: an ASCII name right before a colon, and no web address. Times («в 10:30») begin with a digit,
 * and nobody writes Russian words so.
 */
const FIELD = /^(?<name>[A-Za-z]{1,20}):(?!\/\/)(?<value>.*)$/su;
/** As many as a filter of the API takes. */
const VALUES_MAX = 50;

/**
 * Takes filters such as `district:opochetsky`, `block:roads,housing` or `from:2026-11-20` out of a search. A value with
 * spaces stands in quotes; a filter that is named twice has all its values. Linear.
 * @throws {VecheError} `input` (where `q`, with the place): a filter that does not exist (with the nearest name), one that
 * is to be left out, one beside OR, more than 50 values, or a search that cannot be cut into pieces.
 */
export function splitFields(q: string, known: readonly string[]): SplitFields {
  const fields = new Map<string, SearchField>();
  const parts: string[] = [];
  let done = 0;
  let isBehindOr = false;
  let wasField = false;
  for (const piece of splitSearch(q)) {
    if (piece.kind === 'or') {
      if (wasField) throw besideOr(piece.at);
      isBehindOr = true;
      continue;
    }
    const field = piece.kind === 'form' ? fieldOf(piece.text, known, piece.at) : null;
    wasField = field !== null;
    if (field !== null) {
      if (isBehindOr) throw besideOr(piece.at);
      if (piece.isRefused) throw searchProblem('a filter cannot be left out with a minus', piece.at);
      addField(fields, { ...field, at: piece.at });
      parts.push(q.slice(done, piece.at), ' '.repeat(piece.end - piece.at));
      done = piece.end;
    }
    isBehindOr = false;
  }
  parts.push(q.slice(done));
  return { fields: [...fields.values()], words: parts.join('') };
}

/** null: words. */
function fieldOf(text: string, known: readonly string[], at: number): { name: string; value: string } | null {
  const { name = '', value = '' } = FIELD.exec(text)?.groups ?? {};
  if (name === '') return null;
  return { name: knownName(name, known, at), value };
}

function knownName(name: string, known: readonly string[], at: number): string {
  const found = known.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  const near = nearestName(name, known);
  throw searchProblem(
    `there is no filter ${name}${near === null ? '' : `; did you mean ${near}?`}`,
    at,
    `filters are ${known.join(', ')}; to look for the word itself, put it in quotes`,
  );
}

function addField(
  fields: Map<string, SearchField>,
  { name, value, at }: { name: string; value: string; at: number },
): void {
  const field = fields.get(name) ?? { name, values: [], at };
  const added = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (added.length === 0)
    throw searchProblem(`the filter ${name} has no value`, at, `write it right behind the colon: ${name}:…`);
  if (field.values.length + added.length > VALUES_MAX)
    throw searchProblem(`the filter ${name} has more than ${VALUES_MAX} values`, at);
  field.values.push(...added);
  fields.set(name, field);
}

function besideOr(at: number): ReturnType<typeof searchProblem> {
  return searchProblem(
    'a filter cannot be an alternative of OR',
    at,
    'several values of one filter are alternatives: block:roads,housing',
  );
}
