const PARTS: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  YY: String.raw`(?<year>\d{2})`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
};
const TEXT_LENGTH_MAX = 80;

/**
 * Reader of local dates in a format such as `DD.MM.YYYY HH:mm`; it answers ISO 8601 without a zone, or null for what is
 * no such date. A part that the format leaves out is the first of its kind.
 */
export function createDateFormat(format: string): (text: string) => string | null {
  const seen = new Set<string>();
  const pattern = format.replace(/YYYY|YY|MM|DD|HH|mm|ss|[^YMDHms]+/g, (part) => {
    const group = PARTS[part];
    if (group === undefined) return part.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
    const name = part.startsWith('YY') ? 'year' : part;
    if (seen.has(name)) return String.raw`\d+`;
    seen.add(name);
    return group;
  });
  const form = new RegExp(`^${pattern}$`);

  return (text) => {
    const parts = form.exec(text.slice(0, TEXT_LENGTH_MAX).trim())?.groups;
    if (parts?.['year'] === undefined) return null;
    const { year = '', month = '1', day = '1', hour = '0', minute = '0', second = '0' } = parts;
    const whole = year.length === 2 ? `20${year}` : year;
    const date = [whole, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
    const iso = `${date}T${[hour, minute, second].map((part) => part.padStart(2, '0')).join(':')}`;
    // Date.parse turns the 31st of February into the 3rd of March.
    const ms = Date.parse(`${iso}Z`);
    return Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(iso) ? null : iso;
  };
}
