/** What the orders of a strategy become. */
import { describe, expect, test } from 'vitest';
import { strategy } from '#research/strategy/api.ts';
import { columnsOf, events, fills, run, SCALE, type Row } from '../../../support/backtest.ts';

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

describe('orders', () => {
  const one = (place: Parameters<typeof strategy>[0]['setup'], rows: Row[]) =>
    run({ columns: [columnsOf(rows)], definition: strategy({ name: 'One', setup: place }) });

  test('a bracket: its stop and its target come with the fill, and one ends the other', () => {
    const outcome = one(
      (s) => (bar) => {
        if (bar.close === 100) s.buy({ quantity: 10, takeProfit: 105, stopLoss: 95 });
      },
      days([100, 101, 99, 100], [101, 102, 100, 101], [102, 106, 101, 104], [104, 105, 90, 92]),
    );
    expect(fills(outcome).map(({ side, price }) => [side, price / SCALE])).toEqual([
      ['buy', 101],
      ['sell', 105],
    ]);
    expect(events(outcome).filter(({ kind }) => kind === 'order-cancelled')).toHaveLength(1);
  });

  test('a price between ticks goes to the nearest, a quantity down to whole shares', () => {
    const outcome = one(
      (s) => (bar) => {
        if (bar.close === 100) s.buy({ quantity: 10.9, limit: 99.996 });
      },
      days([100, 101, 99, 100], [101, 102, 99, 101]),
    );
    const accepted = events(outcome).find((event) => event.kind === 'order-accepted')!;
    expect(accepted.kind === 'order-accepted' && accepted.order.price! / SCALE).toBe(100);
    expect(fills(outcome)[0]!.quantity).toBe(10);
  });

  test('what makes no sense is answered, not sent', () => {
    const answers: (string | null)[] = [];
    one(
      (s) => (bar) => {
        if (bar.close !== 100) return;
        answers.push(
          s.buy({ quantity: Number.NaN }).denied,
          s.buy({ quantity: 0.2 }).denied,
          s.buy({ limit: Infinity, quantity: 1 }).denied,
          s.target(Number.NaN).denied,
          s.signal(2).denied,
          s.buy({ quantity: 1e9 }).denied,
          s.buy({ quantity: 1, stopLoss: -5, takeProfit: 110 }).denied,
        );
      },
      days([100, 101, 99, 100], [101, 102, 99, 101]),
    );
    expect(answers.slice(0, 5)).toEqual(['BAD_NUMBER', 'NO_SIZE', 'BAD_NUMBER', 'BAD_NUMBER', 'BAD_NUMBER']);
    expect(answers.every((each) => each !== null)).toBe(true);
  });

  test('a repeated signal changes nothing; a weaker one sells a part; none closes', () => {
    const outcome = one((s) => {
      const plan = [1, 1, 0.5, 0.5, 0];
      return () => void s.signal(plan[s.bars().count - 1] ?? 0);
    }, flat(7));
    expect(fills(outcome).map(({ side, quantity }) => [side, quantity])).toEqual([
      ['buy', 950],
      ['sell', 475],
      ['sell', 475],
    ]);
  });

  test('all of the equity pays its fees out of itself', () => {
    const outcome = run({
      columns: [columnsOf(flat(4))],
      fees: [{ model: 'percent', kind: 'commission', sides: 'both', ppm: 10_000, minimum: 0 }],
      size: { by: 'equity', share: 1 },
      definition: strategy({ name: 'All in', setup: (s) => () => void (s.bars().count === 1 && s.buy()) }),
    });
    // 990 shares cost 99,000 and 990 of fees.
    expect(fills(outcome)[0]!.quantity).toBe(990);
    expect(outcome.denied).toBe(0);
  });

  test('what is held is closed at the last close, if that is wanted', () => {
    const outcome = run({
      columns: [columnsOf(days([100, 101, 99, 100], [101, 102, 100, 101], [102, 104, 101, 103]))],
      more: { closeAtEnd: true },
      definition: strategy({
        name: 'Holds',
        setup: (s) => () => void (s.bars().count === 1 && s.buy({ quantity: 10 })),
      }),
    });
    expect(fills(outcome).map(({ price }) => price / SCALE)).toEqual([101, 103]);
    expect(outcome.equity.at(-1)).toBe(100_020 * SCALE);
  });
});
