import type { FastifyInstance } from 'fastify';
import type { Service } from '../service.ts';
import { readHistory } from './history.ts';
import { previewPage } from './page.ts';

/** No limit is published; this is what a tolerant server would put up with. */
const PER_SECOND = 2;
const RETRY_AFTER_SECONDS = 5;

/** Web previews of channels: `/s/<channel>?before=<number>`. */
export function serveTelegram(app: FastifyInstance, service: Service): void {
  const { world, clock, limits, ledger } = service;

  app.get<{ Params: { name: string }; Querystring: { before?: string } }>(
    '/s/:name',
    async (request, reply) => {
      const { ip, params, query } = request;
      const limit = { name: `telegram: ${PER_SECOND} a second`, key: ip, max: PER_SECOND, windowMs: 1000 };
      if (!limits.allow(limit))
        return reply.code(429).header('retry-after', String(RETRY_AFTER_SECONDS)).send('Too Many Requests');
      const wanted = params.name.toLowerCase();
      const channel = world.setting.channels.find(
        ({ network, native }) => network === 'telegram' && native.toLowerCase() === wanted,
      );
      if (channel === undefined || channel.isClosed) return reply.redirect(`/${params.name}`, 302);
      const before = /^\d{1,12}$/.test(query.before ?? '') ? Number(query.before) : null;
      const nowMs = clock.now();
      const html = previewPage(channel, readHistory(channel, { before, nowMs }, service), nowMs);
      await ledger.flush();
      return reply.type('text/html; charset=utf-8').send(html);
    },
  );

  app.get<{ Params: { name: string } }>('/:name', async (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(
        `<!DOCTYPE html><html><body><div class="tgme_page">${encodeURIComponent(request.params.name)}</div></body></html>`,
      ),
  );
}
