/** Price files of cases as bars at a scale fine enough for what a run makes of them. */
import type { BarColumns, BarTimeframe } from '../../../src/shared/core/model/bars.ts';
import { MAX_VALUE } from '../../../src/shared/core/units/units.ts';
import type { Columns } from '../../../src/shared/research/indicators/run.ts';

export interface Bars {
  readonly columns: BarColumns;
  readonly priceScale: number;
  readonly timeframe: BarTimeframe;
}

const MINUTE = 60_000;
const LONGER: readonly [days: number, timeframe: BarTimeframe][] = [
  [1, '1d'],
  [5, '1d'],
  [10, '1w'],
  [40, '1mo'],
];

/** The median step of the last hundred bars, as backtesting.py takes it. */
export function periodOf(time: ArrayLike<number>): number {
  const last = Array.from(time).slice(-100);
  const steps = last
    .slice(1)
    .map((at, row) => at - last[row]!)
    .sort((a, b) => a - b);
  const middle = steps.length >> 1;
  if (steps.length === 0) return 24 * 60 * MINUTE;
  return steps.length % 2 === 1 ? steps[middle]! : (steps[middle - 1]! + steps[middle]!) / 2;
}

function timeframeOf(time: ArrayLike<number>): BarTimeframe {
  const minutes = periodOf(time) / MINUTE;
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.round(minutes / 60)}h`;
  const days = minutes / 60 / 24;
  return LONGER.find(([most]) => days <= most)?.[1] ?? '1mo';
}

/** The places that the numbers have, eight at most. */
export function decimalsOf(...lists: readonly ArrayLike<number>[]): number {
  let places = 0;
  for (const list of lists)
    for (let at = 0; at < list.length; at += 1)
      while (places < 8 && Math.abs(list[at]! * 10 ** places - Math.round(list[at]! * 10 ** places)) > 1e-6)
        places += 1;
  return places;
}

/** Places that a price can have more and still be worth no more than the core takes. */
function finest(most: number): number {
  return Math.floor(Math.log10(MAX_VALUE / 100 / most));
}

export function barsOf(source: Columns, extra: number): Bars {
  const { time, open, high, low, close, volume } = source;
  const most = high.reduce((a, b) => Math.max(a, b), 1);
  const own = decimalsOf(open, high, low, close);
  const priceScale = Math.min(own + extra, Math.max(own, finest(most)));
  const column = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(values, (value) => Math.round(value * 10 ** priceScale));
  const columns = {
    count: time.length,
    time: Float64Array.from(time),
    open: column(open),
    high: column(high),
    low: column(low),
    close: column(close),
    volume: Float64Array.from(volume, (value) => Math.round(Number.isNaN(value) ? 0 : value)),
  };
  return { columns, priceScale, timeframe: timeframeOf(time) };
}

const cut = ({ time, open, high, low, close, volume }: Columns, from: number, to: number): Columns => {
  const part = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).slice(from, to);
  return {
    time: part(time),
    open: part(open),
    high: part(high),
    low: part(low),
    close: part(close),
    volume: part(volume),
  };
};

export const firstRows = (source: Columns, rows: number): Columns => cut(source, 0, rows);

/** Rows from the first date up to the last one, which is left out: a bar of it, stamped at its end, is past its midnight. */
export function between(source: Columns, range: readonly string[] | undefined): Columns {
  if (!range) return source;
  const [from, to] = [Date.parse(range[0]!), Date.parse(range[1]!)];
  const first = source.time.findIndex((at) => at >= from);
  const after = source.time.findIndex((at) => at >= to);
  return cut(source, Math.max(first, 0), after < 0 ? source.time.length : after);
}
