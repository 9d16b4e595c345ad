/** Splits and dividends of a symbol, and bars with them taken out of older prices. */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import { DAY_MS, isoOf, type IsoDate } from '#core/units/civil.ts';
import { parseRounded } from '#core/units/decimal.ts';
import { AppFailure } from '#contract/errors.ts';
import type { SeriesAction } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { adjust, type AdjustmentEvent } from '#research/bars/adjust.ts';
import type { Readable } from '#store/database.ts';
import { actionsOf } from '#store/series-actions.ts';

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

function eventOf(action: SeriesAction, { priceScale }: SeriesView): AdjustmentEvent {
  const exDay = dayOf(action.exDate);
  if (action.kind === 'split')
    return { kind: 'split', exDay, numerator: action.numerator, denominator: action.denominator };
  const amount = parseRounded(action.amount, priceScale);
  return { kind: 'dividend', exDay, amount: amount.ok ? amount.value : 0 };
}

/** `asOf`: days since 1970-01-01; later events do not count. */
export function adjustedBars(
  db: Readable,
  series: SeriesView,
  bars: BarColumns,
  asOf = Infinity,
): BarColumns {
  const events = actionsOf(db, series.symbol).map((action) => eventOf(action, series));
  const done = adjust(bars, series.timeframe as BarTimeframe, series.calendar, events, asOf);
  if (done.ok) return done.value;
  throw new AppFailure('ACTION_DOES_NOT_FIT', { date: isoOf(done.error.exDay) satisfies IsoDate });
}
