/** Tearsheets of what is no run: the running account, a replay session, a basket. They come from the journal and add up. */
import { describe, expect, test } from 'vitest';
import type { Tearsheet } from '#report/tearsheet.ts';
import type { Params } from '#contract/calls.ts';
import { TestDeck } from '../support/deck.ts';
import { commitSheet, csv, previewSheet } from '../support/sheets.ts';
import {
  commandId,
  limitOrder,
  marketOrder,
  openEngine,
  OPENING,
  type TestEngine,
} from '../support/workspace.ts';

const FPT = 'HOSE:FPT';
const ACCOUNT = { kind: 'account' } as const;

async function opened(): Promise<TestEngine> {
  const engine = openEngine(null);
  await engine.call('account.open', {
    commandId: commandId(),
    ...OPENING,
    holdings: [...OPENING.holdings],
    terms: { settlement: 'immediate' },
  });
  engine.play(200);
  return engine;
}

const figure = (sheet: Tearsheet, id: string): number | null =>
  sheet.figures.find((each) => each.id === id)!.result.value;
const table = (sheet: Tearsheet, id: string) => sheet.tables.find((each) => each.id === id);
const last = (sheet: Tearsheet, id: string): number =>
  sheet.charts.find((each) => each.id === id)!.series[0]!.points.at(-1)![1];

