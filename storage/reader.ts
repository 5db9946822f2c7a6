import type { Reader } from '../contracts/reader.ts';
import { readConflicts } from './queries/conflicts.ts';
import { readCoverage } from './queries/coverage.ts';
import { readEmerging } from './queries/emerging.ts';
import { readFacets } from './queries/facets.ts';
import { readFreshAt } from './queries/fresh-at.ts';
import { readAlertCells, readHotspots } from './queries/hotspots.ts';
import { readPivot } from './queries/pivot.ts';
import { readAllPosts, readPost, readPosts } from './queries/posts.ts';
import type { QueryContext } from './queries/run-query.ts';
import { readStories } from './queries/stories.ts';
import { readThread } from './queries/thread.ts';
import { readTrends } from './queries/trends.ts';
import { readPublicGrid } from './public-grid/read-grid.ts';

/** Every read of the API, the command line, alerts and reports, over one pool of connections. */
export function createReader(context: QueryContext): Reader {
  return {
    trends: (params, options) => readTrends(context, params, options),
    hotspots: (params, options) => readHotspots(context, params, options),
    posts: (params, options) => readPosts(context, params, options),
    post: (id, options) => readPost(context, id, options),
    thread: (rootId, options) => readThread(context, rootId, options),
    conflicts: (params, options) => readConflicts(context, params, options),
    stories: (params, options) => readStories(context, params, options),
    facets: (params, options) => readFacets(context, params, options),
    pivot: (params, options) => readPivot(context, params, options),
    emerging: (params, options) => readEmerging(context, params, options),
    coverage: (params, options, sources) => readCoverage(context, params, { options, sources }),
    allPosts: (filters, options) => readAllPosts(context, filters, options),
    alertCells: (period) => readAlertCells(context, period),
    publicGrid: (params, options) => readPublicGrid(context, params, options),
    freshAt: () => readFreshAt(context),
  };
}
