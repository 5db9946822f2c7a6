import type { Reaction } from '../kit/reaction.ts';

/** By the words of an error's `code`; the published schema names few, so words are looked for. */
const BY_CODE: readonly (readonly [RegExp, Reaction])[] = [
  [
    /token|unauthori[sz]ed|auth\.?(?:failed|error)/,
    { kind: 'stop_token', meaning: 'the token is revoked or wrong: put in a new one' },
  ],
  [
    /too\.?many|rate\.?limit|flood/,
    { kind: 'pause', meaning: 'too many requests: the limit of the bot is reached' },
  ],
  [
    /not\.?allowed|subscription/,
    { kind: 'config', meaning: 'updates cannot be asked for while a webhook is subscribed: remove it' },
  ],
  [
    /not\.?found|deleted|closed/,
    { kind: 'stop_source', meaning: 'the chat is deleted, or unknown to the bot' },
  ],
  [
    /denied|forbidden|access|suspended|not\.?member|blocked/,
    { kind: 'skip_object', meaning: 'the bot is no member of this chat, or may not read it' },
  ],
  [
    /unavailable|internal|timeout|service|not\.?ready/,
    { kind: 'retry', meaning: 'MAX failed inside or is too busy' },
  ],
];
const BY_STATUS: ReadonlyMap<number, string> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not.found'],
  [405, 'not.allowed'],
  [429, 'too.many'],
]);

/** Reaction to an error by its code, else by the HTTP status (0: not known); what neither explains is taken for our mistake. */
export function reactionTo(code: string, status: number): Reaction {
  const words = [code.toLowerCase(), BY_STATUS.get(status) ?? (status >= 500 ? 'unavailable' : '')];
  for (const word of words) {
    const known = BY_CODE.find(([pattern]) => pattern.test(word))?.[1];
    if (known !== undefined) return known;
  }
  return { kind: 'dead_letter', meaning: 'MAX does not accept the request' };
}
