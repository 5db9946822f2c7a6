import { BLOCK_ELEMENTS, DROPPED_ELEMENTS, isHtmlElement } from './html-elements.ts';

/** A piece of markup: where it ends, and the text that takes its place. */
export interface Markup {
  end: number;
  replacement: string;
}

const NAME_UNITS_MAX = 40;

/**
 * Makes the function that reads the markup at a «<»; null means that this «<» is an ordinary character. It remembers
 * what is known to be missing further on (a «>», a closing quote, an end tag), so that all calls together are linear.
 */
export function createTagReader(html: string): (at: number) => Markup | null {
  const neverClosed = new Set<string>();
  let quotesMatter = true;
  let anyClose = true;

  function closeOf(from: number): number {
    const quoted = quotesMatter ? quotedClose(html, from) : -1;
    if (quoted >= 0) return quoted;
    quotesMatter = false;
    const plain = anyClose ? html.indexOf('>', from) : -1;
    anyClose = plain >= 0;
    return plain;
  }

  function contentEnd(name: string, from: number): number {
    if (neverClosed.has(name)) return from;
    const endTag = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    endTag.lastIndex = from;
    const found = endTag.exec(html);
    if (found !== null) return found.index;
    neverClosed.add(name);
    return name === 'script' || name === 'style' ? html.length : from;
  }

  return (at) => {
    const special = declarationAt(html, at);
    if (special !== null) return special;
    const isEnd = html[at + 1] === '/';
    const name = nameAt(html, isEnd ? at + 2 : at + 1);
    if (name === null) return null;
    const close = closeOf(at + 1);
    if (close < 0) return null;
    const end = close + 1;
    const lower = name.toLowerCase();
    if (isPlaceholder(name, html.slice(at, Math.min(end, at + NAME_UNITS_MAX + 3)))) return null;
    if (DROPPED_ELEMENTS.has(lower) && !isEnd && html[close - 1] !== '/') {
      return { end: contentEnd(lower, end), replacement: ' ' };
    }
    return { end, replacement: spaceOf(lower) };
  };
}

/** Comments, CDATA sections, doctypes and processing instructions. */
function declarationAt(html: string, at: number): Markup | null {
  if (html.startsWith('<!--', at)) return { end: endAfter(html, '-->', at + 4), replacement: '' };
  if (html.startsWith('<![CDATA[', at)) {
    const end = endAfter(html, ']]>', at + 9);
    return { end, replacement: html.slice(at + 9, html.endsWith(']]>', end) ? end - 3 : end) };
  }
  const isOther = html[at + 1] === '!' ? nameAt(html, at + 2) !== null : html[at + 1] === '?';
  return isOther ? { end: endAfter(html, '>', at), replacement: '' } : null;
}

function endAfter(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

/** An ASCII element name that is followed by what may follow one, else null: «5 <7», «<ivan@…>» and «<3» hold none. */
function nameAt(html: string, from: number): string | null {
  let end = from;
  while (end - from <= NAME_UNITS_MAX && isNameUnit(html.charCodeAt(end), end > from)) end += 1;
  const follows = html.charAt(end);
  return end > from && (follows === '>' || follows === '/' || follows.trim() === '')
    ? html.slice(from, end)
    : null;
}

function isNameUnit(code: number, isInside: boolean): boolean {
  const letter = code | 32;
  if (letter >= 97 && letter <= 122) return true;
  return isInside && ((code >= 48 && code <= 57) || code === 45 || code === 58);
}

/** Marks of texts that somebody masked before us: <PHONE>, <NAME>. */
function isPlaceholder(name: string, tag: string): boolean {
  return (
    name.length > 2 &&
    name === name.toUpperCase() &&
    tag === `<${name}>` &&
    !isHtmlElement(name.toLowerCase())
  );
}

/** Offset of the first «>» outside quoted attribute values; −1 when there is none. */
function quotedClose(html: string, from: number): number {
  let quote = '';
  let previous = '';
  for (let i = from; i < html.length; i += 1) {
    const char = html.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '>') return i;
    else if (previous === '=' && (char === '"' || char === "'" || char === '`')) quote = char;
    if (char !== ' ') previous = char;
  }
  return -1;
}

function spaceOf(name: string): string {
  if (BLOCK_ELEMENTS.has(name)) return '\n';
  return name === 'td' || name === 'th' || name === 'option' ? ' ' : '';
}
