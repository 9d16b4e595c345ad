/** How something performed, as it is measured: what every figure, chart and table of a report is made of. */
import { DAY_MS } from '#core/units/civil.ts';
import type { FigureTrade, Tries } from '#research/statistics/figures/figure.ts';
import { CLOSE, rowsOfDays } from '#research/statistics/returns.ts';
import type { Activity } from './activity/activity.ts';
import type { SheetSubject } from './tearsheet.ts';

/** Equity at moments (UTC milliseconds, in order), in ledger units. */
export interface Curve {
  readonly time: ArrayLike<number>;
  readonly equity: ArrayLike<number>;
}

/** A trade from flat to flat that is over, money in units of the currency. */
export interface ReportTrade extends FigureTrade {
  readonly id: number;
  readonly symbol: string;
  readonly strategy: string;
  readonly side: 'long' | 'short';
  readonly openedAt: number;
  readonly closedAt: number;
  readonly quantity: number;
  readonly entry: number;
  readonly exit: number;
  /** Of entry and exit. */
  readonly decimals: number;
  readonly gross: number;
  readonly fees: number;
  readonly r: number | null;
  readonly note: string;
}

export interface Performance {
  readonly subject: SheetSubject;
  /** Returns that a year has. */
  readonly periods: number;
  /** Ledger units in one unit of the currency. */
  readonly unit: number;
  readonly curve: Curve;
  /** Money paid in (less what was paid out) since the row before, row by row of the curve; null where none ever was. */
  readonly paidIn: ArrayLike<number> | null;
  /** What holding instead would have come to; null where nothing is compared. */
  readonly market: Curve | null;
  readonly trades: readonly ReportTrade[];
  /** When each trade was open, those that still run to null. */
  readonly held: readonly (readonly [from: number, to: number | null])[];
  readonly activity: Activity;
  /** Variants that were tried before; null where nobody knows. */
  readonly tries: Tries | null;
}

/** First and last moment that count. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface DatedReturns {
  readonly time: Float64Array;
  readonly returns: Float64Array;
}

/**
 * From the last row of each UTC date to that of the next; the first is from the first row. Money paid in on a date counts from
 * its end: it earns nothing on that date. What cannot be said is NaN.
 */
export function dailyOf({ time, equity }: Curve, paidIn: ArrayLike<number> | null = null): DatedReturns {
  const rows = rowsOfDays(time, CLOSE).filter((row) => row > 0);
  const paid = paidIn && sumsBetween(paidIn, rows);
  const returns = rows.map((row, at) => {
    const before = equity[at === 0 ? 0 : rows[at - 1]!]!;
    return before > 0 ? (equity[row]! - (paid?.[at] ?? 0)) / before - 1 : Number.NaN;
  });
  return {
    time: Float64Array.from(rows, (row) => Math.floor((time[row]! - CLOSE) / DAY_MS) * DAY_MS),
    returns: Float64Array.from(returns),
  };
}

/** Of the rows after each row before, up to each row. */
function sumsBetween(values: ArrayLike<number>, rows: readonly number[]): number[] {
  let row = 0;
  return rows.map((end) => {
    let sum = 0;
    while (row < end) sum += values[(row += 1)]!;
    return sum;
  });
}

/** What one unit at the first row has become at each row: as `dailyOf` counts, and within a day from the end of the one before. */
export function growthOf({ time, equity }: Curve, paidIn: ArrayLike<number> | null): Float64Array {
  const growth = new Float64Array(time.length).fill(1);
  let [base, grown, paid] = [equity[0] ?? 0, 1, 0];
  for (let row = 1; row < time.length; row += 1) {
    paid += paidIn?.[row] ?? 0;
    growth[row] = base > 0 ? grown * Math.max(0, (equity[row]! - paid) / base) : grown;
    const next = row + 1 < time.length ? Math.floor((time[row + 1]! - CLOSE) / DAY_MS) : Number.NaN;
    if (next === Math.floor((time[row]! - CLOSE) / DAY_MS)) continue;
    [base, grown, paid] = [equity[row]!, growth[row]!, 0];
  }
  return growth;
}

/** The first row at or after a moment; the length where there is none. */
function rowAt(time: ArrayLike<number>, at: number): number {
  let [low, high] = [0, time.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows of a curve within a span and the one before: what it is measured from. */
function rowsOf(curve: Curve, { from, to }: Span): readonly [from: number, to: number] {
  return [Math.max(0, rowAt(curve.time, from + CLOSE) - 1), rowAt(curve.time, to + 1 + CLOSE)];
}

const cut = (values: ArrayLike<number>, from: number, to: number): Float64Array =>
  Float64Array.from({ length: Math.max(0, to - from) }, (_, row) => values[from + row]!);

function curveWithin(curve: Curve, span: Span): Curve {
  const [from, to] = rowsOf(curve, span);
  return { time: cut(curve.time, from, to), equity: cut(curve.equity, from, to) };
}

function activityWithin(activity: Activity, span: Span): Activity {
  const { ends, results, dealings, holdings } = activity;
  const [first, end] = [rowAt(ends, span.from + CLOSE), rowAt(ends, span.to + 1 + CLOSE)];
  const own = (day: number): boolean => day >= first && day < end;
  const rows = results.day.flatMap((day, row) => (own(day) ? [row] : []));
  return {
    holdings,
    ends: ends.slice(first, end),
    gross: activity.gross.slice(first, end),
    net: activity.net.slice(first, end),
    borrow: activity.borrow.slice(first, end),
    interest: activity.interest.slice(first, end),
    results: {
      day: rows.map((row) => results.day[row]! - first),
      holding: rows.map((row) => results.holding[row]!),
      amount: rows.map((row) => results.amount[row]!),
    },
    dealings: dealings
      .filter(({ day }) => own(day))
      .map((dealing) => ({ ...dealing, day: dealing.day - first })),
  };
}

/** The same, of a part of its time: whole UTC days. Trades that ended in it count. */
export function within(performance: Performance, span: Span | null): Performance {
  if (span === null) return performance;
  const { curve, market, paidIn, trades, activity } = performance;
  const [from, to] = rowsOf(curve, span);
  return {
    ...performance,
    curve: curveWithin(curve, span),
    // What came in before the span, with its first row, is in what it is measured from.
    paidIn: paidIn && cut(paidIn, from, to).map((each, row) => (row === 0 ? 0 : each)),
    market: market && curveWithin(market, span),
    trades: trades.filter(({ closedAt }) => closedAt >= span.from + CLOSE && closedAt <= span.to + CLOSE),
    activity: activityWithin(activity, span),
  };
}
