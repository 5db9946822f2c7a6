/** Bytes of a part by its Content-Transfer-Encoding (RFC 2045, 6); `body` holds one byte a character. */
export function decodeTransfer(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return encoding === 'quoted-printable' ? decodeQuoted(body) : Buffer.from(body, 'latin1');
}

/** Bytes of quoted-printable; what is not written by its rules stays as it is. */
export function decodeQuoted(text: string): Buffer {
  const bytes = Buffer.alloc(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '=') {
      if (text[at + 1] === '\n') {
        at += 1;
        continue;
      }
      const pair = text.slice(at + 1, at + 3);
      if (/^[0-9A-Fa-f]{2}$/.test(pair)) {
        bytes[length] = Number.parseInt(pair, 16);
        length += 1;
        at += 2;
        continue;
      }
    }
    bytes[length] = text.charCodeAt(at);
    length += 1;
  }
  return bytes.subarray(0, length);
}
