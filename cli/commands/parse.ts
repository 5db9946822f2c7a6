import { randomBytes, createHmac } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { collectorFor } from '../../collectors/index.ts';
import { loadRegion } from '../../config/load-region.ts';
import type { Parsed, Pseudonymise } from '../../contracts/collector.ts';
import { VecheError } from '../../contracts/errors.ts';
import type { Network } from '../../contracts/post.ts';
import { createRegionTime } from '../../contracts/region-time.ts';
import { bodyIndex } from '../body-index.ts';
import { systemClock } from '../clock.ts';
import type { CommonOptions } from '../options.ts';
import { write } from '../output.ts';

interface ParseOptions extends CommonOptions {
  network: Network;
  channel?: string;
  now?: string;
  region: string;
}

/** `parse`: one raw answer from stdin through the collector's own parser. */
export async function parse(options: ParseOptions): Promise<void> {
  const region = loadRegion(options.region);
  const collector = collectorFor(options.network);
  if (collector === null) {
    throw new VecheError('usage', `no collector reads ${options.network} yet`, { where: '--network' });
  }
  const parsed = collector.parse({
    body: await buffer(process.stdin),
    channel: options.channel ?? null,
    now: momentOf(options.now, region.timezone),
    services: {
      pseudonymise: throwAwayKey(),
      bodyOfChannel: bodyIndex(region, []),
      timezone: region.timezone,
    },
  });
  await write(
    process.stdout,
    linesOf(parsed)
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  );
  for (const { place, reason } of parsed.quarantined)
    process.stderr.write(`quarantined ${place}: ${reason}\n`);
}

function linesOf(parsed: Parsed): object[] {
  const { posts, tombstones, error } = parsed;
  const errors =
    error === null ? [] : [{ error: error.code, message: error.message, reaction: error.reaction }];
  return [...posts, ...tombstones, ...errors];
}

/** Pseudonyms of this run alone: equal authors look equal, and nobody can be found again. */
function throwAwayKey(): Pseudonymise {
  const key = randomBytes(32);
  return (network, authorId) =>
    createHmac('sha256', key).update(`${network}\0${authorId}`).digest('hex').slice(0, 32);
}

/** @throws {VecheError} `usage` when it is no time. */
export function momentOf(text: string | undefined, timezone: string): number {
  const moment = text === undefined ? systemClock.now() : createRegionTime(timezone).parse(text);
  if (!Number.isNaN(moment)) return moment;
  throw new VecheError('usage', `${text} is no time`, {
    where: '--now',
    hint: 'write it as 2026-11-24T12:00:00Z',
  });
}
