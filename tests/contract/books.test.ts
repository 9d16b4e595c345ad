/** The books through the contract: account, terms, lots, double entry, trades, equity, and the same after a restart. */
import { describe, expect, test } from 'vitest';
import {
  commandId,
  limitOrder,
  marketOrder,
  openEngine,
  OPENING,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

async function opened(terms = {}, folder: string | null = null): Promise<TestEngine> {
  const engine = openEngine(folder);
  await engine.call('account.open', {
    commandId: commandId(),
    ...OPENING,
    holdings: [...OPENING.holdings],
    terms: { settlement: 'immediate', ...terms },
  });
  engine.play(200);
  return engine;
}

/** Buys 300 FPT and sells 500: 300 lots bought stand against the 1,000 of the opening. */
async function traded(terms = {}, folder: string | null = null): Promise<TestEngine> {
  const engine = await opened(terms, folder);
  await engine.call('orders.place', marketOrder(FPT, 'buy', 300));
  engine.play(100);
  await engine.call('orders.place', marketOrder(FPT, 'sell', 500));
  return engine;
}

describe('account', () => {
  test('nothing to show before it is open', async () => {
    const { call } = openEngine(null);
    expect(await call('account.show', {})).toBeNull();
    expect(await call('account.equityCurve', {})).toEqual({ points: [], now: null });
    expect(await call('ledger.trialBalance', {})).toMatchObject({ rows: [] });
    expect(await call('trades.list', { kind: 'flat', limit: 10 })).toEqual([]);
  });

  test('shows terms, figures, positions and exposure', async () => {
    const { call } = await traded({ costBasis: 'fifo', marking: 'side' });
    const view = (await call('account.show', {}))!;
    expect(view.terms).toMatchObject({ costBasis: 'fifo', marking: 'side', positionMode: 'netting' });
    const [vnd] = view.currencies;
    const [position] = view.positions;
    expect(position).toMatchObject({ symbol: 'FPT', quantity: 800, short: 0 });
    expect(vnd!.equity).toBe(vnd!.cash + position!.long);
    expect(view.exposures.instrument).toEqual([
      {
        key: FPT,
        currencies: [
          { currency: 'VND', long: position!.long, short: 0, gross: position!.long, net: position!.long },
        ],
        base: { long: position!.long, short: 0, gross: position!.long, net: position!.long },
      },
    ]);
    expect(view.exposures.sector.map(({ key }) => key)).toHaveLength(1);
    // 100,000 dollars at the rate of the opening, 26,000.
    expect(view.base!.equity).toBe(vnd!.equity + 2_600_000_000);
  });

  test('a profit in dollars is taken apart into what the price and what the rate did', async () => {
    const { call, play } = await opened();
    const AAPL = 'US:AAPL';
    await call('orders.place', marketOrder(AAPL, 'buy', 100));
    await call('account.setFxRate', { commandId: commandId(), rate: '26500' });
    play(200);
    const view = (await call('account.show', {}))!;
    const position = view.positions.find(({ instrumentId }) => instrumentId === AAPL)!;
    const { totalCost, marketValue, effect } = position;
    const at = (amount: number, rate: number) => Math.round((amount * rate) / 10_000);
    const total = at(marketValue, 26_500) - at(totalCost, 26_000);
    const currency = at(totalCost, 26_500) - at(totalCost, 26_000);
    expect(effect).toEqual({ total, currency, price: total - currency });
    const dong = view.positions.find(({ instrumentId }) => instrumentId === FPT)!;
    expect(dong.effect).toEqual({ total: dong.unrealised, price: dong.unrealised, currency: 0 });
  });

  test('totals in the base currency need no rate while nothing else is held', async () => {
    const engine = openEngine(null);
    const cash = { VND: '1000000', USD: '0' };
    await engine.call('account.open', { commandId: commandId(), ...OPENING, cash, holdings: [] });
    const { base } = (await engine.call('account.show', {}))!;
    expect(base).toMatchObject({ cash: 1_000_000, equity: 1_000_000, dayPnl: 0 });
  });

  test('terms change in part; what may not change is denied', async () => {
    const { call } = await opened({ costBasis: 'fifo' });
    const set = (terms: object) => call('account.setTerms', { commandId: commandId(), terms });
    expect(await set({ costBasis: 'lifo' })).toEqual({ denial: null, orders: [] });
    expect((await call('account.show', {}))!.terms).toMatchObject({
      costBasis: 'lifo',
      settlement: 'immediate',
    });
    expect((await set({ positionMode: 'hedging' })).denial).toMatchObject({
      code: 'POSITION_MODE_IN_USE',
      positions: 1,
    });
    await expect(set({ costBasis: 'newest' })).rejects.toThrow();
  });
});

describe('lots and double entry', () => {
  test('lots of a cost basis, and an order that picks them', async () => {
    const { call } = await opened({ costBasis: 'specific' });
    await call('orders.place', marketOrder(FPT, 'buy', 100));
    const lots = await call('ledger.lots', { instrumentId: FPT });
    expect(lots[0]).toMatchObject({ lot: -1, quantity: 1_000, cost: 90_000_000, averageCost: 9_000_000 });
    const [, bought] = lots;
    expect(bought!.unrealised).toBe(bought!.marketValue - bought!.cost);
    const order = marketOrder(FPT, 'sell', 100);
    const closes = [{ lot: bought!.lot, quantity: bought!.quantity }];
    const { orders } = await call('orders.place', { ...order, ticket: { ...order.ticket, closes } });
    expect(orders[0]).toMatchObject({ status: 'filled', attributes: { closes } });
    expect((await call('ledger.lots', { instrumentId: null })).map(({ lot }) => lot)).not.toContain(
      bought!.lot,
    );
  });

  test('a hedging account closes what it says it closes', async () => {
    const { call } = await opened({ positionMode: 'hedging', costBasis: 'fifo' });
    const order = limitOrder(FPT, 'sell', 2_000, 100_000);
    const place = (effect: 'open' | 'close') =>
      call('orders.place', { commandId: commandId(), ticket: { ...order.ticket, effect } });
    expect((await place('close')).denial).toEqual({
      code: 'CLOSE_ABOVE_HELD',
      quantity: 2_000,
      closable: 1_000,
    });
    expect((await place('open')).denial).toMatchObject({ code: 'SHORT_NOT_ALLOWED' });
  });

  test('the trial balance is even, and agrees with cash and cost', async () => {
    const { call } = await traded({ costBasis: 'fifo' });
    const { rows, totals } = await call('ledger.trialBalance', {});
    for (const { debit, credit } of totals) expect(debit).toBe(credit);
    const { currencies, positions } = (await call('account.show', {}))!;
    const of = (account: string) =>
      rows.find((row) => row.account === account && row.currency === 'VND')!.amount;
    expect(of('cash')).toBe(currencies[0]!.cash);
    expect(of(`position:${FPT}`)).toBe(positions[0]!.totalCost);
    expect(of('realised')).toBe(-positions[0]!.realised);
    expect(of('fees')).toBe(positions[0]!.fees);
  });

  test('postings page from the newest, of one account where one is named, and sum to zero', async () => {
    const { call } = await traded();
    const all = await call('ledger.postings', { account: null, before: null, limit: 100 });
    expect(all.at(-1)).toMatchObject({ kind: 'account-opened', orderId: null });
    for (const { postings } of all)
      for (const currency of ['VND', 'USD'])
        expect(
          postings.filter((leg) => leg.currency === currency).reduce((sum, leg) => sum + leg.amount, 0),
        ).toBe(0);
    const page = await call('ledger.postings', { account: null, before: all[0]!.seq, limit: 1 });
    expect(page).toEqual([all[1]]);
    const realised = await call('ledger.postings', { account: 'realised', before: null, limit: 100 });
    expect(realised.length).toBeGreaterThan(0);
    expect(realised).toEqual(
      all.filter(({ postings }) => postings.some(({ account }) => account === 'realised')),
    );
  });
});

describe('trades and equity', () => {
  test('a trade runs, then is over; lots and flat to flat agree', async () => {
    const engine = await traded({ costBasis: 'fifo' });
    const { call } = engine;
    const [running] = await call('trades.list', { kind: 'flat', limit: 10 });
    expect(running).toMatchObject({
      instrumentId: FPT,
      side: 'long',
      quantity: 1_300,
      held: 800,
      closedAt: null,
    });
    const { positions } = (await call('account.show', {}))!;
    expect(running!.unrealised).toBe(positions[0]!.unrealised);
    expect(running!.gross).toBe(positions[0]!.unrealised + positions[0]!.realised);
    const lots = await call('trades.list', { kind: 'lot', state: 'all', limit: 100 });
    expect(lots.reduce((sum, { gross }) => sum + gross, 0)).toBe(running!.gross);
    expect(lots.reduce((sum, { fees }) => sum + fees, 0)).toBe(running!.fees);
    await call('orders.place', marketOrder(FPT, 'sell', 800));
    for (
      let tries = 0;
      tries < 20 && (await call('trades.list', { kind: 'flat', state: 'open', limit: 1 })).length > 0;
      tries += 1
    ) {
      engine.play(50);
      const { quantity } = (await call('account.show', {}))!.positions[0]!;
      if (quantity > 0) await call('orders.place', marketOrder(FPT, 'sell', quantity));
    }
    const [over] = await call('trades.list', { kind: 'flat', state: 'closed', limit: 10 });
    expect(over).toMatchObject({ held: 0, unrealised: 0 });
    expect(over!.net).toBe(over!.gross - over!.fees);
    expect(over!.mae).toBeGreaterThanOrEqual(0);
    expect(over!.mfe).toBeGreaterThanOrEqual(over!.gross);
  });

  test('trades, lots and balances are the same after a restart', async () => {
    const folder = temporaryFolder();
    const engine = await traded({ costBasis: 'highest-cost' }, folder);
    const read = async ({ call }: TestEngine) => [
      await call('trades.list', { kind: 'flat', limit: 10 }),
      await call('trades.list', { kind: 'lot', limit: 10 }),
      await call('ledger.lots', { instrumentId: null }),
      await call('ledger.trialBalance', {}),
      await call('account.show', {}),
    ];
    const before = await read(engine);
    await engine.engine.close();
    expect(await read(openEngine(folder))).toEqual(before);
  });

  test('the equity curve begins with the opening and has each day’s end', async () => {
    const engine = await opened();
    engine.play(100_000);
    const { points, now } = await engine.call('account.equityCurve', {});
    expect(points[0]!.day).toBeNull();
    expect(points.length).toBeGreaterThan(1);
    expect(points[1]!.day).toBe(Date.UTC(2026, 0, 5));
    const [vnd] = (await engine.call('account.show', {}))!.currencies;
    expect(now!.equity.VND).toBe(vnd!.equity);
  });
});
