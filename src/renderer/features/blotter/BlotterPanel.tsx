/** Orders by what became of them, and the baskets they came in. Newest first, virtualised. */
import { Tabs } from '@base-ui/react/tabs';
import { useMemo, useState } from 'react';
import type { OrderView } from '#contract/views.ts';
import { call } from '../../client/index.ts';
import { useRowHeight, useTradingBlock, useWriteBlock } from '../../state/hooks.ts';
import { tellFailure } from '../../state/notify.ts';
import { useWords } from '../../state/settings.ts';
import { ordersOf, useTrading, workingCount } from '../../state/trading.ts';
import { openDialog, useUi, type BlotterTab } from '../../state/ui.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { DataGrid } from '../../ui/DataGrid.tsx';
import panel from '../panel.module.css';
import { TradesView } from '../trades/TradesView.tsx';
import { BasketsGrid } from './BasketsGrid.tsx';
import { blotterColumns } from './columns.tsx';
import css from './blotter.module.css';

const ORDER_TABS = ['working', 'filled', 'denied', 'cancelled'] as const;
type OrderTab = (typeof ORDER_TABS)[number];
const EMPTY = {
  working: 'orders.emptyWorking',
  filled: 'orders.emptyFilled',
  denied: 'orders.emptyDenied',
  cancelled: 'orders.emptyCancelled',
} as const;
const PAGE = 1000;

/** Fetches orders older than those held, once per tab until the engine has no more. */
function useOlder(tab: OrderTab, rows: readonly OrderView[]) {
  const [done, setDone] = useState<ReadonlySet<OrderTab>>(new Set());
  const load = () => {
    if (done.has(tab) || rows.length === 0) return;
    setDone((now) => new Set(now).add(tab));
    call('orders.list', { status: tab, before: rows.at(-1)?.number ?? null, limit: PAGE })
      .then((older) => {
        if (older.length === PAGE) setDone((now) => new Set([...now].filter((each) => each !== tab)));
        useTrading.setState((state) => ({
          orders: { ...Object.fromEntries(older.map((order) => [order.id, order])), ...state.orders },
        }));
      })
      .catch(tellFailure);
  };
  return load;
}

function OrdersGrid({ tab }: { readonly tab: OrderTab }) {
  const words = useWords();
  const trade = useTradingBlock();
  const write = useWriteBlock();
  const rowHeight = useRowHeight();
  const orders = useTrading((state) => state.orders);
  const rows = useMemo(() => ordersOf(orders, tab), [orders, tab]);
  const asked = rows.some((order) => order.asked !== null);
  const columns = useMemo(
    () => blotterColumns(tab, words, { trade, write }, asked),
    [tab, words, trade, write, asked],
  );
  const loadOlder = useOlder(tab, rows);
  return (
    <DataGrid
      label={`${words.t('trade.orders')}: ${words.t(`orders.${tab}`)}`}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={(order) => order.id}
      rowTestId={(order) => `order-row-${order.id}`}
      onActivate={(order) => openDialog({ kind: 'explain', orderId: order.id })}
      onEndReached={tab === 'working' ? undefined : loadOlder}
      empty={<Empty>{words.t(EMPTY[tab])}</Empty>}
    />
  );
}

function TabButton({ tab, count }: { readonly tab: BlotterTab; readonly count: number | null }) {
  const { t } = useWords();
  return (
    <Tabs.Tab value={tab} className={css.tab} data-testid={`blotter-tab-${tab}`}>
      {t(`orders.${tab}`)}
      {count !== null && <span className={css.count}>{count}</span>}
    </Tabs.Tab>
  );
}

export function BlotterPanel() {
  const { t } = useWords();
  const tab = useUi((state) => state.blotterTab);
  const working = useTrading(workingCount);
  const block = useWriteBlock();
  return (
    <div className={panel.panel}>
      <Tabs.Root
        value={tab}
        onValueChange={(value: BlotterTab) => useUi.setState({ blotterTab: value })}
        style={{ display: 'contents' }}
      >
        <div className={css.tabs}>
          <Tabs.List className={css.list} activateOnFocus aria-label={t('trade.orders')}>
            <TabButton tab="working" count={working} />
            <TabButton tab="filled" count={null} />
            <TabButton tab="denied" count={null} />
            <TabButton tab="cancelled" count={null} />
            <TabButton tab="trades" count={null} />
            <TabButton tab="baskets" count={null} />
          </Tabs.List>
          {tab === 'working' && (
            <span className={css.bar}>
              <Button
                small
                disabled={working === 0 || block !== null}
                title={block ?? undefined}
                testId="cancel-all"
                onClick={() => openDialog({ kind: 'cancel-all' })}
              >
                {t('orders.cancelAll')}
              </Button>
            </span>
          )}
        </div>
        {ORDER_TABS.map((each) => (
          <Tabs.Panel
            key={each}
            value={each}
            className={css.content}
            tabIndex={-1}
            data-testid="blotter-panel"
          >
            <OrdersGrid tab={each} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="trades" className={css.content} tabIndex={-1} data-testid="blotter-panel">
          <TradesView />
        </Tabs.Panel>
        <Tabs.Panel value="baskets" className={css.content} tabIndex={-1} data-testid="blotter-panel">
          <BasketsGrid />
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  );
}
