import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../api/access/person.ts';
import { LOCAL_KEY, testApp, type TestApp } from '../../api/support/test-app.ts';
import { apiOperations, exampleOf, type ApiOperation } from '../support/api-document.ts';
import { ROUTE_TABLE, type RouteRule } from '../support/route-table.ts';

/** Whoever may knock: their key, where they sit, and what they count as. */
interface Guest {
  name: string;
  /** null: nobody that the service knows. */
  role: Role | null;
  isLimited?: boolean;
  key?: string;
  remoteAddress: string;
  isKeyless?: boolean;
}

const ELSEWHERE = '192.0.2.7';
const HERE = '127.0.0.1';

const GUESTS: readonly Guest[] = [
  { name: 'nobody', role: null, remoteAddress: ELSEWHERE },
  { name: 'a wrong key', role: null, key: 'vch_wrong', remoteAddress: ELSEWHERE },
  ...ROLES.map((role) => ({ name: role, role, key: role, remoteAddress: ELSEWHERE })),
  {
    name: 'an analyst of a district',
    role: 'analyst',
    key: 'district',
    isLimited: true,
    remoteAddress: ELSEWHERE,
  },
  { name: 'an analyst of a block', role: 'analyst', key: 'block', isLimited: true, remoteAddress: ELSEWHERE },
  {
    name: 'an editor of a district',
    role: 'editor',
    key: 'editor-district',
    isLimited: true,
    remoteAddress: ELSEWHERE,
  },
  { name: 'whoever sits here, without keys', role: 'editor', remoteAddress: HERE, isKeyless: true },
  { name: 'somebody elsewhere, without keys', role: null, remoteAddress: ELSEWHERE, isKeyless: true },
  { name: 'a command of this machine', role: 'admin', key: LOCAL_KEY, remoteAddress: HERE },
  { name: 'the key of such a command, elsewhere', role: null, key: LOCAL_KEY, remoteAddress: ELSEWHERE },
];

let withKeys: TestApp;
let keyless: TestApp;
const keys = new Map<string, string>([
  [LOCAL_KEY, LOCAL_KEY],
  ['vch_wrong', 'vch_wrong'],
]);
let operations: Map<string, ApiOperation>;
beforeAll(async () => {
  withKeys = await testApp({ requireKeys: true });
  keyless = await testApp();
  for (const role of ROLES) keys.set(role, await withKeys.makeKey({ name: role, role }));
  const limited = [
    { name: 'district', districts: ['opochetsky'] },
    { name: 'block', blocks: ['housing'] },
    { name: 'editor-district', role: 'editor', districts: ['opochetsky'] },
  ] as const;
  for (const wanted of limited) keys.set(wanted.name, await withKeys.makeKey(wanted));
  const all = await apiOperations((await withKeys.get('/openapi.json')).json());
  operations = new Map(all.map((operation) => [operation.route, operation]));
});
afterAll(() => Promise.all([withKeys.app.close(), keyless.app.close()]));

test('the table of roles names every route and no other', () => {
  expect([...operations.keys()].sort()).toEqual(Object.keys(ROUTE_TABLE).sort());
});

test('the document tells for every route the least role of the table', () => {
  for (const [route, { security, description = '' }] of operations) {
    const { least } = ROUTE_TABLE[route]!;
    const told = security === undefined ? /Least role: (\w+)\./.exec(description)?.[1] : 'public';
    expect(told, route).toBe(least === 'proof' ? 'public' : least);
  }
});

describe.each(Object.entries(ROUTE_TABLE))('%s', (route, rule) => {
  test.each(GUESTS.map((guest) => [guest.name, expected(rule, guest), guest] as const))(
    'to %s it answers: %s',
    async (_name, outcome, guest) => {
      const status = await ask(operations.get(route)!, guest);

      if (outcome === 'let in') expect([401, 403]).not.toContain(status);
      else expect(status).toBe(outcome);
    },
  );
});

function expected(
  { least, limits }: RouteRule,
  { role, isLimited = false, isKeyless = false }: Guest,
): 'let in' | 401 | 403 {
  if (least === 'public') return 'let in';
  // The examples prove nothing, whoever sends them.
  if (least === 'proof') return 401;
  if (role === null) return isKeyless ? 403 : 401;
  if (ROLES.indexOf(role) < ROLES.indexOf(least)) return 403;
  return isLimited && limits === 'whole' ? 403 : 'let in';
}

/** The well-meant request of the documentation, headers of the guest aside. */
async function ask({ method, path, parameters, requestBody }: ApiOperation, guest: Guest): Promise<number> {
  const service = guest.isKeyless === true ? keyless : withKeys;
  const ids = parameters.filter((parameter) => parameter.in === 'path');
  const [body] = Object.entries(requestBody?.content ?? {});
  // A stream does not end by itself: one that cannot begin tells as much.
  const isStream = path.endsWith('/stream');
  const answer = await service.send({
    method,
    url: ids.reduce(
      (url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(String(example))),
      path,
    ),
    remoteAddress: guest.remoteAddress,
    query: isStream ? { unknown: '1' } : {},
    headers: {
      ...(guest.key === undefined ? {} : { authorization: `Bearer ${keys.get(guest.key)}` }),
      ...(method === 'GET' ? {} : { 'content-type': body?.[0] ?? 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: payloadOf(exampleOf(body[1])) }),
  });
  return answer.statusCode;
}

function payloadOf(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
}
