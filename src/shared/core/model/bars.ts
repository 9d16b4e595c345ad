/**
 * Bars by column, as they are stored, checked and played: row i of every column is bar i.
 *
 * `time` is when the bar opens, UTC milliseconds, strictly ascending. Prices are integers at the series' price scale, volume
 * one at its volume scale (`SeriesScales`); all are exact in a double.
 */
export interface BarColumns {
  readonly count: number;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** Decimal places: a stored price of 12345 at scale 2 is 123.45. */
export interface SeriesScales {
  readonly priceScale: number;
  readonly volumeScale: number;
}

/** Length of a bar: `1s` to `30s`, `1m` to `30m`, `1h` to `12h`, `1d`, `1w`, `1mo`. */
export type BarTimeframe = `${number}${'s' | 'm' | 'h' | 'd' | 'w' | 'mo'}`;

/** Which calendar says when a series should have bars. */
export type CalendarName = 'NYSE' | 'HOSE' | '24/7' | 'FX';
