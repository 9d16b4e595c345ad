/** The tearsheet of one subject: everything on it is of the chosen part of its time, but for what chooses that part. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import { describeError } from '#words/index.ts';
import type { ReportSubject } from '#contract/report-calls.ts';
import type { TableId } from '#report/table.ts';
import { createCross } from '../../../ui/chart/cross.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { isShort, spanOf, united, type Span } from '../span.ts';
import { SheetContext, useSheet, type SheetParts } from './context.ts';
import { DataTable } from './DataTable.tsx';
import { EquityCharts } from './EquityCharts.tsx';
import { Falls } from './Falls.tsx';
import { FigureGroups } from './FigureGroups.tsx';
import { Head } from './Head.tsx';
import { Months } from './Months.tsx';
import { OtherCharts } from './OtherCharts.tsx';
import { Trades } from './Trades.tsx';
import { useTearsheet } from './useTearsheet.ts';
import css from './sheet.module.css';
import tablesCss from './tables.module.css';

/** Of the trades there is a list of its own. */
const LISTED: TableId = 'trades';

function Tables() {
  const { sheet } = useSheet();
  return (
    <div className={tablesCss.tables}>
      <Falls />
      {sheet.tables
        .filter(({ id }) => id !== LISTED)
        .map((table) => (
          <DataTable key={table.id} table={table} currency={sheet.subject.currency} />
        ))}
    </div>
  );
}

/** What there is to say of an account that has not traded yet. */
function Untraded() {
  const { t } = useWords();
  const { whole } = useSheet();
  const trades = whole.figures.find(({ id }) => id === 'trades')?.result.value ?? 0;
  const drawn = whole.charts.length > 0;
  if (trades > 0 || drawn) return trades > 0 ? null : <p className={css.note}>{t('reports.noTrades')}</p>;
  return <Empty>{t('reports.nothingYet')}</Empty>;
}

interface TearsheetProps {
  readonly subject: ReportSubject;
  readonly span: Span | null;
  readonly onSpan: (span: Span | null) => void;
}

function Parts(props: { readonly trades: boolean; readonly onTrades: (open: boolean) => void }) {
  const { t } = useWords();
  return (
    <>
      <Untraded />
      <EquityCharts />
      <Months />
      <OtherCharts />
      <Tables />
      <Trades open={props.trades} onOpen={props.onTrades} />
      <h3 className={css.heading}>{t('report.figuresSheet')}</h3>
      <FigureGroups />
    </>
  );
}

/** Escape leads back to all of the time, wherever the focus is; dialogs and menus have it first. */
export function useEscape(chosen: boolean, clear: () => void): void {
  useEffect(() => {
    if (!chosen) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role=dialog], [role=alertdialog], [role=menu], [type=search]')) return;
      event.preventDefault();
      clear();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [chosen, clear]);
}

export function Tearsheet({ subject, span, onSpan }: TearsheetProps) {
  const { t } = useWords();
  const [trades, setTrades] = useState(false);
  const [again, setAgain] = useState(0);
  const { sheet, whole, busy, error } = useTearsheet(subject, span, { trades, again });
  const [cross] = useState(createCross);
  const clear = useCallback(() => onSpan(null), [onSpan]);
  useEscape(span !== null, clear);
  const parts = useMemo((): SheetParts | null => {
    if (!sheet || !whole) return null;
    const choose = (chosen: Span | null, extend = false) =>
      onSpan(chosen && spanOf(extend ? united(chosen, span) : chosen, whole.whole));
    return {
      subject,
      name: sheet.subject.name,
      sheet,
      whole,
      span,
      short: isShort(whole.whole),
      cross,
      choose,
    };
  }, [subject, sheet, whole, span, cross, onSpan]);
  const readAgain = () => setAgain((times) => times + 1);
  if (error)
    return (
      <Empty>
        <p>{describeError(t, error)}</p>
        <Button onClick={readAgain}>{t('reports.again')}</Button>
      </Empty>
    );
  if (!parts) return <Empty>{t('shell.loading')}</Empty>;
  return (
    <SheetContext value={parts}>
      <div className={css.sheet} data-testid="tearsheet" data-busy={busy}>
        <Head busy={busy} trades={trades} onAgain={readAgain} />
        <div className={css.body} data-testid="tearsheet-body" tabIndex={-1}>
          <Parts trades={trades} onTrades={setTrades} />
        </div>
      </div>
    </SheetContext>
  );
}
