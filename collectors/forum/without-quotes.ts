import { Parser } from 'htmlparser2';

const NAME = /^[a-z][a-z0-9]{0,15}$/;
const VOID = new Set(['br', 'hr', 'img', 'wbr', 'input']);

/**
 * The HTML of a post without quotations of others (`<aside class="quote">`), which name who said it and repeat what is
 * a post of its own, and without attributes. Linear in its length.
 */
export function withoutQuotes(html: string): string {
  const kept: string[] = [];
  /** Open asides, counted from the outermost quotation; 0 outside of one. */
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      const isQuote = name === 'aside' && /(?:^|\s)quote(?:\s|$)/.test(attributes['class'] ?? '');
      if (name === 'aside' && (depth > 0 || isQuote)) depth += 1;
      else if (depth === 0 && NAME.test(name)) kept.push(`<${name}>`);
    },
    ontext(text) {
      if (depth === 0) kept.push(escapeText(text));
    },
    onclosetag(name) {
      if (name === 'aside' && depth > 0) depth -= 1;
      else if (depth === 0 && NAME.test(name) && !VOID.has(name)) kept.push(`</${name}>`);
    },
  });
  parser.end(html);
  return kept.join('');
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
