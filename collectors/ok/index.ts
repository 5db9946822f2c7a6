import type { Random } from '../../contracts/clock.ts';
import type {
  Collector,
  CollectorManifest,
  CollectorServices,
  Page,
  PollInput,
} from '../../contracts/collector.ts';
import { spanMs } from '../../contracts/source.ts';
import { activeHold } from '../kit/hold.ts';
import { stopIfAborted } from '../kit/http-status.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { restAfter } from '../kit/reaction.ts';
import { TOKEN_LIMIT } from './call-method.ts';
import type { Step } from './group-visit.ts';
import { openVisit } from './group-visit.ts';
import { parseAnswer } from './parse-answer.ts';
import { closeGaps, readNewest } from './read-topics.ts';
import { recheckTopics } from './recheck-topics.ts';

const DEFAULT_BASE_URL = 'https://api.ok.ru';

const manifest: CollectorManifest = {
  network: 'ok',
  title: 'Одноклассники: topics of groups and their comments',
  documentation: 'https://apiok.ru/dev/methods/rest/mediatopic/',
  rateLimit: {
    ...TOKEN_LIMIT,
    source:
      'https://apiok.ru/dev/methods publishes no number of requests; one a second stays far from error 11',
  },
  defaultBaseUrl: DEFAULT_BASE_URL,
  needsToken: true,
  needsAcceptTerms: false,
  pollSeconds: 600,
};

/** Collector of groups. `random` spreads repetitions after failures. */
export function createOkCollector({ random }: { random: Random }): Collector {
  return {
    manifest,
    poll: (input, services) => poll(input, services, random),
    parse: (input) => parseAnswer(input.body, input.channel, contextOfAnswer(input, 'ok', 'community')),
  };
}

async function* poll(input: PollInput, services: CollectorServices, random: Random): AsyncGenerator<Page> {
  const { source, report, signal } = input;
  stopIfAborted(signal);
  const visit = openVisit(input, services, { baseUrl: DEFAULT_BASE_URL, random });
  const held = activeHold(visit.cursor.hold, visit.holdKey, services.clock.now());
  if (held !== null) return report(held);
  const sinceMs = visit.startedSeconds * 1000 - spanMs(source.since);
  const ended = yield* inOrder([
    () => readNewest(visit, sinceMs),
    () => closeGaps(visit),
    () => recheckTopics(visit),
  ]);
  if (ended === null) return report({ state: 'active', reason: null });
  const { status, hold, deadAnswers } = restAfter(
    ended,
    { deadAnswers: visit.cursor.deadAnswers, holdKey: visit.holdKey },
    services.clock.now(),
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
