/** What a strategy relies on when it runs: what it sees when, and what its orders become. */
import { describe, expect, test } from 'vitest';
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { Seeded } from '#core/units/seeded.ts';
import { strategy, type Bar } from '#research/strategy/api.ts';
import { columnsOf, events, fills, run, SCALE, share, type Row } from '../../../support/backtest.ts';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2024, 0, 8);

/** Weekdays from a Monday on, at prices given as open, high, low, close. */
const days = (...prices: readonly (readonly [number, number, number, number])[]): Row[] =>
  prices.map(([open, high, low, close], at) => ({
    time: MONDAY + (at + 2 * Math.floor(at / 5)) * DAY,
    open,
    high,
    low,
    close,
  }));

const flat = (count: number, price = 100): Row[] =>
  days(...Array.from({ length: count }, () => [price, price + 1, price - 1, price] as const));

describe('the order of things in a bar', () => {
  test('an order sent at a close fills at the next open; its fill is told before that bar is', () => {
    const told: string[] = [];
    const outcome = run({
      columns: [columnsOf(days([10, 11, 9, 10.5], [12, 13, 11, 12.5], [13, 14, 12, 13.5]))],
      definition: strategy({
        name: 'Teller',
        setup: (s) => ({
          onBar(bar: Bar) {
            told.push(`bar ${bar.close}, holds ${s.position().quantity}`);
            if (bar.close === 10.5) s.buy({ quantity: 5 });
          },
          onFill: ({ price, quantity }) => void told.push(`fill ${quantity} at ${price}`),
          onEnd: () => void told.push('end'),
        }),
      }),
    });
    expect(told).toEqual([
      'bar 10.5, holds 0',
      'fill 5 at 12',
      'bar 12.5, holds 5',
      'bar 13.5, holds 5',
      'end',
    ]);
    expect(outcome.equity.at(-1)).toBe((100_000 + 5 * 1.5) * SCALE);
  });

  test('with “close” it fills at the close it was sent at', () => {
    const outcome = run({
      columns: [columnsOf(days([10, 11, 9, 10.5], [12, 13, 11, 12.5]))],
      fill: BAR_PRESETS.close,
      definition: strategy({
        name: 'Now',
        setup: (s) => (bar) => void (bar.close === 10.5 && s.buy({ quantity: 5 })),
      }),
    });
    expect(fills(outcome).map(({ price }) => price)).toEqual([10.5 * SCALE]);
  });

  test('nothing of a bar that is not over can be read', () => {
    let most = 0;
    run({
      columns: [columnsOf(flat(20))],
      definition: strategy({
        name: 'Curious',
        setup(s) {
          const bars = s.bars();
          const line = bars.line('close');
          return () => {
            most += 1;
            expect(bars.count).toBe(most);
            expect(bars.before(-1)).toBeNull();
            expect(line.ago(-1)).toBeNaN();
            expect(bars.before(most)).toBeNull();
          };
        },
      }),
    });
    expect(most).toBe(20);
  });

  test('onBar waits until every indicator has a value, or as long as it was told to', () => {
    const first = (warmUp: number | null): number => {
      let seen = 0;
      run({
        columns: [columnsOf(flat(30))],
        definition: strategy({
          name: 'Waits',
          setup(s) {
            s.sma(10);
            if (warmUp !== null) s.warmUp(warmUp);
            return () => {
              seen ||= s.bars().count;
            };
          },
        }),
      });
      return seen;
    };
    expect(first(null)).toBe(10);
    expect(first(0)).toBe(1);
    expect(first(20)).toBe(21);
  });

  test('bars before the first that is played are history', () => {
    let first = 0;
    run({
      columns: [columnsOf(flat(30))],
      first: 15,
      definition: strategy({
        name: 'Knows',
        setup(s) {
          s.sma(10);
          return () => {
            first ||= s.bars().count;
          };
        },
      }),
    });
    expect(first).toBe(16);
  });

  test('timers come after the first bar of their period, before onBar', () => {
    const told: string[] = [];
    run({
      columns: [columnsOf(flat(12))],
      definition: strategy({
        name: 'Timers',
        setup(s) {
          s.every('week', 'week');
          return {
            onTimer: (name) => void told.push(`${name} ${new Date(s.bars().time).getUTCDate()}`),
            onBar: () => void told.push('bar'),
          };
        },
      }),
    });
    expect(told.filter((each) => each !== 'bar')).toEqual(['week 8', 'week 15', 'week 22']);
    expect(told.slice(0, 2)).toEqual(['week 8', 'bar']);
  });
});

/** Prices that wander, from a seed. */
function walk(seed: number, count: number): Row[] {
  const random = Seeded.of(seed);
  let close = 100;
  return Array.from({ length: count }, (_, at) => {
    const open = Math.round((close + (random.below(201) - 100) / 200) * 100) / 100;
    close = Math.max(20, Math.round((open + (random.below(401) - 200) / 100) * 100) / 100);
    const [high, low] = [
      Math.max(open, close) + random.below(50) / 100,
      Math.min(open, close) - random.below(50) / 100,
    ];
    return { time: MONDAY + at * 3_600_000, open, high, low, close };
  });
}

