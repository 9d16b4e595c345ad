/** A tearsheet of a part of the time is that of the part alone; tables say what figures say; little in, no nonsense out. */
import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { Activity } from '#report/activity/activity.ts';
import { dailyOf, within, type Performance } from '#report/performance.ts';
import { SECTIONS } from '#report/sections.ts';
import { totalsOf, type ReportTable } from '#report/table.ts';
import { tearsheetOf, type Tearsheet } from '#report/tearsheet.ts';
import { NO_ACTIVITY, tradeOf } from '../../support/performances.ts';

const DAY = 86_400_000;
const START = Date.UTC(2023, 0, 2);

interface Made {
  readonly returns: readonly number[];
  readonly profits?: readonly number[];
  readonly paidIn?: readonly number[];
}

/** Two symbols held by two strategies: one brings all of each day's result, the other costs one unit a day. */
function activityOf(changes: readonly number[], ends: readonly number[]): Activity {
  const days = [...changes.keys()];
  return {
    ...NO_ACTIVITY,
    ends,
    gross: days.map(() => 500),
    net: days.map(() => 300),
    borrow: days.map(() => 0),
    interest: days.map(() => 0),
    holdings: [
      { symbol: 'FPT', strategy: 'Cross' },
      { symbol: 'VNM', strategy: 'Pairs' },
    ],
    results: {
      day: days.flatMap((day) => [day, day]),
      holding: days.flatMap(() => [0, 1]),
      amount: changes.flatMap((change) => [change + 1, -1]),
    },
    dealings: days.map((day) => ({
      day,
      holding: day % 2,
      fills: 1,
      bought: 100,
      sold: 50,
      commission: 2,
      tax: 1,
      slippage: 0.5,
      spread: 0.25,
      delay: 3,
    })),
  };
}

function performanceOf({ returns, profits = [], paidIn = [] }: Made): Performance {
  // Closes at noon: at midnight they would belong to the day before.
  const time = [-1, ...returns.keys()].map((row) => START + (row + 0.5) * DAY);
  let equity = 1_000;
  const along = [equity, ...returns.map((each, row) => (equity = equity * (1 + each) + (paidIn[row] ?? 0)))];
  const ends = time.slice(1);
  const changes = returns.map((_, row) => along[row + 1]! - along[row]! - (paidIn[row] ?? 0));
  return {
    subject: {
      kind: 'account',
      id: 'account-1',
      name: 'Made up',
      symbols: ['FPT', 'VNM'],
      timeframe: '1d',
      currency: 'USD',
      fingerprint: null,
      details: [],
    },
    periods: 252,
    unit: 1,
    curve: { time, equity: along },
    paidIn: paidIn.length > 0 ? [0, ...paidIn] : null,
    market: { time, equity: along },
    trades: profits.map((profit, row) => tradeOf(row, profit, START + (row - 1) * DAY)),
    held: [[START, null]],
    activity: activityOf(changes, ends),
    tries: null,
  };
}

const WAVE = Array.from({ length: 300 }, (_, row) => 0.012 * Math.sin(row / 3) + 0.0007);
const PROFITS = Array.from({ length: 120 }, (_, row) => (row % 3 === 0 ? -8 : 5 + (row % 7)));
const everything = { sections: [...SECTIONS] };

const figure = (sheet: Tearsheet, id: string): number | null =>
  sheet.figures.find((each) => each.id === id)!.result.value;
const tableOf = (sheet: Tearsheet, id: string): ReportTable => sheet.tables.find((each) => each.id === id)!;
const column = (table: ReportTable, id: string): (number | null)[] => {
  const at = table.columns.findIndex((each) => each.id === id);
  return table.rows.map((row) => row[at] as number | null);
};
const sum = (values: readonly (number | null)[]): number =>
  values.reduce<number>((total, each) => total + (each ?? 0), 0);

describe('a part of the time', () => {
  const whole = performanceOf({ returns: WAVE, profits: PROFITS });

  test('is measured like a performance that has only that part', () => {
    const span = { from: START + 100 * DAY, to: START + 200 * DAY - 1 };
    const part = tearsheetOf(whole, { span, ...everything });
    expect(part.returns).toBe(100);
    expect(part.whole).toEqual({ from: START - DAY / 2, to: START + 299.5 * DAY });
    const alone = performanceOf({ returns: WAVE.slice(100, 200) });
    for (const id of ['total-return', 'sharpe', 'volatility', 'max-drawdown', 'sortino', 'var-historical'])
      expect(figure(part, id), id).toBeCloseTo(figure(tearsheetOf(alone), id)!, 10);
  });

  test('parts grow to the whole, and their results add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 298 }), (cut) => {
        const [first, second] = [
          tearsheetOf(whole, { span: { from: 0, to: START + cut * DAY - 1 }, ...everything }),
          tearsheetOf(whole, { span: { from: START + cut * DAY, to: START + 400 * DAY }, ...everything }),
        ];
        const all = tearsheetOf(whole, everything);
        const grown = (sheet: Tearsheet): number => 1 + figure(sheet, 'total-return')!;
        expect(grown(first) * grown(second)).toBeCloseTo(grown(all), 10);
        for (const id of ['costs', 'cost-slippage', 'traded-value', 'trades'])
          expect((figure(first, id) ?? 0) + (figure(second, id) ?? 0), id).toBeCloseTo(figure(all, id)!, 8);
        const net = (sheet: Tearsheet): number => sum(column(tableOf(sheet, 'contribution'), 'net'));
        expect(net(first) + net(second)).toBeCloseTo(net(all), 8);
      }),
      { numRuns: 20 },
    );
  });

  test('within all of it is all of it', () => {
    const span = { from: 0, to: START + 1_000 * DAY };
    expect(tearsheetOf(whole, { span }).figures).toEqual(tearsheetOf(whole).figures);
    expect(dailyOf(within(whole, span).curve)).toEqual(dailyOf(whole.curve));
  });

  test('one that holds nothing says so of every figure', () => {
    const sheet = tearsheetOf(whole, {
      span: { from: START + 900 * DAY, to: START + 901 * DAY },
      ...everything,
    });
    expect(sheet.returns).toBe(0);
    expect(figure(sheet, 'sharpe')).toBeNull();
    expect(JSON.stringify(sheet)).not.toMatch(/NaN|Infinity/);
  });
});

