/** What this folder reads and writes of an OpenAPI 3.1 document. */
export interface Document {
  openapi: string;
  paths?: Record<string, Record<string, Operation>>;
  components?: { responses?: Record<string, Response>; schemas?: Record<string, object> };
}

export interface Operation {
  operationId?: string;
  security?: readonly object[];
  parameters?: Parameter[];
  requestBody?: { content: Record<string, Media> };
  responses?: Record<string, Response | Reference>;
}

export interface Parameter {
  name: string;
  in: string;
  description?: string;
  example?: unknown;
  schema: JsonSchema;
  style?: string;
  explode?: boolean;
}

export interface Response {
  description: string;
  headers?: Record<string, { description: string; schema: object }>;
  content?: Record<string, Media>;
}

export interface Media {
  schema: JsonSchema;
  example?: unknown;
}

interface JsonSchema {
  $ref?: string;
  examples?: unknown[];
  default?: unknown;
  enum?: unknown[];
}

interface Reference {
  $ref: string;
}
