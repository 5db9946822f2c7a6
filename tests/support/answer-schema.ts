import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { JsonSchema } from './api-document.ts';

const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
const compiled = new Map<JsonSchema, ValidateFunction>();

/** What a value breaks of its documented schema, fields that are not documented included; null: nothing. */
export function schemaProblem(schema: JsonSchema, value: unknown): string | null {
  const known = compiled.get(schema) ?? ajv.compile(closed(schema) as object);
  compiled.set(schema, known);
  return known(value) ? null : ajv.errorsText(known.errors);
}

/** The same schema with fields beyond `properties` forbidden wherever it says nothing about them. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => keyword !== 'examples' && keyword !== 'example')
      .map(([keyword, value]) => [
        keyword,
        keyword === 'enum' || keyword === 'const' ? value : closed(value),
      ]),
  );
  const isOpen = 'properties' in inner && !('additionalProperties' in inner);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}
