/** What is done about an error answer of VK. */
export type ReactionKind =
  | 'retry' // repeat with growing pauses, then leave the source for later
  | 'pause_token' // nothing on this token for a second, then repeat
  | 'pause_method' // this method of this token rests
  | 'quota' // the day's calls are used up
  | 'stop_token' // the token is of no use; people are told
  | 'stop_source' // the community is gone, blocked or unknown
  | 'skip_object' // this wall, post or comment list is closed to us
  | 'config' // the application or the configuration is wrong
  | 'dead_letter'; // the request itself was wrong: our bug

export interface Reaction {
  kind: ReactionKind;
  /** For the operator. */
  meaning: string;
}

/** Codes of https://dev.vk.com/ru/reference/errors, by reaction. */
const TABLE: readonly (readonly [ReactionKind, string, readonly number[]])[] = [
  ['retry', 'VK failed inside or asks to wait', [1, 10, 13, 32, 33, 36, 43]],
  ['pause_token', 'too many requests a second', [6]],
  ['pause_method', 'flood control: too many alike requests', [9]],
  ['quota', 'the calls of this method for today are used up', [29]],
  [
    'stop_token',
    'the token is revoked, expired or bound to another address: put in a new one',
    [5, 27, 28, 42, 1117, 1118, 1114, 1116],
  ],
  ['stop_token', 'VK wants a captcha, which Veche never solves: use another token', [14]],
  [
    'stop_token',
    'VK wants a person to confirm or validate the token',
    [17, 24, 25, 3300, 3301, 3302, 3303, 3304, 3305, 3609],
  ],
  ['stop_token', 'this kind of token may not call the method: use a service key', [1051]],
  [
    'stop_source',
    'the community is deleted, banned, closed by VK or unknown',
    [18, 19, 30, 37, 39, 40, 104, 125],
  ],
  ['skip_object', 'access is closed', [7, 15, 203, 204, 210, 211, 212, 214, 260]],
  ['config', 'the VK application is off, unknown or too old for this method', [2, 3, 11, 20, 21, 23, 34, 35]],
  ['dead_letter', 'VK does not accept the request', [8, 12, 100, 101, 113]],
];

const BY_CODE = new Map(
  TABLE.flatMap(([kind, meaning, codes]) => codes.map((code) => [code, { kind, meaning }] as const)),
);

/** Reaction to an error code. A code that is not in the table skips the object (200–299) or is taken for our mistake. */
export function reactionTo(code: number): Reaction {
  const known = BY_CODE.get(code);
  if (known !== undefined) return known;
  if (code >= 200 && code < 300) return { kind: 'skip_object', meaning: 'access is closed' };
  return { kind: 'dead_letter', meaning: 'an error that Veche does not know' };
}

/** What is done when Long Poll has no events to give (dev.vk.com/ru/api/bots-long-poll/getting-started). */
export function reactionToFailure(failed: number): string {
  if (failed === 1) return 'catch_up: events were lost; reading goes on with the new ts';
  return failed === 2
    ? 'new_key: the key is too old; a new one is asked for'
    : 'catch_up: events were lost; a new key and ts are asked for';
}
