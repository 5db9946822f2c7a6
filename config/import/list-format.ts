import type { ListFormat } from './list-kinds.ts';
import { splitDelimited } from './delimited.ts';
import { readFileLines, readFileText } from './lines.ts';

/** What a file is, by its beginning: XML of ГАР, GeoJSON, rows of ОКТМО, or a simple list. */
export async function formatOf(file: string): Promise<ListFormat> {
  for await (const chunk of readFileText(file)) {
    const beginning = chunk.slice(0, 2000).trimStart();
    if (beginning.startsWith('<')) return 'gar';
    if (beginning.startsWith('{') && beginning.includes('"FeatureCollection"')) return 'boundaries';
    break;
  }
  for await (const { text } of readFileLines(file)) {
    const fields = text === null ? null : splitDelimited(text, ';');
    return fields !== null && fields.length >= 6 && /^(?:ter|\d{2})$/i.test(fields[0] ?? '')
      ? 'oktmo'
      : 'list';
  }
  return 'list';
}
