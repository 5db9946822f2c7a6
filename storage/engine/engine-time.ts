/** `2026-11-24 08:00:00.000`, as the engine writes a DateTime64(3, 'UTC'), as an ISO string. */
export function fromEngineTime(time: string): string {
  return `${time.slice(0, 10)}T${time.slice(11)}Z`;
}

/** An ISO string as the engine takes it in a `DateTime64(3, 'UTC')` parameter. */
export function toEngineTime(iso: string): string {
  return new Date(iso).toISOString().slice(0, 23).replace('T', ' ');
}
