import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { alertsSchema } from '../contracts/queries/alerts.ts';
import { facetsSchema } from '../contracts/queries/facets.ts';
import { hotspotsSchema } from '../contracts/queries/hotspots.ts';
import { postsSchema, publicPostSchema } from '../contracts/queries/posts.ts';
import { sourcesSchema } from '../contracts/queries/sources.ts';
import { storiesSchema } from '../contracts/queries/stories.ts';
import { conflictsSchema, threadAnswerSchema } from '../contracts/queries/threads.ts';
import { trendsSchema } from '../contracts/queries/trends.ts';
import { withMeta } from './routes/answers.ts';
import * as examples from './routes/examples.ts';
import { testApp, type TestApp } from './support/test-app.ts';

interface Operation {
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
  parameters?: { name: string; in: string; description?: string; schema: object; required?: boolean }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: object };
}

let service: TestApp;
let document: Document;
let text: string;
beforeAll(async () => {
  service = await testApp();
  text = (await service.get('/openapi.json')).body;
  document = JSON.parse(text) as Document;
});
afterAll(() => service.app.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, path, operation })),
  );

test('the document is OpenAPI 3.1 and every operation tells what it does, takes and answers', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations().length).toBeGreaterThan(20);
  const tags = new Set(document.tags.map((tag) => tag.name));
  for (const { name, operation } of operations()) {
    expect(operation.summary?.length, name).toBeGreaterThan(5);
    expect(operation.description?.length, name).toBeGreaterThan(20);
    expect(
      operation.tags?.every((tag) => tags.has(tag)),
      name,
    ).toBe(true);
    expect(Object.keys(operation.responses), name).toContain('200');
    for (const response of Object.values(operation.responses)) {
      expect(response.description, name).not.toBe('Default Response');
      expect(Object.keys(response.content ?? {}).length, name).toBeGreaterThan(0);
    }
  }
});

test('every parameter is described, and every name in a path is a parameter', () => {
  for (const { name, path, operation } of operations()) {
    const parameters = operation.parameters ?? [];
    for (const parameter of parameters) {
      expect(parameter.description, `${name}: ${parameter.name}`).toBeTruthy();
      expect(Object.keys(parameter.schema), `${name}: ${parameter.name}`).not.toEqual([]);
    }
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const inPath = parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => parameter.name);
    expect(inPath, name).toEqual(named);
  }
});

test('the pseudonym of an author is nowhere in the document', () => {
  expect(text.match(/.{60}author_?key/i)).toBeNull();
});

test('no reference leads nowhere', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
  for (const reference of references) {
    const found = reference
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
    expect(found, reference).toBeDefined();
  }
});

test.each<[string, z.ZodType, unknown]>([
  ['trends', withMeta(trendsSchema), examples.TRENDS],
  ['hotspots', withMeta(hotspotsSchema), examples.HOTSPOTS],
  ['posts', withMeta(postsSchema), examples.POSTS],
  ['post', withMeta(publicPostSchema), examples.POST],
  ['thread', withMeta(threadAnswerSchema), examples.THREAD],
  ['conflicts', withMeta(conflictsSchema), examples.CONFLICTS],
  ['stories', withMeta(storiesSchema), examples.STORIES],
  ['facets', withMeta(facetsSchema), examples.FACETS],
  ['alerts', withMeta(alertsSchema), examples.ALERTS],
  ['sources', withMeta(sourcesSchema), examples.SOURCES],
])('the example of %s is a valid answer and stands in the document', (_name, schema, example) => {
  expect(schema.parse(example)).toEqual(example);
  expect(text).toContain(JSON.stringify(example));
});

test('the page of the documentation comes from here alone', async () => {
  const page = await service.get('/docs/');

  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(page.body).not.toMatch(/(?:src|href)="https?:/);
  expect((await service.get('/docs/static/swagger-ui-bundle.js')).statusCode).toBe(200);
  expect((await service.get('/docs/static/swagger-initializer.js')).body).toContain('/openapi.json');
});
