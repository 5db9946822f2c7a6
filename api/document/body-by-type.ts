import type { FastifySchema } from 'fastify';
import { z } from 'zod';

/** A body that may come in several content types, each with a schema of its own. */
interface BodyByType {
  content: Record<string, { schema: z.ZodType }>;
}

/** The JSON schemas of a body by content type; null: the route takes one type, which the framework describes itself. */
export function bodyByType(
  schema: FastifySchema | undefined,
): { content: Record<string, { schema: object }> } | null {
  const body = schema?.body;
  if (!isByType(body)) return null;
  const content = Object.entries(body.content).map(([type, media]) => {
    const { $schema: _, ...told } = z.toJSONSchema(media.schema, { io: 'input', unrepresentable: 'any' });
    return [type, { schema: told }];
  });
  return { content: Object.fromEntries(content) };
}

function isByType(body: unknown): body is BodyByType {
  return typeof body === 'object' && body !== null && 'content' in body && !(body instanceof z.ZodType);
}
