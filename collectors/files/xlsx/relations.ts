import { posix } from 'node:path';
import type { ZipFile } from './inflate-entry.ts';
import { readWholeXml, type XmlSink } from './read-xml.ts';

/** A part that another part of a package points to. */
export interface Relation {
  id: string;
  /** Last step of its type's address: `worksheet`, `sharedStrings`. */
  type: string;
  /** Name in the zip. */
  path: string;
}

/** Largest part that is read whole. */
export const SMALL_PART_BYTES_MAX = 4 * 1024 * 1024;

/** What a part points to (ECMA-376 part 2, 8.4); of the package itself when `part` is empty. None when it says nothing. */
export async function readRelations(zip: ZipFile, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part === '' ? 'x' : part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!zip.has(file)) return [];
  return await readWholeXml(zip.inflate(file, SMALL_PART_BYTES_MAX), relationSink(folder));
}

function relationSink(folder: string): XmlSink<Relation> {
  const found: Relation[] = [];
  return {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      found.push({ id, type: type.slice(type.lastIndexOf('/') + 1), path });
    },
    text() {},
    close() {},
    take: () => found.splice(0),
  };
}
