/** The columns of the baskets: where their orders came from, how far they are, what they have made. */
import Download from 'lucide-react/icons/download';
import List from 'lucide-react/icons/list';
import X from 'lucide-react/icons/x';
import type { BasketView } from '#contract/views.ts';
import type { Words } from '#words/index.ts';
import { saveResult } from '../../state/baskets.ts';
import { openBasket, openDialog } from '../../state/ui.ts';
import { IconButton } from '../../ui/controls.tsx';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, withSign } from '../../ui/format.ts';
import { Num, toneOfSign } from '../../ui/Num.tsx';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';
import css from './blotter.module.css';

type Column = GridColumn<BasketView>;
type Total = BasketView['byCurrency'][number];

/** How many of the orders are done, as a bar and in figures. */
function Progress({ basket, label }: { readonly basket: BasketView; readonly label: string }) {
  const { orders, filled, cancelled } = basket;
  const share = (part: number): string => `${orders === 0 ? 0 : (100 * part) / orders}%`;
  return (
    <span className={css.progress} role="img" aria-label={label} title={label}>
      <span className={css.done} style={{ width: share(filled) }} />
      <span className={css.gone} style={{ width: share(cancelled) }} />
    </span>
  );
}

/** One line a currency: sums of different ones are not added. */
export function Sums(props: {
  readonly basket: BasketView;
  readonly words: Words;
  readonly pick: (total: Total) => number;
  readonly signed?: boolean;
  readonly testId?: string;
}) {
  const { basket, words, pick, signed = false, testId } = props;
  return (
    <>
      {basket.byCurrency.map((total, index) => {
        const value = pick(total);
        const amount = formatMoney(value, total.currency, words.locale);
        const text = basket.byCurrency.length > 1 ? `${amount} ${total.currency}` : amount;
        return (
          <span key={total.currency}>
            {index > 0 && ' · '}
            <Num
              value={value}
              text={signed ? withSign(text, value) : text}
              tone={signed ? toneOfSign(value) : null}
              testId={testId && `${testId}-${total.currency}`}
            />
          </span>
        );
      })}
    </>
  );
}

function moneyColumn(
  id: 'bought' | 'sold' | 'fees' | 'pnl',
  header: string,
  words: Words,
  more: Partial<Column> = {},
): Column {
  const signed = id === 'pnl';
  return {
    id,
    header,
    width: 'minmax(104px, 1fr)',
    align: 'end',
    sort: (basket) => basket.byCurrency.reduce((sum, total) => sum + total[id], 0),
    cell: (basket) => (
      <Sums
        basket={basket}
        words={words}
        pick={(total) => total[id]}
        signed={signed}
        testId={`basket-${id}-${basket.basketId}`}
      />
    ),
    ...more,
  };
}

interface ActionsProps {
  readonly basket: BasketView;
  readonly words: Words;
  /** Why nothing may be written; null when it may. */
  readonly write: string | null;
}

export function BasketActions({ basket, words, write }: ActionsProps) {
  const { t, locale } = words;
  const { basketId, name, working, kept } = basket;
  return (
    <span className={css.actions}>
      <IconButton
        small
        label={t('baskets.showOrders', { name })}
        testId={`basket-open-${basketId}`}
        onClick={() => openBasket(basketId)}
      >
        <List size={14} />
      </IconButton>
      <IconButton
        small
        disabled={!kept}
        label={kept ? t('baskets.saveResult', { name }) : t('baskets.notKept')}
        testId={`basket-result-${basketId}`}
        onClick={() => saveResult(basketId, locale)}
      >
        <Download size={14} />
      </IconButton>
      <IconButton
        small
        disabled={working === 0 || write !== null}
        label={write ?? (working === 0 ? t('baskets.nothingWorks') : t('baskets.cancel', { name }))}
        testId={`basket-cancel-${basketId}`}
        onClick={() => openDialog({ kind: 'cancel-basket', basketId })}
      >
        <X size={14} />
      </IconButton>
    </span>
  );
}

export function progressText({ t }: Words, { orders, filled, working, held, cancelled }: BasketView): string {
  return t('baskets.progressText', { orders, filled, working, held, cancelled });
}

export function basketColumns(words: Words, write: string | null): readonly Column[] {
  const { t, locale } = words;
  const count = (
    id: 'orders' | 'working' | 'filled' | 'cancelled',
    header: string,
    leaves?: number,
  ): Column => ({
    id,
    header,
    width: '62px',
    align: 'end',
    sort: (basket) => basket[id],
    cell: (basket) => basket[id],
    ...(leaves === undefined ? {} : { leaves }),
  });
  return [
    {
      id: 'name',
      header: t('orders.basketName'),
      width: 'minmax(110px, 2fr)',
      sort: (basket) => basket.name,
      cell: (basket) => <strong title={basket.name}>{basket.name}</strong>,
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
    {
      id: 'progress',
      header: t('baskets.progress'),
      width: '88px',
      leaves: 6,
      cell: (basket) => <Progress basket={basket} label={progressText(words, basket)} />,
    },
    count('orders', t('orders.basketOrders')),
    count('filled', t('orders.filled')),
    count('working', t('orders.working')),
    count('cancelled', t('orders.cancelled'), 3),
    moneyColumn('bought', t('baskets.bought'), words, { leaves: 4 }),
    moneyColumn('sold', t('baskets.sold'), words, { leaves: 4 }),
    moneyColumn('fees', t('trade.feesPaid'), words, { leaves: 5, width: 'minmax(80px, 1fr)' }),
    moneyColumn('pnl', t('baskets.pnl'), words),
    {
      id: 'actions',
      header: '',
      width: '92px',
      cell: (basket) => <BasketActions basket={basket} words={words} write={write} />,
    },
  ];
}
