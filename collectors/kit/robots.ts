import type { CollectorServices } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import { inHostTurn } from './host-turn.ts';

const BYTES_MAX = 512 * 1024;
const KEEP_MS = 24 * 3_600_000;
const AGENT = 'veche';

/** What robots.txt said about the paths of a source, kept in its cursor for a day. */
export interface RobotsVerdict {
  checkedMs: number;
  isAllowed: boolean;
}

/**
 * Whether robots.txt lets us read `url` (RFC 9309): 4xx allows all, 5xx and no answer allow nothing for now. A verdict
 * younger than 24 h is used again.
 * @throws {VecheError} `remote` when the server cannot say now, `aborted`.
 */
export async function askRobots(
  url: string,
  known: RobotsVerdict | null,
  services: Pick<CollectorServices, 'http' | 'clock' | 'limiter'>,
  signal: AbortSignal,
): Promise<RobotsVerdict> {
  const nowMs = services.clock.now();
  if (known !== null && nowMs - known.checkedMs < KEEP_MS && nowMs >= known.checkedMs) return known;
  const target = new URL(url);
  const where = `${target.origin}/robots.txt`;
  const answer = await inHostTurn(url, { limiter: services.limiter, signal }, () =>
    services.http({ url: where, bodyBytesMax: BYTES_MAX, redirectsMax: 5, signal }),
  );
  if (answer.status >= 500 || answer.status === 429) {
    throw new VecheError('remote', `robots.txt cannot be read now: the server answered ${answer.status}`, {
      where,
      hint: 'nothing is read from this host until it answers',
      retryAfterSeconds: answer.retryAfterSeconds ?? 600,
    });
  }
  const path = `${target.pathname}${target.search}`;
  const isAllowed = answer.status !== 200 || allowsPath(answer.body.toString('utf8'), path);
  return { checkedMs: nowMs, isAllowed };
}

/** Whether a robots.txt text lets the agent `veche` read `path`: the longest matching rule wins, Allow on a tie. */
export function allowsPath(robots: string, path: string): boolean {
  const rules = rulesFor(robots, AGENT) ?? rulesFor(robots, '*') ?? [];
  let best = { length: -1, isAllow: true };
  for (const { pattern, isAllow } of rules) {
    if (!matchesPattern(path, pattern)) continue;
    if (pattern.length > best.length || (pattern.length === best.length && isAllow))
      best = { length: pattern.length, isAllow };
  }
  return best.isAllow;
}

interface Rule {
  pattern: string;
  isAllow: boolean;
}

/** Rules of all groups for an agent; null when no group names it. */
function rulesFor(robots: string, agent: string): Rule[] | null {
  let rules: Rule[] | null = null;
  let isOurs = false;
  let isReadingAgents = false;
  for (const line of robots.split(/\r\n?|\n/)) {
    const [, name, value] = /^\s*([a-z-]{1,40})\s*:([^#]*)/i.exec(line.slice(0, 2000)) ?? [];
    if (name === undefined || value === undefined) continue;
    const field = name.toLowerCase();
    if (field === 'user-agent') {
      if (!isReadingAgents) isOurs = false;
      isReadingAgents = true;
      if (value.trim().toLowerCase() === agent) isOurs = true;
      if (isOurs) rules ??= [];
    } else if (field === 'allow' || field === 'disallow') {
      isReadingAgents = false;
      if (isOurs && value.trim() !== '') rules?.push({ pattern: value.trim(), isAllow: field === 'allow' });
    }
  }
  return rules;
}

/** `*` stands for any run of characters, `$` at the end for the end of the path; linear in path × pattern. */
function matchesPattern(path: string, pattern: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts[0] ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1)) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  const last = parts.at(-1) ?? '';
  return !isAnchored || at === path.length || (parts.length > 1 && path.endsWith(last));
}
