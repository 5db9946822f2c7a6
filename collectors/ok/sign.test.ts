import { expect, test } from 'vitest';
import { credentialsOf, signedForm } from './sign.ts';

/** The example of the interface's documentation. */
const TOKEN = [
  'ABCDEFGHIGKLMNOPK',
  'ABC123DEF456GHI789JKL123',
  '-s-84W-s3egarWUsbkq-IWTucuedzTKT8VUXIA.s4Xx8IW7',
].join(':');

test('a call is signed as in the documented example', () => {
  const credentials = credentialsOf(TOKEN);
  const form = new URLSearchParams(signedForm({ method: 'events.get' }, credentials));

  expect(credentials.sessionSecret).toBe('b1a2b89707a94624c43afae67d59274c');
  expect(form.get('sig')).toBe('232c8eb921951c4dba9b72606f9ddb4c');
  expect(Object.fromEntries(form)).toMatchObject({
    method: 'events.get',
    format: 'json',
    application_key: 'ABCDEFGHIGKLMNOPK',
    access_token: '-s-84W-s3egarWUsbkq-IWTucuedzTKT8VUXIA.s4Xx8IW7',
  });
});

test('the secret key of the application is never sent', () => {
  expect(signedForm({ method: 'events.get', gid: 7 }, credentialsOf(TOKEN))).not.toContain('ABC123DEF456');
});

test('a token that is not three keys is refused without being repeated', () => {
  for (const token of [null, '', 'only-one-key', 'one:two', 'one1:two2:three3:four4', 'a b:c:d']) {
    expect(() => credentialsOf(token)).toThrow('not three keys');
    if (token !== null && token !== '') expect(() => credentialsOf(token)).not.toThrow(token);
  }
});
