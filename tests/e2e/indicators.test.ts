/** Indicators on the chart: chosen in its bar, drawn over the prices or below them, kept over a reload, gone when chosen again. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import { launchBrowser, openAccountOnPage, openPage, startHost, type Host } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';

const folder = temporaryFolder();
let browser: Browser;
let host: Host;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), startHost(folder)]);
  ({ page, complaints } = await openPage(browser, host.address));
  await openAccountOnPage(page);
  await page.getByTestId('chart').waitFor();
});
afterAll(async () => {
  await host.stop();
  await browser.close();
});

const picker = () => page.getByTestId('chart-indicators').first();
/** The canvases of the first chart: more panes, more of them. */
const canvases = () => page.getByTestId('chart').locator('canvas').count();

test('over the prices, in a pane below, and gone again', async () => {
  await expect.poll(() => page.getByTestId('chart').getAttribute('data-drawn')).not.toBe('0');
  const plain = await canvases();
  await picker().selectOption('bollinger');
  await expect.poll(() => picker().getAttribute('data-shown')).toBe('bollinger');
  expect(await canvases()).toBe(plain);
  await picker().selectOption('rsi');
  await expect.poll(canvases).toBeGreaterThan(plain);
  await page.reload();
  await expect.poll(() => picker().getAttribute('data-shown')).toBe('bollinger rsi');
  await expect.poll(canvases).toBeGreaterThan(plain);
  await picker().selectOption('rsi');
  await expect.poll(canvases).toBe(plain);
  expect(complaints).toEqual([]);
});

test('at most six at a time', async () => {
  for (const name of ['sma', 'ema', 'vwap', 'macd', 'atr']) await picker().selectOption(name);
  await expect.poll(() => picker().getAttribute('data-shown')).toBe('bollinger sma ema vwap macd atr');
  expect(await picker().locator('option[value="obv"]').isDisabled()).toBe(true);
  expect(await picker().locator('option[value="sma"]').isDisabled()).toBe(false);
  expect(complaints).toEqual([]);
});
