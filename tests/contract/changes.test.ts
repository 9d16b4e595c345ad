/** Changes through the contract: orders replaced, rules and fees set, symbols watched and listed. */
import { describe, expect, test } from 'vitest';
import type { Params } from '#contract/calls.ts';
import {
  commandId,
  limitOrder,
  marketOrder,
  openAccount,
  openEngine,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

const quoteOf = async ({ call }: TestEngine, instrumentId: string) =>
  (await call('session.bootstrap', {})).quotes.find((quote) => quote.instrumentId === instrumentId)!;

async function trading(folder: string | null = null): Promise<TestEngine> {
  const engine = openEngine(folder);
  await openAccount(engine);
  engine.play(200);
  return engine;
}

describe('orders.replace', () => {
  const replace = ({ call }: TestEngine, orderId: string, quantity: number, price: number | null) =>
    call('orders.replace', { commandId: commandId(), orderId, quantity, price });
  const queueOf = async ({ call }: TestEngine, orderId: string) =>
    (await call('orders.explain', { orderId })).queueNow!;

  test('less at the same price keeps its place, more goes behind everybody; what it reserves follows', async () => {
    const engine = await trading();
    const { bid } = await quoteOf(engine, FPT);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 300, bid!));
    const { quantityAhead, ordersAhead } = await queueOf(engine, 'O1');
    await engine.call('orders.place', limitOrder(FPT, 'buy', 500, bid!));
    expect((await queueOf(engine, 'O2')).quantityAhead).toBe(quantityAhead + 300);

    const less = await replace(engine, 'O1', 200, null);
    expect(less).toMatchObject({
      denial: null,
      orders: [{ id: 'O1', quantity: 200, price: bid, leaves: 200 }],
    });
    expect(await queueOf(engine, 'O1')).toEqual({ price: bid, quantityAhead, ordersAhead });
    expect((await queueOf(engine, 'O2')).quantityAhead).toBe(quantityAhead + 200);
    const reserved = async () =>
      (await engine.call('session.bootstrap', {})).account!.currencies[0]!.reserved;
    const cost = (quantity: number) => quantity * bid! + Math.round((quantity * bid! * 15) / 10_000);
    expect(await reserved()).toBe(cost(200) + cost(500));

    await replace(engine, 'O1', 400, bid);
    expect((await queueOf(engine, 'O1')).quantityAhead).toBe(quantityAhead + 500);
    expect((await queueOf(engine, 'O2')).quantityAhead).toBe(quantityAhead);
    expect(await reserved()).toBe(cost(400) + cost(500));
    const entries = (await engine.call('orders.explain', { orderId: 'O1' })).events;
    expect(entries.flatMap(({ event }) => (event.kind === 'order-replaced' ? [event.priority] : []))).toEqual(
      ['kept', 'lost'],
    );
  });

  test('a price through the book trades at once; the quantity already filled, or less, cancels the rest', async () => {
    const engine = await trading();
    const { ask, askQuantity } = await quoteOf(engine, FPT);
    const quantity = askQuantity + 1_000;
    await engine.call('orders.place', limitOrder(FPT, 'buy', 100, ask! - 1_000));
    await replace(engine, 'O1', quantity, null);
    const order = { commandId: commandId(), orderId: 'O1', price: ask, quantity };
    const moved = await engine.call('orders.replace', order);
    expect(moved).toMatchObject({
      denial: null,
      orders: [{ status: 'working', quantity, filled: askQuantity, leaves: 1_000, averagePrice: ask }],
    });
    expect(await engine.call('orders.replace', order)).toEqual(moved);
    const ended = await replace(engine, 'O1', askQuantity, null);
    expect(ended.orders).toMatchObject([
      { status: 'cancelled', filled: askQuantity, reason: 'replaced-below-filled' },
    ]);
  });

  test('what a new order would be refused for is refused, and the order stays as it was', async () => {
    const engine = await trading();
    const { bid, ceiling, floor } = await quoteOf(engine, FPT);
    await engine.call('orders.place', limitOrder(FPT, 'buy', 300, bid!));
    const denialOf = async (quantity: number, price: number | null) =>
      (await replace(engine, 'O1', quantity, price)).denial;
    expect(await denialOf(300, ceiling! + 100)).toEqual({
      code: 'PRICE_OUTSIDE_BAND',
      price: ceiling! + 100,
      floor,
      ceiling,
    });
    expect(await denialOf(350, null)).toEqual({ code: 'QUANTITY_OFF_LOT', quantity: 350, lotSize: 100 });
    expect(await denialOf(300, bid)).toEqual({ code: 'NOTHING_TO_REPLACE', orderId: 'O1' });
    await engine.call('orders.cancel', { commandId: commandId(), orderId: 'O1' });
    expect(await denialOf(200, null)).toEqual({ code: 'ORDER_NOT_WORKING', orderId: 'O1' });
    expect((await engine.call('orders.explain', { orderId: 'O1' })).order).toMatchObject({
      status: 'cancelled',
      quantity: 300,
      price: bid,
    });
  });
});

