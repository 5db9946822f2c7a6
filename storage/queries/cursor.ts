import { z } from 'zod';
import { VecheError } from '../../contracts/errors.ts';

/** Where a list goes on: strictly after the row with this sort key. */
export interface Position {
  /** First part of the sort key: milliseconds of a post, heat of a thread. */
  rank: number;
  id: string;
}

const positionSchema = z.tuple([z.number(), z.string().min(1).max(512)]);

/** Opaque text of a position: base64url of a JSON pair. */
export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.rank, position.id])).toString('base64url');
}

/**
 * Position of a cursor; null when there is no cursor.
 * @throws {VecheError} `input` when the text was not made by `encodeCursor`.
 */
export function decodeCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  const parsed = positionSchema.safeParse(readJson(cursor));
  if (!parsed.success) {
    throw new VecheError('input', 'the cursor is not one that Veche gave', {
      where: 'cursor',
      hint: 'take it unchanged from `next` of the answer before, or leave it out to begin again',
    });
  }
  const [rank, id] = parsed.data;
  return { rank, id };
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
