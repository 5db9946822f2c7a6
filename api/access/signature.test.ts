import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isRecent, isSignedWith } from './signature.ts';

const body = Buffer.from('[{"id":"1"}]');
const timestamp = '1795507200';
const sign = (secret: string) =>
  `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body.toString()}`).digest('hex')}`;

describe('a call', () => {
  test('is taken from whoever knows the secret', () => {
    expect(isSignedWith('secret', { signature: sign('secret'), timestamp, body })).toBe(true);
  });

  test.each([
    ['another secret', { signature: sign('guess') }],
    ['another body', { body: Buffer.from('[{"id":"2"}]') }],
    ['another time', { timestamp: '1795507201' }],
    ['no signature', { signature: '' }],
    ['an unfinished signature', { signature: sign('secret').slice(0, -1) }],
  ])('with %s is not', (_what, given) => {
    expect(isSignedWith('secret', { signature: sign('secret'), timestamp, body, ...given })).toBe(false);
  });

  test('of a source that does not exist is never signed, not even with the word that stands for its secret', () => {
    expect(isSignedWith(null, { signature: sign('nobody'), timestamp, body })).toBe(false);
  });
});

test.each([
  ['1795507200', true],
  ['1795506900', true],
  ['1795506899', false],
  ['1795507500', true],
  ['1795507501', false],
  ['', false],
  ['now', false],
  ['1e9', false],
  ['-1795507200', false],
  ['9'.repeat(400), false],
])('the time %j is recent: %s', (text, isNear) => {
  expect(isRecent(text, 1_795_507_200_000)).toBe(isNear);
});
