import { publicPostSchema, type PublicPost } from '../../contracts/queries/posts.ts';

/** Lines go out together in pieces of about this many UTF-16 units. */
const PIECE_LENGTH = 64 * 1024;

/** Fields that readers see; anything else that the store might hand over stays inside. */
const FIELDS = Object.keys(publicPostSchema.shape) as readonly (keyof PublicPost)[];

/** Posts as JSON, one a line, in pieces of whole lines. */
export async function* postLines(posts: AsyncIterable<PublicPost>): AsyncGenerator<string> {
  let piece = '';
  for await (const post of posts) {
    piece += `${JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, post[field]])))}\n`;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
