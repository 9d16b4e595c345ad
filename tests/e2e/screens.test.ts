/** Every page in both languages, themes and the two sizes, paired: accessible, nothing clipped, nothing complains, nothing jumps. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import {
  attach,
  launchBrowser,
  openAccountOnPage,
  openPage,
  setClock,
  startHost,
  type Host,
} from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';
import { clipped, LOOKS, serious } from '../support/looks.ts';
import { faultyDays } from '../support/series.ts';

let browser: Browser;
let host: Host;
const folder = temporaryFolder();

beforeAll(async () => {
  browser = await launchBrowser();
  host = await startHost(folder);
  const { page } = await openPage(browser, host.address);
  await openAccountOnPage(page, 'FPT 1000 90000\nVCB 2300 85000');
  const { call, close } = await attach(folder);
  const order = (commandId: string, side: 'buy' | 'sell', quantity: number, price: number | null) =>
    call('orders.place', {
      commandId,
      ticket: {
        instrumentId: 'HOSE:FPT',
        side,
        type: price === null ? 'market' : 'limit',
        timeInForce: 'DAY',
        quantity,
        price,
      },
    });
  await call('bars.import', {
    commandId: 'bars',
    fileName: 'VNINDEX.csv',
    symbol: 'VNINDEX',
    bytes: new TextEncoder().encode(faultyDays()),
  });
  await order('a', 'buy', 200, null);
  await order('b', 'buy', 100, 94_000);
  await order('c', 'sell', 300, 97_000);
  await order('d', 'sell', 5_000, 97_000);
  close();
  await setClock(page, '100');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await setClock(page, '1');
  await page.getByTestId('clock-pause').click();
  await page.close();
});
afterAll(async () => {
  await host.stop();
  await browser.close();
});

/** A new visit: the link that was used is not good again, so the cookie is asked for with a fresh one. */
async function visit(
  size: { width: number; height: number },
  settings: Record<string, string>,
): Promise<{ page: Page; complaints: string[] }> {
  const { call, close } = await attach(folder);
  for (const [key, value] of Object.entries(settings)) await call('settings.set', { key, value });
  close();
  return openPage(browser, await host.freshAddress(), size);
}

/** The risk desk, tab by tab, with everything open that can stand beside a table. */
async function riskPage(page: Page): Promise<void> {
  const fine = async (what: string) => {
    await page.waitForTimeout(200);
    expect(await clipped(page), what).toEqual([]);
    expect(await serious(page), what).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, what).toBeLessThanOrEqual(0);
  };
  await page.getByTestId('nav-risk').click();
  await page.getByTestId('risk-state').waitFor();
  await fine('risk: dashboard');
  await page.getByTestId('risk-halt').click();
  await page.getByTestId('limit-dialog').waitFor();
  await fine('risk: halt');
  await page.keyboard.press('Escape');
  await page.getByTestId('risk-tab-rules').click();
  await fine('risk: rules');
  await page.getByTestId('rules-history').click();
  await fine('risk: history');
  await page.getByTestId('rules-add').click();
  await fine('risk: kinds');
  await page.getByTestId('add-daily-loss').click();
  await page.getByTestId('rule-limit').fill('abc');
  await fine('risk: form');
  await page.getByTestId('rule-cancel').click();
  await page.getByTestId('rules-try').click();
  await page.getByTestId('try-run').click();
  await page.getByTestId('try-counts').waitFor();
  await fine('risk: trial');
  await page.getByTestId('risk-tab-decisions').click();
  await page.getByTestId('decision-O2').click();
  await page.getByTestId('decision-detail').waitFor();
  await fine('risk: decisions');
  const hidden = await page.getByRole('grid').evaluate((grid) => grid.scrollWidth - grid.clientWidth);
  expect(hidden, 'risk: no column hides behind another').toBeLessThanOrEqual(0);
  await page.getByTestId('stop-button').click();
  await page.getByTestId('stop-dialog').waitFor();
  await fine('stop');
  await page.keyboard.press('Escape');
}

/** The data page: nothing chosen, every tab of a series with faults, a preview of its repairs, a mapping. */
async function dataPage(page: Page): Promise<void> {
  const fine = async (what: string) => {
    await page.waitForTimeout(300);
    expect(await clipped(page), what).toEqual([]);
    expect(await serious(page), what).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, what).toBeLessThanOrEqual(0);
  };
  await page.getByTestId('nav-data').click();
  await page.getByTestId('series-VNINDEX-1d').click();
  await page.getByTestId('data-tab-quality').click();
  await page.getByTestId('finding-spike').waitFor();
  await fine('data: quality');
  for (const grid of await page.getByTestId('data-page').getByRole('grid').all()) {
    const hidden = await grid.evaluate((each) => each.scrollWidth - each.clientWidth);
    expect.soft(hidden, 'data: no column hides behind another').toBeLessThanOrEqual(0);
  }
  await page.getByTestId('repair-all').click();
  await page.getByTestId('repair-preview').click();
  await page.getByTestId('repair-dialog').waitFor();
  await fine('data: preview');
  await page.keyboard.press('Escape');
  for (const tab of ['lineage', 'actions']) {
    await page.getByTestId(`data-tab-${tab}`).click();
    await fine(`data: ${tab}`);
  }
  const odd = { name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from('a|b|c\n05.02.2025|1|95,5\n') };
  await page.getByTestId('data-files').setInputFiles([odd]);
  await fine('data: queue');
  await page.getByTestId('job-map').click();
  await page.getByTestId('map-failure').waitFor();
  await fine('data: mapping');
  await page.keyboard.press('Escape');
}

