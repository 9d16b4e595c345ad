/** Several of the stored series, chosen from a list that a filter makes shorter: for a session, for a run. */
import { useState, type ReactNode } from 'react';
import type { SeriesView } from '#contract/series-views.ts';
import { useWords } from '../../state/settings.ts';
import { TextInput } from '../../ui/controls.tsx';
import { formatDate } from '../../ui/time.ts';
import css from './picker.module.css';

export interface PickerRow {
  readonly series: SeriesView;
  /** Why it cannot be chosen now; null where it can. */
  readonly refused: string | null;
  /** A figure at the end of the line. */
  readonly figure: ReactNode;
}

interface Chosen {
  readonly chosen: readonly number[];
  readonly onToggle: (series: SeriesView) => void;
  /** Begins the test ids of what is in it. */
  readonly testId: string;
}

function Row({ row, chosen, onToggle, testId }: { readonly row: PickerRow } & Chosen) {
  const { locale } = useWords();
  const { series, refused, figure } = row;
  const { id, symbol, timeframe, first, last } = series;
  return (
    <label className={css.row} data-refused={refused !== null} title={refused ?? undefined}>
      <input
        type="checkbox"
        checked={chosen.includes(id)}
        disabled={refused !== null}
        data-testid={`${testId}-${symbol}-${timeframe}`}
        onChange={() => onToggle(series)}
      />
      <b>{symbol}</b>
      <span>{timeframe}</span>
      <span className={css.range}>
        {formatDate(first, locale, 'UTC')} – {formatDate(last, locale, 'UTC')}
      </span>
      <span className={css.figure}>{figure}</span>
    </label>
  );
}

export function SeriesPicker({ rows, ...choice }: { readonly rows: readonly PickerRow[] } & Chosen) {
  const { t } = useWords();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toUpperCase();
  const shown = rows.filter(({ series }) =>
    `${series.symbol} ${series.timeframe}`.toUpperCase().includes(wanted),
  );
  return (
    <div className={css.picker}>
      <div className={css.head}>
        <TextInput
          type="search"
          aria-label={t('data.findSymbol')}
          placeholder={t('data.findSymbol')}
          testId={`${choice.testId}-filter`}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
        <span>{t('data.chosenSeries', { count: choice.chosen.length })}</span>
      </div>
      <div className={css.list} role="group" aria-label={t('data.series')}>
        {shown.map((row) => (
          <Row key={row.series.id} row={row} {...choice} />
        ))}
        {shown.length === 0 && <p>{t('data.noneFound')}</p>}
      </div>
    </div>
  );
}
