/** The quality report of a series: its score, what each check found, the findings with their repairs. */
import { useMemo, useState } from 'react';
import type { ProposedRepair, SeriesQualityView } from '#contract/quality-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { CHECK_NAMES, type CheckName, type Finding } from '#research/quality/finding.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../client/index.ts';
import { useWords } from '../../state/settings.ts';
import { Empty } from '../../ui/controls.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { formatScaled } from '../../ui/format.ts';
import { Score } from './columns.tsx';
import { findingColumns } from './findingColumns.tsx';
import { RepairBar } from './RepairBar.tsx';
import { useCall } from './useCall.ts';
import css from './data.module.css';

type Report = NonNullable<SeriesQualityView['report']>;
/** As the style has it. */
const TWO_LINES = 42;

type Only = CheckName | null;

function CountCell({ count, kind }: { readonly count: number; readonly kind: string }) {
  const { locale } = useWords();
  return (
    <td className={css.figure} data-severity={count > 0 ? kind : undefined}>
      {count === 0 ? '–' : formatScaled(count, 0, locale)}
    </td>
  );
}

/** Each check is a filter of the findings. */
function Counts(props: {
  readonly report: Report;
  readonly only: Only;
  readonly setOnly: (only: Only) => void;
}) {
  const { t } = useWords();
  const { report, only, setOnly } = props;
  return (
    <table className={css.counts}>
      <thead>
        <tr>
          <th>{t('data.check')}</th>
          <th className={css.figure}>{t('findings.error')}</th>
          <th className={css.figure}>{t('findings.warning')}</th>
          <th className={css.figure}>{t('findings.info')}</th>
          <th className={css.figure}>{t('data.affected')}</th>
        </tr>
      </thead>
      <tbody>
        {CHECK_NAMES.filter((name) => report.counts[name].affected > 0).map((name) => {
          const { error, warning, info, affected } = report.counts[name];
          return (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  className={css.link}
                  aria-pressed={only === name}
                  data-testid={`data-check-${name}`}
                  onClick={() => setOnly(only === name ? null : name)}
                >
                  {t(`qualityChecks.${name}`)}
                </button>
              </th>
              <CountCell count={error} kind="error" />
              <CountCell count={warning} kind="warning" />
              <CountCell count={info} kind="info" />
              <CountCell count={affected} kind="affected" />
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const isProposed = (finding: Finding): finding is Finding & { readonly repair: ProposedRepair } =>
  finding.repair !== undefined && finding.repair.kind !== 'restore-before';

function Findings({ series, report, only }: { series: SeriesView; report: Report; only: Only }) {
  const words = useWords();
  const { t } = words;
  const [chosen, setChosen] = useState<ReadonlySet<Finding>>(new Set());
  const rows = useMemo(
    () => report.findings.filter(({ check }) => only === null || check === only),
    [report, only],
  );
  const columns = useMemo(() => {
    const toggle = (finding: Finding) =>
      setChosen((now) =>
        now.has(finding) ? new Set([...now].filter((each) => each !== finding)) : new Set([...now, finding]),
      );
    return findingColumns(words, series, chosen, toggle);
  }, [words, series, chosen]);
  const proposed = rows.filter(isProposed);
  const count = CHECK_NAMES.filter((name) => only === null || name === only).reduce(
    (sum, name) => sum + report.counts[name].error + report.counts[name].warning + report.counts[name].info,
    0,
  );
  const keys = useMemo(() => new Map(report.findings.map((finding, at) => [finding, at])), [report]);
  return (
    <>
      {rows.length < count && (
        <p className={css.note}>
          {rows.length === 0
            ? t('data.notListed', { count })
            : t('data.listedOf', { listed: rows.length, count })}
        </p>
      )}
      <div className={css.findings}>
        <DataGrid
          label={t('data.findings')}
          rows={rows}
          columns={columns}
          rowHeight={TWO_LINES}
          rowKey={(finding) => String(keys.get(finding))}
          rowTestId={({ kind }) => `finding-${kind}`}
          onActivate={(finding) =>
            isProposed(finding) && setChosen((now) => new Set(now.has(finding) ? [] : [...now, finding]))
          }
          empty={count === 0 && <Empty>{t('data.clean')}</Empty>}
        />
      </div>
      {proposed.length > 0 && (
        <RepairBar
          series={series}
          chosen={[...chosen].filter(isProposed).map(({ repair }) => repair)}
          onAll={() => setChosen(new Set(chosen.size < proposed.length ? proposed : []))}
          all={chosen.size >= proposed.length}
          onDone={() => setChosen(new Set())}
        />
      )}
    </>
  );
}

export function QualityTab({ series }: { readonly series: SeriesView }) {
  const words = useWords();
  const { t } = words;
  const [only, setOnly] = useState<Only>(null);
  const { value, error } = useCall(`${series.id} ${series.hash}`, () =>
    call('series.quality', { seriesId: series.id }),
  );
  if (error) return <Empty>{`${t('data.reportFailed')}: ${describeError(t, error)}`}</Empty>;
  if (!value) return <Empty>{t('data.reading')}</Empty>;
  const { report } = value;
  if (!report) return <Empty>{t('data.notChecked', { timeframe: series.timeframe })}</Empty>;
  return (
    <div className={css.quality} data-testid="data-quality">
      <p className={css.said}>
        <span data-testid="data-score">
          <Score score={report.score} words={words} />
        </span>
        <span className={css.quiet}>{t('data.checkedWith', { calendar: report.calendar })}</span>
      </p>
      {CHECK_NAMES.some((name) => report.counts[name].affected > 0) && (
        <Counts report={report} only={only} setOnly={setOnly} />
      )}
      <Findings key={value.series.hash} series={value.series} report={report} only={only} />
    </div>
  );
}
