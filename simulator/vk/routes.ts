import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Service } from '../service.ts';
import { VkError } from './errors.ts';
import { serveLongPoll } from './long-poll.ts';
import { METHODS } from './methods.ts';
import type { Parameters } from './parameters.ts';
import { createWalls } from './wall.ts';

/** Requests a second of a service key (dev.vk.com/ru/api/api-requests). */
const PER_SECOND = 3;
/** Calls of a method a day and key (github.com/SevereCloud/vk-limits). */
const PER_DAY: ReadonlyMap<string, number> = new Map([
  ['wall.get', 5000],
  ['newsfeed.search', 1000],
]);
const DAY_MS = 86_400_000;
/** The version the shapes follow. */
const VERSION = '5.199';

/** VK's interface: `/method/<name>` by GET and POST. Errors come with status 200, as VK's do. */
export function serveVk(app: FastifyInstance, service: Service, tokens: ReadonlySet<string>): void {
  const wallOf = createWalls(service.world);
  serveLongPoll(app, service);

  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  async function handle(request: FastifyRequest<{ Params: { name: string } }>, reply: FastifyReply) {
    const { name } = request.params;
    const parameters: Parameters = {
      ...(request.query as Record<string, string>),
      ...(request.body as Record<string, string> | undefined),
    };
    const { authorization, host = '' } = request.headers;
    const answer = answerTo(name, parameters, { authorization, origin: `http://${host}` });
    await service.ledger.flush();
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  }

  function answerTo(
    name: string,
    parameters: Parameters,
    { authorization, origin }: { authorization: string | undefined; origin: string },
  ): object {
    try {
      admit(name, parameters['access_token'] ?? authorization?.replace(/^Bearer /, '') ?? '');
      if (parameters['v'] !== VERSION) throw new VkError(8);
      const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
      if (method === undefined) throw new VkError(3);
      return { response: method(parameters, { service, wallOf, nowMs: service.clock.now(), origin }) };
    } catch (error) {
      if (!(error instanceof VkError)) throw error;
      return errorOf(error, name);
    }
  }

  function admit(name: string, key: string): void {
    if (!tokens.has(key)) throw new VkError(5);
    const { limits } = service;
    if (!limits.allow({ name: `vk: ${PER_SECOND} a second`, key, max: PER_SECOND, windowMs: 1000 }))
      throw new VkError(6);
    const perDay = PER_DAY.get(name);
    const daily = { name: `vk: ${perDay ?? 0} ${name} a day`, key, max: perDay ?? 0, windowMs: DAY_MS };
    if (perDay !== undefined && !limits.allow(daily)) throw new VkError(29);
  }

  app.get<{ Params: { name: string } }>('/method/:name', handle);
  app.post<{ Params: { name: string } }>('/method/:name', handle);
}

function errorOf({ code, message }: VkError, name: string): object {
  return {
    error: {
      error_code: code,
      error_msg: message,
      request_params: [
        { key: 'method', value: name },
        { key: 'oauth', value: '1' },
      ],
    },
  };
}
