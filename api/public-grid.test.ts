import { afterEach, expect, test } from 'vitest';
import { PUBLIC_ABOUT, PUBLIC_GRID } from './routes/public-examples.ts';
import { testApp, type Given, type TestApp } from './support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

async function start(given: Given = {}): Promise<TestApp> {
  open = await testApp(given);
  return open;
}

const GRID = '/api/v1/public/grid';

test.each([GRID, '/api/v1/public/about'])('%s needs a viewer, and nobody when it is public', async (url) => {
  const closed = await start({ requireKeys: true });
  const authorization = `Bearer ${await closed.makeKey({ name: 'Viewer', role: 'viewer' })}`;
  const codes = [await closed.get(url), await closed.get(url, { authorization })].map((a) => a.statusCode);
  expect(codes).toEqual([401, 200]);
  await closed.app.close();

  const { send } = await start({ requireKeys: true, isGridPublic: true });
  const stranger = await send({ method: 'GET', url, remoteAddress: '192.0.2.7' });

  expect(stranger.statusCode).toBe(200);
  expect(stranger.json()).toMatchObject(url === GRID ? PUBLIC_GRID : { authorsMin: PUBLIC_ABOUT.authorsMin });
});

test('a public grid opens nothing else', async () => {
  const { get } = await start({ requireKeys: true, isGridPublic: true });

  for (const path of ['trends', 'hotspots', 'facets', 'posts', 'stories', 'sources', 'region']) {
    expect((await get(`/api/v1/${path}`)).statusCode, path).toBe(401);
  }
});

test.each(['network=vk', 'channel=-1', 'topic=water', 'q=вода', 'kind=comment', 'sentiment=negative'])(
  'the grid has no filter that would cut it finer: %s',
  async (query) => {
    const { get, reader } = await start();

    expect((await get(`${GRID}?${query}`)).statusCode).toBe(400);
    expect(reader.calls).toEqual([]);
  },
);

test('a field that is not of the grid is never sent, whatever the store answers', async () => {
  const [item] = PUBLIC_GRID.items;
  const cell = { districtId: 'opochetsky', block: 'housing' as const, posts: null, authors: 3 };
  const { get } = await start({
    reader: { publicGrid: async () => ({ ...PUBLIC_GRID, items: [{ ...item!, cells: [cell] }] }) },
  });

  const answer = await get(GRID);

  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('authors');
});

test('moments without a zone are of the region, and what is no moment is refused', async () => {
  const { get, reader } = await start();

  await get(`${GRID}?from=2026-11-16&to=2026-11-20T12:00Z&step=week`);
  const refused = await get(`${GRID}?from=2026-13-01`);

  expect(reader.calls).toMatchObject([
    { params: { step: 'week', from: '2026-11-15T21:00:00.000Z', to: '2026-11-20T12:00:00.000Z' } },
  ]);
  expect(refused.statusCode).toBe(400);
});

test('a key that is limited to districts sees only them', async () => {
  const { get, makeKey, reader } = await start();
  const key = await makeKey({ name: 'Limited', role: 'viewer', districts: ['opochetsky'] });

  await get(GRID, { authorization: `Bearer ${key}` });

  expect(reader.calls).toMatchObject([{ options: { scope: { districts: ['opochetsky'], blocks: null } } }]);
});