describe('risk.setRules', () => {
  const { enabled, severity, scope } = {
    enabled: true,
    severity: 'deny',
    scope: { kind: 'workspace' },
  } as const;

  test('each rule denies what is above it, by its own name, and lets pass what is not', async () => {
    const folder = temporaryFolder();
    const engine = await trading(folder);
    const set = (...rules: Params<'risk.setRules'>['rules']) =>
      engine.call('risk.setRules', { commandId: commandId(), rules });
    const denialOf = async (quantity: number, { call }: TestEngine = engine) =>
      (await call('orders.place', limitOrder(FPT, 'buy', quantity, 95_000))).denial;

    expect(await set({ rule: 'max-quantity', limit: 200 })).toEqual({ denial: null, orders: [] });
    expect(await denialOf(300)).toEqual({ code: 'QUANTITY_ABOVE_LIMIT', quantity: 300, limit: 200 });
    expect(await denialOf(200)).toBeNull();
    await set({ rule: 'max-notional', limit: { amount: '30000000', currency: 'VND' } });
    expect(await denialOf(400)).toEqual({
      code: 'NOTIONAL_ABOVE_LIMIT',
      notional: 38_000_000,
      limit: 30_000_000,
      currency: 'VND',
    });
    expect(await denialOf(300)).toBeNull();
    // 1,000 are held and 500 work.
    await set({ rule: 'position-quantity', limit: 2_000 });
    expect(await denialOf(600)).toEqual({ code: 'POSITION_ABOVE_LIMIT', position: 2_100, limit: 2_000 });
    expect(await denialOf(500)).toBeNull();
    await set({ rule: 'duplicate', windowMs: 60_000 });
    expect(await denialOf(500)).toMatchObject({ code: 'DUPLICATE_ORDER', windowMs: 60_000 });
    await set();
    expect(await denialOf(500)).toBeNull();

    await set({ rule: 'max-quantity', limit: 100 });
    const last = [{ id: 'max-quantity', rule: 'max-quantity', limit: 100, enabled, severity, scope }];
    const [entry] = await engine.call('journal.list', { stream: null, before: null, limit: 1 });
    expect(entry!.event).toMatchObject({ kind: 'limits-changed', rules: last });
    await engine.engine.close();
    const again = openEngine(folder);
    expect((await again.call('workspace.status', {})).rules).toEqual(last);
    expect(await denialOf(800, again)).toMatchObject({ code: 'QUANTITY_ABOVE_LIMIT', limit: 100 });
  });
});

