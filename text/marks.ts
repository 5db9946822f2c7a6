/** What stands in a stored text in place of personal data. */
export const MARKS = {
  phone: '‹телефон›',
  email: '‹почта›',
  card: '‹карта›',
  passport: '‹паспорт›',
  /** СНИЛС, ИНН, policies, licences, accounts. */
  number: '‹номер›',
  name: '‹имя›',
  mention: '‹упоминание›',
} as const;

/** A piece of a text to be replaced: UTF-16, [start, end). */
export interface Masked {
  start: number;
  end: number;
  mark: string;
}

/** The text with every piece replaced by its mark. Where pieces overlap, the earlier one counts, then the longer. */
export function replaceMasked(text: string, pieces: readonly Masked[]): string {
  if (pieces.length === 0) return text;
  const ordered = [...pieces].sort((a, b) => a.start - b.start || b.end - a.end);
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, mark } of ordered) {
    if (start < done) continue;
    parts.push(text.slice(done, start), mark);
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}
