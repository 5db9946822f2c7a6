import { htmlToText } from '../../text/clean.ts';
import type { Element } from './element.ts';
import { childrenOf, hasElements, markupOf, textOf } from './element.ts';
import type { FeedItem } from './feed-item.ts';

const HTML_TYPES = new Set(['html', 'text/html', 'xhtml', 'application/xhtml+xml']);
/** Text constructs that some feeds write in base64 (RFC 4287 §4.1.3.3 allows it for `content`). */
const BASE64_TEXTS = new Set(['title', 'summary', 'content']);
/** Names whose content is HTML by custom, whatever the format. */
const ALWAYS_HTML = new Set([
  'description',
  'content:encoded',
  'yandex:full-text',
  'itunes:summary',
  'dc:description',
  'fullitem',
  'body',
  'xhtml:body',
]);

const TITLES = ['title', 'dc:title'] as const;
const SUMMARIES = ['description', 'summary', 'dc:description', 'abstract', 'itunes:summary'] as const;
const BODIES = ['yandex:full-text', 'content:encoded', 'content', 'xhtml:body', 'body', 'fullitem'] as const;

/** Reads an `<item>` or `<entry>`. `feedUrl` resolves relative links when the document states no base. */
export function itemOfElement(item: Element, feedUrl: string | null): FeedItem {
  const first = (...names: string[]): string | null =>
    childrenOf(item, ...names)
      .map((child) => textOf(child).trim())
      .find((text) => text !== '') ?? null;
  return {
    guid:
      first('guid') ??
      atomId(item, feedUrl) ??
      first('dc:identifier') ??
      item.attributes['rdf:about'] ??
      null,
    link: linkOf(item, feedUrl),
    title: firstPlain(item, TITLES),
    summary: firstPlain(item, SUMMARIES),
    body: firstPlain(item, BODIES),
    markup: childrenOf(item, ...TITLES, ...SUMMARIES, ...BODIES)
      .map((child) => markupOf(child).trim())
      .join(''),
    published: first(
      'published',
      'pubdate',
      'issued',
      'dcterms:issued',
      'created',
      'dcterms:created',
      'dc:date',
    ),
    updated: first('updated', 'modified', 'dcterms:modified') ?? item.attributes['lastmod'] ?? null,
    author: first('dc:creator', 'author', 'dc:author'),
    geo: geoOf(item),
    comments: countOf(first('slash:comments')),
  };
}

/** An atom:id that is written as a path counts from the document's base (RFC 4287 §2, though it should be absolute). */
function atomId(item: Element, feedUrl: string | null): string | null {
  const id = childrenOf(item, 'id').find((child) => textOf(child).trim() !== '');
  if (id === undefined) return null;
  const text = textOf(id).trim();
  const isPath = text.includes('/') && !text.includes(':') && !/\s/.test(text);
  return (isPath ? absoluteLink(text, id.base ?? feedUrl) : null) ?? text;
}

/** Plain text of the first child with one of the names that is not empty. */
function firstPlain(item: Element, names: readonly string[]): string {
  for (const child of childrenOf(item, ...names)) {
    const text = plainOf(child).trim();
    if (text !== '') return text;
  }
  return '';
}

/** Plain text of a text construct (RFC 4287 §3.1, Atom 0.3 `mode`, and what RSS feeds do). */
function plainOf(element: Element): string {
  if (hasElements(element)) return htmlToText(markupOf(element));
  const raw = textOf(element);
  const type = (element.attributes['type'] ?? '').trim().toLowerCase();
  const text = isBase64(element, type, raw) ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  const isHtml = HTML_TYPES.has(type) || ALWAYS_HTML.has(element.name) || looksLikeHtml(text);
  return isHtml ? htmlToText(text) : text;
}

function isBase64(element: Element, type: string, raw: string): boolean {
  const isDeclared = element.attributes['mode'] === 'base64';
  const isBinary =
    BASE64_TEXTS.has(element.name) &&
    /^(?:application|image|audio|video)\//.test(type) &&
    !type.endsWith('xml');
  return (isDeclared || isBinary) && /^[\w+/=\s]*$/.test(raw);
}

/** A closing tag, a line break or an entity: markup in a field that claims to be plain. */
function looksLikeHtml(text: string): boolean {
  return /<\/[a-z][a-z0-9]*\s*>|<(?:br|img|hr)\b|&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8});/i.test(text);
}

/** Atom's alternate link, RSS's link, a guid that is an address, CDF's href. */
function linkOf(item: Element, feedUrl: string | null): string | null {
  const links = childrenOf(item, 'link');
  const alternate = links.find((link) => link.attributes['href'] !== undefined && isAlternate(link));
  const written = links.find((link) => textOf(link).trim() !== '');
  const permalink = childrenOf(item, 'guid').find((guid) => guid.attributes['ispermalink'] !== 'false');
  const [raw, base] =
    alternate === undefined
      ? written === undefined
        ? permalink === undefined
          ? [item.attributes['href'] ?? item.attributes['rdf:about'], item.base]
          : [textOf(permalink), null]
        : [textOf(written), written.base]
      : [alternate.attributes['href'], alternate.base];
  return absoluteLink(raw, permalink !== undefined && raw === textOf(permalink) ? null : (base ?? feedUrl));
}

function isAlternate(link: Element): boolean {
  const relation = link.attributes['rel']?.trim().toLowerCase() ?? 'alternate';
  return relation === 'alternate' || relation === 'http://www.iana.org/assignments/relation/alternate';
}

/** An http(s) address; null for anything else. An absolute address is kept as it was written. */
export function absoluteLink(raw: string | undefined, base: string | null): string | null {
  const text = raw?.trim() ?? '';
  if (text === '') return null;
  const parsed = URL.parse(text, base ?? undefined);
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '') return null;
  return /^https?:\/\//i.test(text) ? text : parsed.href;
}

/** `georss:point` "lat lon", also inside `georss:where`; `geo:lat` with `geo:long`. */
function geoOf(item: Element): FeedItem['geo'] {
  const wheres = childrenOf(item, 'georss:where').flatMap((where) => childrenOf(where, 'gml:point'));
  const points = [
    ...childrenOf(item, 'georss:point'),
    ...wheres.flatMap((point) => childrenOf(point, 'gml:pos')),
  ];
  const split = childrenOf(item, 'geo:point')
    .concat(item)
    .flatMap((at) => {
      const [lat] = childrenOf(at, 'geo:lat');
      const [lon] = childrenOf(at, 'geo:long');
      return lat === undefined || lon === undefined ? [] : [`${textOf(lat)} ${textOf(lon)}`];
    });
  for (const text of [...points.map(textOf), ...split]) {
    const numbers = text
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [lat, lon] = numbers;
    if (lat !== undefined && lon !== undefined && Number.isFinite(lat) && Number.isFinite(lon))
      return { lat, lon };
  }
  return null;
}

function countOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
