/** Working orders and positions from the screen: changed, dragged, cancelled at once, closed, stopped. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exact } from '../support/app.ts';
import { eventually, openDesk, ordersOf, placeLimit, quoteOf, type Desk } from '../support/desk.ts';

const FPT = 'HOSE:FPT';
const OPENING = { cash: 1_000_000_000, quantity: 300, price: 90_000 };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(`FPT ${OPENING.quantity} ${OPENING.price}`);
});
afterAll(() => desk.end());

const at = (testId: string) => desk.page.getByTestId(testId);
const order = async (id: string) => (await ordersOf(desk.call)).find((each) => each.id === id)!;
const english = (value: number): string => value.toLocaleString('en-US');
const reserved = async () =>
  (await desk.call('session.bootstrap', {})).account!.currencies.find(({ currency }) => currency === 'VND')!
    .reserved;

test('the change dialog: a denied change says why and changes nothing; the other is done exactly', async () => {
  const { page, call } = desk;
  const { bid, ceiling, floor } = await quoteOf(call, FPT);
  const { id } = await placeLimit(call, FPT, 'buy', 300, bid! - 500);
  await at(`order-replace-${id}`).click();
  const dialog = at('replace-dialog');
  expect(await at('replace-quantity').inputValue()).toBe('300');
  expect(await at('replace-price').inputValue()).toBe(english(bid! - 500));
  await at('replace-price').fill('abc');
  expect(await at('replace-submit').isDisabled()).toBe(true);

  await at('replace-price').fill(String(ceiling! + 100));
  await at('replace-submit').click();
  await page
    .getByText(
      `The price ${english(ceiling! + 100)} is outside today’s band. The floor is ${english(floor!)}, the ceiling ${english(ceiling!)}.`,
    )
    .first()
    .waitFor();
  expect(await dialog.isVisible()).toBe(true);
  expect(await order(id)).toMatchObject({ quantity: 300, price: bid! - 500, status: 'working' });

  // Keys step by a tick and a lot, with Shift by ten. The exchange takes a change of the price or of the quantity.
  await at('replace-price').fill(english(bid! - 500));
  await at('replace-price').press('ArrowUp');
  await at('replace-price').press('ArrowUp');
  expect(await at('replace-quantity').isDisabled()).toBe(true);
  await at('replace-price').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await order(id)).toMatchObject({ quantity: 300, price: bid! - 300, status: 'working' });
  await at(`order-replace-${id}`).click();
  await at('replace-quantity').press('Shift+ArrowUp');
  await at('replace-quantity').press('ArrowDown');
  expect(await at('replace-quantity').inputValue()).toBe('1,200');
  await at('replace-quantity').press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await order(id)).toMatchObject({ quantity: 1_200, price: bid! - 300, status: 'working' });
  const row = at(`order-row-${id}`);
  await row.locator('[data-value="1200"]').waitFor();
  await row.locator(`[data-value="${bid! - 300}"]`).waitFor();
  await call('orders.cancel', { commandId: 'cancel-changed', orderId: id });
});

test('an order’s line is dragged on the chart to the price that it names', async () => {
  const { page, call } = desk;
  const { bid } = await quoteOf(call, FPT);
  const { id } = await placeLimit(call, FPT, 'buy', 200, bid! - 300);
  const handle = at(`chart-order-${id}`);
  await handle.waitFor();
  const box = (await handle.boundingBox())!;
  const x = box.x + box.width / 2;
  let y = box.y + box.height / 2;
  const target = bid! - 100;
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let pixels = 0; pixels < 400; pixels += 1) {
    y -= 1;
    await page.mouse.move(x, y);
    if ((await handle.innerText()).endsWith(`→ ${english(target)}`)) break;
  }
  expect(await order(id)).toMatchObject({ price: bid! - 300 });
  await page.mouse.up();
  await eventually(async () => (await order(id)).price).toBe(target);
  expect(await order(id)).toMatchObject({ quantity: 200, status: 'working' });
  await at(`order-row-${id}`).locator(`[data-value="${target}"]`).waitFor();
  // Without a mouse: Enter on the handle opens the change dialog of the same order.
  await handle.press('Enter');
  await at('replace-dialog').waitFor();
  expect(await at('replace-price').inputValue()).toBe(english(target));
  await page.keyboard.press('Escape');
  await at('replace-dialog').waitFor({ state: 'detached' });
  await call('orders.cancel', { commandId: 'cancel-dragged', orderId: id });
});

test('cancel all asks, counts, and cancels the orders of every symbol', async () => {
  const { page, call } = desk;
  const { floor } = await quoteOf(call, FPT);
  const ids: string[] = [];
  for (const quantity of [100, 200]) ids.push((await placeLimit(call, FPT, 'buy', quantity, floor!)).id);
  ids.push((await placeLimit(call, 'US:AAPL', 'buy', 10, 1_700_000)).id);
  for (const id of ids) await at(`order-row-${id}`).waitFor();
  expect(await reserved()).toBe(300 * floor! + Math.round((300 * floor! * 15) / 10_000));
  await at('cancel-all').click();
  const dialog = at('cancel-all-dialog');
  expect(await dialog.innerText()).toContain('3 working orders will be cancelled.');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await ordersOf(call)).filter(({ status }) => status === 'working')).toHaveLength(3);
  await at('cancel-all').click();
  await at('confirm').click();
  for (const id of ids) await at(`order-row-${id}`).waitFor({ state: 'detached' });
  expect((await ordersOf(call)).filter(({ id }) => ids.includes(id))).toMatchObject(
    ids.map(() => ({ status: 'cancelled', reason: 'user', filled: 0 })),
  );
  await eventually(() => exact(page, 'account-reserved-VND')).toBe(0);
  expect(await at('cancel-all').isDisabled()).toBe(true);
});

test('STOP cancels what works and denies what comes, in the ticket too, until trading is resumed', async () => {
  const { page, call } = desk;
  const { bid, floor } = await quoteOf(call, FPT);
  const working = await placeLimit(call, FPT, 'buy', 400, floor!);
  await at(`order-row-${working.id}`).waitFor();
  await at('ticket-quantity').fill('500');
  await at('ticket-price').fill(String(floor));
  await at('stop-button').click();
  await at('stop-dialog').waitFor();
  await page.keyboard.press('Escape');
  await at('stop-dialog').waitFor({ state: 'detached' });
  expect([(await call('workspace.status', {})).trading.mode, (await order(working.id)).status]).toEqual([
    'active',
    'working',
  ]);

  await at('stop-button').click();
  await at('confirm').click();
  await at('banner-halted').waitFor();
  expect(await order(working.id)).toMatchObject({ status: 'cancelled', reason: 'halt' });
  const why = 'Trading is halted. Resume trading to send orders.';
  expect(await at('trading-state').innerText()).toBe('HALTED');
  expect(await at('banner-halted').innerText()).toMatch(
    /^HALTED\s+by the emergency stop, since .+, until a person resumes/,
  );
  await eventually(() => at('ticket-verdict').innerText()).toBe(why);
  expect(await at('ticket-submit').isDisabled()).toBe(true);
  expect(await at('position-close-FPT').getAttribute('title')).toBe(why);
  expect(await at('position-close-FPT').isDisabled()).toBe(true);
  const before = await ordersOf(call);
  await at('ticket-quantity').press('Enter');
  const denied = await placeLimit(call, FPT, 'buy', 100, bid!);
  expect(denied).toMatchObject({ status: 'denied', denial: { code: 'TRADING_HALTED' } });
  await at('blotter-tab-denied').click();
  await at(`order-row-${denied.id}`).waitFor();
  expect(await at(`order-row-${denied.id}`).innerText()).toContain(why);
  expect(await ordersOf(call)).toHaveLength(before.length + 1);

  await at('resume-button').click();
  await at('banner-halted').waitFor({ state: 'detached' });
  expect(await at('trading-state').innerText()).toBe('ACTIVE');
  await eventually(() => at('ticket-submit').isEnabled()).toBe(true);
  await at('ticket-submit').click();
  await eventually(async () => (await ordersOf(call)).at(-1)).toMatchObject({
    status: 'working',
    quantity: 500,
    price: floor,
  });
  const journal = await call('journal.list', { stream: null, before: null, limit: 50 });
  const kinds = journal
    .map(({ event }) => event.kind)
    .filter((kind) => kind.startsWith('trading-') || kind === 'emergency-stopped');
  expect(kinds).toEqual(['trading-resumed', 'emergency-stopped']);
});

test('closing a position sells it all at the market and books the profit to the đồng', async () => {
  const { page, call } = desk;
  await at('position-close-FPT').click();
  expect(await at('close-position').innerText()).toContain('Sell 300 FPT at the market price.');
  await at('confirm').click();
  await eventually(async () => (await ordersOf(call)).at(-1)).toMatchObject({
    side: 'sell',
    type: 'market',
    timeInForce: 'IOC',
    quantity: 300,
    status: 'filled',
  });
  const { filledNotional, fees } = (await ordersOf(call)).at(-1)!;
  expect(fees).toBe(Math.round((filledNotional * 15) / 10_000) + Math.round(filledNotional / 1_000));
  await eventually(() => exact(page, 'position-qty-FPT')).toBe(0);
  expect(await exact(page, 'position-realised-FPT')).toBe(filledNotional - OPENING.quantity * OPENING.price);
  await eventually(() => exact(page, 'account-cash-VND')).toBe(OPENING.cash + filledNotional - fees);
  expect(await at('position-close-FPT').count()).toBe(0);
  expect(desk.complaints).toEqual([]);
});
