/** Language, theme and colours change under what is typed and drawn, and change nothing of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import { attach, launchBrowser, openPage, setClock, startHost, type Host } from '../support/app.ts';
import { differentPixels } from '../support/pixels.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder();
let browser: Browser;
let host: Host;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startHost(folder)]);
  ({ page, complaints } = await openPage(browser, host.address));
  await page.getByTestId('first-run').waitFor();
});
afterAll(async () => {
  await host.stop();
  await browser.close();
});

/** Chooses in the settings dialog and closes it. */
async function choose(setting: string, value: string): Promise<void> {
  await page.getByTestId('menu-button').click();
  await page.getByTestId('menu-settings').click();
  await page.getByTestId(`setting-${setting}`).selectOption(value);
  await page.keyboard.press('Escape');
  await page.getByTestId('settings').waitFor({ state: 'detached' });
}

test('the first run keeps its amounts when the language changes', async () => {
  const cash = page.getByTestId('first-run-cash-VND');
  const holdings = page.getByTestId('first-run-holdings');
  await cash.fill('1,500,000,000');
  await holdings.fill('AAPL 1,000 172.405\nFPT 1,000 90,000');
  await page.getByTestId('first-run-language-vi').click();
  expect(await cash.inputValue()).toBe('1.500.000.000');
  expect(await holdings.inputValue()).toBe('AAPL 1.000 172,405\nFPT 1.000 90.000');
  await page.getByTestId('first-run-language-en').click();
  await page.getByTestId('first-run-submit').click();
  await page.getByTestId('first-run').waitFor({ state: 'detached' });
  const session = await attach(folder);
  const { account, positions } = await session.call('session.bootstrap', {});
  session.close();
  expect(account?.currencies.find(({ currency }) => currency === 'VND')?.cash).toBe(1_500_000_000);
  expect(positions.find(({ instrumentId }) => instrumentId === 'US:AAPL')).toMatchObject({
    quantity: 1_000,
    totalCost: 1_724_050_000,
  });
});

test('the ticket sends what it shows after the language changed', async () => {
  await page.getByTestId('clock-pause').click();
  await page.getByTestId('watch-row-FPT').click();
  await page.getByTestId('ticket-quantity').fill('1,000');
  await page.getByTestId('ticket-price').fill('95,000');
  await choose('locale', 'vi');
  expect(await page.getByTestId('ticket-quantity').inputValue()).toBe('1.000');
  expect(await page.getByTestId('ticket-price').inputValue()).toBe('95.000');
  expect(await page.getByTestId('ticket-submit').innerText()).toContain('1.000 FPT');
  await page.getByTestId('ticket-submit').click();
  const session = await attach(folder);
  const orders = () => session.call('orders.list', { status: null, before: null, limit: 9 });
  await expect.poll(orders).toMatchObject([{ quantity: 1_000, price: 95_000 }]);
  session.close();
  await choose('locale', 'en');
});

/** The chart as pixels, the pointer elsewhere and two frames later. */
async function chart(): Promise<Buffer> {
  await page.mouse.move(700, 5);
  await page.waitForTimeout(150);
  return page.getByTestId('chart').screenshot();
}

const changed = async (before: Buffer): Promise<boolean> =>
  (await differentPixels(browser, before, await chart())) > 20;

test('bars that were never loaded stay drawn when language, theme and colours change and come back', async () => {
  await page.getByTestId('clock-pause').click();
  await setClock(page, '100');
  await page.waitForTimeout(2_000);
  await setClock(page, '1');
  await page.getByTestId('clock-pause').click();
  await page.waitForTimeout(300);
  const before = await chart();
  await choose('locale', 'vi');
  await choose('locale', 'en');
  expect(await changed(before), 'language').toBe(false);
  await choose('theme', 'light');
  await choose('palette', 'colour-blind');
  expect(await changed(before)).toBe(true);
  await choose('theme', 'dark');
  await choose('palette', 'western');
  expect(await changed(before), 'theme and colours').toBe(false);
});

test('order and position lines follow the system’s theme', async () => {
  await choose('theme', 'light');
  const light = await chart();
  await page.emulateMedia({ colorScheme: 'dark' });
  await choose('theme', 'system');
  expect(await changed(light)).toBe(true);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await changed(light)).toBe(false);
  expect(complaints).toEqual([]);
});
