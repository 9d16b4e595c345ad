/** The ticket's what-if, warnings that are confirmed, orders that rules make smaller, sizing, and lots that are named. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Params } from '#contract/calls.ts';
import { exact } from '../support/app.ts';
import { commandId, eventually, openDesk, ordersOf, quoteOf, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';
type Rules = Params<'risk.setRules'>['rules'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('FPT 1000 90000');
});
afterAll(async () => {
  expect(desk.complaints).toEqual([]);
  await desk.end();
});

const at = (testId: string) => desk.page.getByTestId(testId);
const english = (value: number): string => value.toLocaleString('en-US');
const setRules = async (rules: Rules) => {
  expect((await desk.call('risk.setRules', { commandId: commandId(), rules })).denial).toBeNull();
};
const scope = { kind: 'workspace' } as const;

/** Quantity and price in the ticket, as a limit order that waits. */
async function fill(quantity: string): Promise<number> {
  const { bid } = await quoteOf(desk.call, FPT);
  await at('ticket-type').selectOption('limit');
  await at('ticket-quantity').fill(quantity);
  await at('ticket-price').fill(english(bid! - 500));
  return bid! - 500;
}

test('what-if: each figure is the engine’s, and the fold is remembered', async () => {
  await setRules([]);
  const price = await fill('700');
  const ticket = {
    instrumentId: FPT,
    side: 'buy',
    type: 'limit',
    timeInForce: 'GTC',
    quantity: 700,
    price,
  } as const;
  const { whatIf, buyingPowerAfter } = await desk.call('orders.preview', { ticket });
  await eventually(() => exact(desk.page, 'what-if-position')).toBe(whatIf!.position.after);
  expect(await exact(desk.page, 'what-if-gross')).toBe(whatIf!.gross.after);
  expect(await exact(desk.page, 'what-if-leverage')).toBe(whatIf!.leverage);
  expect(await exact(desk.page, 'what-if-concentration')).toBe(whatIf!.concentration);
  expect(await exact(desk.page, 'what-if-power')).toBe(buyingPowerAfter);
  if (whatIf!.valueAtRisk) expect(await exact(desk.page, 'what-if-var')).toBe(whatIf!.valueAtRisk.after);
  expect(await at('what-if-worst').innerText()).toBe('no stop');
  await at('ticket-what-if').click();
  await at('what-if-gross').waitFor({ state: 'detached' });
  await eventually(async () => (await desk.call('session.bootstrap', {})).settings['whatIf']).toBe(false);
  await at('ticket-what-if').click();
  await at('what-if-gross').waitFor();
});

test('a warning is shown with its rule and figures; the tick sends it, and another order asks again', async () => {
  const limit = { amount: '50000000', currency: 'VND' } as const;
  await setRules([{ id: 'big-order', rule: 'max-notional', enabled: true, severity: 'warn', scope, limit }]);
  const price = await fill('800');
  const warnings = at('ticket-warnings');
  await warnings.waitFor();
  expect(await warnings.innerText()).toContain(`${english(800 * price)} VND / 50,000,000 VND`);
  expect(await at('ticket-submit').isDisabled()).toBe(true);
  await at('check-max-notional').getByText('big-order · warns').waitFor();
  await at('ticket-confirm').check();
  await eventually(() => at('ticket-submit').isEnabled()).toBe(true);
  await at('ticket-quantity').fill('900');
  await eventually(() => at('ticket-submit').isDisabled()).toBe(true);
  expect(await at('ticket-confirm').isChecked()).toBe(false);
  // By keys: the tick is reached and set without a mouse.
  await at('ticket-confirm').focus();
  await desk.page.keyboard.press('Space');
  await eventually(() => at('ticket-submit').isEnabled()).toBe(true);
  await at('ticket-submit').focus();
  await desk.page.keyboard.press('Enter');
  await eventually(async () => (await ordersOf(desk.call)).at(-1)).toMatchObject({
    quantity: 900,
    status: 'working',
    denial: null,
  });
});

test('an order that a rule makes smaller says how much will be sent, and by which rule', async () => {
  await setRules([
    { id: 'lot-cap', rule: 'max-quantity', enabled: true, severity: 'reduce', scope, limit: 500 },
  ]);
  await fill('5,000');
  await eventually(() => at('ticket-verdict').innerText()).toBe('500 of 5,000 will be sent (lot-cap)');
  await at('ticket-submit').click();
  await eventually(async () => (await ordersOf(desk.call)).at(-1)).toMatchObject({
    quantity: 500,
    asked: 5_000,
    status: 'working',
  });
  await setRules([]);
});

