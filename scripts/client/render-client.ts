import { format, resolveConfig } from 'prettier';
import { comment, fieldText, schemaType, type Field, type Schema } from './schema-type.ts';

/** What is written. */
export const CLIENT_FILE = new URL('../../clients/typescript/veche-api.ts', import.meta.url).pathname;

interface Parameter {
  name: string;
  in: string;
  required: boolean;
  description?: string;
  schema: Schema;
}

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Route extends Operation {
  method: string;
  path: string;
}

const HEADER = `/* Written by scripts/client.ts from /openapi.json: change the API, not this file. */
/* oxlint-disable max-lines */
`;

/** The types of every operation and the table of routes, as formatted source text. */
export async function renderClient(document: unknown): Promise<string> {
  const { paths, components } = document as Document;
  const routes: Route[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  const text = [
    HEADER,
    ...Object.entries(components.schemas).map(([name, schema]) => namedType(name, schema)),
    ...routes.flatMap((route) => [inputType(route), answerType(route)]),
    operationsType(routes),
    routesTable(routes),
  ].join('\n');
  return format(text, { ...(await resolveConfig(CLIENT_FILE)), parser: 'typescript' });
}

function namedType(name: string, schema: Schema): string {
  return `${comment(schema.description)}export type ${name} = ${schemaType(schema)};\n`;
}

/** Everything that a call takes, in one object: parameters by name, the body as \`body\`. */
function inputType(route: Route): string {
  const fields: Field[] = (route.parameters ?? []).map(({ name, schema, required, description }) => ({
    name,
    type: schemaType(schema),
    isRequired: required,
    ...(description === undefined ? {} : { description }),
  }));
  const body = bodyOf(route);
  if (body !== null) fields.push({ name: 'body', type: schemaType(body.schema), isRequired: true });
  return `export type ${typeName(route)}Input = {${fields.map(fieldText).join('')}};\n`;
}

function answerType(route: Route): string {
  const json = goodAnswer(route)['application/json'];
  return `export type ${typeName(route)}Answer = ${json === undefined ? 'Response' : schemaType(json.schema)};\n`;
}

function operationsType(routes: readonly Route[]): string {
  const fields = routes.map((route) => {
    const { operationId, summary, description } = route;
    const words = [summary, description].filter(Boolean).join('. ');
    const input = `${typeName(route)}Input${needsInput(route) ? '' : ' | undefined'}`;
    return `${comment(words)}${operationId}: { input: ${input}; answer: ${typeName(route)}Answer };\n`;
  });
  return `/** Every operation: what it takes and what it answers. */\nexport interface Operations {${fields.join('')}}\n`;
}

function needsInput(route: Route): boolean {
  return bodyOf(route) !== null || (route.parameters ?? []).some(({ required }) => required);
}

function routesTable(routes: readonly Route[]): string {
  const rows = routes.map((route) => {
    const named = (place: string) =>
      (route.parameters ?? []).filter((item) => item.in === place).map((item) => item.name);
    const row = {
      method: route.method,
      path: route.path,
      query: named('query'),
      headers: named('header'),
      bodyType: bodyOf(route)?.type ?? null,
      isJson: goodAnswer(route)['application/json'] !== undefined,
    };
    return `${route.operationId}: ${JSON.stringify(row)}`;
  });
  return `/** Where each operation lives. */\nexport const ROUTES = {${rows.join(',\n')}} as const;\n`;
}

function bodyOf({ requestBody }: Route): { type: string; schema: Schema } | null {
  const [entry] = Object.entries(requestBody?.content ?? {});
  return entry === undefined ? null : { type: entry[0], schema: entry[1].schema };
}

function goodAnswer({ responses }: Route): Record<string, { schema: Schema }> {
  const status = Object.keys(responses).find((code) => /^2\d\d$/.test(code));
  return responses[status ?? '']?.content ?? {};
}

function typeName({ operationId }: Route): string {
  return operationId.charAt(0).toUpperCase() + operationId.slice(1);
}
