import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import { VecheError } from '../../contracts/errors.ts';
import { SESSION_COOKIE } from '../access/identify.ts';
import { isSame, personWith } from '../access/key-book.ts';
import { SESSION_HOURS } from '../access/sessions.ts';
import { MADE_KEY } from './admin-examples.ts';
import type { Api, RouteContext } from './context.ts';
import { LOGIN_ANSWERS, sessionAnswer } from './session.ts';

const loginSchema = z
  .strictObject({
    name: z.string().min(1).max(64).describe('Name under which the key was made.'),
    key: z.string().min(1).max(200).describe('The key, `vch_…`.'),
  })
  .meta({ examples: [{ name: MADE_KEY.name, key: MADE_KEY.key }] });

/** Attempts to log in, by address, a minute. */
const LOGINS = {
  max: 30,
  timeWindow: 60_000,
  keyGenerator: ({ ip }: FastifyRequest) => `login from ${ip}`,
};

/** `POST /session`: log in. */
export function loginRoute(api: Api, { keys, sessions, isDemo }: RouteContext): void {
  api.post(
    '/session',
    {
      config: { role: 'public', rateLimit: LOGINS },
      schema: {
        tags: ['session'],
        summary: 'Log in',
        description: `Name and key against a session cookie for ${SESSION_HOURS} hours.`,
        body: loginSchema,
        response: LOGIN_ANSWERS,
      },
    },
    async (request, reply) => {
      const { name, key } = request.body;
      const record = keys.find(key);
      if (record === null || !isSame(record.name, name)) {
        throw new VecheError('unauthorized', 'the name or the key is wrong', {
          hint: 'give the name under which the key was made; an administrator can make another',
        });
      }
      request.person = personWith(record);
      reply.header('cache-control', 'no-store').setCookie(SESSION_COOKIE, sessions.open(record), {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure: isSecure(request),
        maxAge: SESSION_HOURS * 3_600,
      });
      return sessionAnswer(request.person, isDemo);
    },
  );
}

/** A proxy's word is good enough here: a false one only keeps the cookie from plain HTTP. */
function isSecure(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}
