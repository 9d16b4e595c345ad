/** The columns of the decisions: what was ordered, what was decided, and why in words. */
import type { DecisionView } from '#contract/risk-views.ts';
import { describeCheck, describeDenial, type Words } from '#words/index.ts';
import { instrumentOf } from '../../../state/market.ts';
import type { GridColumn } from '../../../ui/DataGrid.tsx';
import { numberFormat } from '../../../ui/format.ts';
import { Num } from '../../../ui/Num.tsx';
import { formatDateTime, MARKET_ZONE } from '../../../ui/time.ts';
import { sourceText } from '../../orderText.ts';
import css from './decisions.module.css';

/** Formats of the decision's instrument; amounts about the whole account are of its base currency. */
export const formatOf = (words: Words, { instrumentId }: DecisionView, base: string) => ({
  ...numberFormat(words.locale, instrumentOf(instrumentId)),
  base,
});

/** Why: the denial; of an order made smaller the rules that did it; of one that passed with a warning, which. */
export function reasonText(words: Words, decision: DecisionView, base: string): string {
  const format = formatOf(words, decision, base);
  if (decision.denial) return describeDenial(words.t, decision.denial, format);
  const failed = decision.checks.filter((check) => !check.passed);
  const said = failed.map((check) => {
    const { label, value, limit } = describeCheck(words.t, check, format);
    return words.t('decisions.beyond', { label, value, limit });
  });
  return said.join('; ');
}

/** "500 of 5,000" */
export function quantityText(words: Words, decision: DecisionView): string {
  const { quantity } = numberFormat(words.locale, instrumentOf(decision.instrumentId));
  const { quantity: taken, asked } = decision;
  if (asked === null) return quantity(taken);
  return words.t('orders.ofAsked', { quantity: quantity(taken), asked: quantity(asked) });
}

export const priceText = (words: Words, { instrumentId, price, type }: DecisionView): string =>
  price === null
    ? words.t(`orders.${type}`)
    : numberFormat(words.locale, instrumentOf(instrumentId)).price(price);

export function decisionColumns(words: Words, base: string): readonly GridColumn<DecisionView>[] {
  const { t, locale } = words;
  return [
    {
      id: 'time',
      header: t('orders.time'),
      width: '140px',
      cell: ({ at }) => formatDateTime(at, locale, MARKET_ZONE),
    },
    { id: 'order', header: t('decisions.order'), width: '44px', cell: ({ orderId }) => orderId },
    {
      id: 'symbol',
      header: t('orders.symbol'),
      width: '64px',
      sort: ({ symbol }) => symbol,
      cell: ({ symbol }) => <strong>{symbol}</strong>,
    },
    {
      id: 'side',
      header: t('orders.side'),
      width: '36px',
      cell: ({ side }) => <span className={css[side]}>{t(`trade.${side}`)}</span>,
    },
    {
      id: 'quantity',
      header: t('orders.quantity'),
      width: '106px',
      align: 'end',
      sort: ({ quantity }) => quantity,
      cell: (row) => <Num value={row.quantity} text={quantityText(words, row)} />,
    },
    {
      id: 'price',
      header: t('orders.price'),
      width: '72px',
      align: 'end',
      sort: ({ price }) => price ?? 0,
      cell: (row) => <Num value={row.price} text={priceText(words, row)} />,
    },
    {
      id: 'source',
      header: <span className={css.after}>{t('orders.source')}</span>,
      width: '64px',
      leaves: 2,
      cell: (row) => <span className={css.after}>{sourceText(t, row.source)}</span>,
    },
    {
      id: 'strategy',
      header: t('rules.strategy'),
      width: '68px',
      leaves: 1,
      cell: ({ strategy }) => strategy ?? '–',
    },
    {
      id: 'outcome',
      header: t('decisions.outcome'),
      width: '76px',
      sort: ({ outcome }) => outcome,
      cell: ({ outcome }) => (
        <span data-outcome={outcome} className={css.outcome}>
          {t(`risk.outcome-${outcome}`)}
        </span>
      ),
    },
    {
      id: 'reason',
      header: t('orders.reason'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => {
        const text = reasonText(words, row, base);
        return <span title={text}>{text}</span>;
      },
    },
  ];
}
