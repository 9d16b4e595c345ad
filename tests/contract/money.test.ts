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
  engine.engine.close();
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
  engine.engine.close();
  const again = openEngine(folder);
  const still = await again.call('orders.place', limitOrder(FPT, 'sell', 100, bought!.averagePrice!));
  expect(still.denial).toMatchObject({ code: 'UNSETTLED_QUANTITY' });
});
