import { z } from 'zod';
import { alertSchema } from '../../contracts/queries/alerts.ts';
import { explainSchema, metaSchema, problemSchema } from '../../contracts/queries/meta.ts';
import { evidenceSchema, publicPostSchema } from '../../contracts/queries/posts.ts';

/** Shapes that stand in many answers, the inner ones first. */
const SHARED = {
  Evidence: evidenceSchema,
  Explain: explainSchema,
  Meta: metaSchema,
  Problem: problemSchema,
  Post: publicPostSchema,
  Alert: alertSchema,
} as const satisfies Record<string, z.ZodType>;

interface Shared {
  /** Components of the document by name. */
  components: Record<string, object>;
  /** The same value with a reference in place of every shared shape. */
  shorten: (value: unknown) => unknown;
}

/** Gives shapes that stand in many answers a name, so that the document is short and clients get one type for each. */
export function sharedSchemas(): Shared {
  const components: Record<string, object> = {};
  const names = new Map<string, string>();
  const shorten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shorten);
    if (typeof value !== 'object' || value === null) return value;
    const short = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shorten(item)]));
    const name = names.get(JSON.stringify(short));
    return name === undefined ? short : { $ref: `#/components/schemas/${name}` };
  };
  for (const [name, schema] of Object.entries(SHARED)) {
    const { $schema: _, ...whole } = z.toJSONSchema(schema, { io: 'output' });
    const short = shorten(whole) as object;
    components[name] = short;
    names.set(JSON.stringify(short), name);
  }
  return { components, shorten };
}
