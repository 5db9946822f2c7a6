import fc from 'fast-check';
import { exampleOf, type ApiOperation, type ApiParameter } from './api-document.ts';
import { hostileJson, hostileText } from './hostile-values.ts';
import { fitting } from './schema-arbitrary.ts';

/** One request as it goes over the wire. */
export interface WireRequest {
  method: string;
  /** Path and query, percent-encoded, or deliberately not. */
  target: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Requests to an operation: well-meant, half-broken and hostile ones, made from the document alone. */
export function requestTo(operation: ApiOperation, known: fc.Arbitrary<string>): fc.Arbitrary<WireRequest> {
  const method =
    operation.method === 'GET' ? fc.constantFrom('GET', 'GET', 'GET', 'HEAD') : fc.constant(operation.method);
  return fc
    .record({
      method,
      path: pathOf(operation, known),
      query: queryOf(operation, known),
      headers: headersOf(operation),
      body: bodyOf(operation),
    })
    .map(({ method: verb, path, query, headers, body }) => ({
      method: verb,
      target: query === '' ? path : `${path}?${query}`,
      headers: { ...headers, ...(body === null ? {} : { 'content-type': body.type }) },
      body: body?.text ?? null,
    }));
}

function pathOf({ path, parameters }: ApiOperation, known: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const values = parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, example }) =>
      fc
        .oneof(
          { weight: 3, arbitrary: known },
          { weight: 1, arbitrary: fc.constant(String(example)) },
          hostileText,
        )
        .map((value) => [name, encode(value) || '%20'] as const),
    );
  return fc
    .tuple(...values)
    .map((pairs) => pairs.reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => value), path));
}

function queryOf({ parameters }: ApiOperation, known: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const named = parameters.filter((parameter) => parameter.in === 'query');
  const pairs = named.map((parameter) =>
    valueOf(parameter, known).map((value) => [parameter.name, value] as const),
  );
  const stranger = fc.tuple(
    fc.oneof(hostileText, fc.constantFrom('limit', 'from', '__proto__', 'a[b]')),
    hostileText,
  );
  const pair =
    pairs.length === 0 ? stranger : fc.oneof({ weight: 40, arbitrary: fc.oneof(...pairs) }, stranger);
  const required = named
    .filter((parameter) => parameter.required)
    .map((parameter) => valueOf(parameter, known).map((value) => [parameter.name, value] as const));
  return fc
    .tuple(fc.tuple(...required), fc.array(pair, { maxLength: 5 }))
    .map(([needed, others]) => [
      ...needed,
      ...others.filter(([name]) => !needed.some(([own]) => own === name)),
    ])
    .map((list) => list.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&'));
}

/** Mostly fitting, so that requests get past the door. */
function valueOf(parameter: ApiParameter, known: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const text = (value: unknown) => [value].flat().map(String).join(',');
  return fc.oneof(
    { weight: 6, arbitrary: fitting(parameter.schema).map(text) },
    { weight: 4, arbitrary: fc.constant(text(parameter.example)) },
    { weight: 4, arbitrary: known },
    { weight: 2, arbitrary: hostileText },
  );
}

function headersOf({ parameters }: ApiOperation): fc.Arbitrary<Record<string, string>> {
  const named = parameters.filter((parameter) => parameter.in === 'header');
  const entries = named.map(({ name, example }) =>
    fc.oneof(fc.constant(String(example)), hostileText.map(sendable)).map((value) => [name, value] as const),
  );
  const conditional = fc.constantFrom(
    [],
    [['if-none-match', '*'] as const],
    [['if-none-match', '"a", W/"b"'] as const],
  );
  return fc.tuple(conditional, ...entries).map(([first, ...rest]) => Object.fromEntries([...first, ...rest]));
}

interface Body {
  type: string;
  text: string;
}

function bodyOf({ method, requestBody }: ApiOperation): fc.Arbitrary<Body | null> {
  if (method === 'GET') return fc.constant(null);
  const [entry] = Object.entries(requestBody?.content ?? {});
  const type = entry?.[0] ?? 'application/json';
  const told = (text: string): Body => ({ type, text });
  const broken = fc.constantFrom(
    '',
    '{',
    '[',
    '{"a":1,}',
    'null',
    '[]',
    '"text"',
    '{"__proto__":{"a":1}}',
    '{"constructor":{"prototype":{}}}',
    '\uFEFF{}',
    '['.repeat(5_000),
  );
  return fc.oneof(
    ...(entry === undefined
      ? [fc.constant(told('{}'))]
      : [
          fitting(entry[1].schema).map((value) => told(asText(value))),
          fc.constant(told(asText(exampleOf(entry[1])))),
        ]),
    hostileJson.map((value) => told(JSON.stringify(value))),
    broken.map(told),
    fc
      .constantFrom(
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/json; charset=utf-16',
        'a/b',
      )
      .map((other) => ({ type: other, text: '{}' })),
  );
}

/** Bodies that are text are sent as they are. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Percent-encoded; lone surrogates as the bytes that sloppy encoders send. */
function encode(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : text.replaceAll(/[^\w.-]/g, '%ed%a0%80');
}

/** As a header may be sent: the rest never leaves a client. */
function sendable(text: string): string {
  return text.replaceAll(/[^\t\u0020-\u007E\u0080-\u00FF]/g, '').slice(0, 4_000);
}
