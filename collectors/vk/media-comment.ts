import type { Parsed } from '../../contracts/collector.ts';
import type { ParseContext } from '../kit/parse-context.ts';
import { quarantine } from '../kit/parsed.ts';
import { addPlacedComment } from './placed-comment.ts';
import type { Comment } from './schema.ts';
import { commentSchema } from './schema.ts';

/** Adds a comment under a photo or video of a community, as events bring it. */
export function addMediaComment(
  into: Parsed,
  raw: unknown,
  edited: boolean,
  { context, place }: { context: ParseContext; place: string },
): void {
  const comment = commentSchema.safeParse(raw).data;
  const media = comment === undefined ? null : mediaOf(comment);
  if (comment === undefined || media === null)
    return quarantine(into, 'a comment without id or what it stands under', { place, raw });
  const { name, ownerId } = media;
  const spot = {
    ownerId,
    id: mediaCommentId(name, comment.id),
    rootId: `vk:${name}`,
    url: `https://vk.com/${name}?reply=${comment.id}`,
    edited,
  };
  addPlacedComment(into, comment, spot, { context, place, raw });
}

/** Id of a comment under a photo or video, named as in its address: `photo-55_12`. */
export function mediaCommentId(name: string, id: number): string {
  return `vk:${name}_${id}`;
}

function mediaOf(comment: Comment): { name: string; ownerId: number } | null {
  const kind = comment.photo_owner_id === undefined ? 'video' : 'photo';
  const [ownerId, id] =
    kind === 'photo'
      ? [comment.photo_owner_id, comment.photo_id]
      : [comment.video_owner_id, comment.video_id];
  return ownerId === undefined || id === undefined ? null : { name: `${kind}${ownerId}_${id}`, ownerId };
}
