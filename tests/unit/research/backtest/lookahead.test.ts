/** What looks ahead is found, and what does not is left in peace. */
import { describe, expect, test } from 'vitest';
import type { BarColumns } from '#core/model/bars.ts';
import { Seeded } from '#core/units/seeded.ts';
import { findLookahead, perturbed } from '#research/backtest/lookahead.ts';
import { runBacktest } from '#research/backtest/run.ts';
import { warmUpsOf } from '#research/backtest/warm-up.ts';
import { barFault } from '#core/matching/bars/path.ts';
import { strategy, type StrategyDefinition } from '#research/strategy/api.ts';
import { BUILT_IN } from '#research/strategies/list.ts';
import { columnsOf, settingsFor } from '../../../support/backtest.ts';

function walk(count: number, seed = 5): BarColumns {
  const random = Seeded.of(seed);
  let close = 100;
  return columnsOf(
    Array.from({ length: count }, (_, at) => {
      const open = close;
      close = Math.max(30, Math.round((open + (random.below(401) - 200) / 100) * 100) / 100);
      return {
        time: Date.UTC(2024, 0, 1) + at * 86_400_000,
        open,
        high: Math.max(open, close) + 0.5,
        low: Math.min(open, close) - 0.5,
        close,
      };
    }),
  );
}

const look = (make: () => StrategyDefinition, columns = walk(300)) =>
  findLookahead(
    {
      steps: 300,
      run(steps, change) {
        const own = change ? perturbed(columns, steps, change) : columns;
        return runBacktest(
          settingsFor({ columns: [own], definition: make(), calendar: '24/7', more: { steps } }),
        ).journal;
      },
    },
    12,
    1,
  );

/** Reads the close of the next bar, which no strategy can but one that is part of the program. */
const prophet = strategy({
  name: 'Prophet',
  setup(s) {
    const bars = s.bars() as unknown as { columns: BarColumns; count: number };
    return () => {
      const { columns, count } = bars;
      const up = (columns.close[count] ?? 0) > columns.close[count - 1]!;
      s.signal(up ? 1 : 0);
    };
  },
});

describe('look-ahead', () => {
  test('one that knows tomorrow is found, with the bar and the order', async () => {
    const { findings } = await look(() => prophet);
    expect(findings.length).toBeGreaterThan(2);
    expect(findings[0]).toMatchObject({ kind: 'looks-ahead' });
    expect(findings[0]!.at).toBeGreaterThan(0);
    expect(findings.some(({ decided, otherwise }) => (decided ?? otherwise)!.includes('US:S1 market'))).toBe(
      true,
    );
  });

  test('one that is never the same twice is found', async () => {
    let calls = 0;
    const fickle = strategy({
      name: 'Fickle',
      setup: (s) => () => {
        calls += 1;
        s.signal(calls % 7 === 0 ? 1 : 0);
      },
    });
    const { findings } = await look(() => fickle);
    expect(findings[0]).toMatchObject({ kind: 'not-repeatable' });
  });

  test.each([...BUILT_IN.keys()].filter((name) => name !== 'pairs'))(
    '%s does not look ahead',
    async (name) => {
      const { findings } = await look(() => BUILT_IN.get(name)!);
      expect(findings).toEqual([]);
    },
  );

  test('changed futures are bars that can be traded', () => {
    const columns = walk(200);
    const other = perturbed(columns, 50, Seeded.of(3));
    for (let row = 0; row < other.count; row += 1) {
      const bar = {
        open: other.open[row]!,
        high: other.high[row]!,
        low: other.low[row]!,
        close: other.close[row]!,
        volume: other.volume[row]!,
      };
      expect(barFault(bar)).toBeNull();
      expect(other.close[row] === columns.close[row]).toBe(row < 50);
    }
  });
});

describe('warm-up', () => {
  const findings = (setup: StrategyDefinition['setup']) =>
    warmUpsOf(
      settingsFor({ columns: [walk(400)], definition: strategy({ name: 'W', setup }), calendar: '24/7' }),
    );

  test('a simple average is warm when it says so', () => {
    const found = findings((s) => {
      s.sma(20);
      return () => {};
    });
    expect(found).toEqual([]);
  });

  test('an exponential one is not, and the report says when it is', () => {
    const [found] = findings((s) => {
      s.ema(20);
      return () => {};
    });
    expect(found).toMatchObject({ indicator: 'ema(20, sma)', warmUp: 19 });
    expect(found!.difference).toBeGreaterThan(0.001);
    expect(found!.settled).toBeGreaterThan(19);
  });

  test('what waits for the longest of them is judged where it begins; the same one asked for twice is one', () => {
    const two =
      (period: number): StrategyDefinition['setup'] =>
      (s) => {
        s.rsi(5);
        s.rsi(5);
        s.sma(period);
        return () => {};
      };
    expect(findings(two(5))).toHaveLength(1);
    expect(findings(two(80))).toEqual([]);
  });
});
