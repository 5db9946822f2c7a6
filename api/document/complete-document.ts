import { PARAMETER_DOCS, type ParameterDoc } from '../parameter-docs.ts';
import type { Document, Operation, Parameter } from './openapi-types.ts';
import { problemComponents, problemReferences, type RouteFacts } from './problem-answers.ts';
import { sharedSchemas } from './shared-schemas.ts';

/** What the framework knows of a route besides its schemas. */
export interface DocumentedRoute extends Omit<RouteFacts, 'declared'> {
  /** Answers carry an ETag, and 304 when the reader has the same bytes. */
  hasEtag: boolean;
}

const ETAG = {
  ETag: { description: 'Of these very bytes, for If-None-Match.', schema: { type: 'string' } },
};

/** Adds to the collected routes what is the same for all of them: ids, words on parameters, problems by status. */
export function completeDocument(collected: Document, routes: readonly DocumentedRoute[]): Document {
  const { components, shorten } = sharedSchemas();
  const paths = shorten(collected.paths ?? {}) as NonNullable<Document['paths']>;
  for (const route of routes) {
    const path = route.url.replaceAll(/:(\w+)/g, '{$1}');
    const operation = paths[path]?.[route.method.toLowerCase()];
    if (operation !== undefined) complete(operation, route);
  }
  return {
    ...collected,
    paths,
    components: {
      ...collected.components,
      schemas: { ...collected.components?.schemas, ...components },
      responses: problemComponents(),
    },
  };
}

function complete(operation: Operation, route: DocumentedRoute): void {
  operation.operationId = operationId(route);
  for (const parameter of operation.parameters ?? []) documentParameter(parameter);
  operation.responses = responsesOf(operation, route);
}

/** `GET /api/v1/posts/:id` → `getPostsById`. */
function operationId({ method, url }: DocumentedRoute): string {
  const words = url
    .replace(/^\/api\/v\d+/, '')
    .split(/[/.-]/)
    .filter(Boolean)
    .map((word) => (word.startsWith(':') ? `by-${word.slice(1)}` : word))
    .flatMap((word) => word.split('-'));
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function responsesOf(
  { responses = {} }: Operation,
  route: DocumentedRoute,
): NonNullable<Operation['responses']> {
  const problems = problemReferences({ ...route, declared: Object.keys(responses) });
  const own = Object.entries(responses).filter(
    ([status, response]) => !/^[45]XX$/i.test(status) && !isProblem(response),
  );
  const told = { ...problems, ...Object.fromEntries(own) };
  if (!route.hasEtag) return told;
  const unchanged = { description: 'The reader has the same bytes already.', headers: ETAG };
  return { ...told, '200': { ...told['200'], headers: ETAG } as never, '304': unchanged };
}

function isProblem(response: NonNullable<Operation['responses']>[string]): boolean {
  return 'content' in response && 'application/problem+json' in (response.content ?? {});
}

function documentParameter(parameter: Parameter): void {
  const doc = parameter.in === 'query' ? PARAMETER_DOCS[parameter.name] : undefined;
  if (doc !== undefined) Object.assign(parameter, documented(doc));
  parameter.example ??=
    parameter.schema.examples?.[0] ?? parameter.schema.default ?? parameter.schema.enum?.[0];
}

function documented({ description, example, listOf }: ParameterDoc): Partial<Parameter> {
  return {
    description,
    ...(example === undefined ? {} : { example: listOf === undefined ? example : [example] }),
    ...(listOf === undefined ? {} : { style: 'form', explode: false, schema: listSchema(listOf) }),
  };
}

function listSchema(values: readonly string[] | null): object {
  return {
    type: 'array',
    maxItems: 50,
    items: { type: 'string', ...(values === null ? { maxLength: 256 } : { enum: [...values] }) },
  };
}
