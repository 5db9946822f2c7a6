import type { Random } from '../../contracts/clock.ts';
import type {
  Collector,
  CollectorManifest,
  CollectorServices,
  Page,
  PollInput,
} from '../../contracts/collector.ts';
import { contextOfAnswer } from '../kit/parse-context.ts';
import { TOKEN_LIMIT } from './call-method.ts';
import { parseAnswer } from './parse-answer.ts';
import { targetOf } from './target.ts';
import { visitBoard } from './visit-board.ts';
import { visitEvents } from './visit-events.ts';
import { visitSearch } from './visit-search.ts';
import { visitWall } from './visit-wall.ts';

const DEFAULT_BASE_URL = 'https://api.vk.ru';

const manifest: CollectorManifest = {
  network: 'vk',
  title: 'ВКонтакте: walls, comments and discussions of communities, searches, own events',
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

/** Collector of communities, by target (target.ts): walls, discussion boards, searches, events. `random` spreads repetitions after failures. */
export function createVkCollector({ random }: { random: Random }): Collector {
  return {
    manifest,
    poll: (input, services) => poll(input, services, random),
    parse: (input) => parseAnswer(input.body, input.channel, contextOfAnswer(input, 'vk', 'community')),
  };
}

async function* poll(input: PollInput, services: CollectorServices, random: Random): AsyncGenerator<Page> {
  const target = targetOf(input.source.target);
  const deps = { baseUrl: DEFAULT_BASE_URL, random };
  switch (target.kind) {
    case 'wall':
      return yield* visitWall(input, services, { ...deps, ...target });
    case 'board':
      return yield* visitBoard(input, services, { ...deps, ...target });
    case 'events':
      return yield* visitEvents(input, services, { ...deps, ...target });
    case 'search':
      return yield* visitSearch(input, services, { ...deps, ...target });
  }
}
