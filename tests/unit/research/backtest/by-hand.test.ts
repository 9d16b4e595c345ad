/**
 * A strategy computed by hand: `by-hand.xlsx` is a workbook with a formula in each cell, calculated by a spreadsheet program.
 * Each trade, the cash and the equity of each bar are those of the run.
 */
import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { FeeSchedule } from '#core/ledger/fees/schedule.ts';
import { sumFees } from '#core/ledger/fees.ts';
import { strategy } from '#research/strategy/api.ts';
import { columnsOf, fills, run, SCALE } from '../../../support/backtest.ts';

interface HandRow {
  readonly Date: string;
  readonly Open: number;
  readonly High: number;
  readonly Low: number;
  readonly Close: number;
  readonly 'Traded at open': number;
  readonly 'Fill price': number;
  readonly Fee: number;
  readonly Cash: number;
  readonly 'Equity at close': number;
}

const sheet = read(readFileSync(new URL('by-hand.xlsx', import.meta.url))).Sheets['Run']!;
const rows = utils.sheet_to_json<HandRow>(sheet, { range: 4 });

const cross = strategy({
  name: 'By hand',
  setup(s) {
    const fast = s.sma(3);
    const slow = s.sma(5);
    return () => {
      if (fast.crossesAbove(slow)) s.buy({ quantity: 100 });
      else if (fast.crossesBelow(slow)) s.close();
    };
  },
});

/** 0.1 % of the value, at least 12.00. */
const FEES: FeeSchedule = [
  { model: 'percent', kind: 'commission', sides: 'both', ppm: 1_000, minimum: 12 * SCALE },
];

const outcome = run({
  columns: [
    columnsOf(
      rows.map(({ Date: day, Open: open, High: high, Low: low, Close: close }) => ({
        time: Date.parse(day),
        open,
        high,
        low,
        close,
      })),
    ),
  ],
  definition: cross,
  cash: 20_000,
  fees: FEES,
});

test('the workbook was calculated, and trades', () => {
  expect(sheet['N20']).toMatchObject({ t: 'n', f: 'M20+I20*E20' });
  expect(rows.filter((row) => row['Traded at open'] !== 0)).toHaveLength(6);
});

test('each trade is the one of the workbook', () => {
  const told = fills(outcome).map(({ at, side, quantity, price, fees }) => ({
    day: new Date(at).toISOString().slice(0, 10),
    traded: side === 'buy' ? quantity : -quantity,
    price: price / SCALE,
    fee: sumFees(fees) / SCALE,
  }));
  const byHand = rows
    .filter((row) => row['Traded at open'] !== 0)
    .map((row) => ({
      day: row.Date,
      traded: row['Traded at open'],
      price: row['Fill price'],
      fee: row.Fee,
    }));
  expect(told).toEqual(byHand);
});

test('equity at each close is that of the workbook, to the last unit', () => {
  // The first row of the run is its beginning.
  const told = Array.from(outcome.equity.subarray(1), (value) => value / SCALE);
  expect(told).toEqual(rows.map((row) => row['Equity at close']));
});
