/** A workbook cannot be shown as text: only how its bytes begin. */
export const XLSX_EXAMPLE = {
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'PK\u0003\u0004…',
} as const;
