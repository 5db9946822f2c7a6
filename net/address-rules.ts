import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.process>;

/** Says whether an address that a connection has reached may be talked to. */
export type AddressRule = (address: string) => boolean;

/**
 * Public unicast addresses and what `allowPrivate` names (addresses or CIDR ranges). Loopback, private, link-local,
 * shared, reserved, multicast and translated ranges are refused, as is everything that is no address.
 */
export function createAddressRule(allowPrivate: readonly string[]): AddressRule {
  const ranges = allowPrivate.map(readRange);
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    // An IPv4 address written as IPv6 (::ffff:127.0.0.1) is judged as what it is.
    const address = ipaddr.process(text);
    return address.range() === 'unicast' || ranges.some((range) => isWithin(address, range));
  };
}

function readRange(text: string): [Address, number] {
  if (text.includes('/')) {
    const [address, bits] = ipaddr.parseCIDR(text);
    return [address, bits];
  }
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

function isWithin(address: Address, [base, bits]: [Address, number]): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}
