/** A table with words in its first column and values in the others. */
export interface Table {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

const DASHES_MIN = 3;

/** A table of Markdown as the formatter of this repository writes it, with a line break at its end. */
export function table({ head, rows }: Table): string {
  const widths = head.map((heading, column) =>
    Math.max(DASHES_MIN, heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const padded = (row: readonly string[]) =>
    line(
      widths.map((width, column) => {
        const cell = row[column] ?? '';
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      }),
    );
  const rule = line(
    widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)),
  );
  return padded(head) + rule + rows.map(padded).join('');
}
