import { classOf, DIGIT, LETTER } from '../../text/chars.ts';
import { foldText } from '../../text/fold.ts';

/** What copies are compared by: the letters and digits of the folded text, the number of its words, a 64-bit key. */
export interface CopyText {
  /** Valid until the next text is read. */
  units: Uint16Array;
  length: number;
  words: number;
  keyHigh: number;
  keyLow: number;
}

/** Makes the reader; it keeps one buffer for all texts. */
export function createCopyReader(): (text: string) => CopyText {
  let buffer = new Uint16Array(4096);
  return (text) => {
    const folded = foldText(text);
    if (folded.length > buffer.length) buffer = new Uint16Array(folded.length * 2);
    let length = 0;
    let words = 0;
    let isInside = false;
    let high = 0x9e_37_79_b9;
    let low = 0x85_eb_ca_6b;
    for (let i = 0; i < folded.length; i += 1) {
      const code = folded.charCodeAt(i);
      if ((classOf(code) & (LETTER | DIGIT)) === 0) {
        isInside = false;
        continue;
      }
      if (!isInside) words += 1;
      isInside = true;
      buffer[length] = code;
      length += 1;
      high = Math.imul(high ^ code, 0x9e_37_79_b1);
      low = Math.imul(low ^ code, 0x5f_35_64_95);
      low ^= low >>> 15;
    }
    return { units: buffer, length, words, keyHigh: mix(high) | 0, keyLow: mix(low) | 0 };
  };
}

/** Finaliser of MurmurHash3: every bit of the input changes half of the output. */
export function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85_eb_ca_6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2_b2_ae_35);
  return (h ^ (h >>> 16)) >>> 0;
}
