import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../api/support/test-app.ts';
import { schemaProblem } from '../support/answer-schema.ts';
import { apiOperations, exampleOf, type ApiMedia, type ApiOperation } from '../support/api-document.ts';

let service: TestApp;
let text: string;
let document: { openapi: string; tags: { name: string }[] };
let operations: ApiOperation[];
beforeAll(async () => {
  service = await testApp();
  text = (await service.get('/openapi.json')).body;
  document = JSON.parse(text) as typeof document;
  operations = await apiOperations(document);
});
afterAll(() => service.app.close());

/** Statuses whose answers have no body. */
const BODILESS = new Set(['204', '304']);

test('the document is valid OpenAPI 3.1, and every operation tells what it does and who may ask', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(operations.length).toBeGreaterThan(20);
  const tags = new Set(document.tags.map((tag) => tag.name));
  for (const { route, summary, description, tags: own, security } of operations) {
    expect(summary?.length, route).toBeGreaterThan(5);
    expect(description?.length, route).toBeGreaterThan(20);
    expect(own.length, route).toBe(1);
    expect(tags, route).toContain(own[0]);
    expect(
      security !== undefined || / Least role: (?:viewer|analyst|editor|admin)\.$/.test(description!),
    ).toBe(true);
  }
});

test('every operation has a name of its own', () => {
  const names = operations.map(({ operationId }) => operationId);

  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^(?:get|post|put|patch|delete)[A-Z][A-Za-z0-9]+$/);
});

test('every parameter has words, a schema and an example that fits it, and every name in a path is one', () => {
  for (const { route, path, parameters } of operations) {
    for (const { name, description, schema, example } of parameters) {
      const where = `${route}: ${name}`;
      expect(description, where).toBeTruthy();
      expect(Object.keys(schema), where).not.toEqual([]);
      expect(example, where).toBeDefined();
      expect(schemaProblem(schema, example), where).toBeNull();
    }
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(named);
  }
});

test('every body has an example that fits its schema', () => {
  const bodies = operations.filter(({ requestBody }) => requestBody !== undefined);
  expect(bodies.length).toBeGreaterThan(3);
  for (const { route, requestBody } of bodies) {
    for (const [type, media] of Object.entries(requestBody!.content))
      expectExample(`${route}: ${type}`, media);
  }
});

test('every answer has words, a schema and an example that fits it, good ones and problems by status', () => {
  for (const { route, responses, security } of operations) {
    const statuses = Object.keys(responses);
    expect(
      statuses.some((status) => /^2\d\d$/.test(status)),
      route,
    ).toBe(true);
    const usual = ['400', '500', '503', ...(security === undefined ? ['401', '403'] : [])];
    expect(statuses, route).toEqual(expect.arrayContaining(usual));
    for (const [status, { description, content = {} }] of Object.entries(responses)) {
      const where = `${route}: ${status}`;
      expect(status, where).toMatch(/^\d{3}$/);
      expect(description, where).not.toBe('Default Response');
      expect(Object.keys(content).length > 0, where).toBe(!BODILESS.has(status));
      for (const [type, media] of Object.entries(content)) expectExample(`${where} ${type}`, media);
    }
  }
});

function expectExample(where: string, media: ApiMedia): void {
  const example = exampleOf(media);
  expect(example, where).toBeDefined();
  expect(schemaProblem(media.schema, example), where).toBeNull();
}

test('the pseudonym of an author is nowhere in the document', () => {
  expect(text.match(/.{60}author_?key/i)).toBeNull();
});

test('the page of the documentation comes from here alone', async () => {
  const page = await service.get('/docs/');

  expect(page.statusCode).toBe(200);
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(page.body).not.toMatch(/(?:src|href)="https?:/);
  expect((await service.get('/docs/static/swagger-ui-bundle.js')).statusCode).toBe(200);
  expect((await service.get('/docs/static/swagger-initializer.js')).body).toContain('/openapi.json');
});
