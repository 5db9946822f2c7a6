import { toIso } from '../../contracts/clock.ts';
import { emptyParsed } from '../kit/parsed.ts';
import type { Asker, NoRequests } from './fetch-requests.ts';
import { fetchRequests } from './fetch-requests.ts';
import type { ParsedRequests } from './parse-answer.ts';

const PAGE_SIZE = 100;
const PAGES_MAX = 200;
/** A server that knows no pages gives at most this many (https://wiki.open311.org/GeoReport_v2/). */
const ANSWER_MAX = 1000;

/** All requests of a slice of time; `isCapped` when the server may have left some out. */
export interface Slice {
  read: ParsedRequests;
  isCapped: boolean;
}

/** Reads a slice of time page by page; a server that knows no pages gives all of it at once. */
export async function readSlice(
  { fromMs, toMs }: { fromMs: number; toMs: number },
  asker: Asker,
): Promise<Slice | NoRequests> {
  const all: ParsedRequests = { ...emptyParsed(), requests: [] };
  const known = new Set<string>();
  for (let page = 1; page <= PAGES_MAX; page += 1) {
    const parameters = {
      start_date: toIso(fromMs),
      end_date: toIso(toMs),
      page_size: String(PAGE_SIZE),
      page: String(page),
    };
    const read = await fetchRequests(parameters, asker);
    if ('state' in read) return read;
    const fresh = read.requests.filter(({ service_request_id: id }) => !known.has(id));
    // Without new requests the last page has been passed, or every page is the first one.
    if (fresh.length === 0 && page > 1)
      return { read: all, isCapped: page === 2 && known.size >= ANSWER_MAX && read.requests.length > 0 };
    for (const { service_request_id: id } of fresh) known.add(id);
    append(all, read);
    if (fresh.length === 0) return { read: all, isCapped: false };
  }
  return { read: all, isCapped: true };
}

function append(all: ParsedRequests, read: ParsedRequests): void {
  all.posts.push(...read.posts);
  all.quarantined.push(...read.quarantined);
  all.requests.push(...read.requests);
  all.futureDates += read.futureDates;
}
