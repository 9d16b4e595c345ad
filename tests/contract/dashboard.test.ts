/** The dashboard of the open account: kept up fill by fill, and the same as when it is read anew. */
import { describe, expect, test } from 'vitest';
import {
  commandId,
  marketOrder,
  openAccount,
  openEngine,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

async function opened(folder: string | null = null): Promise<TestEngine> {
  const engine = openEngine(folder);
  await openAccount(engine);
  engine.play(200);
  return engine;
}

describe('the dashboard', () => {
  test('without an account it says so', async () => {
    const { call } = openEngine(null);
    await expect(call('reports.dashboard', {})).rejects.toThrow('NO_ACCOUNT');
  });

  test('follows each fill: equity, today, contribution and costs are the ledger’s', async () => {
    const { call, play } = await opened();
    const first = await call('reports.dashboard', {});
    expect(first).toMatchObject({ name: 'Paper account', paidIn: 0, fees: 0, todayFrom: null });
    await call('orders.place', marketOrder(FPT, 'buy', 300));
    play(60);
    await call('orders.place', marketOrder(FPT, 'sell', 500));
    play(60);
    const view = await call('reports.dashboard', {});
    const { base } = (await call('account.show', {}))!;
    expect(view.equity).toBeCloseTo(base!.equity, 4);
    expect(view.today).toBeCloseTo(base!.dayPnl, 4);
    expect(view.fees).toBeCloseTo(base!.fees, 4);
    expect(view.holdings.reduce((sum, { total }) => sum + total, 0)).toBeCloseTo(view.total, 4);
    expect(view.risk.gross).toBeCloseTo(base!.grossExposure, 4);
    expect(view.strategies).toEqual([expect.objectContaining({ strategy: '', trades: 0 })]);
    expect(view.curve.at(-1)).toEqual([view.at, view.equity]);
    expect(view.growth.at(-1)! - 1).toBeCloseTo(view.totalReturn!, 12);
  });

  test('money that comes in moves equity, not the return', async () => {
    const { call } = await opened();
    const before = await call('reports.dashboard', {});
    const amount = '250000000';
    await call('account.move', { commandId: commandId(), direction: 'deposit', currency: 'VND', amount });
    const after = await call('reports.dashboard', {});
    expect(after.equity - before.equity).toBeCloseTo(250_000_000, 4);
    expect([after.paidIn, after.total]).toEqual([250_000_000, before.total]);
    expect(after.totalReturn).toBeCloseTo(before.totalReturn!, 12);
  });

  test('over days and a restart it stays the same', async () => {
    const folder = temporaryFolder();
    const engine = await opened(folder);
    const { call } = engine;
    await call('reports.dashboard', {});
    await call('orders.place', marketOrder(FPT, 'buy', 300));
    for (let part = 0; part < 12; part += 1) {
      engine.play(9_000);
      await call('reports.dashboard', {});
    }
    await call('orders.place', marketOrder(FPT, 'sell', 1_300));
    engine.play(500);
    const kept = await call('reports.dashboard', {});
    expect(kept.todayFrom).not.toBeNull();
    expect(kept.trades).toMatchObject({ over: 1, today: 1 });
    await engine.engine.close();
    const again = await openEngine(folder).call('reports.dashboard', {});
    expect(again.equity).toBe(kept.equity);
    expect(again.total).toBeCloseTo(kept.total, 4);
    expect(again.today).toBeCloseTo(kept.today, 4);
    expect(again.trades).toEqual(kept.trades);
    expect(again.holdings.map(({ symbol, quantity }) => [symbol, quantity])).toEqual(
      kept.holdings.map(({ symbol, quantity }) => [symbol, quantity]),
    );
    for (const [row, own] of again.holdings.entries())
      expect(own.total).toBeCloseTo(kept.holdings[row]!.total, 4);
  });
});
