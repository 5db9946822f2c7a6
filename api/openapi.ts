import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { bodyByType } from './document/body-by-type.ts';
import { completeDocument, type DocumentedRoute } from './document/complete-document.ts';
import type { Document } from './document/openapi-types.ts';

/** Of the interface, not of the program: raised when a caller has to change something. */
const API_VERSION = '1.0.0';

const INFO = {
  title: 'Veche',
  version: API_VERSION,
  description:
    'What worries people, where, since when: public posts of a region, counted by topic and territory, never by ' +
    'person. Periods are half-open; days and weeks are the region’s; lists answer `{items, next}`; every answer ' +
    'says in `meta` how fresh it is and which sources are missing. Errors are problem documents (RFC 9457).',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

const TAGS = [
  { name: 'reads', description: 'What worries people, where, since when.' },
  { name: 'public', description: 'What everybody may see: a fixed grid without texts.' },
  { name: 'writes', description: 'Posts that come in, and labels that people correct.' },
  { name: 'public', description: 'Counts that tell of no person.' },
  { name: 'alerts', description: 'What is unusual now, and who looks after it.' },
  { name: 'reports', description: 'Notes for people.' },
  { name: 'session', description: 'Logging in and out.' },
  { name: 'administration', description: 'Keys and checks.' },
  { name: 'operations', description: 'Health and numbers of the process.' },
];

/** The page of the documentation draws itself with inline styles. */
const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self'";

/** Collects the routes that come after it into the document. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  const routes: DocumentedRoute[] = [];
  app.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) routes.push(documentedRoute(method, route));
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: INFO,
      tags: TAGS,
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key, `vch_…`.' },
          session: { type: 'apiKey', in: 'cookie', name: 'veche_session' },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    transform: (input) => {
      const body = bodyByType(input.schema);
      const { schema, url } = jsonSchemaTransform(
        body === null ? input : { ...input, schema: { ...input.schema, body: undefined } },
      );
      return { schema: withRole(body === null ? schema : { ...schema, body }, input.route), url };
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new TypeError('the document is OpenAPI 3');
      return completeDocument(document.openapiObject as Document, routes);
    },
  });
}

/** `/openapi.json` and a page to read it, served from here. */
export async function serveDocument(app: FastifyInstance): Promise<void> {
  app.get('/openapi.json', { config: { role: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
  await app.register(async (docs) => {
    // The plugin's own routes name no role.
    docs.addHook('onRoute', (route) => void (route.config = { ...route.config, role: 'public' }));
    await docs.register(swaggerUi, {
      routePrefix: '/docs',
      staticCSP: DOCS_POLICY,
      uiConfig: { url: '/openapi.json', deepLinking: true },
      theme: { title: 'Veche: API' },
    });
  });
}

function documentedRoute(method: string, { url, config = {} }: RouteOptions): DocumentedRoute {
  return { method, url, isPublic: config.role === 'public', hasEtag: config.hasEtag === true };
}

function withRole(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const role = route.config?.role;
  if (schema.hide === true) return schema;
  if (role === 'public') return { ...schema, security: [] };
  return { ...schema, description: `${schema.description ?? ''} Least role: ${role ?? 'none'}.`.trim() };
}
