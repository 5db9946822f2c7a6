/** The part of JSON Schema that zod writes. */
export interface Schema {
  $ref?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: boolean | Schema;
}

/** The TypeScript type of a schema as source text. A reference becomes the name of its component. */
export function schemaType(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map((value) => JSON.stringify(value)));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return union(choices.map(schemaType));
  if (schema.allOf !== undefined) return schema.allOf.map(schemaType).join(' & ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'unknown' : union(types.map((type) => typeNamed(type, schema)));
}

function typeNamed(type: string, schema: Schema): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'array':
      return arrayType(schema);
    case 'object':
      return objectType(schema);
    default:
      return 'unknown';
  }
}

function arrayType({ prefixItems, items }: Schema): string {
  if (prefixItems !== undefined) return `readonly [${prefixItems.map(schemaType).join(', ')}]`;
  return items === undefined ? 'readonly unknown[]' : `readonly (${schemaType(items)})[]`;
}

function objectType(schema: Schema): string {
  const { properties, required = [], additionalProperties, propertyNames } = schema;
  if (properties !== undefined) {
    const fields = Object.entries(properties).map(([name, field]) =>
      fieldText({ name, type: schemaType(field), isRequired: required.includes(name), ...wordsOf(field) }),
    );
    return `{${fields.join('')}}`;
  }
  const value = typeof additionalProperties === 'object' ? schemaType(additionalProperties) : 'unknown';
  const key = propertyNames === undefined ? 'string' : schemaType(propertyNames);
  return required.length === 0 ? `Partial<Record<${key}, ${value}>>` : `Record<${key}, ${value}>`;
}

export interface Field {
  name: string;
  type: string;
  isRequired: boolean;
  description?: string;
}

/** One field of an object type, with its words as a comment. */
export function fieldText({ name, type, isRequired, description }: Field): string {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
  return `${comment(description)}${key}${isRequired ? '' : '?'}: ${type}${isRequired ? '' : ' | undefined'};\n`;
}

/** Words as a doc comment that they cannot end. */
export function comment(words: string | undefined): string {
  return words === undefined ? '' : `/** ${words.replaceAll('*/', '*\\/')} */\n`;
}

function wordsOf({ description }: Schema): { description?: string } {
  return description === undefined ? {} : { description };
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ') || 'never';
}
