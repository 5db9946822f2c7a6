import { createHash } from 'node:crypto';
import { z } from 'zod';
import { personOf } from '../access/person.ts';
import { needFullScope } from '../access/scope.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';

const paramsSchema = z.object({
  day: z.iso.date('an ISO date').optional(),
  format: z.enum(['html', 'markdown']).default('html'),
  lang: z.enum(['ru', 'en']).default('ru'),
});

const TYPES = { html: 'text/html; charset=utf-8', markdown: 'text/markdown; charset=utf-8' } as const;
/** A note asks a handful of reads. */
const TIME_LIMIT_MS = 60_000;

/** `GET /report`: the morning note. */
export function reportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/report',
    {
      config: { role: 'analyst', texts: true },
      handlerTimeout: TIME_LIMIT_MS,
      schema: {
        tags: ['reports'],
        summary: 'The morning note',
        description:
          'What changed on a day of the region against the day before and the usual week, as a page that prints on ' +
          'A4 or as Markdown. Covers the whole region, so a limited key is refused.',
        querystring: paramsSchema,
        response: textAnswers('The note', {
          'text/html': '<!doctype html><html lang="ru"><title>Утренняя записка</title>…',
          'text/markdown': '# Утренняя записка: 23 ноября 2026\n\nЗа день 412 сообщений…\n',
        }),
      },
    },
    async (request, reply) => {
      needFullScope(personOf(request).scope);
      const { day, format, lang } = request.query;
      const note = await context.operations.morningNote(day ?? null, lang, format);
      if (format === 'html') reply.header('content-security-policy', policyFor(note));
      return reply.header('cache-control', 'private, no-store').type(TYPES[format]).send(note);
    },
  );
}

/** Allows the page's own style and nothing else; texts in it are escaped and could not run anyway. */
function policyFor(html: string): string {
  const start = html.indexOf('<style>') + '<style>'.length;
  const style = html.slice(start, html.indexOf('</style>', start));
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
}
