const ENTRY_BYTES = 46;

/** The same zip with every size and offset of its directory in Zip64 fields, as some programs always write them. */
export function asZip64(zip: Uint8Array): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  const entries: Buffer[] = [];
  for (let at = start; at < end;) {
    const fixed = Buffer.from(bytes.subarray(at, at + ENTRY_BYTES));
    const nameEnd = at + ENTRY_BYTES + fixed.readUInt16LE(28);
    entries.push(fixed, bytes.subarray(at + ENTRY_BYTES, nameEnd), extraOf(fixed));
    at = nameEnd + fixed.readUInt16LE(30) + fixed.readUInt16LE(32);
    for (const place of [20, 24, 42]) fixed.writeUInt32LE(0xff_ff_ff_ff, place);
    fixed.writeUInt16LE(32, 30);
  }
  const directory = Buffer.concat(entries);
  const content = bytes.subarray(0, start);
  return Buffer.concat([content, directory, endOf({ count, bytes: directory.length, start })]);
}

/** A field of another kind, then sizes and offset. */
function extraOf(entry: Buffer): Buffer {
  const extra = Buffer.alloc(32);
  extra.writeUInt16LE(0x99_99, 0);
  extra.writeUInt16LE(1, 4);
  extra.writeUInt16LE(24, 6);
  for (const [index, place] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(place)), 8 + index * 8);
  }
  return extra;
}

function endOf(directory: { count: number; bytes: number; start: number }): Buffer {
  const record = Buffer.alloc(56 + 20 + 22, 0xff);
  record.writeUInt32LE(0x06_06_4b_50, 0);
  for (const [index, number] of [directory.count, directory.bytes, directory.start].entries()) {
    record.writeBigUInt64LE(BigInt(number), 32 + index * 8);
  }
  record.writeUInt32LE(0x07_06_4b_50, 56);
  record.writeBigUInt64LE(BigInt(directory.start + directory.bytes), 64);
  record.writeUInt32LE(0x06_05_4b_50, 76);
  record.writeUInt16LE(0, 96);
  return record;
}
