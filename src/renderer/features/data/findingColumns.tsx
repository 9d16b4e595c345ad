/** The columns of a series' findings; the first chooses the repair. */
import type { SeriesView } from '#contract/series-views.ts';
import type { Finding } from '#research/quality/finding.ts';
import type { Words } from '#words/index.ts';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatScaled } from '../../ui/format.ts';
import { timeOf } from './figures.ts';
import { findingText, repairText } from './findingText.ts';
import css from './data.module.css';

function span(words: Words, { timeframe }: SeriesView, { from, to }: Finding): string {
  const start = timeOf(words, timeframe, from);
  return to === from ? start : `${start} – ${timeOf(words, timeframe, to)}`;
}

export function findingColumns(
  words: Words,
  series: SeriesView,
  chosen: ReadonlySet<Finding>,
  toggle: (finding: Finding) => void,
): readonly GridColumn<Finding>[] {
  const { t, locale } = words;
  const dated = !/[smh]$/.test(series.timeframe);
  return [
    {
      id: 'pick',
      header: '',
      width: '22px',
      cell: (finding) =>
        finding.repair && (
          <input
            type="checkbox"
            className={css.pick}
            tabIndex={-1}
            aria-label={t('data.pick', { time: timeOf(words, series.timeframe, finding.from) })}
            data-testid={`pick-${finding.kind}`}
            checked={chosen.has(finding)}
            onChange={() => toggle(finding)}
          />
        ),
    },
    {
      id: 'when',
      header: t('data.when'),
      width: dated ? '150px' : '170px',
      sort: ({ from }) => from,
      cell: (finding) => {
        const text = span(words, series, finding);
        return <span title={text}>{text}</span>;
      },
    },
    {
      id: 'row',
      header: t('data.row'),
      width: '56px',
      align: 'end',
      leaves: 1,
      sort: ({ row }) => row ?? -1,
      cell: ({ row }) => (row === null ? '–' : formatScaled(row + 1, 0, locale)),
    },
    {
      id: 'what',
      header: <span className={css.after}>{t('data.what')}</span>,
      width: 'minmax(150px, 1fr)',
      cell: (finding) => {
        const text = findingText(words, series, finding);
        return (
          <span
            className={css.after}
            data-severity={finding.severity}
            title={`${t(`findings.${finding.severity}`)}: ${text}`}
          >
            {text}
          </span>
        );
      },
    },
    {
      id: 'repair',
      header: t('data.repair'),
      width: 'minmax(100px, 0.6fr)',
      leaves: 2,
      cell: ({ repair }) => {
        const text = repair ? repairText(words, series, repair) : '–';
        return <span title={text}>{text}</span>;
      },
    },
  ];
}
