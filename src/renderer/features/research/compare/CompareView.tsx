/** Up to eight runs side by side: figures with the best marked, curves from one start, what was asked for differently. */
import { useMemo } from 'react';
import type { RunComparison, RunDetail } from '#contract/research-views.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useRuns } from '../../../state/research.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { useCall } from '../../data/useCall.ts';
import { CurveChart } from '../result/CurveChart.tsx';
import { bandOf, LINE_COLOURS, percentPoints, type Line } from '../result/curves.ts';
import { isIntradayRun } from '../result/Overview.tsx';
import { WideButton } from '../result/ResultHead.tsx';
import { cancelRun, isOver } from '../runs/actions.ts';
import { CompareTable } from './CompareTable.tsx';
import { runLabel } from './label.ts';
import { spreadSentence } from './paired.ts';
import { PairedView } from './PairedView.tsx';
import css from './compare.module.css';

const NOTHING_BELOW = { label: '', points: [] } as const;

/** What the runs have in common as a group: all of the same one, or nothing. */
export function groupOf(runs: readonly RunDetail[]): 'sensitivity' | 'ab' | null {
  const [first] = runs;
  const same = first?.group && runs.every(({ group }) => group?.id === first.group!.id);
  return same ? first.group!.kind : null;
}

function Curves({ runs, kind }: { readonly runs: readonly RunDetail[]; readonly kind: string | null }) {
  const words = useWords();
  const { t } = words;
  const lines = useMemo(
    (): readonly Line[] =>
      runs.map((run, index) => ({
        key: run.id,
        label: runLabel(run, words),
        colour: LINE_COLOURS[index]!,
        points: percentPoints(run.curve),
        thin: kind === 'sensitivity',
      })),
    [runs, words, kind],
  );
  const band = useMemo(
    () => (kind === 'sensitivity' ? bandOf(lines.map(({ points }) => points)) : []),
    [lines, kind],
  );
  return (
    <CurveChart
      label={t('runs.compareChart')}
      testId="compare-chart"
      lines={lines}
      below={NOTHING_BELOW}
      band={band}
      decimals={2}
      unit=" %"
      intraday={runs.some(isIntradayRun)}
    />
  );
}

function Waiting({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useWords();
  const runs = useRuns((state) => state.runs);
  const under = ids.flatMap((id) => (runs[id] && !isOver(runs[id]) ? [runs[id]] : []));
  const done = ids.length - under.length;
  const progress = under.reduce((sum, run) => sum + run.progress, done) / ids.length;
  const text = t('runs.compareWaiting', { done, count: ids.length });
  return (
    <div className={css.waiting} data-testid="compare-waiting">
      <progress max={1} value={progress} aria-label={text} />
      <span role="status">{text}</span>
      <Button onClick={() => under.forEach(({ id }) => cancelRun(id))}>{t('runs.stop')}</Button>
    </div>
  );
}

function Compared({ value, left }: { readonly value: RunComparison; readonly left: number }) {
  const words = useWords();
  const { t } = words;
  const { runs, differences } = value;
  const kind = groupOf(runs);
  const title =
    kind === 'sensitivity'
      ? t('research.sensitivity')
      : kind === 'ab'
        ? t('research.ab')
        : t('runs.compared', { count: runs.length });
  return (
    <>
      <header className={css.head}>
        <h2>{title}</h2>
        {kind === 'sensitivity' && (
          <span className={css.quiet} data-testid="sensitivity-sentence">
            {spreadSentence(runs, words)}
          </span>
        )}
        {left > 0 && <span className={css.quiet}>{t('runs.leftOut', { count: left })}</span>}
        <span className={css.push} />
        <WideButton />
      </header>
      {kind === 'ab' && differences[0] && <PairedView difference={differences[0]} runs={runs} />}
      <div className={css.body}>
        <CompareTable runs={runs} differences={kind === 'ab' ? [] : differences} />
        <Curves runs={runs} kind={kind} />
      </div>
    </>
  );
}

export function CompareView({ ids }: { readonly ids: readonly string[] }) {
  const { t } = useWords();
  const runs = useRuns((state) => state.runs);
  const over = ids.every((id) => !runs[id] || isOver(runs[id]));
  const done = ids.filter((id) => runs[id]?.status === 'done');
  const { value, error } = useCall(`${over} ${done.join(' ')}`, async () =>
    over && done.length > 0 ? call('runs.compare', { ids: done }) : null,
  );
  return (
    <section className={css.compare} aria-label={t('runs.comparison')} data-testid="compare">
      {!over && <Waiting ids={ids} />}
      {over && done.length === 0 && <Empty>{t('runs.noneDone')}</Empty>}
      {error && <Empty>{describeError(t, error)}</Empty>}
      {over && value && <Compared value={value} left={ids.length - done.length} />}
    </section>
  );
}
