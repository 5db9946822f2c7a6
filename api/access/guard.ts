import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { VecheError } from '../../contracts/errors.ts';
import { RequestError } from '../errors/request-error.ts';
import { identify, type IdentifyDeps } from './identify.ts';
import { isLocalRequest, isOwnOrigin } from './local-request.ts';
import { hasRole, type RouteAccess } from './person.ts';

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request through when its route says so, and nobody to a route that says nothing. Who asks is found out first, so
 * that limits of requests go by person; a body is read only after this.
 */
export function addGuard(app: FastifyInstance, deps: IdentifyDeps): void {
  const routes: RouteOptions[] = [];
  app.decorateRequest('person', null);
  app.addHook('onRoute', (route) => void routes.push(route));
  app.addHook('onReady', async () => {
    const open = routes.find((route) => route.config?.role === undefined);
    if (open === undefined) return;
    throw new VecheError('internal', 'a route does not say who may use it', { where: open.url });
  });
  app.addHook('onRequest', async (request) => {
    const { role } = access(request);
    try {
      request.person = identify(request, deps);
    } catch (error) {
      if (role !== 'public') throw error;
    }
  });
  app.addHook('preParsing', async (request) => {
    allow(request, deps.isKeyless);
    if (!READING.has(request.method)) checkChange(request);
  });
}

function access(request: FastifyRequest): RouteAccess {
  return request.is404 ? { role: 'public' } : request.routeOptions.config;
}

function allow(request: FastifyRequest, isKeyless: boolean): void {
  const { role, orLocal = false } = access(request);
  if (role === 'public' || (orLocal && isLocalRequest(request))) return;
  const { person } = request;
  if (person === null) throw isKeyless ? notLocal() : notLoggedIn();
  if (role !== undefined && hasRole(person, role)) return;
  throw new VecheError('forbidden', `this needs the role ${role ?? 'that no one has'}`, {
    hint:
      person.role === 'viewer'
        ? 'a viewer sees no texts and no exact counts; ask an administrator for a key with that role'
        : 'ask an administrator for a key with that role',
  });
}

function notLoggedIn(): VecheError {
  return new VecheError('unauthorized', 'a key or a session is needed', {
    hint: 'log in at /login, or send "Authorization: Bearer vch_…"',
  });
}

function notLocal(): VecheError {
  return new VecheError('forbidden', 'without a key only this machine is answered', {
    hint: 'open it as http://localhost or http://127.0.0.1 without a proxy, or make a key: ./veche keys create NAME',
  });
}

/** A page of somebody else can send a form, but neither this content type nor our Origin. */
function checkChange(request: FastifyRequest): void {
  if (!isOwnOrigin(request)) {
    throw new VecheError('forbidden', 'changes are taken from pages of this address only');
  }
  const isJson = /^application\/(?:json|x-ndjson)\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');
  if (!isJson && request.method !== 'DELETE') {
    throw new RequestError('usage', 'changes are sent as JSON', {
      status: 415,
      hint: 'set the header content-type to application/json',
    });
  }
}
