import { expect, test } from 'vitest';
import { createAddressRule } from './address-rules.ts';

const PRIVATE = (
  '127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 198.18.0.1 ' +
  '::1 :: fe80::1 fc00::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: nonsense'
)
  .split(' ')
  .concat('');

test('only public unicast addresses are reached', () => {
  const isAllowed = createAddressRule([]);

  expect(PRIVATE.filter((address) => isAllowed(address))).toEqual([]);
  expect(['87.240.132.72', '2a00:1450:4010::65'].every((address) => isAllowed(address))).toBe(true);
});

test('what is allowed is reached, and nothing beside it', () => {
  const isAllowed = createAddressRule(['192.168.1.0/24', '::1', '10.0.0.7']);

  expect(['192.168.1.200', '::1', '10.0.0.7', '::ffff:10.0.0.7'].every((address) => isAllowed(address))).toBe(
    true,
  );
  expect(['192.168.2.1', '10.0.0.8', '127.0.0.1'].some((address) => isAllowed(address))).toBe(false);
});
