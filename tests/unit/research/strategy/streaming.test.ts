/** Bars that come one by one show a strategy what bars that are all there do: forward runs are backtests. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BarColumns } from '#core/model/bars.ts';
import { Seeded } from '#core/units/seeded.ts';
import { sliceOf } from '#research/bars/columns.ts';
import { GrowingColumns } from '#research/strategy/growing.ts';
import type { StrategyDefinition } from '#research/strategy/api.ts';
import type { StrategyDesk } from '#research/strategy/desk.ts';
import { strategy } from '#research/strategy/api.ts';
import { StrategyRunner } from '#research/strategy/runner.ts';
import { columnsOf, share } from '../../../support/backtest.ts';

const START = Date.UTC(2024, 0, 8, 14, 30);
const instrument = share('S');

const desk: StrategyDesk = {
  now: () => 0,
  send: () => ({ orders: [], denied: null }),
  equity: () => 0,
  cash: () => 0,
  position: () => ({ quantity: 0, totalCost: 0, unrealised: 0 }),
  working: () => [],
  fees: () => 0,
  last: () => 0,
  instrument: () => instrument,
};

/** Minutes of New York, some of them missing. */
function minutes(seed: number): BarColumns {
  const random = Seeded.of(seed);
  let close = 100;
  const rows = [];
  for (let day = 0; day < 4; day += 1)
    for (let minute = 0; minute < 390; minute += 1) {
      if (random.below(12) === 0) continue;
      const open = close;
      close = Math.max(50, Math.round((open + (random.below(101) - 50) / 100) * 100) / 100);
      const time = START + day * 86_400_000 + minute * 60_000;
      rows.push({
        time,
        open,
        high: Math.max(open, close) + 0.1,
        low: Math.min(open, close) - 0.1,
        close,
        volume: random.below(900),
      });
    }
  return columnsOf(rows);
}

/** Everything a strategy can look at, told at each bar. */
function watcher(told: string[]): StrategyDefinition {
  return strategy({
    name: 'Watcher',
    setup(s) {
      const five = s.bars('S', '5m');
      const hour = s.bars('S', '1h');
      const day = s.bars('S', '1d');
      const lines = [
        s.sma(7),
        s.ema(9, { bars: five }),
        s.indicator('macd', {}, { of: 'hlc3' }),
        s.rsi(5, { of: s.ema(3) }),
        s.atr(4, { bars: hour }),
        s.indicator('correlation', { period: 10 }, { bars: s.bars('S', '15m'), against: s.bars('S', '15m') }),
      ];
      s.warmUp(0);
      return (bar) => {
        const shown = [five, hour, day].map(({ count, fresh, close }) => [count, fresh, close]);
        told.push(
          JSON.stringify([bar.time, bar.close, ...shown, ...lines.map((line) => [line.value, line.ago(3)])]),
        );
      };
    },
  });
}

function runnerOn(columns: BarColumns, whole: boolean, told: string[]): StrategyRunner {
  return new StrategyRunner({
    definition: watcher(told),
    name: 'W',
    parameters: {},
    series: [{ instrument, timeframe: '1m', calendar: 'NYSE', columns }],
    size: { by: 'equity', share: 1 },
    desk,
    random: Seeded.of(1),
    whole,
    known: [0],
  });
}

test('indicators and longer bars are the same, bit by bit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const all = minutes(seed);
      const [whole, coming]: [string[], string[]] = [[], []];
      const at_once = runnerOn(all, true, whole);
      const growing = new GrowingColumns();
      const by_bar = runnerOn(growing, false, coming);
      for (let row = 0; row < all.count; row += 1) {
        at_once.step(() => row + 1);
        growing.append(sliceOf(all, row, row + 1));
        by_bar.step(() => row + 1);
      }
      expect(whole.length).toBe(all.count);
      expect(coming).toEqual(whole);
    }),
    { numRuns: 8 },
  );
});

test('two series of different timeframes are not compared', () => {
  const definition = strategy({
    name: 'Mixed',
    setup(s) {
      s.indicator('beta', {}, { against: s.bars('S', '1h') });
      return () => {};
    },
  });
  const columns = minutes(1);
  const make = () =>
    new StrategyRunner({
      definition,
      name: 'M',
      parameters: {},
      series: [{ instrument, timeframe: '1m', calendar: 'NYSE', columns }],
      size: { by: 'equity', share: 1 },
      desk,
      random: Seeded.of(1),
      whole: true,
      known: [0],
    });
  expect(make).toThrow('one timeframe');
});

test('a longer bar shows when its time is over, or when the next one has begun', () => {
  const columns = columnsOf(
    [0, 1, 2, 3, 4, 5, 6, 8, 10].map((minute) => ({
      time: START + minute * 60_000,
      open: 100,
      high: 101,
      low: 99,
      close: 100 + minute,
    })),
  );
  const seen: number[] = [];
  const runner = new StrategyRunner({
    definition: strategy({
      name: 'Five',
      setup(s) {
        const five = s.bars('S', '5m');
        return () => void seen.push(five.count === 0 ? 0 : five.close);
      },
    }),
    name: 'F',
    parameters: {},
    series: [{ instrument, timeframe: '1m', calendar: 'NYSE', columns }],
    size: { by: 'equity', share: 1 },
    desk,
    random: Seeded.of(1),
    whole: true,
    known: [0],
  });
  for (let row = 0; row < columns.count; row += 1) runner.step(() => row + 1);
  // The last minute of the second five is missing: it shows when the third has its first.
  expect(seen).toEqual([0, 0, 0, 0, 104, 104, 104, 104, 108]);
});
