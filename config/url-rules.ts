/** False for `https://name:password@host`: secrets are named by environment variable, never written down. */
export function hasNoCredentials(address: string): boolean {
  const parsed = URL.parse(address);
  return parsed === null || (parsed.username === '' && parsed.password === '');
}
