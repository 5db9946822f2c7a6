import { z } from 'zod';
import { filtersSchema } from '../../contracts/queries/filters.ts';
import { POST_COLUMNS } from '../exports/post-columns.ts';
import { postLines } from '../exports/post-lines.ts';
import { sendFile } from '../exports/send-file.ts';
import { EXPORT_TIME_LIMIT_MS, fileParams, sendTable, TABLE_FORMATS } from '../exports/send-table.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { readOptions } from '../reads/read.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { XLSX_EXAMPLE } from './export-examples.ts';

const paramsSchema = filtersSchema.extend({
  ...fileParams,
  format: z.enum(['jsonl', ...TABLE_FORMATS]).default('jsonl'),
});

const TITLE = { ru: 'Сообщения', en: 'Posts' };
const METHOD = {
  ru:
    'Все сообщения отбора по времени публикации, от старых к новым. Личные данные в текстах скрыты; район, тема и ' +
    'тональность определены автоматически и могут быть исправлены вручную. Удалённые сообщения остаются без текста.',
  en:
    'All posts of the selection by time of publishing, oldest first. Personal data in texts are masked; district, topic ' +
    'and sentiment are found by rules and may be corrected by hand. Deleted posts stay without their text.',
};

/** `GET /posts/export`: every matching post as a file, at the reader's pace. */
export function postsExportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/posts/export',
    {
      config: { role: 'analyst', texts: true },
      exposeHeadRoute: false,
      handlerTimeout: EXPORT_TIME_LIMIT_MS,
      schema: {
        tags: ['reads'],
        summary: 'Every matching post, as a file',
        description:
          'Streams all posts that match, oldest first, without a bound on rows. Without `from` it begins with the ' +
          'first stored post. No cell of CSV and XLSX is run as a formula. CSV has a byte order mark, and what it ' +
          'says about itself at its end, below an empty line; XLSX has a sheet for that, times of the region, and a ' +
          'next sheet after 1,048,575 posts; JSON lines are posts and nothing else. An answer that breaks off is ' +
          'incomplete.',
        querystring: paramsSchema,
        response: textAnswers('The posts', {
          'application/x-ndjson': '{"id":"vk:-1_15","network":"vk","text":"В Опочке третий день нет воды"}\n',
          'text/csv':
            'id,publishedAt,network,text\r\nvk:-1_15,2026-11-24T06:00:00.000Z,vk,В Опочке нет воды\r\n',
          ...XLSX_EXAMPLE,
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, about, ...given } = request.query;
      const params = resolveRead(given, 'all', context);
      const posts = context.reader.allPosts(params, readOptions(request, EXPORT_TIME_LIMIT_MS));
      if (format === 'jsonl') {
        return sendFile(request, reply, {
          name: `veche-posts-${params.to.slice(0, 10)}.jsonl`,
          type: 'application/x-ndjson; charset=utf-8',
          pieces: postLines(posts),
        });
      }
      return sendTable(request, reply, context, {
        format,
        lang,
        about,
        params,
        name: 'posts',
        title: TITLE,
        method: METHOD,
        columns: POST_COLUMNS,
        rows: posts,
      });
    },
  );
}
