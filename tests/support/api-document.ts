import SwaggerParser from '@apidevtools/swagger-parser';

/** JSON Schema as it stands in the document, without references. */
export interface JsonSchema {
  [keyword: string]: unknown;
}

export interface ApiMedia {
  schema: JsonSchema;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

export interface ApiParameter {
  name: string;
  in: 'query' | 'path' | 'header';
  required: boolean;
  description?: string;
  example?: unknown;
  explode?: boolean;
  schema: JsonSchema;
}

export interface ApiResponse {
  description: string;
  content?: Record<string, ApiMedia>;
}

/** One operation of the document, references resolved. */
export interface ApiOperation {
  /** `GET /api/v1/posts/{id}`. */
  route: string;
  method: string;
  path: string;
  operationId: string;
  summary?: string;
  description?: string;
  tags: string[];
  security?: object[];
  parameters: ApiParameter[];
  requestBody?: { required?: boolean; content: Record<string, ApiMedia> };
  responses: Record<string, ApiResponse>;
}

/** Checks a document against the OpenAPI 3.1 schema and lists its operations. @throws when it is not valid. */
export async function apiOperations(document: unknown): Promise<ApiOperation[]> {
  const copy = structuredClone(document) as Parameters<typeof SwaggerParser.validate>[0];
  const whole = (await SwaggerParser.validate(copy)) as unknown as {
    paths: Record<string, Record<string, Omit<ApiOperation, 'route' | 'method' | 'path'>>>;
  };
  return Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([name, operation]) => {
      const method = name.toUpperCase();
      return {
        ...operation,
        parameters: operation.parameters ?? [],
        method,
        path,
        route: `${method} ${path}`,
      };
    }),
  );
}

/** The example of a body or an answer, wherever the document keeps it; undefined: none. */
export function exampleOf({ schema, example, examples }: ApiMedia): unknown {
  return (
    example ?? Object.values(examples ?? {})[0]?.value ?? (schema['examples'] as unknown[] | undefined)?.[0]
  );
}
