/**
 * Prices as they compare with those of a later date: what happened to the share in between is taken out of the older ones.
 *
 * Events are counted up to a date: who looks at a series as of 2014 does not see a split of 2020 in it. Bars on or after an
 * event's first day, and all bars after the date, stay as they were traded.
 *
 * Rounding: splits multiply exactly as a fraction. A dividend D on the last close C before its first day is the factor
 * (C − D) ÷ C in billionths, half-even; those of several dividends multiply from the newest to the oldest, each product
 * rounded the same way. A price is then multiplied once by both and rounded half-even at the series' scale, volume by
 * the splits alone. Adjusting adjusted columns again is not the same as adjusting once.
 * Known limit: the product of all splits must be a fraction of safe integers; that of real ones is.
 */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { mulDiv } from '#core/units/integer.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { copyOf } from './columns.ts';
import { sessionDays } from './session-days.ts';

/** Dividend factors are whole numbers of these. */
export const BILLION = 1_000_000_000;

/** `exDay`: the first session date (days since 1970-01-01) that trades without what was paid or given. */
export type AdjustmentEvent =
  /** `numerator` new shares for every `denominator` old ones. A stock dividend of 15 % is 115 for 100. */
  | {
      readonly kind: 'split';
      readonly exDay: number;
      readonly numerator: number;
      readonly denominator: number;
    }
  /** Cash for one share, at the series' price scale. */
  | { readonly kind: 'dividend'; readonly exDay: number; readonly amount: number }
  /** Older prices × this many billionths: of a source that names no amount. Volume stays. */
  | { readonly kind: 'factor'; readonly exDay: number; readonly billionths: number };

export interface AdjustmentFault {
  readonly code: 'BAD_RATIO' | 'DIVIDEND_ABOVE_PRICE';
  readonly exDay: number;
}

/** What rows before one of the events are multiplied by: price × den ÷ num × cash ÷ BILLION. */
interface Factor {
  readonly numerator: number;
  readonly denominator: number;
  readonly cash: number;
}

const NONE: Factor = { numerator: 1, denominator: 1, cash: BILLION };

const divisorOf = (a: number, b: number): number => (b === 0 ? a : divisorOf(b, a % b));

function withSplit(factor: Factor, numerator: number, denominator: number): Factor {
  const [top, bottom] = [factor.numerator * numerator, factor.denominator * denominator];
  const common = divisorOf(top, bottom);
  return { ...factor, numerator: top / common, denominator: bottom / common };
}

const withCash = (factor: Factor, part: number, whole: number): Factor => ({
  ...factor,
  cash: mulDiv(factor.cash, part, whole, 'half-even'),
});

/** The factor with one older event; `close` is the last one before it. */
function withEvent(factor: Factor, event: AdjustmentEvent, close: number): Factor | AdjustmentFault['code'] {
  switch (event.kind) {
    case 'split': {
      const { numerator, denominator } = event;
      const whole = [numerator, denominator].every((part) => Number.isSafeInteger(part) && part > 0);
      return whole ? withSplit(factor, numerator, denominator) : 'BAD_RATIO';
    }
    case 'dividend':
      if (event.amount < 0 || event.amount >= close) return 'DIVIDEND_ABOVE_PRICE';
      return withCash(factor, close - event.amount, close);
    case 'factor':
      return event.billionths > 0 ? withCash(factor, event.billionths, BILLION) : 'BAD_RATIO';
  }
}

function scaleRows(bars: BarColumns, from: number, to: number, factor: Factor): void {
  const { numerator, denominator, cash } = factor;
  const prices = [bars.open, bars.high, bars.low, bars.close];
  const plain = cash === BILLION;
  const [times, over] = plain ? [denominator, numerator] : [denominator * cash, numerator * BILLION];
  for (const column of prices)
    for (let row = from; row < to; row += 1) column[row] = mulDiv(column[row]!, times, over, 'half-even');
  if (numerator === denominator) return;
  for (let row = from; row < to; row += 1)
    bars.volume[row] = mulDiv(bars.volume[row]!, numerator, denominator, 'half-even');
}

function firstRowOn(days: Int32Array, day: number): number {
  const row = days.findIndex((each) => each >= day);
  return row < 0 ? days.length : row;
}

/**
 * The columns as of a date (days since 1970-01-01). Events may come in any order; those of one day apply together, the
 * dividend to the close before the split.
 */
export function adjust(
  columns: BarColumns,
  timeframe: BarTimeframe,
  calendar: CalendarName,
  events: readonly AdjustmentEvent[],
  asOf: number,
): Result<BarColumns, AdjustmentFault> {
  const days = sessionDays(columns, timeframe, calendar);
  const counted = events.filter(({ exDay }) => exDay <= asOf).toSorted((a, b) => b.exDay - a.exDay);
  const adjusted = copyOf(columns);
  let factor = NONE;
  let end = columns.count;
  for (const event of counted) {
    const row = firstRowOn(days, event.exDay);
    if (row === 0) break;
    if (row < end) {
      if (factor !== NONE) scaleRows(adjusted, row, end, factor);
      end = row;
    }
    const next = withEvent(factor, event, columns.close[row - 1]!);
    if (typeof next === 'string') return err({ code: next, exDay: event.exDay });
    factor = next;
  }
  if (factor !== NONE) scaleRows(adjusted, 0, end, factor);
  return ok(adjusted);
}
