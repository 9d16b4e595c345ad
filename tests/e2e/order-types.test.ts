/** Every order type and group through the ticket, and what the blotter, the chart and the dialogs make of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrderView } from '#contract/views.ts';
import { eventually, openDesk, ordersOf, quoteOf, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';
const QUANTITY = '100';

let desk: Desk;
let last: number;
beforeAll(async () => {
  desk = await openDesk('FPT 3000 90000');
  ({ last } = await quoteOf(desk.call, FPT));
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);
const order = async (id: string) => (await ordersOf(desk.call)).find((each) => each.id === id)!;
const english = (value: number): string => value.toLocaleString('en-US');
const submitTop = async () => Math.round((await at('ticket-submit').boundingBox())!.y);

/** Fills the fields of the ticket that stands open and sends it with Enter; the orders that came of it, oldest first. */
async function send(fields: Readonly<Record<string, string>>): Promise<OrderView[]> {
  const before = (await ordersOf(desk.call)).length;
  await at('ticket-quantity').fill(QUANTITY);
  for (const [name, value] of Object.entries(fields)) await at(`ticket-${name}`).fill(value);
  await eventually(() => at('ticket-verdict').getAttribute('data-verdict')).toBe('passed');
  await at('ticket-quantity').press('Enter');
  await eventually(async () => (await ordersOf(desk.call)).length).toBeGreaterThan(before);
  return (await ordersOf(desk.call)).slice(before);
}

test('each type is sent with its own fields, and the blotter says where it is; the button never moves', async () => {
  const top = await submitTop();
  const up = String(last + 1_000);
  const down = String(last - 1_000);
  const cases = [
    ['limit', { price: down }, { price: last - 1_000, waiting: null }],
    ['stop', { stop: up }, { stop: last + 1_000, price: null, waiting: 'trigger' }],
    ['stop-limit', { stop: up, price: String(last + 1_100) }, { price: last + 1_100, waiting: 'trigger' }],
    ['trailing-stop', { distance: '20' }, { stop: last + 2_000, waiting: 'trigger' }],
    [
      'trailing-stop-limit',
      { distance: '20', offset: '3' },
      { stop: last + 2_000, price: last + 2_300, waiting: 'trigger' },
    ],
    ['market-if-touched', { stop: down }, { stop: last - 1_000, waiting: 'trigger' }],
    ['limit-if-touched', { stop: down, price: down }, { price: last - 1_000, waiting: 'trigger' }],
  ] as const;
  for (const [type, fields, is] of cases) {
    await at('ticket-type').selectOption(type);
    expect(await submitTop(), type).toBe(top);
    const [sent] = await send(fields);
    expect(sent, type).toMatchObject({ type, quantity: 100, status: 'working', ...is });
    const row = at(`order-row-${sent!.id}`);
    await row.waitFor();
    const shown = sent!.stop ?? sent!.price!;
    await row.locator(`[data-value="${shown}"]`).waitFor();
    expect(await row.locator('[data-waiting]').count(), type).toBe(is.waiting === null ? 0 : 1);
    expect(await row.innerText(), type).toContain(is.waiting === null ? 'in the book' : 'held: trigger');
  }
  for (const type of ['market', 'market-to-limit']) {
    await at('ticket-type').selectOption(type);
    expect(await submitTop(), type).toBe(top);
    expect((await send({}))[0], type).toMatchObject({ type, status: 'filled', filled: 100 });
  }
});

