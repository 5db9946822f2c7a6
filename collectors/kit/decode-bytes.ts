const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Text of bytes: a byte order mark decides, then `label`, then UTF-8. Bytes that cannot be decoded become U+FFFD. */
export function decodeBytes(bytes: Uint8Array, label: string | null): string {
  const mark = BYTE_ORDER_MARKS.find(([, signature]) =>
    signature.every((byte, index) => bytes[index] === byte),
  );
  return decoderOf(mark?.[0] ?? label ?? 'utf-8').decode(bytes);
}

/** `charset=` of a Content-Type header; null when there is none. */
export function charsetOf(contentType: string | undefined): string | null {
  return /charset\s*=\s*["']?(?<label>[\w.:-]{2,40})/i.exec(contentType ?? '')?.groups?.['label'] ?? null;
}

/** Whether so much of a text was undecodable that it cannot be read: more than one character in twenty. */
export function isUndecodable(text: string): boolean {
  let lost = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) lost += 1;
  return lost * 20 > text.length;
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('utf-8');
  }
}
