import type { Labelled } from '../../contracts/enriched.ts';
import type { Post } from '../../contracts/post.ts';
import { makePost } from '../gold/make-post.ts';
import type { Comment } from './data.ts';
import { measuredScore, measuredShare } from './intervals.ts';
import type { Section } from './measured.ts';
import { f1Of } from './scores.ts';

const HOSTILE_MIN = 0.5;

/** Hostile comments by lexicon and rules, nothing learned. */
export function measureAggression(label: (post: Post) => Labelled, comments: readonly Comment[]): Section {
  const rows = comments.map(({ text, isToxic }) => ({
    gold: isToxic ? 'hostile' : 'calm',
    found: isHostile(label(makePost(text, { kind: 'comment' }))) ? 'hostile' : 'calm',
  }));
  const found = rows.filter((row) => row.found === 'hostile');
  const toxic = rows.filter(({ gold }) => gold === 'hostile');
  const hits = found.filter(({ gold }) => gold === 'hostile').length;
  return {
    title: 'Hostile comments without training',
    how: 'comments judged toxic or not; aggression of 0.5 and more counts as hostile',
    measured: [
      measuredScore('F1 of hostile', rows, (some) => f1Of(some, 'hostile')),
      measuredShare('precision', hits, found.length),
      measuredShare('recall', hits, toxic.length),
    ],
    peers: [
      'linear SVC on words and characters, trained on these rows: F1 0.851 on rows kept aside, 0.428 on comments of VK',
    ],
  };
}

/** What real reports of incidents are taken for: few are hostile, fewer are noise, most are appeals. */
export function measureIncidents(label: (post: Post) => Labelled, incidents: readonly string[]): Section {
  const labels = incidents.map((text) => label(makePost(text, { kind: 'comment' })));
  const share = (name: string, holds: (post: Labelled) => boolean) =>
    measuredShare(name, labels.filter((post) => holds(post)).length, labels.length);
  return {
    title: 'Incident texts of a regional centre',
    how: 'texts without labels, nearly all of them complaints: flags are false alarms for the most part',
    measured: [
      share('taken for hostile', isHostile),
      share('taken for noise', ({ noise }) => noise !== null && noise !== 'elsewhere'),
      share('taken for appeals', ({ isAppeal }) => isAppeal),
      share('Russian by their language', ({ language }) => language === 'ru'),
    ],
    peers: [],
  };
}

function isHostile({ conflict }: Labelled): boolean {
  return conflict.aggression >= HOSTILE_MIN;
}