/** Every tab of the account page, and the dialogs that change the account. */
async function accountPage(page: Page): Promise<void> {
  await page.getByTestId('nav-account').click();
  for (const tab of ['summary', 'performance', 'lots', 'trades', 'trial', 'postings', 'equity']) {
    await page.getByTestId(`account-tab-${tab}`).click();
    await page.getByTestId(`account-tab-${tab}`).and(page.locator('[aria-selected=true]')).waitFor();
    await page.waitForTimeout(300);
    expect(await clipped(page), tab).toEqual([]);
    expect(await serious(page), tab).toEqual([]);
    for (const grid of await page.getByTestId('account-page').getByRole('grid').all()) {
      const hidden = await grid.evaluate((each) => each.scrollWidth - each.clientWidth);
      expect.soft(hidden, `${tab}: no column hides behind another`).toBeLessThanOrEqual(0);
    }
  }
  for (const change of ['move', 'convert', 'rate', 'corporate-action', 'terms']) {
    await page.getByTestId(`account-${change}`).click();
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(200);
    expect(await clipped(page), change).toEqual([]);
    expect(await serious(page), change).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
}

test.each(LOOKS)(
  '$theme, $locale, $width × $height: no page clips, complains or shuts anybody out',
  async ({ theme, locale, ...size }) => {
    const look = { theme, locale };
    const { page, complaints } = await visit(size, look);
    for (const name of ['trade', 'import', 'journal'] as const) {
      await page.getByTestId(`nav-${name}`).click();
      await page.waitForTimeout(400);
      expect(await clipped(page), name).toEqual([]);
      expect(await serious(page), name).toEqual([]);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wide, name).toBe(false);
    }
    await dataPage(page);
    await riskPage(page);
    await accountPage(page);
    await page.getByTestId('nav-trade').click();
    const account = await page.getByTestId('account-equity-USD').evaluate((cell) => {
      let panel = cell.closest('table')?.parentElement ?? null;
      while (panel && getComputedStyle(panel).overflowX === 'visible') panel = panel.parentElement;
      return panel ? panel.scrollWidth - panel.clientWidth : -1;
    });
    expect(account, 'the account fits its panel').toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(look.locale);
    for (const tab of ['filled', 'denied', 'cancelled', 'trades', 'baskets', 'working']) {
      await page.getByTestId(`blotter-tab-${tab}`).click();
      await page.getByTestId(`blotter-tab-${tab}`).and(page.locator('[aria-selected=true]')).waitFor();
      expect(await clipped(page), tab).toEqual([]);
      const hidden = await page
        .getByTestId('blotter-panel')
        .getByRole('grid')
        .evaluate((grid) => grid.scrollWidth - grid.clientWidth);
      expect.soft(hidden, `${tab}: no column hides behind another`).toBeLessThanOrEqual(0);
    }
    await page.getByTestId('order-explain-O2').click();
    await page.getByTestId('explain-drawer').waitFor();
    await page.waitForTimeout(300);
    expect(await serious(page), 'explain').toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  },
);

test('a moving market moves no neighbour: panels and headings stay where they are', async () => {
  const { page } = await visit({ width: 1440, height: 900 }, { theme: 'dark', locale: 'en' });
  const places = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '[data-testid^=watch-row], [data-testid=ticket-submit], [data-testid=chart], [role=columnheader], [data-testid^=account-], [data-testid^=what-if], [data-testid^=summary-]',
        ),
      ].map((element) => {
        const { x, width } = element.getBoundingClientRect();
        return [element.getAttribute('data-testid'), Math.round(x), Math.round(width)];
      }),
    );
  await page.waitForTimeout(500);
  const before = await places();
  expect(before.length).toBeGreaterThan(15);
  await page.getByTestId('clock-pause').click();
  await setClock(page, '50');
  await page.waitForTimeout(2_000);
  expect(await places()).toEqual(before);
  await page.getByTestId('nav-account').click();
  await page.getByTestId('summary-equity-base').waitFor();
  await page.waitForTimeout(500);
  const figures = await places();
  await page.waitForTimeout(1_500);
  expect(await places()).toEqual(figures);
  await setClock(page, '1');
  await page.getByTestId('clock-pause').click();
  await page.close();
});

test('a moving market moves nothing on the risk desk', async () => {
  const { page } = await visit({ width: 1280, height: 800 }, { theme: 'dark', locale: 'en' });
  await page.getByTestId('nav-risk').click();
  await page.getByTestId('risk-byCurrency').waitFor();
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main th, main dt, main button, main h2')].map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return [element.textContent, Math.round(x), Math.round(y), Math.round(width)];
      }),
    );
  const figures = () => page.getByTestId('risk-byInstrument').innerText();
  const [before, shown] = [await places(), await figures()];
  expect(before.length).toBeGreaterThan(20);
  await page.getByTestId('clock-pause').click();
  await setClock(page, '25');
  await expect.poll(figures, { timeout: 15_000 }).not.toBe(shown);
  await page.waitForTimeout(1_500);
  expect(await places()).toEqual(before);
  await setClock(page, '1');
  await page.getByTestId('clock-pause').click();
  await page.close();
});
