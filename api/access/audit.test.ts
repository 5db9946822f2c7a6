import { afterEach, expect, test } from 'vitest';
import type { StateLog } from '../../contracts/state-log.ts';
import { memoryState } from '../support/memory-state.ts';
import { testApp, type TestApp } from '../support/test-app.ts';

let open: TestApp | null = null;
afterEach(() => open?.app.close());

const audited = ({ state }: TestApp) =>
  state.events.filter((event) => event.entity === 'audit').map((event) => event.payload);

test('who read texts is written down, with the filters and without the words looked for', async () => {
  open = await testApp();
  await open.get('/api/v1/posts?district=opochetsky&q=secret%20words');
  await open.get('/api/v1/posts/vk%3A-1_15');
  await open.get('/api/v1/trends?block=housing');
  expect(audited(open)).toEqual([]);

  open.clock.advance(1_000);
  await open.get('/healthz');

  expect(audited(open)).toMatchObject([
    {
      name: 'local',
      method: 'GET',
      route: '/api/v1/posts',
      status: 200,
      filter: { district: ['opochetsky'] },
    },
    { name: 'local', route: '/api/v1/posts/:id', filter: { id: 'vk:-1_15' } },
  ]);
  expect(JSON.stringify(open.state.events)).not.toContain('secret');
});

test('what waits is written when the service stops', async () => {
  open = await testApp();
  const headers = { 'content-type': 'application/json' };
  const url = '/api/v1/alerts/opochetsky-housing-2026-11-24T08/acknowledge';
  await open.send({ method: 'POST', url, headers, payload: { note: 'private words' } });

  await open.app.close();

  expect(audited(open)).toMatchObject([{ name: 'local', method: 'POST', status: 200 }]);
  expect(JSON.stringify(open.state.events)).not.toContain('private words');
});

test('what could not be written is written the next time', async () => {
  const kept = memoryState();
  let isFull = true;
  const state: StateLog = {
    ...kept,
    append: (events) => (isFull ? Promise.reject(new Error('disk full')) : kept.append(events)),
  };
  const service = await testApp({ state });
  await service.get('/api/v1/posts');
  service.clock.advance(1_000);
  await service.get('/healthz');
  isFull = false;

  await service.app.close();

  expect(kept.events).toMatchObject([{ entity: 'audit', id: 'local', actor: 'local' }]);
});
