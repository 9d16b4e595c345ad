/** The orders of a run with what became of each, and why. */
import { useMemo, useState } from 'react';
import type { RunDetail, RunOrder } from '#contract/research-views.ts';
import { displayScale } from '#core/units/units.ts';
import { describeDenial, describeError, type Words } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { useRowHeight } from '../../../state/hooks.ts';
import { useWords } from '../../../state/settings.ts';
import { Button, Empty } from '../../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../../ui/DataGrid.tsx';
import { numberFormat } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { AVERAGE_DECIMALS } from '../../books/figures.tsx';
import { fixedText, plainText } from '../figures.ts';
import { isIntradayRun } from './Overview.tsx';
import { RunExplain } from './RunExplain.tsx';
import { momentHeader, momentText } from './moments.ts';
import { usePaged } from './useRun.ts';
import css from './tables.module.css';

type Column = GridColumn<RunOrder>;

/** What became of it, shortly. */
function outcomeOf({ status, reason }: RunOrder, { t, find }: Words): string {
  const word = t(`researchCodes.order-${status}`);
  const why = status === 'cancelled' && reason !== null ? find(`cancels.${reason}`) : null;
  if (why !== null) return `${word}: ${why}`;
  if (status !== 'denied' || reason === null) return word;
  return `${word}: ${find(`denialNames.${reason}`) ?? reason}`;
}

/** A denial with its numbers; otherwise as it stands in the column. */
function toldOf(order: RunOrder, { instruments }: RunDetail, words: Words): string {
  if (!order.denial) return outcomeOf(order, words);
  const instrument = instruments.find(({ symbol }) => symbol === order.symbol);
  return describeDenial(words.t, order.denial, numberFormat(words.locale, instrument));
}

function termColumns(run: RunDetail, { t, find, locale }: Words): readonly Column[] {
  const typeOf = ({ type }: RunOrder): string => find(`orders.${type}`) ?? type;
  const priceOf = ({ price, stop }: RunOrder): number | null => price ?? stop;
  return [
    {
      id: 'at',
      header: momentHeader(run, t('runs.sent')),
      width: isIntradayRun(run) ? '118px' : '80px',
      sort: ({ at }) => at,
      cell: ({ at, note }) => (
        <span className={css.time} title={note === '' ? undefined : note}>
          {momentText(run, at, locale)}
        </span>
      ),
    },
    {
      id: 'side',
      header: t('runs.side'),
      width: '42px',
      sort: ({ side }) => side,
      cell: ({ side }) => (
        <span className={css[side === 'buy' ? 'long' : 'short']}>{t(`trade.${side}`)}</span>
      ),
    },
    {
      id: 'symbol',
      header: t('runs.symbol'),
      width: 'minmax(52px, 0.6fr)',
      // Where there is one symbol the head of the result names it.
      ...(run.symbols.length === 1 ? { leaves: 5 } : {}),
      sort: ({ symbol }) => symbol,
      cell: ({ symbol }) => <b>{symbol}</b>,
    },
    {
      id: 'type',
      header: t('runs.type'),
      width: 'minmax(60px, 0.8fr)',
      leaves: 3,
      sort: typeOf,
      cell: (order) => <span title={typeOf(order)}>{typeOf(order)}</span>,
    },
    {
      id: 'quantity',
      header: t('runs.quantity'),
      width: '70px',
      align: 'end',
      sort: ({ quantity }) => quantity,
      cell: ({ quantity }) => <Num value={quantity} text={plainText(quantity, locale)} />,
    },
    {
      id: 'price',
      header: t('runs.limit'),
      width: '76px',
      align: 'end',
      leaves: 4,
      sort: (order) => priceOf(order) ?? 0,
      cell: (order) => {
        const value = priceOf(order);
        return <Num value={value} text={fixedText(value, displayScale(run.currency), locale)} />;
      },
    },
  ];
}

function endColumns(run: RunDetail, words: Words, explain: (order: RunOrder) => void): readonly Column[] {
  const { t, locale } = words;
  return [
    {
      id: 'filled',
      header: t('runs.filledAt'),
      width: '84px',
      align: 'end',
      leaves: 2,
      sort: ({ averagePrice }) => averagePrice ?? 0,
      cell: ({ averagePrice }) => (
        <Num value={averagePrice} text={fixedText(averagePrice, AVERAGE_DECIMALS[run.currency], locale)} />
      ),
    },
    {
      id: 'status',
      header: t('runs.outcome'),
      width: 'minmax(96px, 2.4fr)',
      sort: ({ status }) => status,
      cell: (order) => {
        const text = outcomeOf(order, words);
        return (
          <span className={css.outcome} data-status={order.status} title={toldOf(order, run, words)}>
            {text}
          </span>
        );
      },
    },
    {
      id: 'why',
      header: '',
      width: '56px',
      pinned: true,
      cell: (order) => (
        <Button small testId={`run-why-${order.id}`} onClick={() => explain(order)}>
          {t('runs.why')}
        </Button>
      ),
    },
  ];
}

export function OrdersTab({ run }: { readonly run: RunDetail }) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const [explained, setExplained] = useState<RunOrder | null>(null);
  const columns = useMemo(
    () => [...termColumns(run, words), ...endColumns(run, words, setExplained)],
    [run, words],
  );
  const { rows, total, error, more } = usePaged(`${run.id} ${run.status}`, async (from, limit) => {
    const page = await call('runs.orders', { id: run.id, from, limit });
    return { rows: page.orders, total: page.total };
  });
  const said = error ? describeError(t, error) : t(total === null ? 'shell.loading' : 'runs.noOrders');
  return (
    <div className={css.grid} data-testid="run-orders">
      <DataGrid
        label={t('runs.orders')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        rowKey={({ id }) => id}
        rowTestId={({ id }) => `run-order-${id}`}
        onActivate={setExplained}
        onEndReached={more}
        empty={<Empty>{said}</Empty>}
      />
      {explained && <RunExplain run={run} order={explained} onClose={() => setExplained(null)} />}
    </div>
  );
}
