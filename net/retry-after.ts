/** Longest wait that is believed: a week. A longer one is a mistake of the server. */
const SECONDS_MAX = 7 * 86_400;

/** Seconds of a Retry-After header (RFC 9110 section 10.2.3: seconds or a date); null when absent or unreadable. */
export function retryAfterSeconds(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  const seconds = /^\d{1,10}$/.test(text) ? Number(text) : (dateMs(text) - nowMs) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(SECONDS_MAX, Math.max(0, Math.ceil(seconds)));
}

/** Only dates in the form that HTTP writes: Date.parse alone takes numbers and fragments for years. */
function dateMs(text: string): number {
  return /^[A-Z][a-z]{2,8},? .{8,30}$/.test(text) ? Date.parse(text) : Number.NaN;
}
