/** The page of reports in both languages, themes and the two sizes, paired: accessible, nothing clipped, no column behind another. */
import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attach, launchBrowser, openAccountOnPage, openPage, startHost, type Host } from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';
import { clipped, LOOKS, serious } from '../support/looks.ts';
import { wave } from '../support/wave.ts';

/** A folder for pictures of what a test sees; for those who write them. */
const LOOK = process.env['TAPEDECK_LOOK'];
const LONG = 'A run whose name was written by somebody who wanted to say everything at once';

let browser: Browser;
let host: Host;
const folder = temporaryFolder();
const ids: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  host = await startHost(folder);
  const { page } = await openPage(browser, host.address);
  await openAccountOnPage(page);
  await page.close();
  const { call, close } = await attach(folder);
  for (const [symbol, phase] of [
    ['WAVE', 0],
    ['TIDE', 2],
  ] as const)
    await call('bars.import', {
      commandId: symbol,
      fileName: `${symbol}.csv`,
      bytes: wave(9_000, phase),
      symbol,
    });
  const series = (await call('series.list', {})).map(({ id }) => id);
  for (const [commandId, names] of [
    ['one', ['sma-cross']],
    ['two', ['sma-cross', 'rsi-reversion']],
  ] as const) {
    const strategies = names.map((name) => ({
      strategy: { id: `built-in:${name}` },
      share: 1 / names.length,
    }));
    const name = commandId === 'two' ? LONG : 'One';
    const { id } = await call('runs.start', { commandId, spec: { strategies, data: { series }, name } });
    await call('runs.wait', { id });
    ids.push(id);
  }
  close();
});
afterAll(async () => {
  await host.stop();
  await browser.close();
});

const AGAIN = new Set(['run', 'month', 'charts', 'tables', 'figures']);

async function fine(page: Page, what: string): Promise<void> {
  const { width } = page.viewportSize()!;
  await page.mouse.move(700, 5);
  await page.waitForTimeout(300);
  const locale = await page.locator('html').getAttribute('lang');
  if (LOOK) writeFileSync(`${LOOK}/reports-${what}-${width}-${locale}.png`, await page.screenshot());
  expect.soft(await clipped(page), what).toEqual([]);
  // A document without scripts never answers whoever looks through frames.
  await page.locator('iframe').evaluateAll((frames) => frames.forEach((frame) => frame.remove()));
  // Names are checked in one language: what differs in the other is the words; and once where the same parts are seen again.
  if (locale === 'en' && !AGAIN.has(what)) expect.soft(await serious(page), what).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(wide, what).toBeLessThanOrEqual(0);
}

async function looks(page: Page): Promise<void> {
  const at = (id: string) => page.getByTestId(id);
  await at('nav-reports').click();
  await at('tearsheet').waitFor();
  await fine(page, 'account');
  await at(`report-subject-run ${ids[1]}`).click();
  await at('table-by-strategy').waitFor();
  await fine(page, 'run');
  await at('month-2024-03').getByRole('button').click();
  await at('report-period').waitFor();
  await fine(page, 'month');
  await at('report-terms').click();
  await at('report-terms-popup').waitFor();
  await fine(page, 'terms');
  await page.keyboard.press('Escape');
  await at('report-period-clear').click();
  for (const [what, id] of [
    ['charts', 'chart-distribution'],
    ['tables', 'table-by-hour'],
    ['figures', 'report-figures'],
  ] as const) {
    await at(id).first().scrollIntoViewIfNeeded();
    await fine(page, what);
  }
  await at('report-trades-open').click();
  await at('report-trades').getByRole('row').nth(2).click();
  await at('run-trade-chart').waitFor();
  await at('run-trade-chart').scrollIntoViewIfNeeded();
  await fine(page, 'trades');
  await at(`report-choose-run ${ids[0]}`).check();
  await at('report-compare-table').waitFor();
  await fine(page, 'compare');
  await at(`report-choose-run ${ids[0]}`).uncheck();
  await at('reports-tab-report').click();
  await at('builder-preview').waitFor();
  await fine(page, 'builder');
}

test.each(LOOKS)(
  '$theme, $locale, $width × $height: nothing is clipped, hidden or shut to anybody',
  async ({ theme, locale, ...size }) => {
    const look = { theme, locale };
    const { call, close } = await attach(folder);
    for (const [key, value] of Object.entries(look)) await call('settings.set', { key, value });
    close();
    const { page, complaints } = await openPage(browser, await host.freshAddress(), size);
    await looks(page);
    expect(complaints).toEqual([]);
    await page.close();
  },
);
