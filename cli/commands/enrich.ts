import { availableParallelism } from 'node:os';
import { parsePostLine } from '../../collectors/files/parse-post-line.ts';
import { loadRegion } from '../../config/load-region.ts';
import { toIso } from '../../contracts/clock.ts';
import type { Labelled } from '../../contracts/enriched.ts';
import type { StoredPost } from '../../contracts/post-store.ts';
import type { Post } from '../../contracts/post.ts';
import { createRegionTime, type RegionTime } from '../../contracts/region-time.ts';
import type { RootContext, StageB } from '../../contracts/stage-b.ts';
import { createStageAPool } from '../../processors/stage-a-pool.ts';
import { createStageB } from '../../processors/stage-b.ts';
import { systemClock } from '../clock.ts';
import { readLines, type Line } from '../line-reader.ts';
import type { CommonOptions } from '../options.ts';
import { openBadLines, write, type BadLines } from '../output.ts';
import { readTopicModel } from '../topics/model-store.ts';

interface EnrichOptions extends CommonOptions {
  region: string;
  jobs: number;
  quarantine?: string;
  model?: string;
}

interface Given {
  post: Post;
  /** Fields of the input line, answered as they came. */
  given: Readonly<Record<string, unknown>>;
}

const RING_SIZE = 200_000;
const ROOTS_MAX = 200_000;

/** `enrich`: labels posts line by line, in order, in bounded memory. */
export async function enrich(options: EnrichOptions): Promise<void> {
  const region = loadRegion(options.region);
  const calendar = createRegionTime(region.timezone);
  const threads = Math.min(options.jobs, availableParallelism());
  const model = await readTopicModel(options.model ?? null, region);
  const pool = createStageAPool({ region, model, threads });
  const stageB = createStageB({ ringSize: RING_SIZE });
  const bad = openBadLines(options.quarantine, process.stderr);
  const roots = new Map<string, RootContext>();
  try {
    for await (const lines of readLines(process.stdin)) {
      const items = await parseLines(lines, calendar, bad);
      const labelled = await pool.label(items.map((item) => item.post));
      const output = labelled.map((post, index) => {
        const row = addToStageB(post, stageB, roots);
        return `${JSON.stringify(answer(row, items[index]?.given ?? {}))}\n`;
      });
      await write(process.stdout, output.join(''));
    }
  } finally {
    await pool.close();
    await bad.close();
  }
}

async function parseLines(lines: readonly Line[], calendar: RegionTime, bad: BadLines): Promise<Given[]> {
  const now = toIso(systemClock.now());
  const items: Given[] = [];
  for (const line of lines) {
    const parsed = line.text === null ? { reason: line.reason } : parsePostLine(line.text, now, calendar);
    if ('reason' in parsed) await bad.add(line.number, parsed.reason, line.text);
    else items.push(parsed);
  }
  return items;
}

function addToStageB(post: Labelled, stageB: StageB, roots: Map<string, RootContext>): StoredPost {
  const row = stageB.add(post, post.rootId === null ? null : (roots.get(post.rootId) ?? null));
  if (row.rootId === null) {
    if (roots.size >= ROOTS_MAX) roots.delete(roots.keys().next().value ?? '');
    roots.set(row.id, { districtId: row.districtId, districtConfidence: row.districtConfidence });
  }
  return row;
}

/** Fields of a Post that `enrich` works out itself even when they were not given. */
const COMPUTED: ReadonlySet<string> = new Set(['id', 'text', 'truncated']);
const POST_FIELDS = [
  'network',
  'kind',
  'channelId',
  'channelKind',
  'bodyId',
  'parentId',
  'rootId',
  'authorKey',
  'url',
  'publishedAt',
  'edited',
  'editedAt',
  'deletedAt',
  'fetchedAt',
  'geo',
  'metrics',
] as const;

/** The row with absent fields as null and given ones as they came; no stems, they are storage's matter. */
function answer(row: StoredPost, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { stems: _, ...fields } = row;
  const result: Record<string, unknown> = { ...fields };
  for (const field of POST_FIELDS) result[field] = given[field] ?? null;
  for (const [field, value] of Object.entries(given)) {
    if (!COMPUTED.has(field) && !Object.hasOwn(fields, field)) result[field] = value;
  }
  return result;
}
