/** The account page: cash in and out, conversion, terms, a split, lots, trial balance, postings, trades and equity. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exact } from '../support/app.ts';
import {
  commandId,
  eventually,
  openDesk,
  ordersOf,
  placeLimit,
  quoteOf,
  runUntil,
  type Desk,
} from '../support/desk.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000\nVNM 500 64000');
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.page.getByTestId(testId);
const english = (value: number): string => value.toLocaleString('en-US');
const account = async () => (await desk.call('account.show', {}))!;
const cashOf = async (currency: 'VND' | 'USD') =>
  (await account()).currencies.find((each) => each.currency === currency)!.cash;

async function openTab(tab: string): Promise<void> {
  await at('nav-account').click();
  await at(`account-tab-${tab}`).click();
  await at(`account-tab-${tab}`).and(desk.page.locator('[aria-selected=true]')).waitFor();
}

async function change(name: string): Promise<void> {
  await at('nav-account').click();
  await at(`account-${name}`).click();
}

async function trade(side: 'buy' | 'sell', quantity: number): Promise<void> {
  const ticket = {
    instrumentId: FPT,
    side,
    type: 'market',
    timeInForce: 'IOC',
    quantity,
    price: null,
  } as const;
  const { orders } = await desk.call('orders.place', { commandId: commandId(), ticket });
  expect(orders[0]).toMatchObject({ status: 'filled', filled: quantity });
}

test('cash is paid in; more than is free is refused where it was asked, with the numbers', async () => {
  const before = await cashOf('VND');
  await change('move');
  await at('move-amount').fill('250,000,000');
  await eventually(() => exact(desk.page, 'move-foretold-after')).toBe(before + 250_000_000);
  await at('move-amount').press('Enter');
  await at('move-dialog').waitFor({ state: 'detached' });
  expect(await cashOf('VND')).toBe(before + 250_000_000);
  await eventually(() => exact(desk.page, 'summary-cash-VND')).toBe(before + 250_000_000);

  await change('move');
  await at('move-direction-withdraw').click();
  await at('move-amount').fill('9,000,000,000');
  await eventually(() => at('change-denied').innerText()).toBe(
    `9,000,000,000 VND is more than the ${english(before + 250_000_000)} VND that has settled and is free.`,
  );
  expect(await at('move-submit').isDisabled()).toBe(true);
  await at('move-amount').fill('50,000,000');
  await eventually(() => at('move-submit').isEnabled()).toBe(true);
  expect(await at('change-denied').innerText()).toBe('');
  await at('move-submit').click();
  await at('move-dialog').waitFor({ state: 'detached' });
  expect(await cashOf('VND')).toBe(before + 200_000_000);
});

test('a conversion tells rate, spread and what comes in before it is sent, and does just that', async () => {
  const before = await cashOf('USD');
  await change('convert');
  await at('convert-amount').fill('25,900,000');
  await at('convert-rate').fill('25,900');
  await at('convert-spread').fill('0.2');
  await eventually(() => exact(desk.page, 'convert-foretold-bought')).toBe(9_990_000);
  expect(await exact(desk.page, 'convert-foretold-fee')).toBe(10_000);
  expect(await at('convert-foretold-rate').innerText()).toBe('1 USD = 25,900 VND');
  await at('convert-submit').click();
  await at('convert-dialog').waitFor({ state: 'detached' });
  expect(await cashOf('USD')).toBe(before + 9_990_000);
  await eventually(() => at('account-fx-rate').innerText()).toBe('1 USD = 25,900 VND');
  await change('rate');
  await at('rate-value').fill('26,000');
  await at('rate-value').press('Enter');
  await eventually(() => at('account-fx-rate').innerText()).toBe('1 USD = 26,000 VND');
  const { base } = await account();
  await eventually(() => exact(desk.page, 'summary-equity-base')).toBe(base!.equity);
});

test('a profit is told apart: what the price made of it and what the rate did', async () => {
  const ticket = {
    instrumentId: 'US:AAPL',
    side: 'buy',
    type: 'market',
    timeInForce: 'IOC',
    quantity: 10,
    price: null,
  } as const;
  const { orders } = await desk.call('orders.place', { commandId: commandId(), ticket });
  expect(orders[0]!.filled).toBe(10);
  const { fxRate } = await desk.call('workspace.status', {});
  const dearer = String(fxRate!.rate / 1_000_000 + 500);
  await desk.call('account.setFxRate', { commandId: commandId(), rate: dearer });
  await openTab('summary');
  const shown = (part: string) => exact(desk.page, `summary-position-AAPL-effect-${part}`);
  const effect = async () => (await account()).positions.find(({ symbol }) => symbol === 'AAPL')!.effect!;
  // Of what was paid at the old rate: prices that move meanwhile do not change it.
  await eventually(() => shown('currency')).toBe((await effect()).currency);
  expect((await effect()).currency).toBeGreaterThan(0);
});

test('the cost basis is changed, and what is bought from there on is a lot of its own', async () => {
  await change('terms');
  await at('terms-costBasis').selectOption('fifo');
  await at('terms-dialog').getByText('A sale closes the oldest lots first.').waitFor();
  await at('terms-submit').click();
  await at('terms-dialog').waitFor({ state: 'detached' });
  expect((await account()).terms.costBasis).toBe('fifo');
  await at('account-terms-table').getByText('First in, first out').waitFor();
  await trade('buy', 200);
  await openTab('lots');
  await at('lots-symbol').selectOption(FPT);
  const lots = await desk.call('ledger.lots', { instrumentId: FPT });
  expect(lots.length).toBeGreaterThan(1);
  for (const { symbol, lot, quantity, cost } of lots) {
    await eventually(() => exact(desk.page, `lot-${symbol}-${lot}-quantity`)).toBe(quantity);
    expect(await exact(desk.page, `lot-${symbol}-${lot}-cost`)).toBe(cost);
  }
  // Netting and hedging change only while nothing is held: the dialog says so and stays.
  await change('terms');
  await at('terms-positionMode').selectOption('hedging');
  await at('terms-submit').click();
  await eventually(() => at('change-denied').innerText()).not.toBe('');
  expect((await account()).terms.positionMode).toBe('netting');
  await desk.page.keyboard.press('Escape');
});

test('a split tells what becomes of position and working order, and they become that', async () => {
  const { call } = desk;
  const { floor } = await quoteOf(call, FPT);
  const { id } = await placeLimit(call, FPT, 'buy', 100, floor! + 200);
  await at('nav-account').click();
  await change('corporate-action');
  await at('corporate-instrument').selectOption(FPT);
  const told = at('corporate-foretold');
  await told.getByText('Position: 1,200 becomes 2,400').waitFor();
  await told.getByText(`Order ${id}: 100 @ ${english(floor! + 200)} becomes 200 @`).waitFor();
  const sentence = await told.getByText(`Order ${id}`).innerText();
  await at('corporate-submit').click();
  await at('corporate-dialog').waitFor({ state: 'detached' });
  const order = (await ordersOf(call)).find((each) => each.id === id)!;
  expect(sentence.endsWith(`200 @ ${english(order.price!)}`)).toBe(true);
  expect(order).toMatchObject({ quantity: 200, status: 'working' });
  await openTab('summary');
  await eventually(() => exact(desk.page, 'summary-position-FPT-quantity')).toBe(2_400);
  await call('orders.cancel', { commandId: commandId(), orderId: id });
});

test('the trial balance is equal to the last unit; an account leads to its postings, and a posting to its cause', async () => {
  await openTab('trial');
  const { totals } = await desk.call('ledger.trialBalance', {});
  for (const { currency, debit, credit } of totals) {
    expect(debit).toBe(credit);
    await eventually(() => exact(desk.page, `trial-debit-${currency}`)).toBe(debit);
    expect(await exact(desk.page, `trial-credit-${currency}`)).toBe(credit);
  }
  expect(await at('trial-verdict').innerText()).toContain('Debits and credits are equal');
  await at('trial-conversion').click();
  await at('postings-tab').waitFor();
  expect(await at('postings-account').inputValue()).toBe('conversion');
  const [entry, ...others] = await desk.call('ledger.postings', {
    account: 'conversion',
    before: null,
    limit: 10,
  });
  expect(others).toEqual([]);
  await at(`posting-${entry!.seq}-0`).waitFor();
  expect(await desk.page.locator('[data-testid^="posting-"][role="row"]').count()).toBe(
    entry!.postings.length,
  );
  await desk.page.getByText('0 ✓').first().waitFor();
  await at(`posting-open-${entry!.seq}`).click();
  await at('entry-dialog').getByText('Currency converted').waitFor();
  await desk.page.keyboard.press('Escape');
  await at('postings-account').selectOption('fees');
  await at('postings-account').selectOption('');
  const filled = (await desk.call('ledger.postings', { account: null, before: null, limit: 50 })).find(
    ({ orderId }) => orderId !== null,
  )!;
  await at(`posting-open-${filled.seq}`).click();
  await at('explain-drawer').waitFor();
  await desk.page.keyboard.press('Escape');
});

test('a trade is there from entry to exit with its net and its excursions, on both pages, and as a file', async () => {
  const { call, page } = desk;
  await call('account.setTerms', { commandId: commandId(), terms: { costBasis: 'average' } });
  const held = (await account()).positions.find(({ symbol }) => symbol === 'FPT')!.quantity;
  await runUntil(call, async () => (await quoteOf(call, FPT)).bid !== null);
  await trade('sell', held);
  await openTab('trades');
  const [closed] = await call('trades.list', { kind: 'flat', state: 'closed', limit: 10 });
  expect(closed).toMatchObject({ side: 'long', held: 0 });
  const id = `trade-${FPT}-long-${closed!.id}`;
  await eventually(() => exact(page, `${id}-net`)).toBe(closed!.net);
  expect(await exact(page, `${id}-mae`)).toBe(closed!.mae);
  expect(await exact(page, `${id}-mfe`)).toBe(closed!.mfe);
  expect(await exact(page, 'trades-net-VND')).toBe(closed!.net);
  const [download] = await Promise.all([page.waitForEvent('download'), at('trades-export').click()]);
  expect(download.suggestedFilename()).toBe('trades.csv');
  await at('trades-kind-lot').click();
  await page.getByTestId('trades-view').getByRole('row').nth(1).waitFor();
  await at('trades-kind-flat').click();
  await at('nav-trade').click();
  await at('blotter-tab-trades').click();
  await eventually(() => exact(page, `${id}-net`)).toBe(closed!.net);
});

test('equity is drawn and told for each currency', async () => {
  await openTab('equity');
  await at('equity-chart').locator('canvas').first().waitFor();
  const { now } = await desk.call('account.equityCurve', {});
  await eventually(() => at('equity-now').innerText()).toBe(english(now!.equity.VND));
  await at('equity-currency-USD').click();
  await eventually(() => at('equity-now').innerText()).toContain('.');
});

test('performance follows each fill: equity, contribution, who traded it', async () => {
  await openTab('performance');
  const { base } = await account();
  await eventually(() => exact(desk.page, 'dashboard-equity')).toBe(base!.equity);
  const held = () => exact(desk.page, 'dashboard-fees');
  const before = await held();
  await trade('buy', 100);
  await eventually(held).toBeGreaterThan(before);
  const view = await desk.call('reports.dashboard', {});
  await eventually(() => exact(desk.page, 'dashboard-today')).toBe(Math.round(view.today));
  const fpt = view.holdings
    .filter(({ symbol }) => symbol === 'FPT')
    .reduce((sum, each) => sum + each.total, 0);
  await eventually(() => exact(desk.page, 'dashboard-holding-FPT')).toBe(Math.round(fpt));
  await at('dashboard-measure-growth').click();
  await at('dashboard-span-all').click();
  expect(await at('performance-tab').innerText()).toContain('By hand');
});

test('by keys alone: to the page, through its tabs, a deposit', async () => {
  const { page } = desk;
  await at('nav-trade').click();
  await page.locator('#page').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await at('account-page').waitFor();
  await at('account-tab-equity').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await at('performance-tab').waitFor();
  await page.keyboard.press('ArrowRight');
  await at('lots-tab').waitFor();
  const before = await cashOf('USD');
  await page.keyboard.press('Control+k');
  await at('palette-input').waitFor();
  await page.keyboard.type('Deposit or withdraw');
  await page.keyboard.press('Enter');
  await at('move-dialog').waitFor();
  await at('move-currency-VND').focus();
  await page.keyboard.press('ArrowRight');
  await at('move-amount').focus();
  await page.keyboard.type('1000');
  await eventually(() => at('move-submit').isEnabled()).toBe(true);
  await page.keyboard.press('Enter');
  await at('move-dialog').waitFor({ state: 'detached' });
  expect(await cashOf('USD')).toBe(before + 10_000_000);
});
