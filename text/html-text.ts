import { collapseSpace } from './collapse-space.ts';
import { decodeEntities } from './decode-entities.ts';
import { createTagReader } from './html-tags.ts';

/** Markup that was escaped once too often: «&lt;p&gt;» in a feed. */
const ESCAPED_MARKUP = /<\/?(?:p|br|div|span|a|b|i|u|li|ul|strong|em)(?=[\s/>])/i;

/**
 * Text of an HTML fragment: tags and comments removed, scripts and styles dropped with their content, a line end for
 * each block element, character references decoded, white space collapsed. Text without any tag keeps its line ends;
 * marks such as <PHONE> stay. Never throws; linear, also on unclosed tags, quotes and comments.
 */
export function htmlToText(html: string): string {
  const text = decodeEntities(stripTags(html));
  return collapseSpace(ESCAPED_MARKUP.test(text) ? decodeEntities(stripTags(text)) : text);
}

function stripTags(html: string): string {
  const markupAt = createTagReader(html);
  const parts: string[] = [];
  let done = 0;
  for (let at = html.indexOf('<'); at >= 0;) {
    const markup = markupAt(at);
    if (markup === null) at = html.indexOf('<', at + 1);
    else {
      parts.push(onOneLine(html.slice(done, at)), markup.replacement);
      done = markup.end;
      at = html.indexOf('<', done);
    }
  }
  return done === 0 ? html : parts.join('') + onOneLine(html.slice(done));
}

/** In HTML a line end is a space; lines end where elements do. */
function onOneLine(text: string): string {
  return text.replace(/[\r\n]/g, ' ');
}
