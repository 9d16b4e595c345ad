/** A made-up tearsheet that has a bit of everything: every chart, every table; the same each time. */
import { Seeded } from '#core/units/seeded.ts';
import type { Currency } from '#core/units/units.ts';
import type { ChartSpec } from '#report/chart.ts';
import type { ReportTable } from '#report/table.ts';
import { tearsheetOf, type Tearsheet } from '#report/tearsheet.ts';
import { NO_ACTIVITY, tradeOf } from './performances.ts';
import { FIRST, MADE_TABLES, MONTHS, SYMBOLS } from './made-tables.ts';

const DAY = 86_400_000;

function moreCharts(equity: ChartSpec['series'][number]['points']): ChartSpec[] {
  const dated = (value: (row: number) => number) =>
    equity.flatMap(([at], row) => (row % 4 === 0 ? [[at, value(row)] as const] : []));
  const named = (value: (place: number) => number) =>
    SYMBOLS.map((_, place) => [place, value(place)] as const);
  const monthly = (value: (place: number) => number) =>
    MONTHS.map((_, place) => [place, value(place)] as const);
  return [
    {
      id: 'rolling-beta',
      kind: 'line',
      x: 'time',
      y: 'ratio',
      series: [{ id: 'run', points: dated((row) => 0.6 + ((row * 7) % 40) / 100) }],
    },
    {
      id: 'exposure',
      kind: 'line',
      x: 'time',
      y: 'share',
      series: [
        { id: 'gross', points: dated((row) => 0.5 + ((row * 13) % 50) / 100) },
        { id: 'net', points: dated((row) => 0.1 + ((row * 13) % 50) / 120) },
      ],
    },
    {
      id: 'contribution',
      kind: 'bars',
      x: 'name',
      y: 'money',
      names: SYMBOLS,
      series: [{ id: 'run', points: named((place) => 42_000_000 - place * 13_000_000) }],
    },
    {
      id: 'costs',
      kind: 'bars',
      x: 'name',
      y: 'money',
      names: MONTHS,
      series: [
        { id: 'commission', points: monthly((place) => 1_000_000 + ((place * 370_000) % 900_000)) },
        { id: 'tax', points: monthly((place) => 200_000 + ((place * 110_000) % 400_000)) },
        { id: 'slippage', points: monthly((place) => 150_000 + ((place * 70_000) % 300_000)) },
      ],
    },
  ];
}

interface MadeTerms {
  readonly name?: string;
  readonly currency?: Currency;
  /** Of days. */
  readonly returns?: readonly number[];
  readonly tables?: readonly ReportTable[];
  readonly symbols?: readonly string[];
}

/** 640 days of two and a half years. */
function wander(): number[] {
  const random = Seeded.of(11);
  return Array.from({ length: 640 }, () => (random.below(401) - 190) / 12_000);
}

export function madeTearsheet(terms: MadeTerms = {}): Tearsheet {
  const { name = 'Giao cắt SMA · Ngân hàng & Thép', currency = 'VND', symbols = SYMBOLS } = terms;
  const returns = terms.returns ?? wander();
  const time = [-1, ...returns.keys()].map((row) => FIRST + Math.floor((row * 7) / 5) * DAY);
  let [run, held] = [1_000_000_000, 1_000_000_000];
  const equity = [run, ...returns.map((each) => (run *= 1 + each))];
  const market = returns.map((each, row) => (held *= 1 + each * 0.6 + ((row % 5) - 2) / 900));
  const trades = returns.slice(0, 120).map((each, row) => ({
    ...tradeOf(row, each * 400_000_000, time[row]!),
    mae: Math.max(0.2, 6 - each * 300) * 900_000,
    mfe: Math.max(0.2, 6 + each * 300) * 900_000,
  }));
  const sheet = tearsheetOf({
    subject: {
      kind: 'run',
      id: '1',
      name,
      symbols,
      timeframe: '1d',
      currency,
      fingerprint: 'ab'.repeat(32),
      details: [],
    },
    periods: 252,
    unit: 1,
    curve: returns.length === 0 ? { time: [], equity: [] } : { time, equity },
    paidIn: null,
    market: returns.length === 0 ? null : { time, equity: [1_000_000_000, ...market] },
    trades,
    held: [],
    activity: NO_ACTIVITY,
    tries: null,
  });
  const more = returns.length === 0 ? [] : moreCharts(time.map((at, row) => [at, equity[row]!] as const));
  return {
    ...sheet,
    charts: [...sheet.charts.filter(({ id }) => !more.some((each) => each.id === id)), ...more],
    tables: terms.tables ?? MADE_TABLES,
  };
}
