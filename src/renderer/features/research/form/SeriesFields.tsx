/** What a run is on: stored series of one timeframe, calendar and currency, from when to when, and bars longer than stored. */
import { useMemo } from 'react';
import type { SeriesOverview } from '#contract/quality-views.ts';
import { OPENING_CASH } from '#contract/research-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { IMPORTED_TIMEFRAMES } from '#contract/market-views.ts';
import { canMake } from '#research/bars/timeframe.ts';
import { useMarket } from '../../../state/market.ts';
import { useWords } from '../../../state/settings.ts';
import { goTo } from '../../../state/ui.ts';
import { Button, Empty, Field, SelectInput, TextInput } from '../../../ui/controls.tsx';
import { SeriesPicker } from '../../data/SeriesPicker.tsx';
import { qualityOf } from '../../data/store.ts';
import { changeDraft, useDraft } from './draft.ts';
import css from './form.module.css';

const CASH = { VND: Number(OPENING_CASH.VND), USD: Number(OPENING_CASH.USD) } as const;
/** Below this the engine asks before a run. */
const LOW_SCORE = 80;

/** The currency of a symbol that is listed. */
export function useCurrency(series: readonly SeriesOverview[]): 'VND' | 'USD' | null {
  const chosen = useDraft((state) => state.series);
  const bySymbol = useMarket((state) => state.bySymbol);
  const first = series.find((each) => each.series.id === chosen[0]);
  return (first && bySymbol[first.series.symbol]?.currency) ?? null;
}

function Score({ row }: { readonly row: SeriesOverview }) {
  const { t } = useWords();
  const score = qualityOf(row)?.score ?? null;
  const low = score !== null && score < LOW_SCORE;
  return (
    <span className={css.score} data-low={low} title={low ? t('research.lowScore') : t('data.quality')}>
      {score === null ? '' : Math.round(score)}
    </span>
  );
}

const fits = (one: SeriesView, other: SeriesView): boolean =>
  one.timeframe === other.timeframe && one.calendar === other.calendar;

function SeriesChoice({ rows }: { readonly rows: readonly SeriesOverview[] }) {
  const { t } = useWords();
  const chosen = useDraft((state) => state.series);
  const bySymbol = useMarket((state) => state.bySymbol);
  const first = rows.find(({ series }) => series.id === chosen[0])?.series;
  const currencyOf = ({ symbol }: SeriesView) => bySymbol[symbol]?.currency ?? 'USD';
  const refusal = ({ series, tradable }: SeriesOverview): string | null => {
    if (chosen.includes(series.id)) return null;
    if (!tradable) return t('research.untradable');
    if (first && (!fits(first, series) || first.symbol === series.symbol)) return t('research.oneTimeframe');
    return first && currencyOf(first) !== currencyOf(series) ? t('research.oneCurrency') : null;
  };
  const toggle = (series: SeriesView) => {
    const next = chosen.includes(series.id)
      ? chosen.filter((each) => each !== series.id)
      : [...chosen, series.id];
    const { cash } = useDraft.getState();
    const untouched = cash === CASH.USD || cash === CASH.VND;
    changeDraft({
      series: next,
      acceptQuality: false,
      ...(untouched && next.length === 1 && { cash: CASH[currencyOf(series)] }),
    });
  };
  return (
    <SeriesPicker
      rows={rows.map((row) => ({ series: row.series, refused: refusal(row), figure: <Score row={row} /> }))}
      chosen={chosen}
      onToggle={toggle}
      testId="run-series"
    />
  );
}

function Dates() {
  const { t } = useWords();
  const { from, to } = useDraft();
  const wrong = from !== '' && to !== '' && from >= to;
  return (
    <>
      <Field label={t('research.from')}>
        {(id) => (
          <TextInput
            id={id}
            type="date"
            testId="run-from"
            title={t('research.fromHint')}
            value={from}
            onChange={(event) => changeDraft({ from: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('research.to')}>
        {(id) => (
          <TextInput
            id={id}
            type="date"
            testId="run-to"
            invalid={wrong}
            value={to}
            onChange={(event) => changeDraft({ to: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Bars are made longer before the run. */
function Timeframe({ rows }: { readonly rows: readonly SeriesOverview[] }) {
  const { t } = useWords();
  const { timeframe, series: chosen } = useDraft();
  const stored = rows.find(({ series }) => series.id === chosen[0])?.series.timeframe;
  const choices = useMemo(
    () =>
      stored === undefined
        ? []
        : IMPORTED_TIMEFRAMES.filter(
            (each) => each !== stored && canMake(stored as (typeof IMPORTED_TIMEFRAMES)[number], each),
          ),
    [stored],
  );
  return (
    <Field label={t('research.timeframe')}>
      {(id) => (
        <SelectInput
          id={id}
          testId="run-timeframe"
          value={choices.some((each) => each === timeframe) ? timeframe : ''}
          choices={[
            { value: '', label: stored ?? t('research.asStored') },
            ...choices.map((each) => ({ value: each as string, label: each as string })),
          ]}
          onChange={(value) => changeDraft({ timeframe: value })}
        />
      )}
    </Field>
  );
}

export function SeriesFields({ rows }: { readonly rows: readonly SeriesOverview[] | null }) {
  const { t } = useWords();
  if (rows === null) return <Empty>{t('shell.loading')}</Empty>;
  if (rows.length === 0)
    return (
      <div className={css.hint} data-testid="run-no-series">
        <p>{t('research.noSeries')}</p>
        <Button look="primary" testId="run-go-data" onClick={() => goTo('data')}>
          {t('research.importBars')}
        </Button>
      </div>
    );
  return (
    <>
      <SeriesChoice rows={rows} />
      <div className={css.dates}>
        <Dates />
        <Timeframe rows={rows} />
      </div>
    </>
  );
}
