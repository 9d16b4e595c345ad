/** Splits and dividends that fall into a recording, as the kernel carries them out on their days. */
import type { CorporateAction } from '#core/model/corporate-action.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { parseRounded } from '#core/units/decimal.ts';
import { money, moneyScale } from '#core/units/units.ts';
import type { SeriesAction } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { RecordedAction, RecordedSeries } from '#feeds/recorded/recording.ts';
import type { Readable } from '#store/database.ts';
import { actionsOf } from '#store/series-actions.ts';

interface Taken {
  readonly series: SeriesView;
  readonly instrument: Instrument;
  readonly recorded: RecordedSeries;
}

function asAction(action: SeriesAction, { currency }: Instrument): CorporateAction | null {
  if (action.kind === 'split')
    return {
      kind: 'split',
      numerator: action.numerator,
      denominator: action.denominator,
      cashInLieu: null,
    };
  const amount = parseRounded(action.amount, moneyScale(currency));
  return amount.ok && amount.value > 0
    ? { kind: 'cash-dividend', perShare: money(amount.value), taxPpm: null }
    : null;
}

/** Those after the first bar that is played; `shiftMs` moves their days with the bars. */
export function actionsOfSeries(db: Readable, taken: readonly Taken[], shiftMs: number): RecordedAction[] {
  const all = taken.flatMap(({ series, instrument, recorded: { id, columns, first } }) => {
    const begin = columns.time[first];
    if (begin === undefined) return [];
    return actionsOf(db, series.symbol).flatMap((each): RecordedAction[] => {
      const day = Date.parse(`${each.exDate}T00:00:00Z`) + shiftMs;
      const action = asAction(each, instrument);
      return action && day > begin ? [{ id, day, action }] : [];
    });
  });
  return all.sort((a, b) => a.day - b.day);
}
