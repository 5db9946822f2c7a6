import { MARKS } from './marks.ts';
import { isPersonalUrl } from './profile-url.ts';

/** Links longer than this are left alone; VK's own are far shorter. */
const LINK_UNITS_MAX = 512;
const TARGET =
  /^(?:id|club|public|event|app|wall|photo|video|topic|market|doc|album|page|note|article|poll)-?\d|^https?:/i;
const PERSON = /^(?:id|wall|photo|video|doc|album|note|page)\d/i;
const HANDLE_UNIT = /[A-Za-z0-9_.]/;

interface Link {
  title: string;
  end: number;
}

/**
 * VK's wiki links as plain text. «[id1|Имя]», «@id1 (Имя)» and links to walls of persons become the mark of a mention;
 * communities, walls and addresses keep their title: «[club1|Псков]» → «Псков». Other brackets stay. Linear.
 */
export function stripVkMarkup(text: string): string {
  return replaceLinks(replaceLinks(text, '[', bracketLink), '@', titledHandle);
}

function replaceLinks(text: string, sign: string, read: (text: string, at: number) => Link | null): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, Math.max(done, at + 1))) {
    const link = read(text, at);
    if (link === null) continue;
    parts.push(text.slice(done, at), link.title);
    done = link.end;
  }
  return done === 0 ? text : parts.join('') + text.slice(done);
}

/** «[target|title]». */
function bracketLink(text: string, at: number): Link | null {
  const inner = text.slice(at + 1, at + 1 + LINK_UNITS_MAX);
  const bar = inner.indexOf('|');
  const close = inner.indexOf(']', bar + 1);
  if (bar < 1 || close < 0) return null;
  const target = inner.slice(0, bar);
  if (!TARGET.test(target) || /[\s[\]]/.test(target)) return null;
  const isPerson = PERSON.test(target) || isPersonalUrl(target);
  return { title: isPerson ? MARKS.mention : inner.slice(bar + 1, close), end: at + close + 2 };
}

/** «@handle (title)»: a community when the handle says so, else a person. */
function titledHandle(text: string, at: number): Link | null {
  const inner = text.slice(at + 1, at + 1 + LINK_UNITS_MAX);
  let length = 0;
  while (length < inner.length && HANDLE_UNIT.test(inner.charAt(length))) length += 1;
  const close = inner.indexOf(')', length);
  const title = inner.slice(length + 2, Math.max(close, 0));
  if (length === 0 || !inner.startsWith(' (', length) || close < 0 || title.includes('\n')) return null;
  const isCommunity = /^(?:club|public|event)\d/i.test(inner);
  return { title: isCommunity ? title : MARKS.mention, end: at + 1 + close + 1 };
}
