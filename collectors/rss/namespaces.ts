/** Namespaces of feeds and the prefix each is known by, whatever prefix a document chose; '' for the plain names. */
const PREFIX_OF: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': '',
  'http://purl.org/atom/ns#': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/net/rss1.1#': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/slash/': 'slash',
  'http://news.yandex.ru': 'yandex',
  'http://www.georss.org/georss': 'georss',
  'http://www.opengis.net/gml': 'gml',
  'http://www.w3.org/2003/01/geo/wgs84_pos#': 'geo',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://search.yahoo.com/mrss': 'media',
};

/** Prefixes that a document has declared so far. */
export type Prefixes = Map<string, string>;

/** Reads `xmlns:p="…"` attributes into the table. */
export function declarePrefixes(prefixes: Prefixes, attributes: Readonly<Record<string, string>>): void {
  for (const [name, uri] of Object.entries(attributes)) {
    if (!name.startsWith('xmlns:')) continue;
    const known =
      PREFIX_OF[uri.trim().toLowerCase()] ?? PREFIX_OF[uri.trim().toLowerCase().replace(/\/$/, '')];
    if (known !== undefined) prefixes.set(name.slice(6).toLowerCase(), known);
  }
}

/** `DC:Date` → `dc:date`; `a:title` → `title` where `a` is Atom. */
export function canonicalName(name: string, prefixes: Prefixes): string {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon === -1) return lower;
  const prefix = prefixes.get(lower.slice(0, colon));
  if (prefix === undefined) return lower;
  return prefix === '' ? lower.slice(colon + 1) : `${prefix}:${lower.slice(colon + 1)}`;
}
