import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { VecheError } from '../contracts/errors.ts';

/** Built files carry a hash of their content in their name. */
const HASHED = /\/assets\/[^/]+-[\w-]{6,}\.\w+$/;
const OF_THE_API = /^\/(?:api|docs|openapi\.json|metrics|healthz|readyz)(?:\/|$)/;

/** Serves the built pages; every address of a page answers the same document, which reads the address itself. */
export async function servePages(app: FastifyInstance, pagesDir: URL): Promise<void> {
  const index = new URL('index.html', pagesDir);
  const isBuilt = existsSync(index);

  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request)) throw new VecheError('not_found', 'there is nothing at this address');
    if (!isBuilt) {
      throw new VecheError('not_found', 'the pages are not built', {
        hint: 'build them: npx vite build dashboards; the API answers below /api/v1',
      });
    }
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(index));
  });

  if (!isBuilt) return;
  await app.register(async (pages) => {
    // The plugin's own route names no role.
    pages.addHook('onRoute', (route) => void (route.config = { ...route.config, role: 'public' }));
    await pages.register(fastifyStatic, {
      root: fileURLToPath(pagesDir),
      cacheControl: false,
      schemaHide: true,
      setHeaders(reply, path) {
        const rule = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
        reply.header('cache-control', rule);
      },
    });
  });
}

/** A page has an address without an ending, below no path of the API. */
function isPage({ method, url }: FastifyRequest): boolean {
  const path = url.split('?', 1)[0] ?? '';
  return (method === 'GET' || method === 'HEAD') && !OF_THE_API.test(path) && !path.includes('.');
}
