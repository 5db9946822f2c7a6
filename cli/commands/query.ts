import { VecheError } from '../../contracts/errors.ts';
import { renderAnswer } from '../format/render.ts';
import { readText, withApi } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { copyTo, write } from '../output.ts';
import type { OutputFormat, QueryName } from '../names.ts';
import { readSettings } from '../settings.ts';

interface QueryOptions extends CommonOptions {
  format: OutputFormat;
  all: boolean;
  filter?: string[];
  from?: string;
  to?: string;
  district?: string;
  block?: string;
  by?: string;
  step?: string;
  rows?: string;
  columns?: string;
  measure?: string;
  q?: string;
  limit?: number;
}

/** Parameters that have an option of their own; `--filter` gives the others. */
const NAMED = [
  'from',
  'to',
  'district',
  'block',
  'by',
  'step',
  'rows',
  'columns',
  'measure',
  'q',
  'limit',
] as const satisfies readonly (keyof QueryOptions)[];

/** `query`: one read of the API, or with `--all` every matching post. */
export async function query(what: QueryName, options: QueryOptions): Promise<void> {
  const params = paramsOf(options);
  await withApi(readSettings(options), async (api) => {
    if (options.all) {
      const format = exportFormat(what, options.format);
      // All means all: noise is left out only of numbers, unless the reader asks.
      if (!params.has('noise')) params.set('noise', 'all');
      params.set('format', format);
      params.set('about', 'false');
      const path = `/api/v1/posts/export?${params.toString()}`;
      await copyTo(process.stdout, await api({ method: 'GET', path }));
      return;
    }
    const path = `/api/v1/${what}?${params.toString()}`;
    const answer: unknown = JSON.parse(await readText(await api({ method: 'GET', path })));
    await write(process.stdout, renderAnswer(answer, options.format));
  });
}

function exportFormat(what: QueryName, format: OutputFormat): 'csv' | 'jsonl' {
  if (what !== 'posts') {
    throw new VecheError('usage', `--all works with posts, not with ${what}`, { where: '--all' });
  }
  if (format === 'csv' || format === 'jsonl') return format;
  throw new VecheError('usage', `--all streams, and ${format} cannot be streamed`, {
    where: '--format',
    hint: 'use --format jsonl or --format csv',
  });
}

function paramsOf(options: QueryOptions): URLSearchParams {
  const params = new URLSearchParams();
  for (const pair of options.filter ?? []) {
    const at = pair.indexOf('=');
    if (at < 1) {
      throw new VecheError('usage', `${pair} is no filter`, {
        where: '--filter',
        hint: 'write it as name=value',
      });
    }
    params.append(pair.slice(0, at), pair.slice(at + 1));
  }
  for (const name of NAMED) {
    const value = options[name];
    if (value !== undefined) params.set(name, String(value));
  }
  return params;
}
