/** One indicator over bars. Runs in a thread: years of minutes would hold the engine. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { pow10 } from '#core/units/integer.ts';
import { indicatorNamed } from '#research/indicators/list.ts';
import type { IndicatorParameters } from '#research/indicators/indicator.ts';
import { compute, inputOf, type Columns, type Source } from '#research/indicators/run.ts';

export interface ScaledBars {
  readonly columns: BarColumns;
  readonly scales: SeriesScales;
}

export interface IndicatorAsk {
  readonly name: string;
  readonly parameters: IndicatorParameters;
  readonly source: Source;
  /** Prices and volumes as they are stored: integers at the scales. */
  readonly columns: BarColumns;
  readonly scales: SeriesScales;
  readonly other: ScaledBars | null;
}

export interface IndicatorDone {
  readonly time: readonly number[];
  readonly outputs: readonly (readonly (number | null)[])[];
}

function inUnits({ time, open, high, low, close, volume }: BarColumns, scales: SeriesScales): Columns {
  const [unit, lot] = [pow10(scales.priceScale), pow10(scales.volumeScale)];
  const price = (column: Float64Array): Float64Array => column.map((value) => value / unit);
  return {
    time,
    open: price(open),
    high: price(high),
    low: price(low),
    close: price(close),
    volume: volume.map((value) => value / lot),
  };
}

/** The other's closes at the times of these bars; NaN where it has none. */
function closesAt(time: Float64Array, { columns, scales }: ScaledBars): Float64Array {
  const unit = pow10(scales.priceScale);
  let at = 0;
  return time.map((moment) => {
    while (at < columns.count && columns.time[at]! < moment) at += 1;
    return columns.time[at] === moment ? columns.close[at]! / unit : Number.NaN;
  });
}

export function indicatorWork(ask: IndicatorAsk): IndicatorDone {
  const indicator = indicatorNamed(ask.name);
  if (!indicator) throw new RangeError(`no indicator ${ask.name}`);
  const columns = inUnits(ask.columns, ask.scales);
  const other = ask.other && closesAt(columns.time, ask.other);
  const out = compute(indicator, inputOf(columns, ask.source, other), ask.parameters);
  return {
    time: Array.from(columns.time),
    outputs: out.map((column) => Array.from(column, (value) => (Number.isNaN(value) ? null : value))),
  };
}