test('times in force: who works the order is said, what is refused cannot be chosen and says why', async () => {
  await at('ticket-type').selectOption('limit');
  await at('ticket-tif').selectOption('DAY');
  await eventually(() => at('ticket-support').innerText()).toBe('The exchange takes it as it is.');
  expect(await at('session-phase').innerText()).toContain('HOSE continuous until 11:30');
  await at('ticket-tif').selectOption('GTC');
  await eventually(() => at('ticket-support').getAttribute('data-support')).toBe('held');
  expect(await at('ticket-support').innerText()).toBe('Sent again by Tapedeck every day');
  const opening = at('ticket-tif').locator('option[value="AT_OPEN"]');
  expect(await opening.isDisabled()).toBe(true);
  expect(await opening.getAttribute('title')).toBe('its auction is over for today');
  const atClose = { price: String(last - 600) };
  await at('ticket-tif').selectOption('AT_CLOSE');
  const [closing] = await send(atClose);
  expect(closing).toMatchObject({ timeInForce: 'AT_CLOSE', waiting: 'session' });
  await at(`order-row-${closing!.id}`).getByText('held: session').waitFor();
  await at('ticket-tif').selectOption('GTD');
  const [dated] = await send({ price: String(last - 700), expiry: '2026-01-09T14:00' });
  expect(dated?.attributes).toEqual({ expireAt: Date.UTC(2026, 0, 9, 7) });
  await at(`order-row-${dated!.id}`).getByText('LMT GTD 09/01').waitFor();
  // A type that cannot have this time gets one that it can have.
  await at('ticket-tif').selectOption('AT_CLOSE');
  await at('ticket-type').selectOption('stop');
  expect(await at('ticket-tif').inputValue()).toBe('GTC');
  await at('ticket-type').selectOption('limit');
});

test('advanced terms are sent, and out of reach where the type cannot have them', async () => {
  await at('ticket-advanced').click();
  await at('ticket-type').selectOption('market');
  expect(await at('ticket-display').isDisabled()).toBe(true);
  expect(await at('ticket-slippage').isEnabled()).toBe(true);
  await at('ticket-type').selectOption('limit');
  await at('ticket-post-only').selectOption('reprice');
  await at('ticket-self-trade').selectOption('decrement');
  await at('ticket-display').press('ArrowUp');
  expect(await at('ticket-display').inputValue()).toBe('100');
  const quantity = at('ticket-quantity');
  await quantity.fill('400');
  const [iceberg] = await send({ price: String(last - 800) });
  expect(iceberg).toMatchObject({
    attributes: { display: 100, postOnly: 'reprice', selfTrade: 'decrement' },
  });
  expect(await at('ticket-advanced').innerText()).toContain('3 in use');
  await at('ticket-display').fill('');
  await at('ticket-post-only').selectOption('no');
  await at('ticket-self-trade').selectOption('cancel-newest');
  await at('ticket-advanced').click();
});

test('a stop is moved in the dialog and on the chart; its limit with it', async () => {
  const { page, call } = desk;
  const { id } = (await ordersOf(call)).find(({ type }) => type === 'stop-limit')!;
  await at(`order-replace-${id}`).click();
  expect(await at('replace-stop').inputValue()).toBe(english(last + 1_000));
  await at('replace-stop').press('Shift+ArrowUp');
  await at('replace-price').fill(String(last + 2_200));
  await at('replace-quantity').fill('200');
  await at('replace-stop').press('Enter');
  await at('replace-dialog').waitFor({ state: 'detached' });
  expect(await order(id)).toMatchObject({
    stop: last + 2_000,
    price: last + 2_200,
    quantity: 200,
    waiting: 'trigger',
  });

  const stop = (await ordersOf(call)).find(({ type }) => type === 'stop')!;
  // Within the prices that the chart shows.
  const nearer = { commandId: 'nearer', orderId: stop.id, price: null, stop: last + 600, quantity: 100 };
  await call('orders.replace', nearer);
  await at(`order-row-${stop.id}`)
    .locator(`[data-value="${last + 600}"]`)
    .waitFor();
  const handle = at(`chart-stop-${stop.id}`);
  await handle.waitFor();
  expect(await handle.innerText()).toBe('Buy 100 STP');
  const box = (await handle.boundingBox())!;
  const x = box.x + box.width / 2;
  let y = box.y + box.height / 2;
  const target = last + 300;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let pixels = 0; pixels < 300; pixels += 1) {
    y += 1;
    await page.mouse.move(x, y);
    if ((await handle.innerText()).endsWith(`→ ${english(target)}`)) break;
  }
  await page.mouse.up();
  await eventually(async () => (await order(stop.id)).stop).toBe(target);
});

