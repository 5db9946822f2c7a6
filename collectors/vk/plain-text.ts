import { decodeEntities, stripVkMarkup } from '../../text/clean.ts';

/** VK's text without its markup: mentions and links in brackets, entities, and `<br>` of old answers. */
function plainText(raw: string): string {
  return stripVkMarkup(decodeEntities(raw.replace(/<br\s*\/?>/gi, '\n')));
}

/** Id of the person or community (negative) that a text begins by addressing: `[id1|Имя], …`; null when none. */
export function leadingMention(raw: string): number | null {
  const match = /^\s*\[(?<kind>id|club|public|event)(?<number>\d{1,12})(?::[^|\]]{0,60})?\|/.exec(
    raw,
  )?.groups;
  if (match === undefined) return null;
  return match['kind'] === 'id' ? Number(match['number']) : -Number(match['number']);
}

/** One text of several: each without markup, empty ones left out, a blank line between. */
export function joinTexts(raws: readonly string[]): string {
  return raws
    .map((raw) => plainText(raw).trim())
    .filter(Boolean)
    .join('\n\n');
}
