import { Zip, ZipDeflate } from 'fflate';
import { VecheError } from '../../../contracts/errors.ts';

/** Without zip64, no place in the file may be beyond this (PKWARE APPNOTE 4.4.1.4). */
const ZIP_BYTES_MAX = 0xffff_ffff;
/** Beyond, more time makes hardly smaller files. */
const LEVEL = 5;

/** A zip file that comes out while its entries go in, one after the other. */
export interface ZipStream {
  open(name: string): void;
  /** Text of the entry that is open. */
  write(text: string): void;
  /** Ends the entry that is open. */
  end(): void;
  /** No more entries. */
  close(): void;
  /** Bytes made since the last time. @throws {VecheError} `too_large` beyond 4 GiB. */
  take(): Uint8Array[];
}

/** @param modifiedMs Time of all entries. */
export function createZipStream(modifiedMs: number): ZipStream {
  const encoder = new TextEncoder();
  let made: Uint8Array[] = [];
  let bytes = 0;
  let failure: Error | null = null;
  let entry: ZipDeflate | null = null;
  const zip = new Zip((error, data) => {
    if (error !== null) failure = error;
    else made.push(data);
  });

  return {
    open(name) {
      entry = new ZipDeflate(name, { level: LEVEL });
      entry.mtime = modifiedMs;
      zip.add(entry);
    },
    write: (text) => entry?.push(encoder.encode(text)),
    end: () => entry?.push(new Uint8Array(), true),
    close: () => zip.end(),
    take() {
      if (failure !== null) throw new VecheError('internal', 'the zip file failed', { cause: failure });
      const taken = made;
      made = [];
      for (const piece of taken) bytes += piece.length;
      if (bytes > ZIP_BYTES_MAX) throw new VecheError('too_large', 'the file would be over 4 GiB');
      return taken;
    },
  };
}
