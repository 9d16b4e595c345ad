/** Which stored series a session is to be of: those of one timeframe whose symbols are listed. */
import { useState } from 'react';
import type { SeriesView } from '#contract/series-views.ts';
import { useMarket } from '../../state/market.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { TextInput } from '../../ui/controls.tsx';
import { formatDate } from '../../ui/time.ts';
import css from './replay.module.css';

function SeriesRow(props: {
  readonly series: SeriesView;
  readonly chosen: boolean;
  readonly refused: string | null;
  readonly onToggle: () => void;
}) {
  const { locale } = useWords();
  const { series, chosen, refused } = props;
  return (
    <label className={css.series} data-refused={refused !== null} title={refused ?? undefined}>
      <input
        type="checkbox"
        checked={chosen}
        disabled={refused !== null}
        data-testid={`series-${series.symbol}-${series.timeframe}`}
        onChange={props.onToggle}
      />
      <b>{series.symbol}</b>
      <span>{series.timeframe}</span>
      <span className={css.seriesRange}>
        {formatDate(series.first, locale, 'UTC')} – {formatDate(series.last, locale, 'UTC')}
      </span>
      <span className={css.seriesCount}>{series.count.toLocaleString(locale)}</span>
    </label>
  );
}

export function SeriesChoice(props: {
  readonly series: readonly SeriesView[];
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}) {
  const { t } = useWords();
  const { series, chosen, onChange } = props;
  const [filter, setFilter] = useState('');
  const bySymbol = useMarket((state) => state.bySymbol);
  /** A session knows its own symbols only: the engine will say. */
  const inSession = useSession((state) => state.deck !== null);
  const first = series.find(({ id }) => chosen.includes(id));
  const wanted = filter.trim().toUpperCase();
  const shown = series.filter(({ symbol }) => symbol.includes(wanted));
  const refusal = (each: SeriesView): string | null => {
    if (first && (each.timeframe !== first.timeframe || each.calendar !== first.calendar))
      return t('replay.oneTimeframe');
    return inSession || bySymbol[each.symbol] ? null : t('replay.untradable');
  };
  const toggle = (id: number) =>
    onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <div className={css.choice}>
      <div className={css.choiceHead}>
        <TextInput
          aria-label={t('replay.filter')}
          placeholder={t('replay.filter')}
          testId="series-filter"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span>{t('replay.chosen', { count: chosen.length })}</span>
      </div>
      <div className={css.choiceList} role="group" aria-label={t('replay.series')}>
        {shown.map((each) => (
          <SeriesRow
            key={each.id}
            series={each}
            chosen={chosen.includes(each.id)}
            refused={refusal(each)}
            onToggle={() => toggle(each.id)}
          />
        ))}
        {shown.length === 0 && <p className={css.quiet}>{t('replay.noneMatches')}</p>}
      </div>
    </div>
  );
}
