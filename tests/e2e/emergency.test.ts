/** The risk desk without a mouse, and the emergency stop that closes positions on a running market. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright';
import { exact } from '../support/app.ts';
import { eventually, openDesk, placeLimit, quoteOf, runUntil, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000\nVCB 500 85000');
});
afterAll(() => desk.end());

const at = (testId: string): Locator => desk.page.getByTestId(testId);
const rulesInForce = async () => (await desk.call('workspace.status', {})).rules;

test('by keyboard alone: from another page to a new rule in force', async () => {
  const { page } = desk;
  const { keyboard } = page;
  await page.locator('#page').focus();
  await keyboard.press('g');
  await keyboard.press('j');
  await at('journal-page').waitFor();
  await keyboard.press('g');
  await keyboard.press('r');
  await at('risk-tab-dashboard').focus();
  await keyboard.press('ArrowRight');
  await at('rules-add').focus();
  await keyboard.press('Enter');
  await keyboard.type('drawdown');
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await at('rule-percent').waitFor();
  await keyboard.type('7.5');
  await keyboard.press('Enter');
  await at('change-drawdown').waitFor();
  await at('rules-save').focus();
  await keyboard.press('Enter');
  await eventually(async () => (await rulesInForce()).find(({ id }) => id === 'drawdown')).toMatchObject({
    bps: 750,
    lock: { state: 'reducing', until: 'day-end' },
  });
});

test('the emergency stop on a running market, by keyboard: cancels, closes every position, stays in sight', async () => {
  const { call, page } = desk;
  const { keyboard } = page;
  const { ceiling } = await quoteOf(call, FPT);
  const { id } = await placeLimit(call, FPT, 'sell', 100, ceiling!);
  await runUntil(call, async () => (await quoteOf(call, 'HOSE:VCB')).bid !== null);
  await call('clock.set', { speed: 10, paused: false });
  await page.locator('#page').focus();
  await keyboard.press('Shift+S');
  await at('stop-dialog').waitFor();
  await at('stop-flatten').focus();
  await keyboard.press('Space');
  expect(await at('confirm').innerText()).toBe('Stop and close all');
  await at('confirm').focus();
  await keyboard.press('Enter');
  await at('banner-halted').waitFor();
  expect(await at('trading-state').innerText()).toBe('HALTED');
  await eventually(async () => (await call('workspace.status', {})).closing).toBe(0);
  const { positions, orders } = await call('session.bootstrap', {});
  expect(positions.filter(({ quantity }) => quantity !== 0)).toEqual([]);
  expect(orders.find((order) => order.id === id)).toMatchObject({ status: 'cancelled', reason: 'halt' });
  await eventually(() => at('banner-pending').innerText()).toBe('');
  await at('nav-trade').click();
  await eventually(() => exact(page, 'position-qty-FPT')).toBe(0);
  // The choice is remembered, and STOP stays in sight while trading is halted.
  await at('stop-button').click();
  expect(await at('stop-flatten').isChecked()).toBe(true);
  await keyboard.press('Escape');
  await at('resume-button').click();
  await at('banner-halted').waitFor({ state: 'detached' });
  expect(desk.complaints).toEqual([]);
});
