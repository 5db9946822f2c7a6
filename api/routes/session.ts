import { z } from 'zod';
import { ROLES, type Person } from '../access/person.ts';
import { answers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { SESSION } from './examples.ts';

const sessionSchema = z
  .object({
    person: z
      .object({
        name: z.string(),
        role: z.enum(ROLES),
        districts: z.array(z.string()).nullable().describe('null: all'),
        blocks: z.array(z.string()).nullable().describe('null: all'),
      })
      .nullable()
      .describe('null: nobody is logged in'),
    isDemo: z.boolean().describe('The data are invented.'),
  })
  .meta({ examples: [SESSION] });

/** What every session route answers. */
export const SESSION_ANSWERS = answers('Who asks', sessionSchema);

/** What logging in answers: also that the name or the key is wrong. */
export const LOGIN_ANSWERS = answers('Who asks', sessionSchema, [401]);

/** `GET /session`: who am I. */
export function sessionRoute(api: Api, { isDemo }: RouteContext): void {
  api.get(
    '/session',
    {
      config: { role: 'public' },
      schema: {
        tags: ['session'],
        summary: 'Who am I',
        description: 'The person behind the key, the session or this machine.',
        querystring: z.object({}),
        response: SESSION_ANSWERS,
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return sessionAnswer(request.person, isDemo);
    },
  );
}

/** A person as it sees itself. */
export function sessionAnswer(person: Person | null, isDemo: boolean): z.infer<typeof sessionSchema> {
  if (person === null) return { person, isDemo };
  const { name, role, scope } = person;
  const { districts, blocks } = scope;
  return {
    person: {
      name,
      role,
      districts: districts === null ? null : [...districts],
      blocks: blocks === null ? null : [...blocks],
    },
    isDemo,
  };
}
