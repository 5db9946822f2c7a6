import { storiesParamsSchema } from '../../contracts/queries/stories.ts';
import { conflictsParamsSchema } from '../../contracts/queries/threads.ts';
import { allItems } from '../exports/all-items.ts';
import { CONFLICT_COLUMNS, STORY_COLUMNS } from '../exports/read-columns.ts';
import { EXPORT_TIME_LIMIT_MS, fileParams, sendTable } from '../exports/send-table.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { readOptions } from '../reads/read.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { XLSX_EXAMPLE } from './export-examples.ts';

const STORIES_FILE = {
  name: 'stories',
  title: { ru: 'Сюжеты', en: 'Stories' },
  method: {
    ru: 'Сообщения об одном событии, собранные по словам, месту и времени. clusters: без копий. Не более 10 000 строк.',
    en: 'Posts about one event, put together by words, place and time. clusters: without copies. At most 10,000 rows.',
  },
  columns: STORY_COLUMNS,
};
const CONFLICTS_FILE = {
  name: 'conflicts',
  title: { ru: 'Конфликты', en: 'Conflicts' },
  method: {
    ru: 'Ветки с находками правил: нет ответа, отписка, грубость и другие. heat от 0 до 1: накал. Не более 10 000 строк.',
    en: 'Threads with findings of rules: no answer, template, rudeness and others. heat: 0 to 1. At most 10,000 rows.',
  },
  columns: CONFLICT_COLUMNS,
};

/** `GET /stories/export`: the answers of `/stories` as a file. */
export function storiesExportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/stories/export',
    {
      config: { role: 'analyst', texts: true },
      handlerTimeout: EXPORT_TIME_LIMIT_MS,
      schema: {
        tags: ['reads'],
        summary: 'Stories as a file',
        description:
          'What `/stories` answers to the same parameters, page by page to the end, one row for each story, as CSV or XLSX.',
        querystring: storiesParamsSchema.omit({ limit: true }).extend(fileParams),
        response: textAnswers('The rows', {
          'text/csv': 'id,firstAt,posts,title\r\nvk:-1_15,2026-11-24T06:00:00.000Z,17,В Опочке нет воды\r\n',
          ...XLSX_EXAMPLE,
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, about, ...given } = request.query;
      const params = resolveRead(given, 'week', context);
      const rows = allItems((page) => context.reader.stories({ ...params, ...page }, readOptions(request)));
      return sendTable(request, reply, context, { ...STORIES_FILE, format, lang, about, params, rows });
    },
  );
}

/** `GET /conflicts/export`: the answers of `/conflicts` as a file. */
export function conflictsExportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/conflicts/export',
    {
      config: { role: 'analyst', texts: true },
      handlerTimeout: EXPORT_TIME_LIMIT_MS,
      schema: {
        tags: ['reads'],
        summary: 'Conflicts as a file',
        description:
          'What `/conflicts` answers to the same parameters, page by page to the end, one row for each thread, as CSV or XLSX.',
        querystring: conflictsParamsSchema.omit({ limit: true, cursor: true }).extend(fileParams),
        response: textAnswers('The rows', {
          'text/csv': 'rootId,heat,findings,rootText\r\nvk:-1_15,0.4,none,В Опочке нет воды\r\n',
          ...XLSX_EXAMPLE,
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, about, ...given } = request.query;
      const params = resolveRead(given, 'week', context);
      const rows = allItems((page) => context.reader.conflicts({ ...params, ...page }, readOptions(request)));
      return sendTable(request, reply, context, { ...CONFLICTS_FILE, format, lang, about, params, rows });
    },
  );
}
