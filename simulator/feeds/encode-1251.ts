/** Byte of each character that windows-1251 has, above ASCII. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 128 }, (_, index) => [
    new TextDecoder('windows-1251').decode(Uint8Array.of(128 + index)),
    128 + index,
  ]),
);

/** Bytes of a markup text in windows-1251; what that does not have, emoji for example, becomes a character reference. */
export function encode1251(text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const byte = code < 128 ? code : BYTES.get(char);
    if (byte === undefined) bytes.push(...Buffer.from(`&#${code};`, 'latin1'));
    else bytes.push(byte);
  }
  return Buffer.from(bytes);
}
