import { charsetOf, decodeBytes } from '../kit/decode-bytes.ts';

/** Text of a feed's bytes: byte order mark, then Content-Type, then the XML declaration, then UTF-8 (RFC 7303 §3). */
export function decodeFeed(body: Uint8Array, contentType: string | undefined): string {
  return decodeBytes(body, charsetOf(contentType) ?? declaredEncoding(body));
}

function declaredEncoding(body: Uint8Array): string | null {
  const head = Buffer.from(body.subarray(0, 200)).toString('latin1');
  return (
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?<label>[\w.:-]{2,40})["']/i.exec(head)?.groups?.['label'] ?? null
  );
}
