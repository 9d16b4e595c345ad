/** Up to eight subjects side by side: equity from one start, how far under their highs, every figure a column each. */
import { useCallback, useMemo, useState } from 'react';
import type { ReportSubject } from '#contract/report-calls.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { describeError } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { askedTerms, useReportTerms } from '../../../state/reportTerms.ts';
import { useWords } from '../../../state/settings.ts';
import { Empty } from '../../../ui/controls.tsx';
import { createCross } from '../../../ui/chart/cross.ts';
import { useCall } from '../../data/useCall.ts';
import { isShort, spanOf, united, type Span } from '../span.ts';
import { SheetContext, type SheetParts } from '../sheet/context.ts';
import { ScaleChoice, useEquityLook } from '../sheet/EquityCharts.tsx';
import { PeriodChip } from '../sheet/PeriodChip.tsx';
import { domainOf } from '../sheet/series.ts';
import { useEscape } from '../sheet/Tearsheet.tsx';
import { TimeChart } from '../sheet/TimeChart.tsx';
import { Conventions } from '../terms/Conventions.tsx';
import { keyOf } from '../subjects/subject.ts';
import { CompareFigures } from './CompareFigures.tsx';
import { equityLines, togetherOf, underwaterLines } from './lines.ts';
import css from './compare.module.css';
import charts from '../sheet/charts.module.css';

interface Both {
  readonly wholes: readonly Tearsheet[];
  readonly parts: readonly Tearsheet[];
}

/** What was answered last stays until the next answer. */
function useSheets(subjects: readonly ReportSubject[], span: Span | null) {
  const kept = useReportTerms();
  const about = `${subjects.map(keyOf).join('|')} ${JSON.stringify(kept)}`;
  const ask = (of: Span | null) =>
    Promise.all(
      subjects.map((subject) =>
        call('reports.tearsheet', { subject, ...askedTerms(kept), span: of, sections: ['summary'] }),
      ),
    );
  const wholes = useCall(about, () => ask(null));
  const parts = useCall(span ? `${about} ${span.from} ${span.to}` : '', async () =>
    span ? ask(span) : null,
  );
  const [held, setHeld] = useState<(Both & { readonly of: string }) | null>(null);
  const now = span ? parts.value : wholes.value;
  if (wholes.value && now && (held?.wholes !== wholes.value || held.parts !== now))
    setHeld({ of: subjects.map(keyOf).join('|'), wholes: wholes.value, parts: now });
  const same = held?.of === subjects.map(keyOf).join('|') ? held : null;
  return { both: same as Both | null, error: wholes.error ?? (span ? parts.error : null) };
}

function Curves({ wholes, from }: { readonly wholes: readonly Tearsheet[]; readonly from: number | null }) {
  const words = useWords();
  const scale = useEquityLook((state) => state.scale);
  const lines = useMemo(() => equityLines(wholes, from, scale === 'log'), [wholes, from, scale]);
  const under = useMemo(() => underwaterLines(wholes), [wholes]);
  const domain = useMemo(
    () => domainOf({ series: lines.map(({ points }) => ({ id: 'run', points })) }),
    [lines],
  );
  if (!domain) return null;
  return (
    <div className={charts.equity}>
      <TimeChart
        size="tall"
        wide
        title={words.t('reports.rebased')}
        testId="compare-equity"
        series={lines}
        axis="index"
        domain={domain}
        below={false}
        {...(scale === 'log' ? { meant: (value: number) => 10 ** value } : {})}
        tools={<ScaleChoice />}
      />
      <TimeChart
        title={words.t('reportCodes.chart-underwater')}
        testId="compare-underwater"
        series={under}
        axis="share"
        size="low"
        domain={domain}
        wide
      />
    </div>
  );
}

export function CompareSheets(props: {
  readonly subjects: readonly ReportSubject[];
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}) {
  const { subjects, span, onSpan } = props;
  const { t } = useWords();
  const { both, error } = useSheets(subjects, span);
  const [cross] = useState(createCross);
  useEscape(
    span !== null,
    useCallback(() => onSpan(null), [onSpan]),
  );
  const parts = useMemo((): SheetParts | null => {
    const [sheet, whole] = [both?.parts[0], both?.wholes[0]];
    if (!both || !sheet || !whole) return null;
    const together = togetherOf(both.wholes);
    const choose = (chosen: Span | null, extend = false) =>
      onSpan(chosen && spanOf(extend ? united(chosen, span) : chosen, together));
    return { subject: subjects[0]!, name: '', sheet, whole, span, short: isShort(together), cross, choose };
  }, [both, subjects, span, cross, onSpan]);
  if (error) return <Empty>{describeError(t, error)}</Empty>;
  if (!both || !parts) return <Empty>{t('shell.loading')}</Empty>;
  return (
    <SheetContext value={parts}>
      <div className={css.compare} data-testid="report-compare">
        <header className={css.head}>
          <h2>{t('reports.compared', { count: subjects.length })}</h2>
          <Conventions shown={parts.sheet} />
          <PeriodChip />
        </header>
        <div className={css.body} tabIndex={-1}>
          <Curves wholes={both.wholes} from={span?.from ?? null} />
          <CompareFigures sheets={both.parts} />
        </div>
      </div>
    </SheetContext>
  );
}
