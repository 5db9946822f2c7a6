/** A header as it is compared: lower case, ё→е, №→n, letters and digits only. */
export function foldHeader(header: string): string {
  return header
    .slice(0, 200)
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll('№', 'n')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
