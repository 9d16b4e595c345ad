/** Adjusted prices against hand-worked figures, against LEAN's factors and against Yahoo's adjusted closes. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, daysOfIso } from '#core/units/civil.ts';
import { adjust, type AdjustmentEvent } from '#research/bars/adjust.ts';
import {
  eventsOfAdjustedClose,
  eventsOfFactorRows,
  simpleRatio,
  type FactorRow,
} from '#research/bars/adjustment-sources.ts';
import type { BarColumns } from '#core/model/bars.ts';
import { cellsOf, columnsOf, dayOf, hasMarket, marketFile, readSeries } from '../../../support/market.ts';

const FIRST = daysOfIso('2024-01-01');
/** One bar a day whose prices are all the close. */
const days = (...closes: number[]): BarColumns =>
  columnsOf(closes.map((close, at) => [(FIRST + at) * DAY_MS, close, close, close, close, 100]));

function adjusted(
  columns: BarColumns,
  events: readonly AdjustmentEvent[],
  asOf = FIRST + 10_000,
): BarColumns {
  const done = adjust(columns, '1d', '24/7', events, asOf);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}
const split = (at: number, numerator: number, denominator: number): AdjustmentEvent => ({
  kind: 'split',
  exDay: FIRST + at,
  numerator,
  denominator,
});
const dividend = (at: number, amount: number): AdjustmentEvent => ({
  kind: 'dividend',
  exDay: FIRST + at,
  amount,
});

test('a split divides older prices and multiplies older volumes; half to even', () => {
  const { close, volume } = adjusted(days(1_001, 1_003, 500, 505), [split(2, 2, 1)]);
  expect([...close]).toEqual([500, 502, 500, 505]);
  expect([...volume]).toEqual([200, 200, 100, 100]);
  expect([...adjusted(days(1_000, 1_000, 870), [split(2, 115, 100)]).close]).toEqual([870, 870, 870]);
});

test('a dividend takes its share of the close before it from older prices, and leaves volumes', () => {
  const { close, volume } = adjusted(days(1_000, 1_000, 950, 960), [dividend(2, 50)]);
  expect([...close]).toEqual([950, 950, 950, 960]);
  expect([...volume]).toEqual([100, 100, 100, 100]);
});

test('several events multiply; of one day they apply together', () => {
  const columns = days(2_000, 1_000, 1_000, 450);
  expect([...adjusted(columns, [split(1, 2, 1), dividend(3, 100), split(3, 2, 1)]).close]).toEqual([
    450, 450, 450, 450,
  ]);
});

test('events after the date do not count, nor do those before the first bar', () => {
  const columns = days(1_000, 1_000, 500, 500, 250);
  const events = [split(2, 2, 1), split(4, 2, 1), split(-5, 3, 1)];
  expect([...adjusted(columns, events, FIRST + 3).close]).toEqual([500, 500, 500, 500, 250]);
  expect([...adjusted(columns, events, FIRST + 1).close]).toEqual([1_000, 1_000, 500, 500, 250]);
  expect([...adjusted(columns, events).close]).toEqual([250, 250, 250, 250, 250]);
  expect([...columns.close]).toEqual([1_000, 1_000, 500, 500, 250]);
});

test('what cannot be is refused', () => {
  const of = (event: AdjustmentEvent) => adjust(days(100, 100, 100), '1d', '24/7', [event], FIRST + 10);
  expect(of(dividend(1, 100))).toMatchObject({ ok: false, error: { code: 'DIVIDEND_ABOVE_PRICE' } });
  expect(of(split(1, 0, 1))).toMatchObject({ ok: false, error: { code: 'BAD_RATIO' } });
});

