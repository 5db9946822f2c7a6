import { hotspotsParamsSchema } from '../../contracts/queries/hotspots.ts';
import { trendsParamsSchema } from '../../contracts/queries/trends.ts';
import { hotspotColumns, TREND_COLUMNS, trendRows } from '../exports/read-columns.ts';
import { fileParams, sendTable } from '../exports/send-table.ts';
import { resolveRead } from '../reads/resolve-read.ts';
import { readOptions } from '../reads/read.ts';
import { textAnswers } from './answers.ts';
import type { Api, RouteContext } from './context.ts';
import { XLSX_EXAMPLE } from './export-examples.ts';

const TRENDS_METHOD = {
  ru:
    'Время публикации, шаги по календарю региона. posts: сообщения; clusters: без копий; authors: разные авторы. Без ' +
    'рекламы, конкурсов, поздравлений, спама и сообщений о других регионах, если не выбрано иное. compared: прошлый ' +
    'период или норма тех же часов недели, low и high: её полоса.',
  en:
    'Time of publishing, steps by the calendar of the region. posts: posts; clusters: without copies; authors: distinct ' +
    'authors. Without ads, contests, greetings, spam and posts about elsewhere unless asked for. compared: the period ' +
    'before or the norm of the same hours of the week, low and high: its band.',
};
const HOTSPOTS_METHOD = {
  ru:
    'Район и блок за период против нормы тех же часов недели в прошлые четыре недели (expected). z: отклонение по ' +
    'отрицательному биномиальному распределению; q: p-значение с поправкой Бенджамини — Хохберга; gi: вместе с ' +
    'соседними районами (Getis–Ord Gi*).',
  en:
    'District and block of the period against the norm of the same hours of the week in the last four weeks (expected). ' +
    'z: negative-binomial standard score; q: p-value adjusted by Benjamini–Hochberg; gi: together with neighbouring ' +
    'districts (Getis–Ord Gi*).',
};

/** `GET /trends/export`: the answer of `/trends` as a file. */
export function trendsExportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/trends/export',
    {
      config: { role: 'analyst' },
      schema: {
        tags: ['reads'],
        summary: 'Trends as a file',
        description:
          'What `/trends` answers to the same parameters, one row for each step of each series, as CSV or XLSX.',
        querystring: trendsParamsSchema.extend(fileParams),
        response: textAnswers('The rows', {
          'text/csv': 'key,at,posts,clusters,authors\r\nhousing,2026-11-23T21:00:00.000Z,42,35,31\r\n',
          ...XLSX_EXAMPLE,
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, about, ...given } = request.query;
      const params = resolveRead(given, 'week', context);
      async function* rows() {
        yield* trendRows(await context.reader.trends(params, readOptions(request)));
      }
      return sendTable(request, reply, context, {
        format,
        lang,
        about,
        params,
        name: 'trends',
        title: { ru: 'Динамика', en: 'Trends' },
        method: TRENDS_METHOD,
        columns: TREND_COLUMNS,
        rows: rows(),
      });
    },
  );
}

/** `GET /hotspots/export`: the answer of `/hotspots` as a file. */
export function hotspotsExportRoute(api: Api, context: RouteContext): void {
  api.get(
    '/hotspots/export',
    {
      config: { role: 'analyst' },
      schema: {
        tags: ['reads'],
        summary: 'Hotspots as a file',
        description:
          'What `/hotspots` answers to the same parameters, one row for each cell, as CSV or XLSX.',
        querystring: hotspotsParamsSchema.extend(fileParams),
        response: textAnswers('The rows', {
          'text/csv': 'districtId,block,observed,expected,z\r\nopochetsky,housing,42,6.5,7.1\r\n',
          ...XLSX_EXAMPLE,
        }),
      },
    },
    async (request, reply) => {
      const { format, lang, about, ...given } = request.query;
      const params = resolveRead(given, 'day', context);
      async function* rows() {
        yield* (await context.reader.hotspots(params, readOptions(request))).items;
      }
      return sendTable(request, reply, context, {
        format,
        lang,
        about,
        params,
        name: 'hotspots',
        title: { ru: 'Всплески', en: 'Hotspots' },
        method: HOTSPOTS_METHOD,
        columns: hotspotColumns(lang),
        rows: rows(),
      });
    },
  );
}
