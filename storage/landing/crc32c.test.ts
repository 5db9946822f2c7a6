import { expect, test } from 'vitest';
import { crc32c } from './crc32c.ts';

test('gives the check values of RFC 3720, appendix B.4, and of the catalogue of CRCs', () => {
  expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
  expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
  expect(crc32c(Buffer.from('12345'), Buffer.from('6789'))).toBe(0xe3069283);
});
