import { VecheError } from '../contracts/errors.ts';

const HELP =
  'words in any form: вода; exactly so: =Остров; a phrase: "нет воды"; without: -кулер; either: вода OR газ; ' +
  'a filter: district:opochetsky';

/** An error of a search, told with the character at which it is (the first is 1) and what can be written. */
export function searchProblem(message: string, offset: number | null, hint = HELP): VecheError {
  const place = offset === null ? '' : ` (character ${offset + 1})`;
  return new VecheError('input', message + place, { where: 'q', hint });
}
