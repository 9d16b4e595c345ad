/** Made-up clean series, from a seed, and faults planted into them. */
import type { BarColumns, CalendarName } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { Seeded } from '#core/units/seeded.ts';
import { tradingSessions } from '#core/venues/calendars.ts';
import { copyOf } from '#research/bars/columns.ts';
import { columnsOf } from './market.ts';

export interface Made {
  readonly seed: number;
  readonly calendar: CalendarName;
  /** First day, as days since 1970-01-01, and how many calendar days from there. */
  readonly from: number;
  readonly days: number;
  /** Milliseconds of a bar; a day's bars where null. */
  readonly ms: number | null;
}

/** About normal with a standard deviation of one. */
const normal = (random: Seeded): number => {
  let sum = 0;
  for (let draw = 0; draw < 12; draw += 1) sum += random.below(1_000_001) / 1_000_000;
  return sum - 6;
};

function timesOf({ calendar, from, days, ms }: Made): number[] {
  return tradingSessions(calendar, from, from + days - 1).flatMap(({ day, intervals }) => {
    if (ms === null) return [day * DAY_MS];
    return intervals.flatMap((span) =>
      Array.from({ length: Math.ceil((span.to - span.from) / ms) }, (_, at) => span.from + at * ms),
    );
  });
}

/** Complete, without a fault: a walk around 100.0000 at scale 4. */
export function cleanSeries(made: Made): BarColumns {
  const random = Seeded.of(made.seed);
  const width = made.ms === null ? 0.012 : 0.000_6;
  let close = 1_000_000;
  const rows = timesOf(made).map((time) => {
    const open = Math.round(close * (1 + normal(random) * width * 0.3));
    close = Math.round(open * (1 + normal(random) * width));
    const reach = (): number => 1 + Math.abs(normal(random)) * width * 0.5;
    const high = Math.round(Math.max(open, close) * reach());
    const low = Math.round(Math.min(open, close) / reach());
    return [time, open, high, low, close, Math.round(100_000 * Math.exp(0.4 * normal(random)))];
  });
  return columnsOf(rows);
}

export const FAULTS = [
  'high-below-low',
  'outside-range',
  'price-not-positive',
  'spike',
  'wick',
  'stale-run',
  'volume-negative',
  'volume-zero',
  'volume-spike',
  'split-like',
  'sessions-missing',
] as const;
export type Fault = (typeof FAULTS)[number];

export const STALE_BARS = 8;
const PRICES = ['open', 'high', 'low', 'close'] as const;
const ALL = [...PRICES, 'time', 'volume'] as const;

function scale(columns: BarColumns, from: number, to: number, by: number): void {
  for (const name of PRICES)
    for (let row = from; row < to; row += 1) columns[name][row] = Math.round(columns[name][row]! * by);
}

function cut(columns: BarColumns, row: number): BarColumns {
  const keep = (column: Float64Array): Float64Array => column.filter((_, at) => at !== row);
  const [open, high, low, close, time, volume] = ALL.map((name) => keep(columns[name])) as Float64Array[];
  return {
    count: columns.count - 1,
    open: open!,
    high: high!,
    low: low!,
    close: close!,
    time: time!,
    volume: volume!,
  };
}

const PLANT: Readonly<Record<Exclude<Fault, 'sessions-missing'>, (bars: BarColumns, row: number) => void>> = {
  'high-below-low': (bars, row) => {
    [bars.high[row], bars.low[row]] = [bars.low[row]!, bars.high[row]!];
  },
  'outside-range': (bars, row) => {
    bars.high[row] = Math.floor((Math.max(bars.open[row]!, bars.close[row]!) + bars.low[row]!) / 2);
  },
  'price-not-positive': (bars, row) => {
    bars.close[row] = 0;
  },
  spike: (bars, row) => scale(bars, row, row + 1, 1.5),
  wick: (bars, row) => {
    bars.low[row] = Math.round(bars.low[row]! * 0.5);
  },
  'stale-run': (bars, row) => {
    for (let at = row + 1; at < row + STALE_BARS; at += 1)
      for (const name of PRICES) bars[name][at] = bars[name][row]!;
  },
  'volume-negative': (bars, row) => {
    bars.volume[row] = -bars.volume[row]!;
  },
  'volume-zero': (bars, row) => {
    bars.volume[row] = 0;
  },
  'volume-spike': (bars, row) => {
    bars.volume[row] = bars.volume[row]! * 500;
  },
  'split-like': (bars, row) => scale(bars, row, bars.count, 0.5),
};

/** The columns with a fault at a row; without the row where that is the fault. */
export function plant(columns: BarColumns, fault: Fault, row: number): BarColumns {
  if (fault === 'sessions-missing') return cut(columns, row);
  const copy = copyOf(columns);
  PLANT[fault](copy, row);
  return copy;
}

/** A file of two years of days with a spike and a split in them. */
export function faultyDays(): string {
  const clean = cleanSeries({ seed: 3, calendar: 'NYSE', from: 18_000, days: 730, ms: null });
  const bars = plant(plant(clean, 'spike', 200), 'split-like', 300);
  const rows = Array.from({ length: bars.count }, (_, row) => {
    const prices = PRICES.map((name) => (bars[name][row]! / 10_000).toFixed(4));
    return [new Date(bars.time[row]!).toISOString().slice(0, 10), ...prices, bars.volume[row]!].join(',');
  });
  return `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`;
}
