/** Imported baskets, and the orders of the one that is opened. */
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useMemo } from 'react';
import type { BasketView } from '#contract/views.ts';
import { useRowHeight, useTradingBlock, useWriteBlock } from '../../state/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { goTo, openBasket, openDialog, useUi } from '../../state/ui.ts';
import { useLive } from '../../state/useLive.ts';
import { Button, Empty, IconButton } from '../../ui/controls.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import { openReport } from '../reports/store.ts';
import { BasketActions, basketColumns, progressText, Sums } from './basketColumns.tsx';
import { blotterColumns } from './columns.tsx';
import css from './blotter.module.css';

const MOST_ORDERS = 5_000;
const WAIT_MS = 500;

/** The orders of one basket with what it has come to. */
function BasketOrders({ basket }: { readonly basket: BasketView }) {
  const words = useWords();
  const { t } = words;
  const rowHeight = useRowHeight();
  const [trade, write] = [useTradingBlock(), useWriteBlock()];
  const { basketId, name } = basket;
  const stream = useSession((state) => state.status?.stream ?? null);
  const { value } = useLive(
    'orders.list',
    { status: null, basketId, before: null, limit: MOST_ORDERS },
    WAIT_MS,
  );
  const columns = useMemo(
    () => blotterColumns('basket', words, { trade, write }, false),
    [words, trade, write],
  );
  return (
    <div className={css.basket} data-testid="basket-view">
      <div className={css.basketBar}>
        <IconButton small label={t('baskets.back')} testId="basket-back" onClick={() => openBasket(null)}>
          <ArrowLeft size={14} />
        </IconButton>
        <strong>{name}</strong>
        <span className={css.basketText}>{progressText(words, basket)}</span>
        <span className={css.push} />
        <span className={css.basketText}>{t('baskets.pnl')}</span>
        <Sums basket={basket} words={words} pick={(total) => total.pnl} signed />
        <Button
          small
          testId="basket-report"
          title={t('reports.showHint')}
          onClick={() => openReport({ kind: 'basket', stream, basketId })}
        >
          {t('reports.show')}
        </Button>
        <BasketActions basket={basket} words={words} write={write} />
      </div>
      <DataGrid
        label={name}
        rows={value ?? []}
        columns={columns}
        rowHeight={rowHeight}
        rowKey={(order) => order.id}
        rowTestId={(order) => `basket-order-${order.id}`}
        onActivate={(order) => openDialog({ kind: 'explain', orderId: order.id })}
        empty={<Empty>{t('baskets.noOrders')}</Empty>}
      />
    </div>
  );
}

export function BasketsGrid() {
  const words = useWords();
  const rowHeight = useRowHeight();
  const write = useWriteBlock();
  const baskets = useTrading((state) => state.baskets);
  const opened = useUi((state) => (state.openBasket === null ? undefined : baskets[state.openBasket]));
  const rows = useMemo(() => Object.values(baskets).sort((a, b) => b.at - a.at), [baskets]);
  const columns = useMemo(() => basketColumns(words, write), [words, write]);
  if (opened) return <BasketOrders basket={opened} />;
  return (
    <DataGrid
      label={words.t('orders.baskets')}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={(basket) => basket.basketId}
      rowTestId={(basket) => `basket-row-${basket.basketId}`}
      onActivate={(basket) => openBasket(basket.basketId)}
      empty={
        <Empty>
          <p>{words.t('orders.emptyBaskets')}</p>
          <Button small onClick={() => goTo('import')}>
            {words.t('shell.import')}
          </Button>
        </Empty>
      }
    />
  );
}
