/** Open positions with their profit and loss, totals by currency, and a close button that asks once. */
import { useMemo } from 'react';
import type { PositionView } from '#contract/views.ts';
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { focusInstrument } from '../../state/feed.ts';
import { useRowHeight, useTradingBlock } from '../../state/hooks.ts';
import { instrumentOf } from '../../state/market.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { openDialog } from '../../state/ui.ts';
import { Button, Empty, Unseen } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, formatRounded, formatScaled, numberFormat, withSign } from '../../ui/format.ts';
import { Num, toneOfSign } from '../../ui/Num.tsx';
import panel from '../panel.module.css';
import css from './positions.module.css';

/** Decimals of an average cost on the screen; `data-value` has all of them. */
const AVERAGE_DECIMALS: Readonly<Record<Currency, number>> = { VND: 2, USD: 4 };

const symbolOf = (row: PositionView) => instrumentOf(row.instrumentId)?.symbol ?? row.instrumentId;

type MoneyField = 'unrealised' | 'realised' | 'marketValue' | 'fees';

const TEST_IDS: Readonly<Record<MoneyField, string>> = {
  unrealised: 'pnl',
  realised: 'realised',
  marketValue: 'marketValue',
  fees: 'fees',
};

/** A sum of money; profit and loss carry sign and colour. */
function moneyColumn(
  field: MoneyField,
  header: string,
  width: string,
  { locale }: Words,
): GridColumn<PositionView> {
  const signed = field === 'unrealised' || field === 'realised';
  return {
    id: field,
    header,
    width,
    align: 'end',
    sort: (row) => row[field],
    cell: (row) => {
      const text = formatMoney(row[field], row.currency, locale);
      return (
        <Num
          value={row[field]}
          text={signed ? withSign(text, row[field]) : text}
          tone={signed ? toneOfSign(row[field]) : null}
          testId={`position-${TEST_IDS[field]}-${symbolOf(row)}`}
        />
      );
    },
  };
}

function holdingColumns({ t, locale }: Words): readonly GridColumn<PositionView>[] {
  const scaled = (value: number, scale: number | undefined) => formatScaled(value, scale ?? 0, locale);
  return [
    {
      id: 'symbol',
      header: t('trade.symbol'),
      width: 'minmax(46px, 1fr)',
      sort: symbolOf,
      cell: (row) => <strong>{symbolOf(row)}</strong>,
    },
    {
      id: 'quantity',
      header: t('trade.quantity'),
      width: '48px',
      align: 'end',
      sort: (row) => row.quantity,
      cell: (row) => (
        <Num
          flash
          value={row.quantity}
          text={scaled(row.quantity, instrumentOf(row.instrumentId)?.quantityScale)}
          testId={`position-qty-${symbolOf(row)}`}
        />
      ),
    },
    {
      id: 'average',
      header: t('trade.averageCost'),
      width: '74px',
      align: 'end',
      cell: (row) => (
        <Num
          value={row.averageCost}
          text={formatRounded(row.averageCost, row.averageCostScale, AVERAGE_DECIMALS[row.currency], locale)}
          testId={`position-average-${symbolOf(row)}`}
        />
      ),
    },
    {
      id: 'mark',
      header: t('trade.mark'),
      width: '56px',
      align: 'end',
      cell: (row) => (
        <Num
          flash
          value={row.mark}
          text={numberFormat(locale, instrumentOf(row.instrumentId)).price(row.mark)}
        />
      ),
    },
  ];
}

function moneyColumns(words: Words): readonly GridColumn<PositionView>[] {
  const { t } = words;
  return [
    moneyColumn('unrealised', t('trade.unrealised'), '88px', words),
    moneyColumn('realised', t('trade.realised'), '88px', words),
    moneyColumn('marketValue', t('trade.marketValue'), '88px', words),
    moneyColumn('fees', t('trade.feesPaid'), '72px', words),
    {
      id: 'currency',
      header: t('trade.currency'),
      width: '60px',
      cell: (row) => row.currency,
    },
  ];
}

function closeColumn({ t }: Words, block: string | null): GridColumn<PositionView> {
  return {
    id: 'close',
    header: <Unseen>{t('orders.actions')}</Unseen>,
    width: '56px',
    pinned: true,
    cell: (row) =>
      row.quantity !== 0 && (
        <Button
          small
          disabled={block !== null}
          title={block ?? t('trade.closePositionOf', { symbol: symbolOf(row) })}
          aria-label={t('trade.closePositionOf', { symbol: symbolOf(row) })}
          testId={`position-close-${symbolOf(row)}`}
          onClick={() => openDialog({ kind: 'close-position', instrumentId: row.instrumentId })}
        >
          {t('trade.closePosition')}
        </Button>
      ),
  };
}

const makeColumns = (words: Words, block: string | null) => [
  ...holdingColumns(words),
  ...moneyColumns(words),
  closeColumn(words, block),
];

function Totals({ rows }: { readonly rows: readonly PositionView[] }) {
  const { t, locale } = useWords();
  const totals = new Map<Currency, { unrealised: number; realised: number; fees: number }>();
  for (const row of rows) {
    const sum = totals.get(row.currency) ?? { unrealised: 0, realised: 0, fees: 0 };
    sum.unrealised += row.unrealised;
    sum.realised += row.realised;
    sum.fees += row.fees;
    totals.set(row.currency, sum);
  }
  return (
    <div className={css.totals} data-testid="position-totals">
      {[...totals].map(([currency, sum]) => (
        <div key={currency} className={css.total}>
          <strong>
            {t('trade.total')} {currency}
          </strong>
          {(['unrealised', 'realised'] as const).map((field) => (
            <span key={field}>
              {t(`trade.${field}`)}{' '}
              <b className={css[sum[field] > 0 ? 'up' : sum[field] < 0 ? 'down' : 'flat']}>
                {withSign(formatMoney(sum[field], currency, locale), sum[field])}
              </b>
            </span>
          ))}
          <span>
            {t('trade.feesPaid')} <b>{formatMoney(sum.fees, currency, locale)}</b>
          </span>
        </div>
      ))}
    </div>
  );
}

export function PositionsPanel() {
  const words = useWords();
  const block = useTradingBlock();
  const rowHeight = useRowHeight();
  const positions = useTrading((state) => state.positions);
  const rows = useMemo(
    () =>
      Object.values(positions).sort(
        (a, b) => Number(b.quantity !== 0) - Number(a.quantity !== 0) || (symbolOf(a) < symbolOf(b) ? -1 : 1),
      ),
    [positions],
  );
  const columns = useMemo(() => makeColumns(words, block), [words, block]);
  return (
    <div className={panel.panel}>
      <DataGrid
        label={words.t('trade.positions')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        rowKey={(row) => row.instrumentId}
        rowTestId={(row) => `position-row-${symbolOf(row)}`}
        onActivate={(row) => focusInstrument(row.instrumentId)}
        empty={<Empty>{words.t('trade.positionsEmpty')}</Empty>}
        foot={rows.length > 0 && <Totals rows={rows} />}
      />
    </div>
  );
}
