/** Host of an address, or of a bare host name; null when it is neither. Lower case, with the port when one is written. */
export function hostOf(address: string | null): string | null {
  if (address === null) return null;
  const text = address.trim();
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  return url === null || url.host === '' ? null : url.host;
}
