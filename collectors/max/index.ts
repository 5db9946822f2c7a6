import type { Random } from '../../contracts/clock.ts';
import type {
  Collector,
  CollectorManifest,
  CollectorServices,
  Page,
  PollInput,
} from '../../contracts/collector.ts';
import { activeHold } from '../kit/hold.ts';
import { stopIfAborted } from '../kit/http-status.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { restAfter } from '../kit/reaction.ts';
import type { Step } from './bot-visit.ts';
import { openVisit } from './bot-visit.ts';
import { TOKEN_LIMIT } from './call-bot.ts';
import { parseAnswer } from './parse-answer.ts';
import { refreshChats } from './read-chats.ts';
import { readHistory } from './read-history.ts';
import { readUpdates } from './read-updates.ts';

const DEFAULT_BASE_URL = 'https://platform-api2.max.ru';

const manifest: CollectorManifest = {
  network: 'max',
  title: 'MAX: open chats and channels in which a bot is a member',
  documentation: 'https://dev.max.ru/docs-api',
  rateLimit: {
    ...TOKEN_LIMIT,
    source: 'https://dev.max.ru/docs-api: at most 30 requests a second of one bot',
  },
  defaultBaseUrl: DEFAULT_BASE_URL,
  needsToken: true,
  needsAcceptTerms: false,
  pollSeconds: 5,
};

/** Collector of a bot's chats, one source a bot. `random` spreads repetitions after failures. */
export function createMaxCollector({ random }: { random: Random }): Collector {
  return {
    manifest,
    poll: (input, services) => poll(input, services, random),
    parse: (input) => parseAnswer(input.body, input.channel, contextOfAnswer(input, 'max', 'community')),
  };
}

async function* poll(input: PollInput, services: CollectorServices, random: Random): AsyncGenerator<Page> {
  const { report, signal } = input;
  stopIfAborted(signal);
  const visit = openVisit(input, services, { baseUrl: DEFAULT_BASE_URL, random });
  const held = activeHold(visit.cursor.hold, visit.holdKey, visit.nowMs());
  if (held !== null) return report(held);
  // Updates come last: they alone tell of edits, and what they tell must not be overwritten by the history.
  const ended =
    (await refreshChats(visit)) ??
    (yield* inOrder([() => readHistory(visit), () => readUpdates(visit), () => readHistory(visit)]));
  if (ended === null) {
    const hasChats = visit.cursor.chats.length > 0;
    return report(
      hasChats
        ? { state: 'active', reason: null }
        : { state: 'private', reason: 'the bot is a member of no open chat that is asked for' },
    );
  }
  const { status, hold, deadAnswers } = restAfter(
    ended,
    { deadAnswers: visit.cursor.deadAnswers, holdKey: visit.holdKey },
    visit.nowMs(),
  );
  report(status);
  yield visit.land(emptyParsed(), { hold, deadAnswers });
}

/** Runs the steps until one of them says that the visit is over. */
async function* inOrder(steps: readonly (() => Step)[]): Step {
  for (const step of steps) {
    const ended = yield* step();
    if (ended !== null) return ended;
  }
  return null;
}
