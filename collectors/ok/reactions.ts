import type { Reaction, ReactionKind } from '../kit/reaction.ts';

/** Codes of https://apiok.ru/dev/errors, by reaction. */
const TABLE: readonly (readonly [ReactionKind, string, readonly number[]])[] = [
  ['retry', 'Odnoklassniki failed inside or was too slow', [1, 2, 30, 31, 704, 5000, 9999]],
  ['pause', 'too many requests: the limit of the application or of this method is reached', [7, 8, 11]],
  ['stop_token', 'requests from this address are blocked: ask the support of Odnoklassniki', [9]],
  ['stop_token', 'the access token is expired or invalid: put in a new one', [102, 103]],
  [
    'stop_token',
    'Odnoklassniki wants a login or a captcha, which Veche never solves',
    [401, 402, 403, 511, 514],
  ],
  ['config', 'the application has no right to this method', [10, 200, 451, 453]],
  ['stop_source', 'the group or topic is deleted or unknown', [300, 700, 702]],
  ['skip_object', 'access is closed', [455, 456, 457, 458]],
  [
    'dead_letter',
    'Odnoklassniki does not accept the request',
    [3, 4, 100, 101, 104, 105, 106, 110, 160, 220],
  ],
];

const BY_CODE = new Map(
  TABLE.flatMap(([kind, meaning, codes]) => codes.map((code) => [code, { kind, meaning }] as const)),
);

/** Reaction to an error code; one that is not in the table is taken for our mistake. */
export function reactionTo(code: number): Reaction {
  return BY_CODE.get(code) ?? { kind: 'dead_letter', meaning: 'an error that Veche does not know' };
}