describe('account.feeProfiles', () => {
  test('fills from then on are charged by the new profile; earlier charges stand', async () => {
    const engine = await trading();
    const trade = async (side: 'buy' | 'sell') =>
      (await engine.call('orders.place', marketOrder(FPT, side, 100))).orders[0]!;
    const set = (VND: 'vn-broker' | 'zero') =>
      engine.call('account.feeProfiles', {
        commandId: commandId(),
        feeProfiles: { VND, USD: 'us-per-share' },
      });
    const bought = await trade('buy');
    const paid = Math.round((bought.filledNotional * 15) / 10_000);
    expect(bought.fees).toBe(paid);
    expect(await set('zero')).toEqual({ denial: null, orders: [] });
    expect((await trade('sell')).fees).toBe(0);
    expect((await engine.call('session.bootstrap', {})).account!.currencies[0]!.fees).toBe(paid);
    expect((await engine.call('orders.explain', { orderId: 'O2' })).feeProfile).toBe('zero');
    await set('vn-broker');
    const sold = await trade('sell');
    expect(sold.fees).toBe(
      Math.round((sold.filledNotional * 15) / 10_000) + Math.round(sold.filledNotional / 1_000),
    );
    expect((await engine.call('workspace.status', {})).feeProfiles).toEqual({
      VND: 'vn-broker',
      USD: 'us-per-share',
    });
  });
});

describe('watch.set and instruments.list', () => {
  test('a symbol that is taken off the list sleeps, and trades again when it is watched', async () => {
    const folder = temporaryFolder();
    const engine = await trading(folder);
    const [HPG, SAB] = ['HOSE:HPG', 'HOSE:SAB'];
    const set = (instrumentId: string, watched: boolean) =>
      engine.call('watch.set', { commandId: commandId(), instrumentId, watched });
    expect(await quoteOf(engine, SAB)).toMatchObject({ active: false, volume: 0 });
    expect(await set(SAB, true)).toEqual({ denial: null, orders: [] });
    expect(await set(HPG, false)).toEqual({ denial: null, orders: [] });
    const asleep = await quoteOf(engine, HPG);
    engine.play(1_000);
    expect((await quoteOf(engine, SAB)).volume).toBeGreaterThan(0);
    expect(await quoteOf(engine, HPG)).toEqual(asleep);
    expect(asleep.active).toBe(false);
    const { watched } = await engine.call('workspace.status', {});
    expect([watched.at(-1), watched.includes(HPG as never)]).toEqual([SAB, false]);
    await engine.engine.close();
    expect((await openEngine(folder).call('workspace.status', {})).watched).toEqual(watched);
  });

  test('what is not listed cannot be watched; what is held goes on trading unwatched', async () => {
    const engine = await trading();
    const set = (instrumentId: string, watched: boolean) =>
      engine.call('watch.set', { commandId: commandId(), instrumentId, watched });
    expect((await set('HOSE:NONE', true)).denial).toEqual({
      code: 'UNKNOWN_INSTRUMENT',
      instrument: 'HOSE:NONE',
    });
    await set(FPT, false);
    const before = await quoteOf(engine, FPT);
    engine.play(1_000);
    const after = await quoteOf(engine, FPT);
    expect([after.active, after.volume > before.volume]).toEqual([true, true]);
  });

  test('every listed instrument, with its rules, created ones too', async () => {
    const engine = await trading();
    const before = await engine.call('instruments.list', {});
    expect(before).toHaveLength(new Set(before.map(({ id }) => id)).size);
    expect(before.find(({ id }) => id === FPT)).toMatchObject({
      symbol: 'FPT',
      exchange: 'HOSE',
      currency: 'VND',
      priceScale: 0,
      lotSize: 100,
      bandBps: 700,
      shortable: false,
      listedPrice: 95_500,
    });
    await engine.call('instruments.create', {
      commandId: commandId(),
      symbol: 'ZZTOP',
      template: 'US',
      price: '12.5',
    });
    const after = await engine.call('instruments.list', {});
    expect(after).toHaveLength(before.length + 1);
    expect(after.find(({ symbol }) => symbol === 'ZZTOP')).toMatchObject({
      id: 'US:ZZTOP',
      currency: 'USD',
      priceScale: 4,
      lotSize: 1,
      bandBps: null,
      shortable: true,
      listedPrice: 125_000,
    });
  });
});
