import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { invalidFields, type FieldError } from './errors/request-error.ts';
import { nearestName } from '../text/nearest-name.ts';

/** Wrong fields told at once. */
const FIELDS_MAX = 20;

/**
 * Checks params, query and body of a route by their zod schema and tells every field that is wrong. A query parameter that
 * the route does not know is wrong, too: a misspelt filter would silently widen the answer.
 */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const unknown = httpPart === 'querystring' ? unknownNames(schema, data) : [];
    const result = schema.safeParse(data);
    const wrong = result.success ? [] : result.error.issues.map((issue) => fieldError(issue, httpPart));
    const fields = [...unknown, ...wrong].slice(0, FIELDS_MAX);
    return fields.length > 0 || !result.success ? { error: invalidFields(fields) } : { value: result.data };
  };

function unknownNames(schema: z.ZodType, data: unknown): FieldError[] {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  return Object.keys(data ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => ({ field: name.slice(0, 100), message: unknownMessage(name, known) }));
}

function unknownMessage(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  if (near !== null) return `no such parameter; did you mean ${near}?`;
  return known.length === 0 ? 'no parameters here' : `no such parameter; known are ${known.join(', ')}`;
}

function fieldError(issue: z.core.$ZodIssue, httpPart: string | undefined): FieldError {
  const path = issue.path.map(String);
  const field = httpPart === 'body' ? ['body', ...path] : path;
  return { field: field.join('.').slice(0, 200), message: issue.message };
}
