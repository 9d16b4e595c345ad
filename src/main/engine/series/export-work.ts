/** A file of a series' bars: made longer or adjusted as asked, then written. Runs in a thread. */
import type { BarColumns, BarTimeframe, CalendarName, SeriesScales } from '#core/model/bars.ts';
import { barsCsv } from '#export/bars-csv.ts';
import { resample } from '#research/bars/resample.ts';

export interface BarsFileAsk {
  readonly columns: BarColumns;
  readonly scales: SeriesScales;
  readonly format: 'csv' | 'parquet';
  readonly symbol: string;
  readonly calendar: CalendarName;
  readonly from: string;
  readonly to: string;
}

const isDated = (timeframe: string): boolean => !/[smh]$/.test(timeframe);

export async function barsFileWork(ask: BarsFileAsk): Promise<Uint8Array> {
  const { columns, scales, format, symbol, calendar, from, to } = ask;
  const bars = from === to ? columns : resample(columns, from as BarTimeframe, to as BarTimeframe, calendar);
  if (format === 'csv') return barsCsv(bars, scales, isDated(to));
  // Loaded when it is needed: the thread mostly reads.
  const { barsParquet } = await import('#export/bars-parquet.ts');
  return barsParquet(bars, scales, { symbol, timeframe: to });
}
