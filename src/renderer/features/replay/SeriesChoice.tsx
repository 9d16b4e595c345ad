/** Which stored series a session is to be of: those of one timeframe whose symbols are listed. */
import type { SeriesView } from '#contract/series-views.ts';
import { useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { SeriesPicker } from '../data/SeriesPicker.tsx';

export function SeriesChoice(props: {
  readonly series: readonly SeriesView[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}) {
  const { t, locale } = useWords();
  const { series, chosen, onChange } = props;
  const bySymbol = useMarket((state) => state.bySymbol);
  /** A session knows its own symbols only: the engine will say. */
  const inSession = useSession((state) => state.deck !== null);
  const first = series.find(({ id }) => chosen.includes(id));
  const refusal = (each: SeriesView): string | null => {
    if (first && (each.timeframe !== first.timeframe || each.calendar !== first.calendar))
      return t('replay.oneTimeframe');
    return inSession || bySymbol[each.symbol] ? null : t('replay.untradable');
  };
  return (
    <SeriesPicker
      rows={series.map((each) => ({
        series: each,
        refused: refusal(each),
        figure: each.count.toLocaleString(locale),
      }))}
      chosen={chosen}
      onToggle={({ id }) =>
        onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
      }
      testId="series"
    />
  );
}