const busy = strategy({
  name: 'Busy',
  setup(s) {
    const fast = s.ema(4);
    const slow = s.bars(undefined, '4h').line('close');
    return (bar) => {
      if (fast.value > slow.value && s.random() < 0.3)
        s.buy({ size: { by: 'risk', share: 0.01 }, limit: bar.close * 0.995, stopLoss: bar.close * 0.97 });
      if (fast.value < slow.value && s.random() < 0.3) s.close();
      if (s.random() < 0.1) s.cancelAll();
    };
  },
});

describe('several', () => {
  test('instruments share one cash, and bars that end together are one moment', () => {
    let moments = 0;
    const outcome = run({
      columns: [columnsOf(flat(6, 100)), columnsOf(flat(6, 50))],
      instruments: [share('A'), share('B')],
      definition: strategy({
        name: 'Two',
        setup: (s) => () => {
          moments += 1;
          if (moments === 1) {
            s.buy({ symbol: 'A', quantity: 600 });
            expect(s.buy({ symbol: 'B', quantity: 900 }).denied).toBe('INSUFFICIENT_BUYING_POWER');
            s.buy({ symbol: 'B', quantity: 700 });
          }
        },
      }),
    });
    expect(moments).toBe(6);
    expect(fills(outcome).map(({ instrumentId, quantity }) => [instrumentId, quantity])).toEqual([
      ['US:A', 600],
      ['US:B', 700],
    ]);
  });

  test('strategies on one account: each has its part and its positions, the account holds the net', () => {
    const always = (side: 'buy' | 'sell', quantity: number) =>
      strategy({
        name: side,
        setup: (s) => () => {
          if (s.bars().count === 1) s[side]({ quantity });
          if (s.bars().count === 3) expect(s.position().quantity).toBe(side === 'buy' ? quantity : -quantity);
        },
      });
    const outcome = run({
      columns: [
        columnsOf(days([100, 101, 99, 100], [100, 102, 99, 101], [101, 112, 100, 110], [110, 111, 109, 110])),
      ],
      definition: [always('buy', 100), always('sell', 60)],
    });
    const [long, short] = outcome.strategies;
    expect(long!.equity.at(-1)).toBe((50_000 + 100 * 10) * SCALE);
    expect(short!.equity.at(-1)).toBe((50_000 - 60 * 10) * SCALE);
    expect(outcome.equity.at(-1)).toBe((100_000 + 40 * 10) * SCALE);
  });
});

describe('a run is a function of what it is given', () => {
  const ask = (seed: number) => ({
    columns: [columnsOf(walk(11, 600))],
    definition: busy,
    timeframe: '1h' as const,
    calendar: '24/7' as const,
    seed,
  });

  test('the same journal byte for byte; another seed gives another', () => {
    const [a, b, c] = [run(ask(1)), run(ask(1)), run(ask(2))];
    expect(a.fills).toBeGreaterThan(20);
    expect(Buffer.from(a.journal).equals(Buffer.from(b.journal))).toBe(true);
    expect(a.equity).toEqual(b.equity);
    expect(Buffer.from(a.journal).equals(Buffer.from(c.journal))).toBe(false);
  });

  test('what came later changes nothing of what was decided before', () => {
    const rows = walk(11, 600);
    const whole = events(run(ask(1)));
    for (const cut of [100, 333, 599]) {
      const changed = rows.map((row, at) =>
        at < cut
          ? row
          : { ...row, open: row.open * 2, high: row.high * 2, low: row.low * 2, close: row.close * 2 },
      );
      const other = events(run({ ...ask(1), columns: [columnsOf(changed)] }));
      const until = rows[cut - 1]!.time + 3_600_000;
      const before = (all: typeof whole) =>
        all.filter(({ at, kind }) => at <= until && kind !== 'stream-opened');
      expect(before(other)).toEqual(before(whole));
    }
  });

  test('postings balance, and equity is cash and what is held at the last close', () => {
    const outcome = run(ask(3));
    const sums = new Map<string, number>();
    for (const event of events(outcome))
      if ('postings' in event) {
        expect(event.postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
        for (const { account, amount } of event.postings)
          sums.set(account, (sums.get(account) ?? 0) + amount);
      }
    const held = fills(outcome).reduce(
      (sum, { side, quantity }) => sum + (side === 'buy' ? quantity : -quantity),
      0,
    );
    const last = Math.round(walk(11, 600).at(-1)!.close * SCALE);
    expect(outcome.equity.at(-1)).toBe((sums.get('cash') ?? 0) + held * last);
  });

  test('cancelled, it says so and keeps what was', () => {
    const outcome = run({ ...ask(1), more: { goOn: () => false } });
    expect(outcome.complete).toBe(false);
  });
});
