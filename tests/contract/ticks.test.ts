/** Trades and quotes through the contract: kept, merged, shown, made into bars that an independent sum agrees with. */
import { expect, test } from 'vitest';
import type { SeriesView } from '#contract/series-views.ts';
import { commandId, openEngine, type TestEngine } from '../support/workspace.ts';

const MINUTE = 60_000;
const START = Date.UTC(2024, 0, 2, 14, 30);

const send = ({ call }: TestEngine, symbol: string, text: string) =>
  call('bars.import', {
    commandId: commandId(),
    fileName: 'ticks.csv',
    bytes: new TextEncoder().encode(text),
    symbol,
  });
const seriesOf = async ({ call }: TestEngine): Promise<readonly SeriesView[]> => call('series.list', {});

interface Tick {
  readonly at: number;
  readonly price: number;
  readonly size: number;
}

/** Cents that wander; several of one moment, minutes without any. */
function wander(count: number): Tick[] {
  let [at, price, seed] = [START, 10_000, 7];
  return Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    at += seed % 5 === 0 ? 0 : seed % (seed % 31 === 0 ? 200_000 : 9_000);
    price += (seed % 41) - 20;
    return { at, price, size: 1 + (seed % 300) };
  });
}

/** [open, high, low, close, sum] of each minute that has any, in hundredths. */
function minutes(ticks: readonly Tick[], amount: (tick: Tick) => number): Map<number, number[]> {
  const bars = new Map<number, number[]>();
  for (const tick of ticks) {
    const start = Math.floor(tick.at / MINUTE) * MINUTE;
    const bar = bars.get(start);
    const { price } = tick;
    if (!bar) bars.set(start, [price, price, price, price, amount(tick)]);
    else
      bars.set(start, [
        bar[0]!,
        Math.max(bar[1]!, price),
        Math.min(bar[2]!, price),
        price,
        bar[4]! + amount(tick),
      ]);
  }
  return bars;
}

const cents = (price: number): string => (price / 100).toFixed(2);
const stamp = (at: number): string => new Date(at).toISOString();

async function barsOf({ call }: TestEngine, seriesId: number): Promise<Map<number, number[]>> {
  const bars = await call('series.bars', { seriesId });
  const shift = 10 ** (2 - bars.series.priceScale);
  return new Map(
    bars.time.map((time, row) => [
      time,
      [
        ...[bars.open, bars.high, bars.low, bars.close].map((column) => column[row]! * shift),
        bars.volume[row]!,
      ],
    ]),
  );
}

test('bars of trades: first, highest, lowest, last, sum of sizes', async () => {
  const engine = openEngine(null);
  const ticks = wander(5_000);
  const text = `time,price,size\n${ticks.map(({ at, price, size }) => `${stamp(at)},${cents(price)},${size}`).join('\n')}`;
  const done = await send(engine, 'TRDX', text);
  expect(done).toMatchObject({
    kind: 'trades',
    added: 5_000,
    timeframe: 'trades',
    tradable: false,
    untradable: null,
  });
  expect(await send(engine, 'TRDX', text)).toMatchObject({ added: 0, replaced: 0, unchanged: 5_000 });
  const made = await engine.call('series.makeBars', {
    commandId: commandId(),
    seriesId: done.seriesId,
    timeframe: '1m',
    price: 'trade',
  });
  expect(made).toMatchObject({ kind: 'bars', timeframe: '1m', listed: true, calendar: done.calendar });
  expect(await barsOf(engine, made.seriesId)).toEqual(minutes(ticks, ({ size }) => size));
  expect((await seriesOf(engine)).map(({ kind, timeframe }) => [kind, timeframe])).toEqual([
    ['bars', '1m'],
    ['trades', 'trades'],
  ]);
  const again = await engine.call('series.makeBars', {
    commandId: commandId(),
    seriesId: done.seriesId,
    timeframe: '1m',
    price: 'trade',
  });
  expect(again).toMatchObject({ seriesId: made.seriesId, added: 0, replaced: 0 });
});

test('bars of quotes: the middle, the bid, the ask, and how many there were', async () => {
  const engine = openEngine(null);
  const ticks = wander(2_000);
  const lines = ticks.map(
    ({ at, price, size }) => `${stamp(at)},${cents(price)},${size},${cents(price + 2)},7`,
  );
  const text = `time,bid,bid size,ask,ask size\n${lines.join('\n')}\n${stamp(START + 1)},,,50,1\n`;
  const { seriesId } = await send(engine, 'QUOX', text);
  const made = async (price: 'mid' | 'bid' | 'trade') => {
    const given = { commandId: commandId(), seriesId, timeframe: '1m', price } as const;
    return barsOf(engine, (await engine.call('series.makeBars', given)).seriesId);
  };
  const shifted = ticks.map((tick) => ({ ...tick, price: tick.price + 1 }));
  expect(await made('mid')).toEqual(minutes(shifted, () => 1));
  expect(await made('bid')).toEqual(minutes(ticks, () => 1));
  await expect(made('trade')).rejects.toMatchObject({ error: { code: 'BAD_REQUEST' } });
  const edges = await engine.call('series.edges', { seriesId, count: 1 });
  expect(edges.ticks!.first).toMatchObject([{ ask: '50', bid: '0', askSize: '1' }]);
});

test('the middle between two neighbours needs one more decimal', async () => {
  const engine = openEngine(null);
  const { seriesId } = await send(engine, 'EURUSD', 'time,bid,ask\n2024-01-02T14:30:05Z,1.0716,1.0717\n');
  const given = { commandId: commandId(), seriesId, timeframe: '1m', price: 'mid' } as const;
  const made = await engine.call('series.makeBars', given);
  expect(made).toMatchObject({
    calendar: 'FX',
    last: { close: '1.07165', time: '2024-01-02T14:30:00.000Z' },
  });
});

test('more of one millisecond than a chunk has stay one run', async () => {
  const engine = openEngine(null);
  const text = (count: number): string =>
    `time,price,size\n2024-01-02T14:29:00Z,1,1\n${'2024-01-02T14:30:00Z,1,1\n'.repeat(count)}2024-01-02T14:31:00Z,1,2\n`;
  const done = await send(engine, 'SAME', text(1_500));
  expect(done).toMatchObject({ added: 1_502, total: 1_502 });
  expect(await send(engine, 'SAME', text(1_600))).toMatchObject({
    added: 100,
    unchanged: 1_502,
    total: 1_602,
  });
});
