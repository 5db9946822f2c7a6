/// <reference lib="dom" />
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGS, chromiumPath } from '../support/browser.ts';
import { freshFolder, startVeche, type Running } from '../support/veche-process.ts';

let demo: Running;
let address: string;
let browser: Browser;

beforeAll(async () => {
  demo = startVeche(['demo', '--port', '0', '--days', '3', '--data', await freshFolder('pages')]);
  [address] = (await demo.waitFor(/http:\/\/127\.0\.0\.1:\d+/)) as [string];
  browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
  while ((await postsStored()) < 300) await new Promise((resolve) => void setTimeout(resolve, 250));
});
afterAll(async () => {
  await browser.close();
  demo.child.kill('SIGTERM');
  expect((await demo.finished).code).toBe(0);
});

async function postsStored(): Promise<number> {
  const answer = (await (await fetch(`${address}/api/v1/facets`)).json()) as { total: number };
  return answer.total;
}

interface Visit {
  page: Page;
  /** Everything the browser complained about. */
  complaints: string[];
}

async function open(
  path: string,
  options: { language?: 'ru' | 'en'; theme?: 'light' | 'dark'; width?: number } = {},
): Promise<Visit> {
  const { language = 'ru', theme = 'light', width = 1366 } = options;
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.addInitScript((chosen) => localStorage.setItem('veche.language', chosen), language);
  const complaints: string[] = [];
  page.on('console', (line) => void (line.type() === 'error' && complaints.push(line.text())));
  page.on('pageerror', (error) => void complaints.push(String(error)));
  await page.goto(address + path);
  await page.locator('main h1').first().waitFor();
  await settled(page);
  return { page, complaints };
}

/** No skeleton is left: every part of the page has its answer. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null, null, {
    timeout: 60_000,
  });
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
    const { violations: found } = await inPage.run();
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  });
}

const PAGES = ['/', '/explore', '/sources'] as const;

describe.each(['ru', 'en'] as const)('in %s', (language) => {
  test.each(PAGES)(
    '%s has no violation and no complaint of the browser, in either theme and on a phone',
    async (path) => {
      for (const [theme, width] of [
        ['light', 1366],
        ['dark', 1366],
        ['light', 390],
      ] as const) {
        const { page, complaints } = await open(path, { language, theme, width });

        expect(await violations(page), `${theme} ${width}`).toEqual([]);
        expect(complaints, `${theme} ${width}`).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
          `${theme} ${width}`,
        ).toBe(true);
        await page.close();
      }
    },
  );
});

test('a number of the overview opens the posts behind it, and there are as many', async () => {
  const { page, complaints } = await open('/');
  const number = page.locator('.tile-card a.big').first();
  const told = Number((await number.innerText()).replace(/\D/g, ''));

  await number.click();
  await page.waitForURL(/\/explore/);
  await settled(page);

  expect(told).toBeGreaterThan(0);
  const counted = await postsBehind(page);
  // The region goes on talking between the two readings.
  expect(counted).toBeGreaterThanOrEqual(told);
  expect(counted - told).toBeLessThan(told);
  expect(complaints).toEqual([]);
  await page.close();
});

/** Posts of the address that the page shows, asked from the API with the same filters. */
async function postsBehind(page: Page): Promise<number> {
  const query = await page.evaluate(async () => {
    const requests = performance.getEntriesByType('resource').map((entry) => entry.name);
    return requests.findLast((name) => name.includes('/api/v1/facets?')) ?? '';
  });
  return ((await (await fetch(query)).json()) as { total: number }).total;
}

test('a filter changes the list, stands in the address, and comes back with it', async () => {
  const { page, complaints } = await open('/explore');
  await page.goto(`${address}/explore?block=roads`);
  await settled(page);
  const blocks = async (url: string) =>
    (
      (await (await fetch(`${address}/api/v1/posts?${new URL(url).searchParams.toString()}`)).json()) as {
        items: { block: string }[];
      }
    ).items.map((post) => post.block);

  expect(new URL(page.url()).searchParams.get('block')).toBe('roads');
  expect(new Set(await blocks(page.url()))).toEqual(new Set(['roads']));

  await page
    .getByRole('button', { name: /Образование|Education/ })
    .first()
    .click();
  await settled(page);
  expect(page.url()).toMatch(/education/);
  await page.goBack();
  await settled(page);
  expect(page.url()).not.toMatch(/education/);
  expect(complaints).toEqual([]);
  await page.close();
});

test('searching with words in any form finds posts and marks what the labels stand on', async () => {
  const { page, complaints } = await open('/explore?q=вода');

  const cards = page.locator('article');
  await cards.first().waitFor();
  const texts = await cards.allInnerTexts();

  expect(texts.every((text) => /вод/i.test(text))).toBe(true);
  expect(await page.locator('article mark').count()).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('everything on the overview can be reached and the language switched with the keyboard', async () => {
  const { page, complaints } = await open('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('skip');

  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.waitForURL(/\/explore/);
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'English' }).focus();
  await page.keyboard.press('Enter');

  await page.waitForFunction(() => document.documentElement.lang === 'en');
  expect(complaints).toEqual([]);
  await page.close();
});
