import fc from 'fast-check';
import type { JsonSchema } from './api-document.ts';
import { hostileText } from './hostile-values.ts';

/** Values that fit a JSON Schema as zod writes it: what a well-meant request may hold. */
export function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (schema['enum'] !== undefined) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map(fitting));
  const types = [schema['type'] ?? []].flat() as string[];
  return types.length === 0
    ? fc.jsonValue({ maxDepth: 1 })
    : fc.oneof(...types.map((type) => typed(type, schema)));
}

function typed(type: string, schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'integer':
      return fc.integer(bounds(schema));
    case 'number':
      return fc.double({ ...bounds(schema), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fitting((schema['items'] ?? {}) as JsonSchema), { maxLength: 3 });
    case 'object':
      return objects(schema);
    default:
      return texts(schema);
  }
}

function bounds({ minimum, maximum }: JsonSchema): { min: number; max: number } {
  return { min: Number(minimum ?? -1_000), max: Number(maximum ?? 1_000) };
}

function objects(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const required = (schema['required'] ?? []) as string[];
  return fc.record(Object.fromEntries(properties.map(([name, inner]) => [name, fitting(inner)])), {
    requiredKeys: required,
    noNullPrototype: true,
  });
}

/** By pattern where there is one; else short, or hostile within the length. */
function texts({ pattern, minLength, maxLength, format, examples }: JsonSchema): fc.Arbitrary<string> {
  const known = ((examples ?? []) as unknown[]).filter((value) => typeof value === 'string');
  const max = Math.min(Number(maxLength ?? 200), 20_000);
  const free =
    typeof pattern === 'string' && format === undefined
      ? fc.stringMatching(new RegExp(pattern, 'u')).filter((text) => text.length <= max)
      : hostileText.map((text) => text.slice(0, max).padEnd(Number(minLength ?? 0), 'x'));
  return known.length === 0 ? free : fc.oneof(fc.constantFrom(...known), free);
}
