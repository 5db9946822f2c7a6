import { hostOf } from '../kit/host-of.ts';

/** Name of an interface in ids: its host, and the jurisdiction when the address names one; `open311` when unknown. */
export function cityOf(address: string | null): string {
  const host = hostOf(address);
  if (address === null || host === null) return 'open311';
  const jurisdiction = URL.parse(address)?.searchParams.get('jurisdiction_id') ?? '';
  const isUsable = /^[\w.-]{1,80}$/.test(jurisdiction) && jurisdiction !== host;
  return isUsable ? `${host}/${jurisdiction}` : host;
}
