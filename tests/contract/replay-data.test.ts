/** What a session is made of: data of known quality, splits on the way, imports meanwhile. */
import { beforeEach, describe, expect, test } from 'vitest';
import { setQuality } from '#store/series.ts';
import { DAY, FPT, MONDAY, risingCsv, TestDeck } from '../support/deck.ts';
import { limitOrder, marketOrder } from '../support/workspace.ts';

let deck: TestDeck;
beforeEach(async () => {
  deck = await TestDeck.open();
});

describe('what is asked of data first', () => {
  test('a series below the quality threshold is used knowingly only, and marks the session', async () => {
    const series = await deck.importBars();
    setQuality(deck.runtime.store.db, series, { score: 61 });
    await expect(deck.create(series)).rejects.toMatchObject({
      error: { code: 'QUALITY_LOW', params: { symbol: 'FPT', score: 61, threshold: 80 } },
    });
    expect(await deck.call('replay.list', {})).toEqual([]);
    const session = await deck.create(series, { acceptQuality: true });
    expect(session.lowQuality).toEqual([{ symbol: 'FPT', score: 61 }]);
    expect((await deck.picture()).deck).toMatchObject({ lowQuality: true });
  });

  test('a range without bars, an unknown series and a deck that is not open are refused', async () => {
    const series = await deck.importBars();
    await expect(deck.create(series, { from: MONDAY + 400 * DAY })).rejects.toMatchObject({
      error: { code: 'REPLAY_EMPTY' },
    });
    await expect(deck.create(99)).rejects.toMatchObject({ error: { code: 'NOT_FOUND' } });
    await expect(deck.call('replay.step', { steps: 1 })).rejects.toMatchObject({
      error: { code: 'NO_REPLAY' },
    });
  });

  test('what is imported while a session is open changes neither it nor the market that waits', async () => {
    const series = await deck.importBars();
    const before = (await deck.picture()).quotes.find(({ instrumentId }) => instrumentId === FPT);
    await deck.create(series);
    await deck.step(3);
    const worth = await deck.picture();
    await deck.importBars(risingCsv(10, 7));
    expect(await deck.picture()).toEqual(worth);
    await deck.call('replay.leave', {});
    const after = (await deck.picture()).quotes.find(({ instrumentId }) => instrumentId === FPT);
    expect(after!.last).toBe(before!.last);
  });
});

describe('days of several series', () => {
  const VNM = 'HOSE:VNM';
  const second = async (bytes: Uint8Array<ArrayBuffer>, symbol = 'VNM') => {
    const given = { fileName: 'second_5m.csv', bytes, symbol, timezone: 'UTC' } as const;
    return (await deck.call('bars.import', { commandId: 'second', ...given })).seriesId;
  };

  test('a market order after the last bar of a day fills at the next open', async () => {
    await deck.create(await deck.importBars());
    await deck.step(12);
    const { ticket, ...command } = marketOrder(FPT, 'buy', 100);
    await deck.call('orders.place', { ...command, ticket: { ...ticket, timeInForce: 'GTC' } });
    expect((await deck.picture()).positions).toEqual([]);
    await deck.call('replay.seek', { to: 'next-session' });
    expect((await deck.picture()).positions).toEqual([]);
    await deck.step(1);
    // Tuesday opens at 95,200; Monday closed at 96,200.
    const held = (await deck.picture()).positions[0]!;
    expect(held.averageCost / 10 ** held.averageCostScale).toBe(95_200);
  });

  test('a symbol has no price and no trading before its first bar, and none from the future', async () => {
    const series = [await deck.importBars(), await second(risingCsv(2, 1))];
    await deck.create(series[0]!, { series });
    await deck.step(3);
    const early = await deck.picture();
    expect(early.quotes.find(({ instrumentId }) => instrumentId === VNM)?.last ?? 0).toBe(0);
    await expect(deck.call('orders.place', marketOrder(VNM, 'buy', 100))).resolves.toMatchObject({
      denial: { code: 'INSTRUMENT_NOT_TRADABLE' },
    });
    await deck.call('replay.seek', { to: 'next-session' });
    await deck.step(1);
    await deck.call('orders.place', marketOrder(VNM, 'buy', 100));
    await deck.step(1);
    expect((await deck.picture()).positions.map(({ instrumentId }) => instrumentId)).toEqual([VNM]);
  });

  test('series of different calendars make no session', async () => {
    const series = [await deck.importBars(), await second(risingCsv(10), 'BTCUSDT')];
    await expect(deck.create(series[0]!, { series })).rejects.toMatchObject({
      error: { code: 'BAD_REQUEST' },
    });
  });

  test('a bar that contradicts itself is named before it is traded', async () => {
    const lines = new TextDecoder().decode(risingCsv(3)).split('\n');
    lines[5] = lines[5]!.replace(/,\d+,(\d+),(\d+)$/, ',99000,$2');
    const series = await deck.importBars(new TextEncoder().encode(lines.join('\n')));
    await expect(deck.create(series)).rejects.toMatchObject({
      error: { code: 'SERIES_NOT_TRADABLE', params: { symbol: 'FPT', time: '2026-01-05T02:20:00.000Z' } },
    });
  });

  test('a command that is sent twice makes one session', async () => {
    const series = await deck.importBars();
    const once = await deck.create(series, { commandId: 'twice' });
    expect((await deck.create(series, { commandId: 'twice' })).stream).toBe(once.stream);
    expect(await deck.call('replay.list', {})).toHaveLength(1);
  });
});

describe('a split on the way', () => {
  test('changes what is held, what works and the chart on its day, and not before', async () => {
    await deck.call('series.actions.set', {
      symbol: 'FPT',
      actions: [{ kind: 'split', exDate: '2026-01-06', numerator: 2, denominator: 1 }],
    });
    await deck.create(await deck.importBars());
    await deck.step(2);
    await deck.call('orders.place', marketOrder(FPT, 'buy', 100));
    await deck.step(1);
    await deck.call('orders.place', limitOrder(FPT, 'buy', 100, 90_000));
    const before = await deck.call('bars.get', { instrumentId: FPT, timeframe: '5m' });
    expect(before.close[0]).toBe(95_100);
    await deck.call('replay.seek', { to: 'next-session' });
    const after = await deck.picture();
    expect(after.positions[0]!.quantity).toBe(200);
    expect(after.orders.find(({ status }) => status === 'working')).toMatchObject({
      quantity: 200,
      price: 45_000,
    });
    const chart = await deck.call('bars.get', { instrumentId: FPT, timeframe: '5m' });
    expect(chart.close[0]).toBe(47_550);
    // Once: also where the session was left between the two days.
    const { stream } = after.status;
    await deck.call('replay.leave', {});
    await deck.call('replay.open', { stream });
    await deck.step(1);
    expect((await deck.picture()).positions[0]!.quantity).toBe(200);
    // A week across the split is made of bars at one scale: Monday's half, Tuesday's as they are.
    const { open, high, low, close } = await deck.call('bars.get', { instrumentId: FPT, timeframe: '1w' });
    expect([open[0], high[0], low[0], close[0]]).toEqual([47_500, 95_350, 47_475, 95_300]);
    expect((await deck.call('journal.verify', {})).ok).toBe(true);
  });
});
