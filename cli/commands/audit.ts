import { z } from 'zod';
import { parsePostLine } from '../../collectors/files/parse-post-line.ts';
import { loadRegion } from '../../config/load-region.ts';
import { toIso } from '../../contracts/clock.ts';
import type { Post } from '../../contracts/post.ts';
import { createRegionTime, type RegionTime } from '../../contracts/region-time.ts';
import type { ThreadInput } from '../../contracts/thread.ts';
import { createThreadAudit } from '../../processors/audit-thread.ts';
import { createStageAPool } from '../../processors/stage-a-pool.ts';
import { readLines, type Line } from '../line-reader.ts';
import type { CommonOptions } from '../options.ts';
import { openBadLines, write } from '../output.ts';
import { momentOf } from './parse.ts';

interface AuditOptions extends CommonOptions {
  region: string;
  now?: string;
}

const POSTS_MAX = 5_000;
const threadSchema = z.object({
  id: z.string().min(1).max(512),
  posts: z.array(z.unknown()).min(1).max(POSTS_MAX),
});

/** `audit`: threads from stdin, their heat and findings to stdout; a bad line never stops the rest. */
export async function audit(options: AuditOptions): Promise<void> {
  const region = loadRegion(options.region);
  const calendar = createRegionTime(region.timezone);
  const now = toIso(momentOf(options.now, region.timezone));
  const auditThread = createThreadAudit(region);
  // Labels tell the district of a thread.
  const pool = createStageAPool({ region, threads: 0 });
  const bad = openBadLines(undefined, process.stderr);
  for await (const lines of readLines(process.stdin)) {
    const output: string[] = [];
    for (const line of lines) {
      const input = readThread(line, now, calendar);
      if ('reason' in input) await bad.add(line.number, input.reason, null);
      else {
        const posts = await pool.label(input.posts);
        output.push(`${JSON.stringify(auditThread({ ...input, posts }, now).thread)}\n`);
      }
    }
    await write(process.stdout, output.join(''));
  }
  await pool.close();
  await bad.close();
}

function readThread(line: Line, now: string, calendar: RegionTime): ThreadInput | { reason: string } {
  if (line.text === null) return { reason: line.reason };
  const parsed = threadSchema.safeParse(jsonOf(line.text));
  if (!parsed.success)
    return { reason: `no thread: an object with id and 1 to ${POSTS_MAX} posts is expected` };
  const posts: Post[] = [];
  for (const [index, item] of parsed.data.posts.entries()) {
    const post = parsePostLine(JSON.stringify(item), now, calendar);
    if ('reason' in post) return { reason: `posts[${index}]: ${post.reason}` };
    posts.push(post.post);
  }
  return { id: parsed.data.id, posts };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
