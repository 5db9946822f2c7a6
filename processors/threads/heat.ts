import type { Finding, FindingKind } from '../../contracts/thread.ts';
import { meanAggression } from './find-escalation.ts';
import type { ReadThread } from './read-thread.ts';

/** What each kind of finding adds; set by hand, by how much it angers people. */
const WEIGHTS: Readonly<Record<FindingKind, number>> = {
  none: 0.25,
  late: 0.15,
  template: 0.2,
  foreign: 0.2,
  rude: 0.4,
  blame: 0.35,
  ping_pong: 0.3,
  closed: 0.3,
  escalation: 0.5,
};

/** How heated a thread is, 0..1: the aggression of its angrier half, and each kind of finding, as independent causes. */
export function heatOf(thread: ReadThread, findings: readonly Finding[]): number {
  const angriest = thread.posts
    .filter((post) => !post.isOfficial)
    .sort((a, b) => b.aggression - a.aggression);
  const aggression = meanAggression(angriest.slice(0, Math.ceil(angriest.length / 2)));
  let calm = 1 - 0.7 * aggression;
  for (const kind of new Set(findings.map((finding) => finding.kind))) calm *= 1 - WEIGHTS[kind];
  return Math.round((1 - calm) * 1000) / 1000;
}
