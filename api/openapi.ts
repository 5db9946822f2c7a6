import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { PARAMETER_DOCS, type ParameterDoc } from './parameter-docs.ts';

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
      const { schema, url } = jsonSchemaTransform(input);
      return { schema: withRole(schema, input.route), url };
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) throw new TypeError('the document is OpenAPI 3');
      documentParameters(document.openapiObject as Document);
      return document.openapiObject;
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

function withRole(schema: FastifySchema, route: RouteOptions): FastifySchema {
  const role = route.config?.role;
  if (schema.hide === true) return schema;
  if (role === 'public') return { ...schema, security: [] };
  return { ...schema, description: `${schema.description ?? ''} Least role: ${role ?? 'none'}.`.trim() };
}

interface Parameter {
  name: string;
  in: string;
  description?: string;
  example?: unknown;
  schema: object;
  style?: string;
  explode?: boolean;
}

interface Document {
  paths?: Record<string, Record<string, { parameters?: Parameter[] }>>;
}

function documentParameters({ paths = {} }: Document): void {
  for (const path of Object.values(paths)) {
    for (const operation of Object.values(path)) {
      for (const parameter of operation.parameters ?? []) {
        const doc = parameter.in === 'query' ? PARAMETER_DOCS[parameter.name] : undefined;
        if (doc !== undefined) Object.assign(parameter, documented(doc));
      }
    }
  }
}

function documented({ description, example, listOf }: ParameterDoc): Partial<Parameter> {
  return {
    description,
    ...(example === undefined ? {} : { example: listOf === undefined ? example : [example] }),
    ...(listOf === undefined
      ? {}
      : {
          style: 'form',
          explode: false,
          schema: {
            type: 'array',
            maxItems: 50,
            items: { type: 'string', ...(listOf === null ? { maxLength: 256 } : { enum: [...listOf] }) },
          },
        }),
  };
}
