/** The first whole path, as a trader walks it: open an account, queue, fill, check to the last unit, restart, kill. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import {
  attach,
  exact,
  launchBrowser,
  openAccountOnPage,
  openPage,
  setClock,
  startHost,
  type Host,
} from '../support/app.ts';
import { temporaryFolder } from '../support/folders.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Equality of what the screen says and what the fills add up to, worked out here from nothing but the fills. */
async function checkBooks(
  page: Page,
  folder: string,
  opening: { quantity: number; cost: number; cash: number },
): Promise<void> {
  const session = await attach(folder);
  const fills = (await session.call('fills.list', { limit: 5_000 }))
    .filter(({ instrumentId }) => instrumentId === 'HOSE:FPT')
    .reverse();
  let { quantity, cost, cash } = opening;
  let realised = 0;
  for (const fill of fills) {
    const value = fill.price * fill.quantity;
    cash -= fill.fees.reduce((sum, fee) => sum + fee.amount, 0);
    if (fill.side === 'buy') {
      cash -= value;
      quantity += fill.quantity;
      cost += value;
    } else {
      cash += value;
      const part = Math.round((cost * fill.quantity) / quantity);
      realised += value - part;
      cost -= part;
      quantity -= fill.quantity;
    }
  }
  const { positions } = await session.call('session.bootstrap', {});
  session.close();
  const position = positions.find(({ instrumentId }) => instrumentId === 'HOSE:FPT')!;
  expect([position.quantity, position.totalCost, position.realised]).toEqual([quantity, cost, realised]);
  expect(await exact(page, 'position-qty-FPT')).toBe(quantity);
  expect(await exact(page, 'account-cash-VND')).toBe(cash);
  expect(await exact(page, 'position-pnl-FPT')).toBe(position.mark * quantity - cost);
}

async function place(page: Page, side: 'buy' | 'sell', quantity: number, price: number): Promise<void> {
  await page.getByTestId(`ticket-side-${side}`).click();
  await page.getByTestId('ticket-quantity').fill(String(quantity));
  await page.getByTestId('ticket-price').fill(String(price));
  await page.getByTestId('ticket-submit').click();
}

const OPENING = { quantity: 1_000, cost: 90_000_000, cash: 1_000_000_000 };

