/** A row with `cancelledColumn`. */
export interface MaybeCancelled {
  is_cancelled: number;
}

/**
 * A column `is_cancelled`: whether an edit, correction or deletion took the row back. `times` is a SELECT of the
 * publishing times of all rows that are read, by which the cancel rows are found in the primary key. It has to stand in
 * the query that reads the rows: all parts of a query see the table at one moment (`readRows`), while between two
 * queries an edit may come or the engine may merge a pair of rows away.
 */
export function cancelledColumn(times: string): string {
  return (
    '(ts, id, version) IN (SELECT ts, id, version FROM posts ' +
    `WHERE sign = -1 AND ts IN (${times})) AS is_cancelled`
  );
}

/** Rows that are live. */
export function liveOf<Row extends MaybeCancelled>(rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.is_cancelled === 0);
}
