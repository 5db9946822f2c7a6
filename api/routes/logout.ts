import { SESSION_COOKIE } from '../access/identify.ts';
import type { Api, RouteContext } from './context.ts';
import { SESSION_ANSWERS, sessionAnswer } from './session.ts';

/** `DELETE /session`: log out. */
export function logoutRoute(api: Api, { sessions, isDemo }: RouteContext): void {
  api.delete(
    '/session',
    {
      config: { role: 'public' },
      schema: {
        tags: ['session'],
        summary: 'Log out',
        description: 'Ends the session at once.',
        response: SESSION_ANSWERS,
      },
    },
    async (request, reply) => {
      sessions.close(request.cookies[SESSION_COOKIE] ?? '');
      reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'strict' });
      return sessionAnswer(null, isDemo);
    },
  );
}
