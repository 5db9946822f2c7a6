/** Index from 0 of a column that is named as spreadsheets do: `A` is 0, `AI` is 34; null when it is no such name. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}
