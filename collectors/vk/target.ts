import { VecheError } from '../../contracts/errors.ts';

/** What a source reads on VK. */
export type Target =
  | { kind: 'wall'; ownerId: number }
  | { kind: 'board'; ownerId: number }
  | { kind: 'events'; ownerId: number }
  | { kind: 'search'; query: string };

/** VK takes no longer questions in the address of a request. */
const QUERY_LENGTH_MAX = 300;

/**
 * Reads a target: `-98765432` a wall, `board-98765432` its discussions, `events-98765432` the events of an own
 * community, `search: нет воды Псков` a search over public posts.
 * @throws {VecheError} `config` when it is none of these.
 */
export function targetOf(text: string): Target {
  const query = /^search:\s{0,20}(?<query>\S[^\n\r]*)$/.exec(text.trim())?.groups?.['query'];
  if (query !== undefined && query.length <= QUERY_LENGTH_MAX) return { kind: 'search', query };
  const match = /^(?<kind>board|events)?(?<owner>-\d{1,12})$/.exec(text.trim())?.groups;
  const kind = (match?.['kind'] ?? 'wall') as 'wall' | 'board' | 'events';
  if (match !== undefined && Number(match['owner']) < 0) return { kind, ownerId: Number(match['owner']) };
  throw new VecheError('config', "the target is no community: persons' walls are never collected", {
    where: text.slice(0, 80),
    hint: 'write the community id with a minus, such as -98765432, board-98765432 or events-98765432, or search: words',
  });
}
