import type { CollectorServices, PollInput } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { inHostTurn } from '../kit/host-turn.ts';
import { placeOf, refuseBusyAnswer, stopIfAborted } from '../kit/http-status.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import type { ParsedPage } from './parse-page.ts';
import { parsePage } from './parse-page.ts';

const BODY_BYTES_MAX = 5 * 1024 * 1024;

/** Why a page cannot be used although the server answered. */
export interface NoPage {
  state: 'no_preview' | 'layout_changed';
  reason: string;
}

/** Address of a channel's preview: the newest page, or the one below a message number. */
export function pageUrl(baseUrl: string, channel: string, before: number | null): string {
  return `${baseUrl.replace(/\/$/, '')}/s/${channel}${before === null ? '' : `?before=${before}`}`;
}

/**
 * Fetches and reads one page. A redirect, or a page without a history, means that the channel has no preview.
 * @throws {VecheError} `remote` when the server wants to be asked later or the page is cut, and what the client throws.
 */
export async function fetchPage(
  url: string,
  context: () => ParseContext,
  { http, limiter }: CollectorServices,
  signal: PollInput['signal'],
): Promise<ParsedPage | NoPage> {
  stopIfAborted(signal);
  const answer = await inHostTurn(url, { limiter, signal }, () =>
    http({ url, bodyBytesMax: BODY_BYTES_MAX, redirectsMax: 0, signal }),
  );
  refuseBusyAnswer(answer, placeOf(url));
  if (answer.status !== 200)
    return { state: 'no_preview', reason: `the preview page answered ${answer.status}` };
  const html = answer.body.toString('utf8');
  const page = parsePage(html, context());
  if (!page.hasHistory)
    return { state: 'no_preview', reason: 'the page shows no messages: previews may be blocked' };
  if (!/<\/section\s*>/i.test(html)) {
    throw new VecheError('remote', 'the page ends before its last message', {
      where: placeOf(url),
      hint: 'it is fetched again',
      retryAfterSeconds: 60,
    });
  }
  if (page.isBroken) return { state: 'layout_changed', reason: 'most message blocks cannot be read' };
  return page;
}
