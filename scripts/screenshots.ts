// Takes the pictures of the README from a fresh demo, once it has read its history: node scripts/screenshots.ts [folder]
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../tests/support/browser.ts';
import { startVeche } from '../tests/support/veche-process.ts';

const folder = process.argv[2] ?? 'docs/images';
const PAGES = [
  ['overview', '/'],
  ['explore', '/explore?q=вода'],
] as const;
const LOCALES = { ru: 'ru-RU', en: 'en-GB' } as const;
/** Once all is read, the first alerts are judged within minutes of the demo's clock. */
const ALERTS_MS = 20_000;

const data = await mkdtemp(join(tmpdir(), 'veche-pictures-'));
await mkdir(folder, { recursive: true });
const demo = startVeche(['demo', '--port', '0', '--days', '30', '--data', data]);
const [address] = await demo.waitFor(/http:\/\/127\.0\.0\.1:\d+/);
while (await isReadingHistory()) await wait(2_000);
await wait(ALERTS_MS);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS });
for (const language of ['ru', 'en'] as const) await picturesIn(language);
await browser.close();
demo.child.kill('SIGTERM');
await demo.finished;
await rm(data, { recursive: true });

async function isReadingHistory(): Promise<boolean> {
  const answer = await fetch(`${address}/api/v1/sources`);
  const { items } = (await answer.json()) as { items: { state: string }[] };
  return items.some(({ state }) => state === 'starting');
}

async function picturesIn(language: 'ru' | 'en'): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: LOCALES[language] });
  await page.addInitScript((chosen) => localStorage.setItem('veche.language', chosen), language);
  for (const [name, path] of PAGES) {
    await page.goto(`${address}${path}`);
    await page.locator('main h1').first().waitFor();
    while ((await page.locator('.skeleton').count()) > 0) await wait(100);
    await wait(1_000);
    await page.screenshot({ path: join(folder, `${name}-${language}-light.png`) });
    console.log(`${name}-${language}-light.png`);
  }
  await page.close();
}
