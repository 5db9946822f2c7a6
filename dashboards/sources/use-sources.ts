import { useEffect } from 'preact/hooks';
import type { Sources } from '../../contracts/queries/sources.ts';
import { channelTitles } from '../data/channels.ts';
import { ticks } from '../data/live.ts';
import { type Answer, useAnswer } from '../data/use-answer.ts';

/** All sources with their state, read again when the stream tells of a change and every minute. */
export function useSources(): Answer<Sources> {
  const answer = useAnswer<Sources>('sources', 'sources', ticks.source.value);
  const { data } = answer;
  useEffect(() => {
    if (data === null) return;
    channelTitles.value = new Map(data.items.map(({ channelId, title }) => [channelId ?? '', title]));
  }, [data]);
  return answer;
}
