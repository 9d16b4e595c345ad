/** Running an indicator over columns: checked parameters, arrays for the outputs. */
import type { Indicator, IndicatorInput, IndicatorParameters } from './indicator.ts';
import { parametersOf } from './parameters.ts';

export type Columns = Readonly<Record<'time' | 'open' | 'high' | 'low' | 'close' | 'volume', Float64Array>>;

/** The prices an indicator of one series can be taken of. */
export const SOURCES = [
  'close',
  'open',
  'high',
  'low',
  'volume',
  'hl2',
  'oc2',
  'hlc3',
  'ohl3',
  'ohlc4',
] as const;
export type Source = (typeof SOURCES)[number];

function sourceOf({ open, high, low, close, volume }: Columns, source: Source): Float64Array {
  switch (source) {
    case 'close':
      return close;
    case 'open':
      return open;
    case 'high':
      return high;
    case 'low':
      return low;
    case 'volume':
      return volume;
    case 'hl2':
      return high.map((value, at) => (value + low[at]!) / 2);
    case 'oc2':
      return open.map((value, at) => (value + close[at]!) / 2);
    case 'ohl3':
      return open.map((value, at) => (value + high[at]! + low[at]!) / 3);
    case 'hlc3':
      return high.map((value, at) => (value + low[at]! + close[at]!) / 3);
    case 'ohlc4':
      return high.map((value, at) => (open[at]! + value + low[at]! + close[at]!) / 4);
  }
}

/** Columns as an indicator reads them, the source chosen. */
export const inputOf = (
  columns: Columns,
  source: Source = 'close',
  other: Float64Array | null = null,
): IndicatorInput => ({ ...columns, count: columns.close.length, source: sourceOf(columns, source), other });

/** One series as an indicator reads it, where there are no bars: it stands for all prices. */
export const seriesInput = (values: Float64Array, other: Float64Array | null = null): IndicatorInput => ({
  count: values.length,
  time: values,
  open: values,
  high: values,
  low: values,
  close: values,
  volume: values,
  source: values,
  other,
});

/** The indicator's outputs in their order, a row a bar. Throws ParameterError for parameters that it does not take. */
export function compute(
  indicator: Indicator,
  input: IndicatorInput,
  given: Partial<IndicatorParameters> = {},
): Float64Array[] {
  const out = indicator.outputs.map(() => new Float64Array(input.count));
  indicator.batch(input, parametersOf(indicator, given), out);
  return out;
}
