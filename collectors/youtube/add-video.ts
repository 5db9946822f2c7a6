import type { Parsed } from '../../contracts/collector.ts';
import { addPost, quarantine } from '../kit/parsed.ts';
import type { ItemPlace } from './add-comment.ts';
import { youtubeId } from './add-comment.ts';
import { videoSchema } from './schema.ts';

/** Adds a video: title, description and counts. */
export function addVideo(into: Parsed, raw: unknown, { context, place }: ItemPlace): void {
  const video = videoSchema.safeParse(raw).data;
  const id = video?.contentDetails?.videoId || video?.snippet.resourceId?.videoId || video?.id || '';
  if (video === undefined || !/^[\w-]{6,20}$/.test(id))
    return quarantine(into, 'an item that is neither comment nor video', { place, raw });
  const { title, description, channelId, publishedAt } = video.snippet;
  addPost(
    into,
    {
      id: youtubeId(id),
      kind: 'post',
      channelId: channelId || 'youtube',
      bodyId: context.bodyId ?? context.bodyOfChannel('youtube', channelId),
      text: [title.trim(), description.trim()].filter(Boolean).join('\n\n'),
      url: `https://www.youtube.com/watch?v=${id}`,
      publishedMs: Date.parse(publishedAt),
      metrics: {
        views: video.statistics?.viewCount,
        likes: video.statistics?.likeCount,
        comments: video.statistics?.commentCount,
      },
    },
    context,
    { place, raw },
  );
}
