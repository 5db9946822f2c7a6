import { createHash } from 'node:crypto';
import { VecheError } from '../../contracts/errors.ts';

/** What an application of Odnoklassniki signs its calls with. */
export interface Credentials {
  applicationKey: string;
  /** MD5 of access token and secret key of the application, in hexadecimal. */
  sessionSecret: string;
  accessToken: string;
}

const KEY = /^[\w.-]{4,200}$/;

/**
 * Reads the three keys out of a source's token: `application key:secret key of the application:access token`.
 * @throws {VecheError} `config` when it is not three keys.
 */
export function credentialsOf(token: string | null): Credentials {
  const [applicationKey = '', secretKey = '', accessToken = '', ...rest] = (token ?? '').split(':');
  if (rest.length > 0 || ![applicationKey, secretKey, accessToken].every((key) => KEY.test(key))) {
    throw new VecheError('config', 'the token of Odnoklassniki is not three keys', {
      hint: 'put application key, secret key and access token into the variable, with colons between them',
    });
  }
  return { applicationKey, sessionSecret: md5(accessToken + secretKey), accessToken };
}

/**
 * A signed call as the body of a form. The signature is the MD5 of all parameters but the access token, sorted, as `k=v`
 * without anything between them, and the session's secret (https://apiok.ru/dev/methods/).
 */
export function signedForm(
  parameters: Readonly<Record<string, string | number>>,
  { applicationKey, sessionSecret, accessToken }: Credentials,
): string {
  const all = Object.entries({ ...parameters, application_key: applicationKey, format: 'json' });
  const signed = all
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('');
  const form = new URLSearchParams();
  for (const [name, value] of all) form.set(name, value);
  form.set('sig', md5(signed + sessionSecret));
  form.set('access_token', accessToken);
  return form.toString();
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