test('a bracket: the entry fills, its target is in the book and its stop waits; they belong together', async () => {
  const { call } = desk;
  const { ask } = await quoteOf(call, FPT);
  await at('ticket-mode-bracket').click();
  expect(await at('ticket-submit').innerText()).toBe('Buy 100 FPT · Bracket');
  await at('ticket-exit-by-ticks').click();
  const legs = await send({ price: String(ask), target: '12', protect: '15' });
  expect(legs.map(({ status }) => status)).toEqual(['filled', 'working', 'working']);
  const [entry, target, stop] = legs as [OrderView, OrderView, OrderView];
  expect(target).toMatchObject({ side: 'sell', price: ask! + 1_200, waiting: null, inactive: 0 });
  expect(stop).toMatchObject({ side: 'sell', stop: ask! - 1_500, waiting: 'trigger' });
  for (const each of [target, stop])
    await at(`order-row-${each.id}`).locator(`[data-group="${each.group!.id}"]`).waitFor();
  expect(await at(`chart-order-${target.id}`).innerText()).toBe(`Sell 100 target ${target.group!.id}`);
  expect(await at(`chart-stop-${stop.id}`).innerText()).toBe(`Sell 100 STP ${target.group!.id}`);
  await at('blotter-tab-filled').click();
  await at(`order-row-${entry.id}`).waitFor();
  await at(`order-explain-${entry.id}`).click();
  await at('explain-drawer').waitFor();
  await desk.page.keyboard.press('Escape');
  await at('explain-drawer').waitFor({ state: 'detached' });
  await at('blotter-tab-working').click();
  // The journal of the stop tells what it went through.
  await at(`order-explain-${stop.id}`).click();
  const drawer = at('explain-drawer');
  await drawer.getByText('held until the entry fills').waitFor();
  await drawer.getByText(`held until its price is reached (stop ${english(stop.stop!)})`).waitFor();
  await drawer.getByText('100 in force now').waitFor();
  await desk.page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  await at('ticket-mode-single').click();
});

test('a pair of which one cancels the other', async () => {
  await at('ticket-side-sell').click();
  await at('ticket-mode-oco').click();
  const [first, second] = await send({ price: String(last + 1_500), 'second-stop': String(last - 1_900) });
  expect(first).toMatchObject({ side: 'sell', type: 'limit', waiting: null, group: { kind: 'oco' } });
  expect(second).toMatchObject({
    side: 'sell',
    type: 'stop',
    waiting: 'trigger',
    group: { id: first!.group!.id },
  });
  await at(`order-cancel-${first!.id}`).click();
  await at(`order-row-${first!.id}`).waitFor({ state: 'detached' });
  await at('ticket-mode-single').click();
  await at('ticket-side-buy').click();
});

test('cancel all: only the sells, then what is left', async () => {
  const { call } = desk;
  const working = async (side?: 'buy' | 'sell') =>
    (await ordersOf(call)).filter(
      (each) => each.status === 'working' && (side === undefined || each.side === side),
    );
  const [buys, sells] = [await working('buy'), await working('sell')];
  expect([buys.length, sells.length].every((count) => count > 1)).toBe(true);
  await at('cancel-all').click();
  await at('cancel-all-sells').click();
  expect(await at('cancel-all-dialog').innerText()).toContain(
    `${sells.length} working orders will be cancelled.`,
  );
  await at('confirm').click();
  for (const { id } of sells) await at(`order-row-${id}`).waitFor({ state: 'detached' });
  expect((await working()).map(({ id }) => id)).toEqual(buys.map(({ id }) => id));
  await at('cancel-all').click();
  expect(await at('cancel-all-sells').isDisabled()).toBe(true);
  await at('cancel-all-symbol').click();
  await at('confirm').click();
  await eventually(working).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
