/** What stands at the lines of a chart: as short as tells one line from the next. */
import type { ChartSpec } from '#report/chart.ts';
import type { Words } from '#words/index.ts';
import { monthLabel } from './cell-text.ts';
import { fixed, monthText, trimmed } from './report-text.ts';

export type Axis = ChartSpec['x'] | ChartSpec['y'];

/** Where an axis of values ends on its own account: above a fall is nothing, and no change is no hundred per cent. */
export interface AxisEnds {
  readonly min?: number;
  readonly max?: number;
  readonly minInterval?: number;
  /** From line to line. */
  readonly interval?: number;
}

const LEAST_SHARE = 0.01;
const STEP = 0.005;

export function endsOf({ kind, y, series }: ChartSpec): AxisEnds {
  if (y === 'count') return { minInterval: 1 };
  if (y !== 'share' || (kind !== 'area' && kind !== 'bars')) return {};
  const values = series.flatMap(({ points }) => points.map(([, value]) => value));
  if (kind === 'area')
    return {
      max: 0,
      ...(values.every((value) => value > -LEAST_SHARE) ? { min: -LEAST_SHARE, interval: STEP } : {}),
    };
  return values.every((value) => value === 0) ? { min: -LEAST_SHARE, max: LEAST_SHARE, interval: STEP } : {};
}

/** From the lowest to the highest value on an axis. */
export function rangeOf(spec: ChartSpec, side: 0 | 1): number {
  const { series, kind, y } = spec;
  const { min, max } = side === 1 ? endsOf(spec) : {};
  if (min !== undefined && max !== undefined) return max - min;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { points } of series)
    for (const point of points) {
      low = Math.min(low, point[side]);
      high = Math.max(high, point[side]);
    }
  const fromZero = side === 1 && (kind === 'bars' || kind === 'area') && y !== 'count';
  const range = fromZero ? Math.max(0, high) - Math.min(0, low) : high - low;
  return Number.isFinite(range) ? range : 0;
}

/** An axis has about so many lines. */
const LINES = 5;
const MOST_DECIMALS = 6;

/** Decimals that tell values apart that lie one line from each other. */
const decimalsFor = (range: number): number =>
  range > 0 ? Math.min(MOST_DECIMALS, Math.max(0, Math.ceil(-Math.log10(range / LINES)))) : 2;

/** Above it, thousands and more are said in short: `1.2M` says as much as `1,200,000` in a third of the room. */
const LONG = 100_000;

function moneyLabel(value: number, range: number, { locale }: Words): string {
  const size = Math.abs(value);
  if (size < LONG) return trimmed(value, decimalsFor(range), locale);
  const unit = 1_000 ** Math.floor(Math.log10(size) / 3);
  const compact = new Intl.NumberFormat(locale, {
    notation: 'compact',
    maximumFractionDigits: Math.max(2, decimalsFor(range / unit)),
  });
  return compact.format(value).replace('-', '−');
}

const DAY_MS = 86_400_000;
const FEW_DAYS = 3 * DAY_MS;
const FEW_MONTHS = 150 * DAY_MS;

/** Hours of few days, days of few months, else months; UTC. */
function timeLabel(at: number, range: number): string {
  if (range >= FEW_MONTHS) return monthText(at);
  const [date, time] = new Date(at).toISOString().split('T');
  const [, month, day] = date!.split('-');
  const said = `${day}/${month}`;
  return range < FEW_DAYS ? `${said} ${time!.slice(0, 5)}` : said;
}

/** A name longer than this would take the chart's room. */
const NAME_SIGNS = 14;

export const nameLabel = (name: string): string => {
  const label = monthLabel(name);
  return label.length > NAME_SIGNS ? `${label.slice(0, NAME_SIGNS - 1).toWellFormed()}…` : label;
};

/** `range` is what the axis spans. */
export function axisLabel(axis: Axis, value: number, range: number, words: Words): string {
  const { locale } = words;
  switch (axis) {
    case 'time':
      return timeLabel(value, range);
    case 'share':
      return `${trimmed(value * 100, Math.max(1, decimalsFor(range * 100)), locale)} %`;
    case 'money':
      return moneyLabel(value, range, words);
    case 'count':
      return fixed(value, 0, locale);
    case 'ratio':
      return trimmed(value, Math.max(2, decimalsFor(range)), locale);
    case 'year':
    case 'name':
      return String(value);
  }
}
