/** Every performance figure of a run, group by group: each says its formula, its source and what to beware of. */
import { useState } from 'react';
import type { RunDetail } from '#contract/research-views.ts';
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import { describeError, type Locale, type Words } from '#words/index.ts';
import type { ReportFormat } from '#contract/report-calls.ts';
import { call } from '../../../client/index.ts';
import { tellFailure } from '../../../state/notify.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty, Field } from '../../../ui/controls.tsx';
import { saveBytes } from '../../../ui/saveFile.ts';
import { Num } from '../../../ui/Num.tsx';
import { formatDate } from '../../../ui/time.ts';
import { useCall } from '../../data/useCall.ts';
import { fixedText, percentText } from '../figures.ts';
import { NumberInput } from '../form/NumberInput.tsx';
import { Months } from './Months.tsx';
import css from './metrics.module.css';

function valueText(value: number, unit: SheetFigure['unit'], { t, locale }: Words): string {
  switch (unit) {
    case 'share':
      return percentText(value, locale, value !== 0 && Math.abs(value) < 0.001 ? 4 : 2);
    case 'days':
      return `${fixedText(value, 1, locale)} ${t('figures.unit-days')}`;
    case 'periods':
      return `${fixedText(Math.ceil(value), 0, locale)} ${t('figures.unit-periods')}`;
    case 'count':
      return fixedText(value, 0, locale);
    case 'money':
      return fixedText(value, 2, locale);
    case 'ratio':
      return fixedText(value, Math.abs(value) >= 1_000 ? 0 : 3, locale);
  }
}

/** Where bootstrapped histories put most of it. */
function intervalText({ id }: SheetFigure, { intervals }: Tearsheet, words: Words): string {
  if (!intervals) return '';
  const { sharpe, growth, maxDrawdown } = intervals;
  const found = { sharpe, cagr: growth, 'max-drawdown': maxDrawdown }[id];
  if (!found) return '';
  const unit = id === 'sharpe' ? 'ratio' : 'share';
  const [low, high] = [valueText(found.low, unit, words), valueText(found.high, unit, words)];
  return words.t('report.interval', { low, high });
}

function reasonText({ result }: SheetFigure, { t }: Words): string {
  if (result.value !== null) return '';
  const why = t(`figures.reason-${result.reason}`);
  const { have, least } = result;
  return have === undefined || least === undefined ? why : `${why} (${have} / ${least})`;
}

function Row({ figure, metrics }: { readonly figure: SheetFigure; readonly metrics: Tearsheet }) {
  const words = useWords();
  const { id, result, unit, formula, source, caveat } = figure;
  const known = result.value !== null;
  return (
    <div className={css.row} title={`${formula}\n${source}\n${caveat}`}>
      <dt>{words.t(`figures.${id}` as 'figures.sharpe')}</dt>
      <dd data-known={known}>
        {known ? (
          <Num value={result.value} text={valueText(result.value, unit, words)} testId={`metric-${id}`} />
        ) : (
          <span data-testid={`metric-${id}`}>– {reasonText(figure, words)}</span>
        )}
        {known && <small>{intervalText(figure, metrics, words)}</small>}
      </dd>
    </div>
  );
}

function Groups({ metrics }: { readonly metrics: Tearsheet }) {
  const { t } = useWords();
  const groups = [...new Set(metrics.figures.map(({ group }) => group))];
  return (
    <div className={css.groups}>
      {groups.map((group) => (
        <section key={group} className={css.group}>
          <h3>{t(`figures.group-${group}`)}</h3>
          <dl>
            {metrics.figures
              .filter((each) => each.group === group)
              .map((figure) => (
                <Row key={figure.id} figure={figure} metrics={metrics} />
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Conventions({ metrics }: { readonly metrics: Tearsheet }) {
  const { t, locale } = useWords();
  const { returns, first, last, conventions, intervals } = metrics;
  const [from, to] = [first, last].map((at) => (at === null ? '–' : formatDate(at, locale, 'UTC')));
  const { periods } = conventions;
  return (
    <p className={css.conventions} data-testid="metrics-conventions">
      {t('report.sample', { count: returns, from: from!, to: to!, periods })}{' '}
      {intervals
        ? t('report.bootstrap', {
            confidence: percentText(intervals.confidence, locale, 0),
            samples: fixedText(intervals.samples, 0, locale),
          })
        : t('report.few')}
    </p>
  );
}

async function saveReport(
  id: string,
  riskFree: number,
  format: ReportFormat,
  language: Locale,
): Promise<void> {
  try {
    const { fileName, bytes } = await call('reports.file', {
      subject: { kind: 'run', id },
      conventions: { riskFree },
      format,
      language,
    });
    saveBytes(fileName, bytes);
  } catch (thrown) {
    tellFailure(thrown);
  }
}

const FORMATS = ['html', 'xlsx', 'csv', 'json'] as const satisfies readonly ReportFormat[];

/** The tearsheet as a file. */
function Save({ id, riskFree }: { readonly id: string; readonly riskFree: number }) {
  const { t, locale } = useWords();
  return (
    <div className={css.save} role="group" aria-label={t('runs.saveReport')}>
      <span>{t('runs.saveReport')}</span>
      {FORMATS.map((format) => (
        <Button
          key={format}
          small
          testId={`report-${format}`}
          onClick={() => void saveReport(id, riskFree, format, locale)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}

export function MetricsTab({ run }: { readonly run: RunDetail }) {
  const { t } = useWords();
  const [percent, setPercent] = useState<number | null>(0);
  const rate = (percent ?? 0) / 100;
  const valid = rate > -1 && rate <= 10;
  const riskFree = valid ? rate : 0;
  const { value: metrics, error } = useCall(`${run.id} ${riskFree}`, () =>
    call('reports.tearsheet', { subject: { kind: 'run', id: run.id }, conventions: { riskFree } }),
  );
  const [held, setHeld] = useState<Tearsheet | null>(null);
  if (metrics && metrics !== held) setHeld(metrics);
  const shown = metrics ?? held;
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!shown) return <Empty>{t('shell.loading')}</Empty>;
  return (
    <div className={css.metrics} data-testid="run-metrics">
      <div className={css.head}>
        <Conventions metrics={shown} />
        <Save id={run.id} riskFree={riskFree} />
        <Field label={t('runs.metricsRiskFree')}>
          {(id) => (
            <NumberInput
              id={id}
              value={percent}
              invalid={!valid}
              testId="metrics-risk-free"
              onChange={setPercent}
            />
          )}
        </Field>
      </div>
      <Months months={shown.months} years={shown.years} />
      <Groups metrics={shown} />
    </div>
  );
}
