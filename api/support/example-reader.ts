import type { ReadOptions } from '../../contracts/queries/filters.ts';
import type { Reader } from '../../contracts/reader.ts';
import { COVERAGE, EMERGING, PIVOT } from '../routes/analysis-examples.ts';
import { CONFLICTS, FACETS, HOTSPOTS, POST, POSTS, STORIES, THREAD, TRENDS } from '../routes/examples.ts';
import { PUBLIC_GRID } from '../routes/public-examples.ts';

export interface ReadCall {
  name: string;
  params: unknown;
  options: ReadOptions;
}

/** A reader for tests of routes: answers the documented examples and keeps what it was asked. */
export interface ExampleReader extends Reader {
  readonly calls: ReadCall[];
}

export function exampleReader(given: Partial<Reader> = {}): ExampleReader {
  const calls: ReadCall[] = [];
  function read<Result>(name: string, result: Result) {
    return async (params: unknown, options: ReadOptions): Promise<Result> => {
      calls.push({ name, params, options });
      return result;
    };
  }
  const { meta: _, ...post } = POST;
  return {
    calls,
    trends: read('trends', TRENDS),
    hotspots: read('hotspots', HOTSPOTS),
    posts: read('posts', POSTS),
    post: read('post', post),
    thread: read('thread', THREAD),
    conflicts: read('conflicts', CONFLICTS),
    stories: read('stories', STORIES),
    facets: read('facets', FACETS),
    pivot: read('pivot', PIVOT),
    emerging: read('emerging', EMERGING),
    coverage: read('coverage', COVERAGE),
    async *allPosts(params, options) {
      calls.push({ name: 'allPosts', params, options });
      yield post;
    },
    alertCells: async () => [],
    publicGrid: read('publicGrid', PUBLIC_GRID),
    freshAt: async () => '2026-11-24T07:59:00.000Z',
    ...given,
  };
}
