import type { Dice } from '../dice.ts';
import type { ChatterKind } from '../texts/chatter.ts';
import type { Voice } from './channel.ts';

/** What kind of post it is. `copy`: another channel's text word for word; `repost`: passed on by the network itself. */
export type Sort =
  'complaint' | 'news' | 'life' | 'notice' | 'copy' | 'repost' | 'emoji' | 'empty' | 'long' | ChatterKind;

/** Relative frequency of the sorts in each voice: problems are a third to a half of what communities write. */
const MIX: Readonly<Record<Voice, Readonly<Partial<Record<Sort, number>>>>> = {
  residents: {
    complaint: 420,
    talk: 160,
    thanks: 60,
    ad: 90,
    contest: 35,
    greeting: 60,
    news: 50,
    elsewhere: 25,
    repost: 50,
    copy: 25,
    emoji: 8,
    empty: 10,
    long: 3,
  },
  newsroom: { news: 430, life: 330, elsewhere: 70, ad: 50, contest: 15, greeting: 20, copy: 35, repost: 40 },
  emergency: { complaint: 420, news: 330, elsewhere: 80, repost: 90, copy: 50, talk: 30 },
  body: { notice: 520, life: 270, greeting: 110, contest: 20, news: 40, repost: 40 },
};

/** Draws the sort of a post. */
export function sortFor(voice: Voice, dice: Dice): Sort {
  const mix = Object.entries(MIX[voice]) as [Sort, number][];
  return dice.weighted(mix, ([, weight]) => weight)[0];
}

/** Mean number of comments under a wall's post of a sort. */
export const COMMENTS_MEAN: Readonly<Record<Sort, number>> = {
  complaint: 2,
  news: 1.7,
  life: 1,
  notice: 1.3,
  copy: 1,
  repost: 0.8,
  emoji: 0.4,
  empty: 0.4,
  long: 2,
  ad: 0.3,
  contest: 0.8,
  greeting: 0.8,
  thanks: 1,
  talk: 1.2,
  elsewhere: 0.8,
};