test('the simplest ratio near a rounded one', () => {
  expect([0.5, 0.14285714, 1 / 1.15, 20, 0.66666672].map((value) => simpleRatio(value))).toEqual([
    [1, 2],
    [1, 7],
    [20, 23],
    [20, 1],
    [2, 3],
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (top, bottom) => {
      const [a, b] = simpleRatio(Number((top / bottom).toFixed(8)))!;
      expect(a * bottom).toBe(b * top);
    }),
  );
});

const factorRows = (symbol: string): FactorRow[] =>
  marketFile(`lean/factor_files/${symbol}.csv`)
    .toString('utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => {
      const [date, priceFactor, splitFactor] = line.split(',');
      const day = daysOfIso(`${date!.slice(0, 4)}-${date!.slice(4, 6)}-${date!.slice(6)}`);
      return { day, priceFactor: Number(priceFactor), splitFactor: Number(splitFactor) };
    });

/** What the file says a price of a day is worth as of another: its factors over those of then. */
function factorAt(rows: readonly FactorRow[], day: number): number {
  const { priceFactor, splitFactor } = rows.find((row) => row.day >= day)!;
  return priceFactor * splitFactor;
}

describe.skipIf(!hasMarket)('factor files', () => {
  test.each(['aapl', 'aig', 'goog', 'ibm', 'spy'])(
    '%s: as of two dates, as the factors say',
    async (symbol) => {
      const { columns } = await readSeries(`lean/equity_usa_daily/${symbol}.zip`);
      const rows = factorRows(symbol);
      const events = eventsOfFactorRows(rows);
      for (const asOf of [daysOfIso('2015-06-30'), daysOfIso('2021-12-31')]) {
        const done = adjust(columns, '1d', 'NYSE', events, asOf);
        if (!done.ok) throw new Error(JSON.stringify(done.error));
        let worst = 0;
        for (let row = 0; row < columns.count; row += 1) {
          const day = columns.time[row]! / DAY_MS;
          if (day > asOf) expect(done.value.close[row]).toBe(columns.close[row]);
          else {
            const wanted = (columns.close[row]! * factorAt(rows, day)) / factorAt(rows, asOf);
            worst = Math.max(worst, Math.abs(done.value.close[row]! - wanted) / (1 + wanted * 1e-5));
          }
        }
        // Half a unit of rounding, and the files' own seven digits.
        expect(worst).toBeLessThan(1);
      }
    },
  );

  test('Apple’s splits come out of the factors', () => {
    const splits = eventsOfFactorRows(factorRows('aapl')).filter(({ kind }) => kind === 'split');
    expect(splits).toMatchObject([
      { numerator: 2, denominator: 1, exDay: daysOfIso('2000-06-21') },
      { numerator: 2, denominator: 1 },
      { numerator: 7, denominator: 1 },
      { numerator: 4, denominator: 1, exDay: daysOfIso('2020-08-29') },
    ]);
  });
});

describe.skipIf(!hasMarket)('adjusted closes', () => {
  test.each(['orcl-1995-2014', 'nvda-1999-2014'])('%s: the closes come out again', (name) => {
    const cells = cellsOf(`backtrader/${name}.txt`);
    const close = cells.map((row) => Math.round(Number(row[4]) * 1e6));
    const wanted = cells.map((row) => Number(row[5]) * 1e6);
    const numbers = cells.map((row) => dayOf(row[0]!));
    const events = eventsOfAdjustedClose({ days: numbers, close, adjusted: wanted, rounding: 0.5 });
    const columns = columnsOf(close.map((at, row) => [numbers[row]! * DAY_MS, at, at, at, at, 0]));
    // Yahoo adjusts for what came after the file's end too.
    const last = wanted.at(-1)! / close.at(-1)!;
    const done = adjusted(columns, events, numbers.at(-1)!);
    const worst = Math.max(...wanted.map((value, row) => Math.abs((done.close[row]! * last) / value - 1)));
    expect(worst).toBeLessThan(0.000_3);
    expect(events.length).toBeGreaterThan(5);
    expect(events.length).toBeLessThan(40);
  });
});
