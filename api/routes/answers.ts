import { z } from 'zod';
import { metaSchema, problemSchema } from '../../contracts/queries/meta.ts';

const problem = {
  description: 'Problem document (RFC 9457): what is wrong, which fields, what to do.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** Documented answers of a route: the good one as JSON, and problem documents. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return {
    200: { description, content: { 'application/json': { schema } } },
    '4xx': problem,
    '5xx': problem,
  };
}

/** Documented answers of a route that sends text of some types. */
export function textAnswers<Type extends string>(description: string, types: readonly Type[]) {
  const content = Object.fromEntries(types.map((type) => [type, { schema: z.string() }])) as Record<
    Type,
    { schema: z.ZodString }
  >;
  return { 200: { description, content }, '4xx': problem, '5xx': problem };
}

/** The shape of a read with what it says about itself. */
export function withMeta<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) {
  return schema.extend({ meta: metaSchema });
}
