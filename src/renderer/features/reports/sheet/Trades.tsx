/** The trades, read only when they are looked at; the chosen one on the bars it was made on. */
import ChevronDown from 'lucide-react/icons/chevron-down';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useMemo, useState } from 'react';
import type { ReportTable, TableColumn } from '#report/table.ts';
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../../ui/DataGrid.tsx';
import { Num, toneOfSign } from '../../../ui/Num.tsx';
import { alignsEnd, cellText, headText, isResult } from './cellText.ts';
import { useSheet } from './context.ts';
import { TradeOpened } from './TradeOpened.tsx';
import { tradeRows, type TradeRow } from './trades.ts';
import css from './sheet.module.css';

const WIDTHS: Readonly<Record<string, string>> = {
  symbol: '64px',
  strategy: 'minmax(80px, 1fr)',
  side: '48px',
  opened: '118px',
  closed: '118px',
  held: '92px',
  note: 'minmax(60px, 1fr)',
  r: '48px',
};
/** What leaves first where there is little room. */
const LEAVES: Readonly<Record<string, number>> = {
  note: 1,
  strategy: 2,
  mfe: 3,
  mae: 4,
  r: 5,
  held: 6,
  fees: 7,
  gross: 8,
  exit: 9,
  entry: 10,
};

function gridColumn(
  column: TableColumn,
  place: number,
  words: Words,
  currency: Currency,
): GridColumn<TradeRow> {
  const { id } = column;
  const leaves = LEAVES[id];
  return {
    id,
    header: headText(column, words),
    width: WIDTHS[id] ?? '88px',
    ...(alignsEnd(column) ? { align: 'end' as const } : {}),
    ...(leaves === undefined ? {} : { leaves }),
    sort: ({ cells }) => {
      const cell = cells[place];
      return typeof cell === 'number' || typeof cell === 'string' ? cell : Number.NEGATIVE_INFINITY;
    },
    cell: ({ cells }) => {
      const cell = cells[place] ?? null;
      const text = cellText(cell, column, words, currency);
      if (!alignsEnd(column)) return <span title={text}>{text}</span>;
      const tone = isResult(column) && typeof cell === 'number' ? toneOfSign(cell) : null;
      return <Num value={typeof cell === 'number' ? cell : null} text={text} tone={tone} />;
    },
  };
}

/** For a bar to scroll sideways. */
const SPARE = 14;

function TradeList({ table }: { readonly table: ReportTable | undefined }) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const { sheet, subject } = useSheet();
  const { currency } = sheet.subject;
  const rows = useMemo(() => (table ? tradeRows(table) : []), [table]);
  const columns = useMemo(
    () => table?.columns.map((column, place) => gridColumn(column, place, words, currency)) ?? [],
    [table, words, currency],
  );
  const [opened, setOpened] = useState<TradeRow | null>(null);
  return (
    <>
      <div
        className={css.tradesGrid}
        style={{ height: (rows.length + 1) * rowHeight + SPARE }}
        data-testid="report-trades"
      >
        <DataGrid
          label={t('reportCodes.table-trades')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          rowKey={({ place }) => String(place)}
          rowTestId={({ place }) => `report-trade-${place}`}
          onCurrent={setOpened}
          onActivate={setOpened}
          empty={<Empty>{t('reports.noTrades')}</Empty>}
        />
      </div>
      {opened && <TradeOpened subject={subject} trade={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

export function Trades(props: { readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  const { t, locale } = useWords();
  const { open, onOpen } = props;
  const { sheet } = useSheet();
  const count = sheet.figures.find(({ id }) => id === 'trades')?.result.value ?? 0;
  const table = sheet.tables.find(({ id }) => id === 'trades');
  if (count === 0) return null;
  return (
    <section className={css.trades} aria-label={t('reportCodes.table-trades')}>
      <div className={css.tradesHead}>
        <Button
          small
          look="quiet"
          aria-expanded={open}
          testId="report-trades-open"
          onClick={() => onOpen(!open)}
        >
          {open ? <ChevronDown size={13} /> : <ChevronRight size={13} />}
          <b>{t('reportCodes.table-trades')}</b> {count.toLocaleString(locale)}
        </Button>
      </div>
      {open && (table ? <TradeList table={table} /> : <Empty>{t('shell.loading')}</Empty>)}
    </section>
  );
}
