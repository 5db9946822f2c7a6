import { withApi } from '../api-access.ts';
import type { CommonOptions } from '../options.ts';
import { copyTo } from '../output.ts';
import { readSettings } from '../settings.ts';

interface ReportOptions extends CommonOptions {
  day?: string;
  format: 'html' | 'markdown';
  lang: 'ru' | 'en';
}

/** `report`: the morning note on stdout. */
export async function report(options: ReportOptions): Promise<void> {
  const { day, format, lang } = options;
  const query = new URLSearchParams({ format, lang, ...(day === undefined ? {} : { day }) });
  await withApi(readSettings(options), async (api) => {
    await copyTo(process.stdout, await api({ method: 'GET', path: `/api/v1/report?${query.toString()}` }));
  });
}
