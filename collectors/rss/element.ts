/** One element of a feed item, with canonical lower-case name (`title`, `content:encoded`). */
export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Texts and elements in order. */
  parts: (string | Element)[];
  /** Address that relative links inside are resolved against; null when the feed states none. */
  base: string | null;
}

/** Direct children with one of the names; the order of the names decides, then that of the document. */
export function childrenOf(element: Element, ...names: readonly string[]): Element[] {
  return names.flatMap((name) =>
    element.parts.filter((part): part is Element => typeof part !== 'string' && part.name === name),
  );
}

/** Text of an element and everything below it, without markup. */
export function textOf(element: Element): string {
  return element.parts.map((part) => (typeof part === 'string' ? part : textOf(part))).join('');
}

/** Inner markup, for content that is written as elements (XHTML). */
export function markupOf(element: Element): string {
  return element.parts.map((part) => (typeof part === 'string' ? escapeText(part) : tagOf(part))).join('');
}

export function hasElements(element: Element): boolean {
  return element.parts.some((part) => typeof part !== 'string');
}

function tagOf(element: Element): string {
  const name = element.name.replace(/^.*:/, '');
  return `<${name}>${markupOf(element)}</${name}>`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
