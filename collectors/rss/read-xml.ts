import { Parser } from 'htmlparser2';
import { VecheError } from '../../contracts/errors.ts';
import type { Element } from './element.ts';
import type { Prefixes } from './namespaces.ts';
import { canonicalName, declarePrefixes } from './namespaces.ts';

/** Caps of a feed document: far above any honest feed, low enough for a hostile one. */
export const DEPTH_MAX = 64;
export const ATTRIBUTES_MAX = 64;
export const ITEMS_MAX = 5000;

const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:rdf', 'rdf', 'channel']);
const ITEMS: ReadonlySet<string> = new Set(['item', 'entry']);

/** What a feed document holds. */
export interface XmlFeed {
  items: Element[];
  /** Why reading stopped before the end; null when the document was whole. */
  cut: string | null;
}

/** Thrown inside the reader to leave it; never leaves this file. */
class Refusal extends Error {}

/**
 * Reads the items of an RSS, RDF, Atom or CDF document. Bare ampersands, unclosed elements and a missing end are
 * tolerated; what came before a cut, or before a cap was hit, is kept.
 * @throws {VecheError} `unreadable` when the root is no feed, or when entities are declared.
 */
export function readXml(text: string): XmlFeed {
  const reader = createReader();
  const parser = new Parser(reader.handler, { xmlMode: true });
  let cut: string | null = null;
  try {
    parser.write(text);
    reader.finish();
    parser.end();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    cut = error.message;
  }
  if (!reader.isFeed()) {
    throw new VecheError('unreadable', cut ?? 'this is no feed', {
      hint: 'check the address in a browser: a feed begins with <rss>, <feed> or <rdf:RDF>',
    });
  }
  return {
    items: reader.items,
    cut: cut ?? (reader.isCut() ? 'the document ends before its last element' : null),
  };
}

interface Reader {
  items: Element[];
  handler: ConstructorParameters<typeof Parser>[0];
  /** Tells that only implied ends follow. */
  finish(): void;
  isFeed(): boolean;
  isCut(): boolean;
}

function createReader(): Reader {
  const items: Element[] = [];
  const prefixes: Prefixes = new Map();
  /** Base address of every open element. */
  const bases: (string | null)[] = [];
  /** Open elements of the item being read; empty between items. */
  const open: Element[] = [];
  let isFeed = false;
  let isEnding = false;
  let isCut = false;
  let attributes = 0;

  return {
    items,
    finish: () => {
      isEnding = true;
      isCut = bases.length > 0;
    },
    isFeed: () => isFeed,
    isCut: () => isCut,
    handler: {
      onprocessinginstruction(_name, data) {
        if (/^!entity\b|<!entity\b/i.test(data)) throw new Refusal('the document declares entities');
      },
      onattribute() {
        attributes += 1;
        if (attributes > ATTRIBUTES_MAX)
          throw new Refusal(`an element has more than ${ATTRIBUTES_MAX} attributes`);
      },
      onopentag(rawName, rawAttributes) {
        attributes = 0;
        if (bases.length >= DEPTH_MAX) throw new Refusal(`elements are nested deeper than ${DEPTH_MAX}`);
        declarePrefixes(prefixes, rawAttributes);
        const name = canonicalName(rawName, prefixes);
        if (bases.length === 0) isFeed ||= ROOTS.has(name);
        const base = resolveBase(rawAttributes['xml:base'], bases.at(-1) ?? null);
        bases.push(base);
        const parent = open.at(-1);
        if (parent === undefined && !ITEMS.has(name)) return;
        const element: Element = { name, attributes: lowerKeys(rawAttributes), parts: [], base };
        parent?.parts.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.parts.push(text);
      },
      onclosetag() {
        bases.pop();
        const element = open.pop();
        if (element === undefined || open.length > 0 || isEnding) return;
        if (items.length >= ITEMS_MAX) throw new Refusal(`more than ${ITEMS_MAX} items`);
        items.push(element);
      },
    },
  };
}

function resolveBase(own: string | undefined, outer: string | null): string | null {
  if (own === undefined) return outer;
  return URL.parse(own.trim(), outer ?? undefined)?.href ?? outer;
}

function lowerKeys(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
}
