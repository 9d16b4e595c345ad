/** How the books write figures: money of a currency, signed where it is profit or loss, and times. */
import type { Currency } from '#core/units/units.ts';
import type { Words } from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';
import { useSettings } from '../../state/settings.ts';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney, formatRounded, formatScaled, numberFormat, withSign } from '../../ui/format.ts';
import { Num, toneOfSign } from '../../ui/Num.tsx';

/** Decimals of an average on the screen; `data-value` has all of them. */
export const AVERAGE_DECIMALS: Readonly<Record<Currency, number>> = { VND: 2, USD: 4 };

interface MoneyProps {
  /** Null is not known. */
  readonly value: number | null;
  readonly currency: Currency;
  /** Profit or loss: with its sign and colour. */
  readonly signed?: boolean;
  readonly flash?: boolean;
  readonly testId?: string;
  readonly title?: string;
}

export function MoneyFigure({ value, currency, signed = false, flash, testId, title }: MoneyProps) {
  const locale = useSettings((state) => state.locale);
  if (value === null) return <Num value={null} text="–" testId={testId} title={title} />;
  const text = formatMoney(value, currency, locale);
  return (
    <Num
      value={value}
      text={signed ? withSign(text, value) : text}
      tone={signed ? toneOfSign(value) : null}
      flash={flash}
      testId={testId}
      title={title}
    />
  );
}

/** A basis point count as "12.34". */
export const percentText = (bps: number, locale: Words['locale']): string => formatScaled(bps, 2, locale);

interface Owned {
  readonly symbol: string;
  readonly instrumentId: string;
  readonly currency: Currency;
  readonly quantity: number;
  readonly averageCost: number;
  readonly averageCostScale: number;
  readonly mark: number;
}

/** Symbol, quantity, average cost and mark: the columns of positions and of lots. */
export function ownedColumns<T extends Owned>(
  { t, locale }: Words,
  testId: (row: T) => string,
): Readonly<Record<'symbol' | 'quantity' | 'average' | 'mark' | 'currency', GridColumn<T>>> {
  const format = (row: T) => numberFormat(locale, instrumentOf(row.instrumentId));
  return {
    symbol: {
      id: 'symbol',
      header: t('trade.symbol'),
      width: 'minmax(60px, 1fr)',
      sort: (row) => row.symbol,
      cell: (row) => <strong>{row.symbol}</strong>,
    },
    quantity: {
      id: 'quantity',
      header: t('trade.quantity'),
      width: '72px',
      align: 'end',
      sort: (row) => row.quantity,
      cell: (row) => (
        <Num
          value={row.quantity}
          text={format(row).quantity(row.quantity)}
          testId={`${testId(row)}-quantity`}
        />
      ),
    },
    average: {
      id: 'average',
      header: t('trade.averageCost'),
      width: '92px',
      align: 'end',
      cell: (row) => (
        <Num
          value={row.averageCost}
          text={formatRounded(row.averageCost, row.averageCostScale, AVERAGE_DECIMALS[row.currency], locale)}
        />
      ),
    },
    mark: {
      id: 'mark',
      header: t('trade.mark'),
      width: '76px',
      align: 'end',
      cell: (row) => <Num flash value={row.mark} text={format(row).price(row.mark)} />,
    },
    currency: {
      id: 'currency',
      header: t('trade.currency'),
      width: '60px',
      cell: (row) => row.currency,
    },
  };
}

/** A column of money; `of` names the figure of a row. */
export function moneyColumn<T extends { readonly currency: Currency }>(
  id: string,
  header: string,
  of: (row: T) => number,
  more: {
    readonly signed?: boolean;
    readonly width?: string;
    readonly leaves?: number;
    readonly testId?: (row: T) => string;
  } = {},
): GridColumn<T> {
  const { signed, width = '104px', leaves, testId } = more;
  return {
    id,
    header,
    width,
    align: 'end',
    ...(leaves === undefined ? {} : { leaves }),
    sort: of,
    cell: (row) => (
      <MoneyFigure value={of(row)} currency={row.currency} signed={signed} testId={testId?.(row)} />
    ),
  };
}
