/** The columns of a series' findings; the first chooses the repair. */
import type { SeriesView } from '#contract/series-views.ts';
import type { Finding, Severity } from '#research/quality/finding.ts';
import type { Words } from '#words/index.ts';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { classes } from '../../ui/controls.tsx';
import { formatScaled } from '../../ui/format.ts';
import { timeOf } from './figures.ts';
import { findingText, repairText } from './findingText.ts';
import css from './data.module.css';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function When({ words, series, finding }: { words: Words; series: SeriesView; finding: Finding }) {
  const { from, to } = finding;
  const at = (moment: number): string => timeOf(words, series.timeframe, moment);
  return (
    <span className={css.two}>
      {at(from)}
      {to !== from && <small>– {at(to)}</small>}
    </span>
  );
}

function What({ words, series, finding }: { words: Words; series: SeriesView; finding: Finding }) {
  const { t } = words;
  const text = findingText(words, series, finding);
  const repair =
    finding.repair && t('data.repairWould', { repair: repairText(words, series, finding.repair) });
  return (
    <span
      className={classes(css.after, css.two)}
      data-severity={finding.severity}
      title={[`${t(`findings.${finding.severity}`)}: ${text}`, repair].filter(Boolean).join('\n')}
    >
      {text}
      {repair && <small>{repair}</small>}
    </span>
  );
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
      header: dated ? t('data.when') : `${t('data.when')} (UTC)`,
      width: dated ? '84px' : '122px',
      sort: ({ from }) => from,
      cell: (finding) => <When words={words} series={series} finding={finding} />,
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
      width: 'minmax(200px, 1fr)',
      sort: ({ severity }) => SEVERITIES.indexOf(severity),
      cell: (finding) => <What words={words} series={series} finding={finding} />,
    },
  ];
}
