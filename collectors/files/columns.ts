/** What a column of a table may hold. */
export type Column = 'id' | 'text' | 'date' | 'url' | 'district' | 'topic';

/** Headers under which registers of appeals give each column, folded: lower case, ё→е, letters and digits only. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
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
const DELIMITERS = [';', '\t', ','] as const;

/** Which column stands at which place; columns with other headers are left out. The first of a kind counts. */
export function columnsOf(header: readonly string[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  for (const [index, cell] of header.entries()) {
    const name = foldHeader(cell);
    for (const [column, names] of Object.entries(HEADERS) as [Column, readonly string[]][]) {
      if (names.includes(name) && !columns.has(column)) columns.set(column, index);
    }
  }
  return columns;
}

/** The separator that stands most often in the first line, outside quotes; `;` when none does. */
export function delimiterOf(head: string): string {
  const [line = ''] = head.replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function foldHeader(cell: string): string {
  return cell
    .slice(0, 100)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('№', 'n')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
