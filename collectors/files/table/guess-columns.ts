import type { RegisterColumn } from '../../../contracts/import-profile.ts';
import { foldHeader } from './fold-header.ts';
import { cellText, COLUMNS_MAX, type Cell } from './table-row.ts';

/** Headers under which registers of appeals give each column, folded: lower case, ё→е, letters and digits only. */
const HEADERS: Readonly<Partial<Record<RegisterColumn, readonly string[]>>> = {
  id: ['id', 'ид', 'номер', 'номер обращения', 'номер сообщения', 'n', 'number', 'рег номер'],
  text: [
    'text',
    'текст',
    'текст обращения',
    'текст сообщения',
    'обращение',
    'сообщение',
    'содержание',
    'message',
  ],
  date: [
    'date',
    'дата',
    'дата обращения',
    'дата создания',
    'дата регистрации',
    'created',
    'publishedat',
    'published at',
  ],
  url: ['url', 'ссылка', 'link', 'адрес страницы'],
  district: ['district', 'район', 'муниципалитет', 'муниципальное образование', 'территория', 'округ'],
  topic: ['topic', 'тема', 'тематика', 'категория', 'рубрика', 'category'],
};

/** Which column stands at which place; columns with other headers are left out. The first of a kind counts. */
export function guessColumns(header: readonly (Cell | undefined)[]): Map<RegisterColumn, number> {
  const columns = new Map<RegisterColumn, number>();
  for (const [index, cell] of header.slice(0, COLUMNS_MAX).entries()) {
    const name = foldHeader(cellText(cell) ?? '');
    for (const [column, names] of Object.entries(HEADERS) as [RegisterColumn, readonly string[]][]) {
      if (names.includes(name) && !columns.has(column)) columns.set(column, index);
    }
  }
  return columns;
}
