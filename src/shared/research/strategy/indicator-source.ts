/** What an indicator is taken of, out of what a strategy says. Throws `RangeError` on what does not go together. */
import type { Indicator } from '../indicators/indicator.ts';
import type { IndicatorOptions } from './api.ts';
import { SeriesBars } from './bars.ts';
import { fieldOf } from './fields.ts';
import type { IndicatorSource } from './indicator-run.ts';
import { isLine } from './line.ts';

function own(bars: unknown): SeriesBars {
  if (bars instanceof SeriesBars) return bars;
  throw new RangeError('these are no bars of this run');
}

/** `standard`: the bars of the first symbol. */
export function sourceOf(
  { name, reads }: Indicator,
  { bars, of, against }: IndicatorOptions,
  standard: SeriesBars,
): IndicatorSource {
  const line = isLine(of) ? of : null;
  const on = line?.bars ?? own(bars ?? standard);
  const other = against === undefined ? null : own(against);
  if (reads === 'two' && !other)
    throw new RangeError(`indicator ${name} compares two series: say against which`);
  // A longer bar begins before it is over: taken by its beginning it would tell the future.
  if (other && other.timeframe !== on.timeframe)
    throw new RangeError(`indicator ${name} compares bars of one timeframe`);
  return { bars: on, of: line ?? fieldOf(of), against: other };
}
