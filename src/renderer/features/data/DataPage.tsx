/** The data manager: every series with its coverage and quality, what is known of the chosen one, files on their way in. */
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import type { SeriesOverview } from '#contract/quality-views.ts';
import { describeError } from '#words/index.ts';
import { useRowHeight, useWriteBlock } from '../../state/hooks.ts';
import { addFiles, useImports } from '../../state/imports.ts';
import { useWords } from '../../state/settings.ts';
import { Button, classes, Empty, TextInput } from '../../ui/controls.tsx';
import { DataGrid, type GridControl } from '../../ui/DataGrid.tsx';
import { formatScaled } from '../../ui/format.ts';
import { foldText } from '../../ui/search.ts';
import { importInstruments } from './actions.ts';
import { seriesColumns } from './columns.tsx';
import { axisOf } from './Coverage.tsx';
import { Detail } from './Detail.tsx';
import { ImportQueue } from './ImportQueue.tsx';
import { useData, useSeriesRows } from './store.ts';
import css from './data.module.css';

const ACCEPTED = '.csv,.tsv,.txt,.zip,.gz,.xlsx,.xlsm,.xls,.xlsb,.ods,.parquet';
const NONE: readonly SeriesOverview[] = [];

function Picker(props: {
  readonly label: string;
  readonly testId: string;
  readonly accept: string;
  readonly many?: boolean;
  readonly primary?: boolean;
  readonly onPick: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const block = useWriteBlock();
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple={props.many}
        accept={props.accept}
        aria-label={props.label}
        data-testid={props.testId}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) props.onPick(files);
        }}
      />
      <Button
        look={props.primary ? 'primary' : 'plain'}
        disabled={block !== null}
        title={block ?? undefined}
        testId={`${props.testId}-button`}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}

function Bar({ rows }: { readonly rows: readonly SeriesOverview[] }) {
  const { t, locale } = useWords();
  const filter = useData((state) => state.filter);
  const bars = rows.reduce((sum, { series }) => sum + series.count, 0);
  return (
    <div className={css.bar}>
      <h1>{t('data.title')}</h1>
      <span className={css.search}>
        <TextInput
          type="search"
          aria-label={t('data.filter')}
          placeholder={t('data.filterHint')}
          testId="data-filter"
          value={filter}
          maxLength={100}
          onChange={(event) => useData.setState({ filter: event.target.value })}
        />
      </span>
      <span className={css.quiet} role="status" data-testid="data-count">
        {t('data.count', { count: rows.length, bars: formatScaled(bars, 0, locale) })}
      </span>
      <span className={css.push} />
      <Picker
        label={t('data.importList')}
        testId="data-list"
        accept=".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.xlsb,.ods"
        onPick={([file]) => file && void importInstruments(file)}
      />
      <Picker
        label={t('data.importFiles')}
        testId="data-files"
        accept={ACCEPTED}
        many
        primary
        onPick={addFiles}
      />
    </div>
  );
}

function matches({ series, source }: SeriesOverview, wanted: string): boolean {
  const text = foldText(`${series.symbol} ${series.timeframe} ${series.calendar} ${source ?? ''}`);
  return foldText(wanted)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Files dropped anywhere on the page; entering a child is no leaving. */
function useDrop() {
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const step = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over,
    handlers: {
      onDragEnter: (event: DragEvent) => hasFiles(event) && step(1),
      onDragLeave: (event: DragEvent) => hasFiles(event) && step(-1),
      onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        addFiles(event.dataTransfer.files);
      },
    },
  };
}

function SeriesGrid({
  all,
  rows,
}: {
  all: readonly SeriesOverview[] | null;
  rows: readonly SeriesOverview[];
}) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const error = useData((state) => state.error);
  const columns = useMemo(
    () => seriesColumns(words, all && all.length > 0 ? axisOf(all) : { from: 0, to: 1 }),
    [words, all],
  );
  const control = useRef<GridControl>(null);
  const there = all !== null;
  /** Back on the page, the series looked at before is the current row again. */
  useEffect(() => {
    const { chosen } = useData.getState();
    if (there && chosen !== null) control.current?.show(String(chosen));
  }, [there]);
  const said = all ? t(all.length === 0 ? 'data.none' : 'data.noneFound') : t('shell.loading');
  return (
    <div className={css.grid}>
      <DataGrid
        label={t('data.series')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        rowKey={({ series }) => String(series.id)}
        rowTestId={({ series }) => `series-${series.symbol}-${series.timeframe}`}
        control={control}
        onCurrent={({ series }) => useData.setState({ chosen: series.id })}
        empty={<Empty>{error ? `${t('data.failed')}: ${describeError(t, error)}` : said}</Empty>}
      />
    </div>
  );
}

export function DataPage() {
  const { t } = useWords();
  useSeriesRows();
  const { rows: all, filter, chosen } = useData();
  const queued = useImports((state) => state.jobs.length > 0);
  const rows = useMemo(() => (all ?? NONE).filter((row) => matches(row, filter)), [all, filter]);
  const row = all?.find(({ series }) => series.id === chosen);
  const { over, handlers } = useDrop();
  return (
    <div className={classes(css.page, over && css.dropping)} data-testid="data-page" {...handlers}>
      <Bar rows={rows} />
      <div className={css.split}>
        <div className={css.left}>
          <SeriesGrid all={all} rows={rows} />
          {queued && <ImportQueue />}
        </div>
        <aside className={css.pane} aria-label={t('data.tabs')}>
          {row ? <Detail row={row} /> : <Empty>{t('data.choose')}</Empty>}
        </aside>
      </div>
      {over && <div className={css.drop}>{t('data.queueDrop')}</div>}
    </div>
  );
}
