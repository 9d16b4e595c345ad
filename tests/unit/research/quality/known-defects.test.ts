/** Files with known defects, read as they are: contradictions, prices and days without volume as counted independently. */
import { describe, expect, test } from 'vitest';
import type { BarColumns } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { assess } from '#research/quality/assess.ts';
import type { CheckedSeries, Finding } from '#research/quality/finding.ts';
import { contradictions } from '#research/quality/checks/contradictions.ts';
import { prices } from '#research/quality/checks/prices.ts';
import { splits } from '#research/quality/checks/splits.ts';
import { checkedSeries } from '#research/quality/series.ts';
import { cellsOf, columnsOf, dayOf, hasMarket, marketFile, readSeries } from '../../../support/market.ts';

interface Known {
  readonly ohlc_nonpositive_rows: number;
  readonly ohlc_inconsistent_rows: number;
}

const SCALES = { priceScale: 4, volumeScale: 0 };
const DAILY = { calendar: 'HOSE', timeframe: '1d' } as const;
const units = (text: string): number => Math.round(Number(text) * 10_000);
const known = (path: string): Known =>
  (JSON.parse(marketFile('quality_report.json').toString()) as Record<string, Known>)[path]!;

/** All rows of a file, ascending, of a day given twice the last. `at` says where open, high, low, close, volume are. */
function rawDays(path: string, at: readonly number[]): BarColumns {
  const rows = new Map<number, number[]>();
  for (const cells of cellsOf(path)) {
    const time = dayOf(cells[0]!) * DAY_MS;
    const [open, high, low, close, volume] = at.map((index) => cells[index]!);
    rows.set(time, [time, ...[open!, high!, low!, close!].map(units), Math.round(Number(volume))]);
  }
  return columnsOf([...rows.values()].toSorted((a, b) => a[0]! - b[0]!));
}

function found(check: typeof prices, series: CheckedSeries): Finding[] {
  const findings: Finding[] = [];
  check(series, (finding) => findings.push(finding));
  return findings;
}

describe.skipIf(!hasMarket)('known defects', () => {
  test.each(['FPT', 'HPG', 'SSI', 'VCB', 'VIC', 'VNINDEX', 'VNM'])('cafef %s', (symbol) => {
    const path = `vietnam/cafef_style/${symbol}.PriceHistory.csv`;
    const series = checkedSeries(rawDays(path, [8, 9, 10, 2, 4]), SCALES, DAILY);
    const bad = found(prices, series);
    const { ohlc_nonpositive_rows, ohlc_inconsistent_rows } = known(path);
    expect([bad.length, found(contradictions, series).length]).toEqual([
      ohlc_nonpositive_rows,
      ohlc_inconsistent_rows - bad.length,
    ]);
  });

  test.each(['LPB', 'VIB', 'HPG', 'FPT'])('vn30 %s', (symbol) => {
    const path = `vietnam/vn30_vnd/${symbol}.csv`;
    const series = checkedSeries(rawDays(path, [1, 2, 3, 4, 5]), SCALES, DAILY);
    expect(found(contradictions, series)).toHaveLength(known(path).ohlc_inconsistent_rows);
  });

  test('the days on which the exchange stood still in May 2008 have prices and no volume', () => {
    const path = 'vietnam/cafef_style/FPT.PriceHistory.csv';
    const { findings } = assess(rawDays(path, [8, 9, 10, 2, 4]), SCALES, DAILY);
    const still = findings.filter(({ kind }) => kind === 'volume-zero').map(({ from }) => from / DAY_MS);
    expect(still).toEqual(['27/05/2008', '28/05/2008', '29/05/2008'].map(dayOf));
  });

  /** Real splits of the unadjusted files. */
  test.each([
    ['aapl', ['2000-06-21 2:1', '2005-02-28 2:1', '2014-06-09 7:1', '2020-08-31 4:1']],
    ['ibm', ['1999-05-27 2:1']],
    ['goog', ['2014-04-03 2:1']],
    ['spy', []],
    ['aig', ['1998-08-03 3:2', '2000-07-31 3:2']],
  ] as const)('%s: its splits are told', async (symbol, expected) => {
    const { columns, scales } = await readSeries(`lean/equity_usa_daily/${symbol}.zip`);
    const told = found(splits, checkedSeries(columns, scales, { calendar: 'NYSE', timeframe: '1d' })).map(
      ({ from, numbers }) =>
        `${new Date(from).toISOString().slice(0, 10)} ${numbers.numerator}:${numbers.denominator}`,
    );
    // On 29 September 2000 Apple lost half of its value: a crash that looks like a split, and is only a warning.
    expect(told.filter((each) => each !== '2000-09-29 2:1')).toEqual(expected);
  });
});