describe('the running account', () => {
  test('without an account it says so', async () => {
    const { call } = openEngine(null);
    await expect(call('reports.tearsheet', { subject: ACCOUNT })).rejects.toThrow('NO_ACCOUNT');
  });

  test('before the first trade there is a curve and nothing more', async () => {
    const { call } = await opened();
    const sheet = await call('reports.tearsheet', { subject: ACCOUNT });
    expect(sheet.subject).toMatchObject({ kind: 'account', name: 'Paper account', currency: 'VND' });
    expect(figure(sheet, 'costs')).toBe(0);
    expect(sheet.tables.map(({ id }) => id)).not.toContain('trades');
    expect(JSON.stringify(sheet)).not.toMatch(/NaN|Infinity/);
  });

  test('a bought and sold share: results, costs and contribution are those of the ledger', async () => {
    const { call, play } = await opened();
    await call('orders.place', marketOrder(FPT, 'buy', 300));
    play(100);
    await call('orders.place', marketOrder(FPT, 'sell', 500));
    await call('orders.place', limitOrder(FPT, 'buy', 100, 1));
    play(300);
    const sheet = await call('reports.tearsheet', {
      subject: ACCOUNT,
      sections: ['summary', 'contribution', 'costs', 'trades', 'orders', 'fills', 'lots', 'months'],
    });
    const view = (await call('account.show', {}))!;
    const base = view.base!;
    expect(last(sheet, 'equity')).toBeCloseTo(base.equity, 6);
    expect(figure(sheet, 'costs')).toBeCloseTo(base.fees, 6);
    expect(figure(sheet, 'cost-commission')! + figure(sheet, 'cost-tax')!).toBeCloseTo(base.fees, 6);
    const fills = table(sheet, 'fills')!.rows;
    expect(fills.reduce((sum, row) => sum + Number(row[7]), 0)).toBeCloseTo(
      figure(sheet, 'traded-value')!,
      4,
    );
    const orders = table(sheet, 'orders')!.rows;
    expect(orders.map((row) => [row[10], row[12]])).toEqual([
      ['accepted', 'filled'],
      ['accepted', 'filled'],
      ['denied', 'denied'],
    ]);
    expect(orders[2]![11]).toMatchObject({ code: expect.any(String) });
    const lots = table(sheet, 'lots')!.rows;
    expect(lots.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(500);
    // What symbols brought is what equity gained.
    const [whole] = sheet.charts.find(({ id }) => id === 'equity')!.series[0]!.points;
    const brought = table(sheet, 'contribution')!.rows.reduce((sum, row) => sum + Number(row[1]), 0);
    expect(brought).toBeCloseTo(last(sheet, 'equity') - whole![1], 4);
  });

  test('what happens at the very moment of the opening is a return too', async () => {
    const engine = openEngine(null);
    const { call } = engine;
    await call('account.open', {
      commandId: commandId(),
      ...OPENING,
      holdings: [],
      terms: { settlement: 'immediate' },
    });
    await call('orders.place', marketOrder(FPT, 'buy', 300));
    await call('orders.place', marketOrder(FPT, 'sell', 300));
    const sheet = await call('reports.tearsheet', { subject: ACCOUNT, sections: ['contribution'] });
    const { points } = sheet.charts.find(({ id }) => id === 'equity')!.series[0]!;
    const made = points.at(-1)![1] / points[0]![1] - 1;
    expect(made).toBeLessThan(0);
    expect(figure(sheet, 'total-return')).toBeCloseTo(made, 12);
    expect(figure(sheet, 'total-profit')).toBeCloseTo(Number(table(sheet, 'contribution')!.rows[0]![1]), 4);
  });

  test('money that comes in is no return', async () => {
    const { call, play } = await opened();
    await call('account.move', {
      commandId: commandId(),
      direction: 'deposit',
      currency: 'VND',
      amount: '500000000',
    });
    play(20_000);
    const sheet = await call('reports.tearsheet', { subject: ACCOUNT, sections: ['months'] });
    const [month] = table(sheet, 'by-month')!.rows;
    expect(month![2]).toBe(500_000_000);
    expect(Number(month![4]) - Number(month![1]) - Number(month![3])).toBeCloseTo(500_000_000, 4);
    expect(Math.abs(figure(sheet, 'total-return')!)).toBeLessThan(0.01);
  });

  test('splits, dividends and borrowed shares leave nothing over', async () => {
    const { call, play } = await opened();
    const act = (action: Params<'account.corporateAction'>['action']) =>
      call('account.corporateAction', { commandId: commandId(), instrumentId: FPT, action });
    await call('orders.place', marketOrder(FPT, 'buy', 300));
    await call('orders.place', marketOrder('HOSE:VNM', 'sell', 100));
    play(30_000);
    await act({ kind: 'cash-dividend', perShare: '1000', taxBps: null });
    await act({ kind: 'split', numerator: 3, denominator: 2, cashInLieu: null });
    play(80_000);
    await call('orders.place', marketOrder(FPT, 'sell', 700));
    play(1_000);
    const sheet = await call('reports.tearsheet', { subject: ACCOUNT, sections: ['contribution'] });
    const { points } = sheet.charts.find(({ id }) => id === 'equity')!.series[0]!;
    const brought = table(sheet, 'contribution')!.rows.reduce((sum, row) => sum + Number(row[1]), 0);
    expect(brought - figure(sheet, 'cost-borrow')!).toBeCloseTo(points.at(-1)![1] - points[0]![1], 2);
  });

  test('what was traded in another currency is told in the base currency, at the rate of its moment', async () => {
    const { call, play } = await opened();
    await call('orders.place', marketOrder('US:AAPL', 'buy', 50));
    play(200);
    await call('orders.place', marketOrder('US:AAPL', 'sell', 50));
    play(200);
    const [own] = await call('trades.list', { kind: 'flat', limit: 5, state: 'closed' });
    const sheet = await call('reports.tearsheet', {
      subject: ACCOUNT,
      sections: ['trades', 'lots', 'fills'],
    });
    const { fxRate } = await call('workspace.status', {});
    const rate = fxRate!.rate / 1_000_000;
    const [trade] = table(sheet, 'trades')!.rows;
    expect(trade![11]).toBeCloseTo((own!.net / 10_000) * rate, 4);
    expect(figure(sheet, 'net-profit')).toBeCloseTo((own!.net / 10_000) * rate, 4);
    expect(table(sheet, 'fills')!.rows.length).toBe(2);
    expect(table(sheet, 'lots')!.rows.length).toBe(1);
  });
});

describe('an account that was closed', () => {
  test('keeps its tearsheet; the next one has its own', async () => {
    const { call, play } = await opened();
    await call('orders.place', marketOrder(FPT, 'buy', 300));
    play(50_000);
    const subject = { kind: 'account', stream: 'account-1' } as const;
    const before = await call('reports.tearsheet', { subject });
    expect(before.first).not.toBeNull();
    await call('account.reset', { commandId: commandId(), ...OPENING, holdings: [] });
    const closed = await call('reports.tearsheet', { subject });
    expect(closed.figures).toEqual(before.figures);
    const next = await call('reports.tearsheet', { subject: ACCOUNT });
    expect(next.subject.id).toBe('account-2');
    expect(figure(next, 'traded-value')).toBe(0);
  });
});

describe('a basket', () => {
  test('what its orders did alone, from when it was sent', async () => {
    const { call, play } = await opened();
    await call('orders.place', marketOrder(FPT, 'buy', 200));
    play(100);
    const sheet = csv('symbol,side,quantity,type', 'FPT,buy,300,market', 'FPT,sell,100,market');
    const { preview } = await previewSheet(call, 'morning.csv', sheet);
    const done = await commitSheet(call, preview, { name: 'Morning' });
    play(400);
    const subject = { kind: 'basket', basketId: done.basket!.basketId } as const;
    const told = await call('reports.tearsheet', { subject, sections: ['contribution', 'fills', 'orders'] });
    expect(told.subject).toMatchObject({ kind: 'basket', name: 'Morning', symbols: ['FPT'] });
    expect(table(told, 'orders')!.rows.length).toBe(2);
    const quantities = table(told, 'fills')!.rows.map((row) => [row[4], row[5]]);
    expect(quantities.reduce((sum, [side, size]) => sum + Number(size) * (side === 'buy' ? 1 : -1), 0)).toBe(
      200,
    );
    const { points } = told.charts.find(({ id }) => id === 'equity')!.series[0]!;
    const [row] = table(told, 'contribution')!.rows;
    expect(points.at(-1)![1] - points[0]![1]).toBeCloseTo(Number(row![1]), 4);
    await expect(call('reports.tearsheet', { subject: { kind: 'basket', basketId: 'B99' } })).rejects.toThrow(
      'NOT_FOUND',
    );
  });
});

describe('a replay session', () => {
  test('has its own tearsheet, open or left', async () => {
    const deck = await TestDeck.open();
    const session = await deck.create(await deck.importBars());
    await deck.step(2);
    await deck.call('orders.place', marketOrder(FPT, 'buy', 100));
    await deck.step(30);
    await deck.call('orders.place', marketOrder(FPT, 'sell', 100));
    await deck.step(30);
    const subject = { kind: 'account', stream: session.stream } as const;
    const open = await deck.call('reports.tearsheet', { subject });
    expect(open.subject).toMatchObject({ kind: 'session', name: 'A week of FPT' });
    const report = await deck.call('replay.report', { stream: session.stream });
    expect(last(open, 'equity')).toBe(report.figures.equity);
    expect(figure(open, 'trades')).toBe(1);
    expect(figure(open, 'costs')).toBe(report.figures.fees);
    await deck.call('replay.leave', {});
    const left = await deck.call('reports.tearsheet', { subject });
    expect(left).toEqual(open);
  });
});
