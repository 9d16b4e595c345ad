/** The columns of the list of series. */
import type { SeriesOverview } from '#contract/quality-views.ts';
import type { Words } from '#words/index.ts';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatScaled } from '../../ui/format.ts';
import { Num } from '../../ui/Num.tsx';
import { Coverage, type Axis } from './Coverage.tsx';
import { dateOf, gradeOf } from './figures.ts';
import { qualityOf } from './store.ts';
import css from './data.module.css';

export function Score({ score, words }: { readonly score: number; readonly words: Words }) {
  const grade = gradeOf(score);
  return (
    <span className={css.score} data-grade={grade}>
      <b>{score}</b> {words.t(`data.${grade}`)}
    </span>
  );
}

function Quality({ row, words }: { readonly row: SeriesOverview; readonly words: Words }) {
  const quality = qualityOf(row);
  if (quality) return <Score score={quality.score} words={words} />;
  return (
    <span className={css.quiet}>{words.t(row.unassessable ? 'data.unassessable' : 'data.checking')}</span>
  );
}

export function seriesColumns(words: Words, axis: Axis): readonly GridColumn<SeriesOverview>[] {
  const { t, locale } = words;
  const year = (at: number): number => new Date(at).getUTCFullYear();
  return [
    {
      id: 'symbol',
      header: t('data.symbol'),
      width: '80px',
      sort: ({ series }) => series.symbol,
      cell: ({ series }) => <strong title={series.symbol}>{series.symbol}</strong>,
    },
    { id: 'timeframe', header: t('data.timeframe'), width: '46px', cell: ({ series }) => series.timeframe },
    {
      id: 'bars',
      header: t('data.bars'),
      width: '72px',
      align: 'end',
      sort: ({ series }) => series.count,
      cell: ({ series: { count } }) => <Num value={count} text={formatScaled(count, 0, locale)} />,
    },
    {
      id: 'first',
      header: <span className={css.after}>{t('data.first')}</span>,
      width: '90px',
      leaves: 4,
      sort: ({ series }) => series.first,
      cell: ({ series }) => <span className={css.after}>{dateOf(words, series.first)}</span>,
    },
    {
      id: 'last',
      header: t('data.last'),
      width: '84px',
      leaves: 3,
      sort: ({ series }) => series.last,
      cell: ({ series }) => dateOf(words, series.last),
    },
    {
      id: 'coverage',
      header: (
        <span className={css.axis}>
          <span>{year(axis.from)}</span>
          <span>{t('data.coverage')}</span>
          <span>{year(axis.to)}</span>
        </span>
      ),
      width: 'minmax(110px, 1fr)',
      cell: (row) => <Coverage row={row} axis={axis} />,
    },
    {
      id: 'quality',
      header: t('data.quality'),
      width: '84px',
      sort: (row) => qualityOf(row)?.score ?? -1,
      cell: (row) => <Quality row={row} words={words} />,
    },
    {
      id: 'source',
      header: t('data.source'),
      width: 'minmax(90px, 0.6fr)',
      leaves: 2,
      sort: ({ source }) => source ?? '',
      cell: ({ source }) => <span title={source ?? undefined}>{source ?? '–'}</span>,
    },
    {
      id: 'tradable',
      header: t('data.tradable'),
      width: '84px',
      leaves: 1,
      sort: ({ tradable }) => (tradable ? 1 : 0),
      cell: ({ tradable }) => t(tradable ? 'data.yes' : 'data.no'),
    },
  ];
}