test('sizing fills in what the engine finds, says how, and remembers the method', async () => {
  const price = await fill('100');
  await at('ticket-size').click();
  await at('ticket-size-method').selectOption('risk-per-trade');
  expect(await at('ticket-size-says').innerText()).toBe('Enter a stop');
  await at('ticket-size-riskBps').fill('0.5');
  await at('ticket-size-stop').fill(english(price - 2_000));
  const size = await desk.call('risk.size', {
    instrumentId: FPT,
    sizing: { method: 'risk-per-trade', bps: 50 },
    price,
    stop: price - 2_000,
  });
  expect(size.quantity).toBeGreaterThan(0);
  await eventually(() => exact(desk.page, 'ticket-size-use')).toBe(size.quantity);
  expect(await at('ticket-size-says').innerText()).toContain(`loses ${english(size.riskAtStop!)} VND`);
  await at('ticket-size-use').click();
  expect(await at('ticket-quantity').inputValue()).toBe(english(size.quantity));
  expect(await at('ticket-size-found').innerText()).toBe(
    `${english(size.quantity)}: 0.50 % of equity lost at the stop ${english(price - 2_000)}`,
  );
  await at('ticket-size-method').selectOption('equal-weight');
  await at('ticket-size-positions').fill('20');
  const equal = await desk.call('risk.size', {
    instrumentId: FPT,
    sizing: { method: 'equal-weight', positions: 20 },
    price,
  });
  await eventually(() => exact(desk.page, 'ticket-size-use')).toBe(equal.quantity);
  await at('ticket-quantity').fill('200');
  expect(await at('ticket-size-found').innerText()).toBe('');
  const { settings } = await desk.call('session.bootstrap', {});
  expect(settings['sizeMethod']).toBe('equal-weight');
  expect(settings['sizeFigures']).toMatchObject({ riskBps: 50, positions: 20 });
  await at('ticket-size').click();
});

test('a bracket tells the worst case at its stop', async () => {
  const price = await fill('300');
  await at('ticket-mode-bracket').click();
  await at('ticket-target').fill(english(price + 1_000));
  await at('ticket-protect').fill(english(price - 1_000));
  await eventually(() => exact(desk.page, 'what-if-worst')).toBe(300_000);
  await at('ticket-mode-single').click();
});

test('with specific lots the ticket names those to close', async () => {
  const { call } = desk;
  await call('orders.cancelAll', { commandId: commandId(), instrumentId: null });
  await call('account.setTerms', { commandId: commandId(), terms: { costBasis: 'specific' } });
  const buy = {
    instrumentId: FPT,
    side: 'buy',
    type: 'market',
    timeInForce: 'IOC',
    quantity: 100,
    price: null,
  } as const;
  await call('orders.place', { commandId: commandId(), ticket: buy });
  const [first, second] = await call('ledger.lots', { instrumentId: FPT });
  expect(first!.lot).toBe(-1);
  await at('ticket-side-sell').click();
  await at('ticket-type').selectOption('market');
  await at('ticket-quantity').fill('100');
  await at(`ticket-lot-${second!.lot}`).fill('100');
  await eventually(() => at('ticket-submit').isEnabled()).toBe(true);
  await at('ticket-submit').click();
  await eventually(async () =>
    (await call('ledger.lots', { instrumentId: FPT })).map(({ lot }) => lot),
  ).toEqual([-1]);
});

test('the import’s preview names the rules that warn of a row or make it smaller', async () => {
  const limit = { amount: '10000000', currency: 'VND' } as const;
  await setRules([
    { id: 'lot-cap', rule: 'max-quantity', enabled: true, severity: 'reduce', scope, limit: 500 },
    { id: 'big-order', rule: 'max-notional', enabled: true, severity: 'warn', scope, limit },
  ]);
  const { bid } = await quoteOf(desk.call, FPT);
  const rows = ['symbol,side,qty,price', `FPT,BUY,300,${bid! - 300}`, `FPT,BUY,5000,${bid! - 400}`];
  await at('nav-import').click();
  await at('import-file').setInputFiles({
    name: 'rules.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  });
  await at('import-row-2').getByText('Warned: big-order.').waitFor();
  await at('import-row-3').getByText('500 will be sent (lot-cap').waitFor();
  await setRules([]);
});
