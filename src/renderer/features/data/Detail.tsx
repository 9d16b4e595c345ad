/** The chosen series: what can be done with it, its bars, and all that is known about them. */
import { Tabs } from '@base-ui/react/tabs';
import { useState } from 'react';
import { IMPORTED_TIMEFRAMES } from '#contract/market-views.ts';
import type { SeriesOverview } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { canMake } from '#research/bars/timeframe.ts';
import { useWriteBlock } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { Button, SelectInput } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { ActionsTab } from './ActionsTab.tsx';
import { deleteSeries, exportSeries, replaySeries } from './actions.ts';
import { LineageTab } from './LineageTab.tsx';
import { QualityTab } from './QualityTab.tsx';
import { SeriesChart } from './SeriesChart.tsx';
import { DETAIL_TABS, useData, type DetailTab } from './store.ts';
import css from './data.module.css';

type Timeframe = (typeof IMPORTED_TIMEFRAMES)[number];

/** What the series can be exported in: as it is, and longer bars that it adds up to. */
function timeframesOf({ timeframe }: SeriesView): readonly Timeframe[] {
  return IMPORTED_TIMEFRAMES.filter((each) => {
    try {
      return each === timeframe || canMake(timeframe as Timeframe, each);
    } catch {
      return false;
    }
  });
}

function ExportTools({ series, adjusted }: { readonly series: SeriesView; readonly adjusted: boolean }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<string>(series.timeframe);
  const [busy, setBusy] = useState(false);
  const choices = timeframesOf(series);
  const timeframe = choices.find((each) => each === asked && each !== series.timeframe);
  const run = async (format: 'csv' | 'parquet') => {
    setBusy(true);
    await exportSeries({ seriesId: series.id, format, adjusted, ...(timeframe && { timeframe }) }, series);
    setBusy(false);
  };
  return (
    <span className={css.export}>
      <span className={css.quiet}>{t('data.export')}</span>
      <span className={css.short}>
        <SelectInput
          label={t('data.exportAs')}
          testId="data-export-timeframe"
          value={timeframe ?? series.timeframe}
          choices={[...new Set<string>([series.timeframe, ...choices])].map((value) => ({
            value,
            label: value,
          }))}
          onChange={setAsked}
        />
      </span>
      <Button disabled={busy} testId="data-export-csv" onClick={() => void run('csv')}>
        {t('data.exportCsv')}
      </Button>
      <Button disabled={busy} testId="data-export-parquet" onClick={() => void run('parquet')}>
        {t('data.exportParquet')}
      </Button>
    </span>
  );
}

function Head(props: { readonly row: SeriesOverview; readonly adjusted: boolean }) {
  const { series, tradable } = props.row;
  const { t, locale } = useWords();
  const block = useWriteBlock();
  return (
    <div className={css.detailHead}>
      <h2>
        {series.symbol} <span className={css.quiet}>{series.timeframe}</span>
      </h2>
      <span className={css.quiet}>{`${formatScaled(series.count, 0, locale)} · ${series.calendar}`}</span>
      <span className={css.push} />
      <ExportTools key={series.id} series={series} adjusted={props.adjusted} />
      {tradable && (
        <Button testId="data-replay" onClick={() => replaySeries(series)}>
          {t('data.newReplay')}
        </Button>
      )}
      <Button
        testId="data-delete"
        disabled={block !== null}
        title={block ?? undefined}
        onClick={() => void deleteSeries(series)}
      >
        {t('data.delete')}
      </Button>
    </div>
  );
}

function Body({ tab, series }: { readonly tab: DetailTab; readonly series: SeriesView }) {
  switch (tab) {
    case 'quality':
      return <QualityTab key={series.id} series={series} />;
    case 'lineage':
      return <LineageTab series={series} />;
    case 'actions':
      return <ActionsTab key={series.symbol} symbol={series.symbol} />;
  }
}

export function Detail({ row }: { readonly row: SeriesOverview }) {
  const { t } = useWords();
  const tab = useData((state) => state.tab);
  const [adjusted, setAdjusted] = useState(false);
  const { series } = row;
  return (
    <section
      className={css.detail}
      aria-label={`${series.symbol} ${series.timeframe}`}
      data-testid="data-detail"
    >
      <Head row={row} adjusted={adjusted} />
      <SeriesChart series={series} adjusted={adjusted} setAdjusted={setAdjusted} />
      <Tabs.Root
        className={css.tabsRoot}
        value={tab}
        onValueChange={(value: DetailTab) => useData.setState({ tab: value })}
      >
        <Tabs.List className={css.tabs} activateOnFocus aria-label={t('data.tabs')}>
          {DETAIL_TABS.map((each) => (
            <Tabs.Tab key={each} value={each} className={css.tab} data-testid={`data-tab-${each}`}>
              {t(`data.tab-${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {DETAIL_TABS.map((each) => (
          <Tabs.Panel key={each} value={each} className={css.panel} tabIndex={-1}>
            <Body tab={each} series={series} />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </section>
  );
}
