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
import { contextOfAnswer } from '../kit/parse-context.ts';
import { emptyParsed } from '../kit/parsed.ts';
import { TOKEN_LIMIT } from './call-method.ts';
import { endVisit } from './end-visit.ts';
import { budgetOf } from './ledger.ts';
import { parseAnswer } from './parse-answer.ts';
import { closeGaps, readNewest } from './read-posts.ts';
import { recheckPosts } from './recheck-posts.ts';
import type { Step } from './wall-visit.ts';
import { openVisit } from './wall-visit.ts';

const DEFAULT_BASE_URL = 'https://api.vk.ru';

const manifest: CollectorManifest = {
  network: 'vk',
  title: 'ВКонтакте: walls of communities and their comments',
  documentation: 'https://dev.vk.com/ru/method/wall',
  rateLimit: {
    ...TOKEN_LIMIT,
    source: 'https://dev.vk.com/ru/api/api-requests: a service key may ask 3 times a second',
  },
  defaultBaseUrl: DEFAULT_BASE_URL,
  needsToken: true,
  needsAcceptTerms: false,
  pollSeconds: 600,
};

/** Collector of community walls. `random` spreads repetitions after failures. */
export function createVkCollector({ random }: { random: Random }): Collector {
  return {
    manifest,
    poll: (input, services) => poll(input, services, random),
    parse: (input) => parseAnswer(input.body, input.channel, contextOfAnswer(input, 'vk', 'community')),
  };
}

async function* poll(input: PollInput, services: CollectorServices, random: Random): AsyncGenerator<Page> {
  const { source, report } = input;
  const visit = openVisit(input, services, { baseUrl: DEFAULT_BASE_URL, random });
  const held = activeHold(visit.cursor.hold, visit.holdKey, services.clock.now());
  if (held !== null) return report(held);
  const sinceDate = visit.startedSeconds - Math.floor(spanMs(source.since) / 1000);
  const ended = yield* inOrder([
    () => readNewest(visit, sinceDate),
    () => closeGaps(visit),
    () => recheckPosts(visit),
  ]);
  const nowMs = services.clock.now();
  const budget = budgetOf(visit.cursor.ledger, nowMs);
  if (ended === null) return report({ state: 'active', reason: null, budget });
  const { status, hold, deadAnswers } = endVisit(ended, visit, nowMs);
  report({ ...status, budget });
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
