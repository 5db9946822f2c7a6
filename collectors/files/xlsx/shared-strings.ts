import { gatherText } from './cell-text.ts';
import type { ZipFile } from './inflate-entry.ts';
import { tooLarge } from './problems.ts';
import { readXml, type XmlSink } from './read-xml.ts';

/** They are held in memory while the sheet is read: enough for some 100,000 appeals of a thousand letters. */
const STRINGS_BYTES_MAX = 192 * 1024 * 1024;
const STRINGS_MAX = 4_000_000;

/** Texts that cells refer to by number (ECMA-376 part 1, 18.4). */
export async function readSharedStrings(zip: ZipFile, path: string): Promise<string[]> {
  const strings: string[] = [];
  for await (const text of readXml(zip.inflate(path, STRINGS_BYTES_MAX), stringSink())) {
    strings.push(text);
    if (strings.length > STRINGS_MAX) throw tooLarge('the number of its texts');
  }
  return strings;
}

function stringSink(): XmlSink<string> {
  const read: string[] = [];
  const gatherer = gatherText(['t']);
  return {
    open: (name) => gatherer.open(name),
    text: (text) => gatherer.text(text),
    close(name) {
      gatherer.close(name);
      if (name === 'si') read.push(gatherer.take());
    },
    take: () => read.splice(0),
  };
}
