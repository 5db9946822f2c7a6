import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Service } from '../service.ts';
import type { Parameters } from './methods.ts';
import { METHODS, OkError } from './methods.ts';

/** No limit is published; the strictest that a client may expect. */
const PER_SECOND = 1;

/**
 * The interface of Odnoklassniki: `POST /fb.do`. Errors come with status 200. `tokens` are application key, secret key and
 * access token, with colons between them.
 */
export function serveOk(app: FastifyInstance, service: Service, tokens: ReadonlySet<string>): void {
  app.post('/fb.do', async (request: FastifyRequest, reply) => {
    const answer = answerTo((request.body ?? {}) as Parameters);
    await service.ledger.flush();
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer));
  });

  function answerTo(parameters: Parameters): object {
    try {
      admit(parameters);
      const { method = '' } = parameters;
      const run = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
      if (run === undefined) throw new OkError(3, 'METHOD : Unknown method');
      return run(parameters, service, service.clock.now());
    } catch (error) {
      if (!(error instanceof OkError)) throw error;
      return { error_code: error.code, error_msg: error.message, error_data: null };
    }
  }

  function admit(parameters: Parameters): void {
    const token = [...tokens].find((one) => one.split(':')[2] === parameters['access_token']);
    if (token === undefined) throw new OkError(102, 'PARAM_SESSION_EXPIRED : Session expired');
    if (parameters['sig'] !== signatureOf(parameters, token))
      throw new OkError(104, 'PARAM_SIGNATURE : Invalid signature');
    const limit = { name: `ok: ${PER_SECOND} a second`, key: token, max: PER_SECOND, windowMs: 1000 };
    if (!service.limits.allow(limit))
      throw new OkError(11, 'LIMIT_REACHED : Method invocation limit reached');
  }
}

function signatureOf(parameters: Parameters, token: string): string {
  const [, secretKey = '', accessToken = ''] = token.split(':');
  const signed = Object.entries(parameters)
    .filter(([name]) => !['sig', 'access_token', 'session_key'].includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('');
  return md5(signed + md5(accessToken + secretKey));
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
