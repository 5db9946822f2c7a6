/** A cell as its file holds it: numbers, dates included, only in spreadsheets; null when it is empty. */
export type Cell = string | number | null;

/** One row of a table, or the reason why it cannot be read. */
export type TableRow = { line: number } & ({ cells: readonly (Cell | undefined)[] } | { reason: string });

/** Columns read of a table; the registers of centres have some forty. */
export const COLUMNS_MAX = 1000;
/** Longest row read, in UTF-16 units. */
export const ROW_LENGTH_MAX = 1_000_000;

/** A cell as text without space around it; null when there is nothing in it. */
export function cellText(cell: Cell | undefined): string | null {
  if (cell === undefined || cell === null) return null;
  return String(cell).trim() || null;
}
