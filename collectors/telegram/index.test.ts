import { expect, test } from 'vitest';
import { fakeClock } from '../../tests/support/fake-clock.ts';
import type { Web } from '../../tests/support/visit.ts';
import { visit } from '../../tests/support/visit.ts';
import { telegramCollector } from './index.ts';

const source = { network: 'telegram', target: 'vydumka_test' } as const;
const NOW = Date.parse('2026-11-24T08:00:00Z');
const PAGE_SIZE = 5;

function block(number: number): string {
  const date = new Date(NOW - (200 - number) * 60_000).toISOString();
  return `<div class="tgme_widget_message" data-post="vydumka_test/${number}"><div class="tgme_widget_message_bubble">
    <div class="tgme_widget_message_text">Новость ${number}</div>
    <a class="tgme_widget_message_date"><time datetime="${date}"></time></a></div></div>`;
}

/** A channel that shows the newest messages, or those below `before`, five on a page. */
function channelOf(numbers: readonly number[]): Web {
  return (url) => {
    const before = Number(url.searchParams.get('before') ?? Infinity);
    const shown = numbers.filter((number) => number < before).slice(-PAGE_SIZE);
    const end = shown.length === 0 ? '<div class="tme_no_messages_found"></div>' : '';
    return { body: `<section class="tgme_channel_history">${shown.map(block).join('')}${end}</section>` };
  };
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

test('the first visit reads back to the beginning, page by page, and every message once', async () => {
  const { pages, reports } = await visit(telegramCollector, { source, web: channelOf(range(101, 117)) });

  const ids = pages.flatMap(({ posts }) => posts.map(({ id }) => id));
  expect(new Set(ids)).toEqual(new Set(range(101, 117).map((number) => `telegram:vydumka_test/${number}`)));
  expect(ids).toHaveLength(17);
  expect(reports.at(-1)).toEqual({ state: 'active', reason: null });
});

test('the next visit reads what is new, down to what is known', async () => {
  const first = await visit(telegramCollector, { source, web: channelOf(range(101, 110)) });
  const next = await visit(telegramCollector, {
    source,
    web: channelOf(range(101, 122)),
    cursor: first.pages.at(-1)!.cursor,
  });

  const ids = new Set(next.pages.flatMap(({ posts }) => posts.map(({ id }) => id)));
  for (const number of range(111, 122)) expect(ids).toContain(`telegram:vydumka_test/${number}`);
  expect(next.requests.length).toBeLessThanOrEqual(4);
});

test('a message that vanishes from the channel gets a tombstone', async () => {
  const clock = fakeClock(NOW);
  const first = await visit(telegramCollector, { source, web: channelOf(range(101, 105)), clock });
  clock.advance(60_000);
  const next = await visit(telegramCollector, {
    source,
    web: channelOf([101, 102, 104, 105]),
    cursor: first.pages.at(-1)!.cursor,
    clock,
  });

  expect(next.pages.flatMap(({ tombstones }) => tombstones)).toEqual([
    { id: 'telegram:vydumka_test/103', deletedAt: '2026-11-24T08:01:00.000Z' },
  ]);
});

test('a channel without previews is told so, and a page that breaks off is fetched again', async () => {
  const none = await visit(telegramCollector, { source, web: () => ({ status: 302 }) });
  const cut = visit(telegramCollector, {
    source,
    web: () => ({ body: `<section class="tgme_channel_history">${block(101)}` }),
  });

  expect(none.reports.at(-1)?.state).toBe('no_preview');
  await expect(cut).rejects.toMatchObject({ code: 'remote' });
});

test('a server that shows the same page whatever it is asked for is not asked for ever', async () => {
  const web: Web = () => ({
    body: `<section class="tgme_channel_history">${block(101)}${block(102)}</section>`,
  });

  const { requests } = await visit(telegramCollector, { source, web });

  expect(requests.length).toBeLessThanOrEqual(2);
});

test('an answer within the channel is linked to the message it answers', async () => {
  const web: Web = () => ({
    body: `<section class="tgme_channel_history">${block(101)}${block(102).replace(
      '<div class="tgme_widget_message_text">',
      '<a class="tgme_widget_message_reply" href="https://t.me/vydumka_test/101"></a><div class="tgme_widget_message_text">',
    )}</section>`,
  });

  const { pages } = await visit(telegramCollector, { source, web });

  expect(pages[0]?.posts.map(({ parentId }) => parentId)).toEqual([null, 'telegram:vydumka_test/101']);
});
