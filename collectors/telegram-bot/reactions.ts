import type { Reaction } from '../kit/reaction.ts';

/** Longest wait that is believed: Telegram has asked for a day (github.com/tdlib/td/issues/743). */
const WAIT_SECONDS_MAX = 2 * 86_400;

/** What is done about an error of the Bot API; `waitSeconds` is what Telegram asks for, null when it says nothing. */
export interface BotReaction extends Reaction {
  waitSeconds: number | null;
}

/** Reaction to an error (core.telegram.org/bots/api#making-requests: codes are those of HTTP). */
export function reactionTo(code: number, description: string, retryAfter: number | null): BotReaction {
  const waitSeconds =
    retryAfter === null ? null : Math.min(WAIT_SECONDS_MAX, Math.max(1, Math.ceil(retryAfter)));
  return { ...kindOf(code, description), waitSeconds };
}

function kindOf(code: number, description: string): Reaction {
  if (code === 401 || code === 404)
    return { kind: 'stop_token', meaning: 'the token of the bot is wrong or revoked: put in a new one' };
  if (code === 403)
    return { kind: 'skip_object', meaning: 'the bot was removed from the chat or may not read it' };
  if (code === 409 && /webhook/i.test(description))
    return { kind: 'config', meaning: 'a webhook is set for the bot: remove it with deleteWebhook' };
  if (code === 409)
    return {
      kind: 'pause',
      meaning: 'another program reads with this bot, and only one may: stop it, or make a bot of its own',
    };
  if (code === 429 || code === 420) return { kind: 'pause', meaning: 'Telegram asks to wait' };
  if (code >= 500) return { kind: 'retry', meaning: 'Telegram failed inside' };
  return { kind: 'dead_letter', meaning: 'Telegram does not accept the request' };
}
