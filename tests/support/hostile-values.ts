import fc from 'fast-check';

/** Texts that programs choke on: every reader of a request must live through them. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\u202Etxt.exe\u202C',
  '\uFEFF',
  '\uD800',
  '\uDFFF\uD800',
  '🫠'.repeat(50),
  'e\u0301'.repeat(100),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' OR 1=1 --",
  "'; DROP TABLE posts; --",
  "\\'",
  '{x:String}',
  '{{7*7}}',
  '${7*7}',
  '`id`',
  '$(id)',
  '../../../../etc/passwd',
  '%2e%2e%2f',
  '<script>alert(1)</script>',
  '=cmd|" /C calc"!A0',
  '\r\nSet-Cookie: a=b',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '9'.repeat(400),
  '0x10',
  'null',
  'undefined',
  '[object Object]',
  'true',
  'none',
  'all',
  ',,,,',
  'a,'.repeat(200),
  'x'.repeat(10_000),
  'вода '.repeat(1_000),
  '"'.repeat(101),
  '('.repeat(500),
  '-'.repeat(300),
  'OR OR OR',
  '"нет воды" OR =вода -горячей',
  '0000-00-00',
  '9999-12-31',
  '2026-02-31',
  '2026-11-20T25:61',
  '2026-11-20T08:00:00.000000000001Z',
  '1970-01-01',
  '+275760-09-13',
];

/** Any text: a known trap, random code units with lone surrogates, or a cursor of the right form with wrong contents. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0xd7f0, max: 0xe010 }), { maxLength: 9 })
      .map((units) => String.fromCharCode(...units)),
  },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }).map((json) => Buffer.from(json).toString('base64url')) },
);

/** Any JSON value, hostile texts and keys included. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    hostileText,
    fc.constantFrom(null, true, false, 0, -1, 1e308, 2 ** 53, 0.1, [], {}),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(hostileText, fc.constantFrom('id', 'name', 'text')), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;
