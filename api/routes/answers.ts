import { z } from 'zod';
import { metaSchema, problemSchema } from '../../contracts/queries/meta.ts';

const problem = {
  description: 'Problem document (RFC 9457): what is wrong, which fields, what to do.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/**
 * Documented answers of a route: the good one as JSON, and problem documents. Statuses that any route can answer are added
 * to the document by themselves; `problems` names further ones (404, 409).
 */
export function answers<Schema extends z.ZodType, Status extends 200 | 201 | 202 = 200>(
  description: string,
  schema: Schema,
  problems: readonly number[] = [],
  status: Status = 200 as Status,
) {
  const good = { description, content: { 'application/json': { schema } } };
  return { ...({ [status]: good } as Record<Status, typeof good>), ...problemAnswers(problems) };
}

/** Documented answers of a route that sends text of some types; each type with an example. */
export function textAnswers<Type extends string>(
  description: string,
  examples: Readonly<Record<Type, string>>,
  problems: readonly number[] = [],
) {
  const content = Object.fromEntries(
    Object.entries<string>(examples).map(([type, example]) => [
      type,
      { schema: z.string().meta({ examples: [example] }) },
    ]),
  ) as Record<Type, { schema: z.ZodString }>;
  return { 200: { description, content }, ...problemAnswers(problems) };
}

/** The shape of a read with what it says about itself. */
export function withMeta<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return schema.extend({ meta: metaSchema });
}

function problemAnswers(problems: readonly number[]) {
  const named: object = Object.fromEntries(problems.map((status) => [status, problem]));
  return { '4xx': problem, '5xx': problem, ...named };
}