describe('a trader’s first day', () => {
  let folder: string;
  let host: Host;
  const stopping = async (): Promise<void> => {
    await host.stop();
  };
  beforeAll(async () => {
    folder = temporaryFolder();
    host = await startHost(folder);
  });
  afterAll(stopping);

  test('an order queues, fills, and the position and P&L are right to the last đồng; a restart and a kill change nothing', async () => {
    const { page, complaints } = await openPage(browser, host.address);
    await openAccountOnPage(page, 'FPT 1000 90000');
    await page.getByTestId('clock-pause').click();
    const session = await attach(folder);
    const quote = async () =>
      (await session.call('session.bootstrap', {})).quotes.find(
        ({ instrumentId }) => instrumentId === 'HOSE:FPT',
      )!;

    // It queues behind what stands at the bid, and says so before and after.
    const { bid, bidQuantity } = await quote();
    await place(page, 'buy', 300, bid!);
    const row = page.getByTestId('order-row-O1');
    await row.waitFor();
    await page.getByTestId('order-explain-O1').click();
    await page.getByTestId('explain-drawer').waitFor();
    expect(await page.getByTestId('explain-queue-then').innerText()).toContain(
      bidQuantity.toLocaleString('en-US'),
    );
    await page.keyboard.press('Escape');

    // The market comes to it.
    await page.getByTestId('clock-pause').click();
    await setClock(page, '100');
    await expect
      .poll(
        async () => (await session.call('orders.list', { status: null, before: null, limit: 9 }))[0]!.status,
        { timeout: 60_000 },
      )
      .toBe('filled');
    await page.getByTestId('clock-pause').click();

    // A part of the holding is sold through the market.
    await page.getByTestId('ticket-type').selectOption('market');
    await page.getByTestId('ticket-side-sell').click();
    await page.getByTestId('ticket-quantity').fill('700');
    await page.getByTestId('ticket-submit').click();
    await expect
      .poll(
        async () => (await session.call('orders.list', { status: 'filled', before: null, limit: 9 })).length,
      )
      .toBe(2);
    await page.getByTestId('blotter-tab-filled').click();
    await page.getByTestId('order-row-O2').waitFor();
    await expect.poll(() => exact(page, 'position-qty-FPT')).toBe(600);
    await checkBooks(page, folder, OPENING);

    // Something is left working, then the program ends in order.
    await page.getByTestId('ticket-type').selectOption('limit');
    await place(page, 'buy', 200, (await quote()).floor!);
    await page.getByTestId('blotter-tab-working').click();
    await page.getByTestId('order-row-O3').waitFor();
    session.close();
    expect(complaints).toEqual([]);
    await page.close();
    await host.stop();

    for (const [name, signal] of [
      ['restart', 'SIGKILL'],
      ['kill -9', 'SIGTERM'],
    ] as const) {
      host = await startHost(folder);
      const again = await openPage(browser, host.address);
      await again.page.getByTestId('clock-pause').click();
      await again.page.getByTestId('order-row-O3').waitFor();
      expect(await exact(again.page, 'position-qty-FPT'), name).toBe(600);
      await checkBooks(again.page, folder, OPENING);
      const check = await attach(folder);
      expect(await check.call('journal.verify', {}), name).toMatchObject({ ok: true });
      check.close();
      expect(again.complaints, name).toEqual([]);
      await again.page.close();
      await host.stop(signal);
    }
  });
});

test('a denial is shown before and after sending, with its reason', async () => {
  const folder = temporaryFolder();
  const host = await startHost(folder);
  try {
    const { page, complaints } = await openPage(browser, host.address);
    await openAccountOnPage(page);
    await page.getByTestId('ticket-side-sell').click();
    await page.getByTestId('ticket-quantity').fill('100');
    await expect.poll(() => page.getByTestId('ticket-submit').isDisabled()).toBe(true);
    expect(await page.getByTestId('ticket-verdict').innerText()).toMatch(/short|hold|sell/i);
    const session = await attach(folder);
    const ticket = {
      instrumentId: 'HOSE:FPT',
      side: 'sell',
      type: 'limit',
      timeInForce: 'DAY',
      quantity: 100,
      price: 95_500,
    } as const;
    await session.call('orders.place', { commandId: 'denied', ticket });
    session.close();
    await page.getByTestId('blotter-tab-denied').click();
    await page.getByTestId('order-row-O1').waitFor();
    await page.getByTestId('order-explain-O1').click();
    await page.getByTestId('explain-drawer').waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await host.stop();
  }
});

test('the keyboard alone is enough to trade', async () => {
  const host = await startHost(temporaryFolder());
  try {
    const { page } = await openPage(browser, host.address);
    await page.getByTestId('first-run').waitFor();
    for (let presses = 0; presses < 40; presses += 1) {
      if (
        await page.evaluate(() => document.activeElement?.getAttribute('data-testid') === 'first-run-submit')
      )
        break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByTestId('first-run').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await page.getByTestId('palette-input').waitFor();
    await page.keyboard.type('VNM');
    await page.keyboard.press('Enter');
    await page.getByTestId('palette').waitFor({ state: 'detached' });
    for (let presses = 0; presses < 120; presses += 1) {
      if (
        await page.evaluate(() => document.activeElement?.getAttribute('data-testid') === 'ticket-quantity')
      )
        break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Control+a');
    await page.keyboard.type('200');
    await page.keyboard.press('Enter');
    await page.getByTestId('position-row-VNM').or(page.getByTestId('order-row-O1')).first().waitFor();
  } finally {
    await host.stop();
  }
});