test('money that goes out is no fall, at the ends of days or at every mark', () => {
  const paidIn = WAVE.map((_, row) => (row === 100 ? -700 : 0));
  const [plain, paid] = [
    tearsheetOf(performanceOf({ returns: WAVE })),
    tearsheetOf(performanceOf({ returns: WAVE, paidIn })),
  ];
  for (const id of ['max-drawdown', 'max-drawdown-bars'])
    expect(figure(paid, id), id).toBeCloseTo(figure(plain, id)!, 10);
  expect(figure(paid, 'total-profit')! - (figure(paid, 'equity-end')! - 1_000)).toBeCloseTo(700, 8);
});

test('a close at midnight belongs to the day, month and span that end there', () => {
  const time = [0, 1, 2, 3].map((day) => Date.UTC(2024, 0, 30 + day));
  const { subject, ...rest } = performanceOf({ returns: [] });
  const curve = { time, equity: [100, 110, 121, 133.1] };
  const sheet = tearsheetOf({ ...rest, subject, curve, market: curve, held: [] }, { sections: ['months'] });
  expect(sheet.months.map(({ label, return: each }) => [label, each])).toEqual([
    ['2024-01', expect.closeTo(0.21, 12)],
    ['2024-02', expect.closeTo(0.1, 12)],
  ]);
  expect(tableOf(sheet, 'by-month').rows.map(([month, , , profit]) => [month, profit])).toEqual([
    ['2024-01', 21],
    ['2024-02', expect.closeTo(12.1, 12)],
  ]);
});

describe('tables', () => {
  const sheet = tearsheetOf(performanceOf({ returns: WAVE, profits: PROFITS }), everything);

  test('breakdowns count every trade once, whatever they go by', () => {
    for (const id of ['by-strategy', 'by-symbol', 'by-side', 'by-weekday', 'by-hour']) {
      const table = tableOf(sheet, id);
      expect(sum(column(table, 'trades')), id).toBe(PROFITS.length);
      expect(sum(column(table, 'net')), id).toBeCloseTo(sum(PROFITS), 8);
    }
  });

  test('months add up to the profit of the whole, and their returns grow to its return', () => {
    const table = tableOf(sheet, 'by-month');
    const { points } = sheet.charts.find(({ id }) => id === 'equity')!.series[0]!;
    expect(sum(column(table, 'profit'))).toBeCloseTo(points.at(-1)![1] - points[0]![1], 8);
    const grown = column(table, 'return').reduce<number>((product, each) => product * (1 + each!), 1);
    expect(grown - 1).toBeCloseTo(figure(sheet, 'total-return')!, 10);
    expect(Math.max(...column(table, 'drawdown').map(Number))).toBeLessThanOrEqual(
      figure(sheet, 'max-drawdown')!,
    );
  });

  test('costs are the same by kind, by symbol, by month and as figures', () => {
    const [kind, symbol, month] = (['costs-by-kind', 'costs-by-symbol', 'costs-by-month'] as const).map(
      (id) => tableOf(sheet, id),
    );
    const all = sum(column(kind!, 'amount'));
    expect(sum(column(symbol!, 'costs'))).toBeCloseTo(all, 8);
    expect(sum(column(month!, 'costs'))).toBeCloseTo(all, 8);
    const hidden = figure(sheet, 'cost-slippage')! + figure(sheet, 'cost-spread')!;
    expect(figure(sheet, 'costs')! + hidden).toBeCloseTo(all, 8);
    expect(totalsOf(kind!)![1]).toBeCloseTo(all, 8);
  });

  test('a symbol moves with itself, and against what moves the other way', () => {
    const table = tableOf(sheet, 'symbol-correlation');
    expect(table.rows.map((row, at) => row[at + 1])).toEqual([expect.closeTo(1, 10), null]);
  });

  test('money that comes in earns nothing on its day', () => {
    const paidIn = WAVE.map((_, row) => (row === 50 ? 5_000 : 0));
    const rich = tearsheetOf(performanceOf({ returns: WAVE, paidIn }), everything);
    expect(figure(rich, 'total-return')).toBeCloseTo(figure(sheet, 'total-return')!, 10);
    expect(sum(column(tableOf(rich, 'by-month'), 'paid-in'))).toBe(5_000);
    const { points } = rich.charts.find(({ id }) => id === 'growth')!.series[0]!;
    expect(points.at(-1)![1] - 1).toBeCloseTo(figure(rich, 'total-return')!, 10);
  });
});

test('of anything at all nothing is NaN', () => {
  const odd = fc.constantFrom(0, 1e-12, -0.5, -1, 3, 0.01, -0.01);
  fc.assert(
    fc.property(
      fc.array(odd, { maxLength: 40 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 9 }),
      (returns, profits) => {
        const sheet = tearsheetOf(performanceOf({ returns, profits }), everything);
        expect(JSON.stringify(sheet)).not.toMatch(/NaN|Infinity/);
        const numbers = JSON.stringify([sheet.tables, sheet.charts], (_, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'broken' : value,
        );
        expect(numbers).not.toContain('broken');
      },
    ),
    { numRuns: 100 },
  );
});
