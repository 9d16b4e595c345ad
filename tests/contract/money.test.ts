/** Money through the contract: in, out, converted; settlement as the market does it; the same after a restart. */
import { expect, test } from 'vitest';
import {
  commandId,
  limitOrder,
  marketOrder,
  openAccount,
  openEngine,
  OPENING,
  temporaryFolder,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

test('deposits, withdrawals and conversions move cash and are no profit; the rate is the account’s', async () => {
  const folder = temporaryFolder();
  const engine = openEngine(folder);
  await openAccount(engine);
  const { call } = engine;
  expect((await call('workspace.status', {})).fxRate?.rate).toBe(26_000_000_000);
  const move = (direction: 'deposit' | 'withdraw', amount: string) =>
    call('account.move', { commandId: commandId(), direction, currency: 'VND', amount });
  const before = (await call('session.bootstrap', {})).account!.currencies;
  expect((await move('deposit', '500000000')).denial).toBeNull();
  expect((await move('withdraw', '200000000')).denial).toBeNull();
  expect((await move('withdraw', '9000000000')).denial).toMatchObject({
    code: 'INSUFFICIENT_CASH',
    available: 1_300_000_000,
  });
  await call('account.setFxRate', { commandId: commandId(), rate: '25000' });
  const convert = { commandId: commandId(), from: 'VND', to: 'USD', amount: '25000000' } as const;
  expect((await call('account.convert', { ...convert, spreadBps: 20 })).denial).toBeNull();
  // The same command again does nothing twice.
  await call('account.convert', { ...convert, spreadBps: 20 });
  const [vnd, usd] = (await call('session.bootstrap', {})).account!.currencies;
  expect(vnd).toMatchObject({ cash: 1_275_000_000, dayPnl: before[0]!.dayPnl, withdrawable: 1_275_000_000 });
  // A thousand dollars less half of 20 basis points.
  expect(usd).toMatchObject({ cash: 1_009_990_000, dayPnl: before[1]!.dayPnl - 10_000 });
  await expect(call('account.setFxRate', { commandId: commandId(), rate: '0' })).rejects.toMatchObject({
    error: { code: 'BAD_REQUEST' },
  });
  const at = await call('session.bootstrap', {});
  await engine.engine.close();
  const again = await openEngine(folder).call('session.bootstrap', {});
  expect(again.account).toEqual(at.account);
  expect(again.status.fxRate?.rate).toBe(25_000_000_000);
});

test('a new account settles as its market: what was bought today cannot be sold today in Vietnam', async () => {
  const folder = temporaryFolder();
  const engine = openEngine(folder);
  await engine.call('account.open', { commandId: commandId(), ...OPENING, holdings: [], terms: {} });
  engine.play(3_700);
  const [bought] = (await engine.call('orders.place', marketOrder(FPT, 'buy', 100))).orders;
  expect(bought?.filled).toBe(100);
  const { denial } = await engine.call('orders.place', limitOrder(FPT, 'sell', 100, bought!.averagePrice!));
  expect(denial).toMatchObject({ code: 'UNSETTLED_QUANTITY', quantity: 100, settled: 0 });
  // T+2 at 13:00 in Vietnam; the workspace's market began on Monday, 5 January 2026.
  expect(denial).toMatchObject({ settlesAt: Date.UTC(2026, 0, 7, 6) });
  await engine.engine.close();
  const again = openEngine(folder);
  const still = await again.call('orders.place', limitOrder(FPT, 'sell', 100, bought!.averagePrice!));
  expect(still.denial).toMatchObject({ code: 'UNSETTLED_QUANTITY' });
});

test('a split through the contract: position, orders and chart go on adjusted, and are the same after a restart', async () => {
  const folder = temporaryFolder();
  const engine = openEngine(folder);
  await openAccount(engine);
  const { call } = engine;
  engine.play(3_700);
  const { orders } = await call('orders.place', limitOrder(FPT, 'sell', 500, 100_000));
  const chart = (at: typeof engine) => at.call('bars.get', { instrumentId: FPT, timeframe: '1d' });
  const before = await chart(engine);
  const split = { kind: 'split', numerator: 2, denominator: 1 } as const;
  const asked = { commandId: commandId(), instrumentId: FPT, action: split };
  expect((await call('account.corporateAction', asked)).denial).toBeNull();
  const after = await call('session.bootstrap', {});
  expect(after.positions.find(({ instrumentId }) => instrumentId === FPT)).toMatchObject({ quantity: 2_000 });
  expect(after.orders.find(({ id }) => id === orders[0]!.id)).toMatchObject({
    quantity: 1_000,
    leaves: 1_000,
    price: 50_000,
    status: 'working',
  });
  const shown = await chart(engine);
  expect(shown.close[0]).toBe(Math.round(before.close[0]! / 2));
  expect(shown.volume[0]).toBe(before.volume[0]! * 2);
  const events = (await call('orders.explain', { orderId: orders[0]!.id })).events.map(
    ({ event }) => event.kind,
  );
  expect(events).toContain('corporate-action');
  engine.play(40);
  const at = await call('session.bootstrap', {});
  await engine.engine.close();
  const again = openEngine(folder);
  expect((await again.call('session.bootstrap', {})).orders).toEqual(at.orders);
  expect((await again.call('journal.verify', {})).ok).toBe(true);
  const renamed = { kind: 'symbol-change', symbol: 'FPTX' } as const;
  await again.call('account.corporateAction', { commandId: commandId(), instrumentId: FPT, action: renamed });
  const listed = await again.call('instruments.list', {});
  expect(listed.find(({ id }) => id === FPT)).toMatchObject({
    symbol: 'FPTX',
    formerSymbols: [{ symbol: 'FPT' }],
  });
});

test('a future is made, traded on margin and settled in profit; interest accrues with the days', async () => {
  const engine = openEngine(null);
  const free = { creditBps: 0, debitBps: 0, borrowBps: 0 };
  const interest = { VND: { creditBps: 100, debitBps: 0, borrowBps: 0 }, USD: free };
  await engine.call('account.open', {
    commandId: commandId(),
    ...OPENING,
    holdings: [],
    terms: { interest },
  });
  const contract = {
    assetClass: 'future',
    multiplier: 50,
    initialMargin: '12000',
    maintenanceMargin: '11000',
  } as const;
  const made = { commandId: commandId(), symbol: 'ES', template: 'US', price: '5000', contract } as const;
  expect((await engine.call('instruments.create', made)).denial).toBeNull();
  const wrong = {
    ...made,
    commandId: commandId(),
    symbol: 'NQ',
    contract: { ...contract, initialMargin: '0' },
  };
  await expect(engine.call('instruments.create', wrong)).rejects.toMatchObject({
    error: { code: 'BAD_REQUEST' },
  });
  engine.play(3_700);
  const { orders, denial } = await engine.call('orders.place', marketOrder('US:ES', 'buy', 2));
  expect([denial, orders[0]?.filled]).toEqual([null, 2]);
  const usd = (await engine.call('session.bootstrap', {})).account!.currencies[1]!;
  expect(usd).toMatchObject({ initialMargin: 240_000_000, maintenanceMargin: 220_000_000 });
  expect(usd.cash).toBe(1_000_000_000 - usd.fees);
  expect(usd.equity).toBe(usd.cash + usd.unrealised);
  engine.play(2 * 86_400);
  const kinds = (await engine.call('journal.list', { stream: null, before: null, limit: 500 })).map(
    ({ event }) => event.kind,
  );
  expect(kinds).toContain('day-ended');
  expect(kinds).toContain('interest-accrued');
});

test('a preview tells exactly what is journalled then, and changes nothing', async () => {
  const engine = openEngine(temporaryFolder());
  await openAccount(engine);
  const { call } = engine;
  const before = await call('account.show', {});
  const convert = { from: 'USD', to: 'VND', amount: '100.0001', rate: '25900', spreadBps: 12 } as const;
  const foretold = await call('account.preview', { change: 'convert', ...convert });
  const split = {
    instrumentId: FPT,
    action: { kind: 'split', numerator: 2, denominator: 1 },
  } as const;
  const foretoldSplit = await call('account.preview', { change: 'corporate-action', ...split });
  expect(
    await call('account.preview', {
      change: 'move',
      direction: 'withdraw',
      currency: 'VND',
      amount: '9000000000',
    }),
  ).toMatchObject({ denial: { code: 'INSUFFICIENT_CASH' }, event: null });
  expect(await call('account.show', {})).toEqual(before);

  await call('account.convert', { commandId: commandId(), ...convert });
  await call('account.corporateAction', { commandId: commandId(), ...split });
  const entries = await call('journal.list', { stream: null, before: null, limit: 50 });
  for (const { event } of [foretold, foretoldSplit])
    expect(entries.find((entry) => entry.event.kind === event?.kind)?.event).toEqual(event);
});
