/** Imported baskets: where their orders came from and what became of them. */
import { useMemo } from 'react';
import type { BasketView } from '#contract/views.ts';
import type { Words } from '#words/index.ts';
import { useRowHeight } from '../../state/hooks.ts';
import { useWords } from '../../state/settings.ts';
import { useTrading } from '../../state/trading.ts';
import { goTo } from '../../state/ui.ts';
import { Button, Empty } from '../../ui/controls.tsx';
import { DataGrid, type GridColumn } from '../../ui/DataGrid.tsx';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';

function makeColumns({ t, locale }: Words): readonly GridColumn<BasketView>[] {
  const count = (
    id: 'orders' | 'working' | 'filled' | 'cancelled',
    header: string,
  ): GridColumn<BasketView> => ({
    id,
    header,
    width: '62px',
    align: 'end',
    sort: (basket) => basket[id],
    cell: (basket) => basket[id],
  });
  return [
    {
      id: 'name',
      header: t('orders.basketName'),
      width: 'minmax(120px, 2fr)',
      sort: (basket) => basket.name,
      cell: (basket) => <strong>{basket.name}</strong>,
    },
    {
      id: 'file',
      header: t('orders.basketFile'),
      leaves: 1,
      width: 'minmax(100px, 1fr)',
      cell: (basket) => <span title={basket.fileName}>{basket.fileName}</span>,
    },
    {
      id: 'time',
      header: t('orders.time'),
      leaves: 2,
      width: '136px',
      sort: (basket) => basket.at,
      cell: (basket) => formatDateTime(basket.at, locale, MARKET_ZONE),
    },
    count('orders', t('orders.basketOrders')),
    count('working', t('orders.working')),
    count('filled', t('orders.filled')),
    count('cancelled', t('orders.cancelled')),
  ];
}

export function BasketsGrid() {
  const words = useWords();
  const rowHeight = useRowHeight();
  const baskets = useTrading((state) => state.baskets);
  const rows = useMemo(() => Object.values(baskets).sort((a, b) => b.at - a.at), [baskets]);
  const columns = useMemo(() => makeColumns(words), [words]);
  return (
    <DataGrid
      label={words.t('orders.baskets')}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      rowKey={(basket) => basket.basketId}
      rowTestId={(basket) => `basket-row-${basket.basketId}`}
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
