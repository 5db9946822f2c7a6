/** The engine refuses statements above 256 KiB (max_query_size); an escaped id may be twice as long as the id. */
const CHUNK_BYTES = 96 * 1024;
const CHUNK_IDS = 2_000;

/** Unique ids in pieces that fit into one statement each. */
export function* chunksOfIds(ids: Iterable<string>): Generator<string[]> {
  let chunk: string[] = [];
  let bytes = 0;
  for (const id of new Set(ids)) {
    const size = Buffer.byteLength(id) + 4;
    if (chunk.length > 0 && (bytes + size > CHUNK_BYTES || chunk.length === CHUNK_IDS)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(id);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}
