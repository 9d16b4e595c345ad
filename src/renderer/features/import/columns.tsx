/** The columns of the preview: what the sheet says, what would come of it, the verdict at the right edge. */
import type { ReactNode } from 'react';
import type { PreviewRow, RowVerdict } from '#contract/sheets.ts';
import type { SheetField } from '#core/model/sheet.ts';
import type { Locale, Words } from '#words/index.ts';
import type { GridColumn } from '../../ui/DataGrid.tsx';
import { formatMoney } from '../../ui/format.ts';
import { formatDayMonth, formatMinute, formatTime, MARKET_ZONE } from '../../ui/time.ts';
import { CurrentCell, FieldCell } from './FieldCell.tsx';
import { outcomeOf, written } from './rowText.ts';
import { Choose, ChooseAll, Verdict } from './Verdict.tsx';
import css from './preview.module.css';

type Column = GridColumn<PreviewRow>;

interface Shown {
  readonly width: string;
  readonly align?: 'end';
  readonly leaves?: number;
  readonly text: (row: PreviewRow, locale: Locale) => ReactNode;
  readonly sort?: (row: PreviewRow) => string | number;
}

const figures = (field: 'qty' | 'price' | 'stop' | 'takeProfit' | 'stopLoss', width: string): Shown => ({
  width,
  align: 'end',
  text: (row, locale) => written(row[field], locale),
  sort: (row) => Number(row[field] ?? -1) || 0,
});

const words = (field: 'group' | 'strategy' | 'account' | 'note' | 'tif', width: string): Shown => ({
  width,
  text: (row) => row[field] ?? '',
  sort: (row) => row[field] ?? '',
});

function Moment({ at, locale }: { readonly at: number; readonly locale: Locale }) {
  const day = formatDayMonth(at, locale, MARKET_ZONE);
  return (
    <span title={`${day} ${formatTime(at, locale, MARKET_ZONE)}`}>
      {day} {formatMinute(at, locale, MARKET_ZONE)}
    </span>
  );
}

const sideOf = ({ side }: PreviewRow) => (side === 'SELL' ? css.sell : css.buy);

/** Fields that have a column of their own, from left to right; the others are edited beside the row's cells. */
const FIELD_COLUMNS: Partial<Readonly<Record<SheetField, (words: Words) => Shown>>> = {
  symbol: () => ({
    width: '60px',
    text: (row) => <strong>{row.symbol}</strong>,
    sort: (row) => row.symbol,
  }),
  side: ({ t }) => ({
    width: '48px',
    text: (row) =>
      row.side && <span className={sideOf(row)}>{t(row.side === 'BUY' ? 'trade.buy' : 'trade.sell')}</span>,
    sort: (row) => row.side ?? '',
  }),
  type: () => ({ width: '64px', text: (row) => row.type ?? '', sort: (row) => row.type ?? '' }),
  tif: () => ({ ...words('tif', '44px'), leaves: 3 }),
  qty: () => figures('qty', '82px'),
  price: () => figures('price', '66px'),
  stop: () => figures('stop', '66px'),
  takeProfit: () => figures('takeProfit', '66px'),
  stopLoss: () => figures('stopLoss', '66px'),
  sendAt: () => ({
    width: '86px',
    align: 'end',
    text: ({ sendAt }, locale) => sendAt !== null && <Moment at={sendAt} locale={locale} />,
    sort: (row) => row.sendAt ?? 0,
  }),
  group: () => words('group', '70px'),
  strategy: () => ({ ...words('strategy', '70px'), leaves: 4 }),
  account: () => ({ ...words('account', '70px'), leaves: 5 }),
  note: () => ({ ...words('note', '110px'), leaves: 0 }),
};

/** What needs a person comes first. */
const VERDICTS: readonly RowVerdict[] = ['denied', 'warning', 'duplicate', 'skipped', 'accepted'];

const ALWAYS: readonly SheetField[] = ['symbol', 'side', 'type', 'qty', 'price'];

/** The fields with a column, given those that the sheet uses. */
export const fieldColumns = (used: ReadonlySet<SheetField>): readonly SheetField[] =>
  (Object.keys(FIELD_COLUMNS) as SheetField[]).filter((field) => ALWAYS.includes(field) || used.has(field));

function fieldColumn(field: SheetField, all: Words): Column {
  const { width, align, leaves, text, sort } = FIELD_COLUMNS[field]!(all);
  return {
    id: field,
    header: all.t(`sheets.field_${field}`),
    width,
    ...(align && { align }),
    ...(leaves !== undefined && { leaves }),
    ...(sort && { sort }),
    cell: (row, current) => {
      const Cell = current ? CurrentCell : FieldCell;
      return (
        <Cell row={row} field={field}>
          {text(row, all.locale)}
        </Cell>
      );
    },
  };
}

/** What the market and the risk checks would make of it. */
function wouldColumns(all: Words): readonly Column[] {
  const { t, locale } = all;
  const money = (row: PreviewRow, value: number) =>
    row.currency && value !== 0 ? formatMoney(value, row.currency, locale) : '';
  return [
    {
      id: 'value',
      header: t('sheets.value'),
      width: '92px',
      align: 'end',
      leaves: 6,
      sort: (row) => row.notional,
      cell: (row) => money(row, row.notional),
    },
    {
      id: 'fees',
      header: t('sheets.fees'),
      width: '64px',
      align: 'end',
      leaves: 2,
      sort: (row) => row.fees,
      cell: (row) => money(row, row.fees),
    },
    {
      id: 'would',
      header: t('sheets.would'),
      width: '150px',
      leaves: 1,
      cell: (row) => {
        const text = outcomeOf(all, row);
        return <span title={text}>{text}</span>;
      },
    },
  ];
}

export const makeColumns = (
  all: Words,
  fields: readonly SheetField[],
  warningText: (code: string) => string,
): readonly Column[] => [
  { id: 'choose', header: <ChooseAll />, width: '22px', cell: (row) => <Choose row={row} /> },
  {
    id: 'row',
    header: all.t('sheets.row'),
    width: '34px',
    align: 'end',
    sort: (row) => row.row,
    cell: (row) => <span className={css.number}>{row.row}</span>,
  },
  ...fields.map((field) => fieldColumn(field, all)),
  ...wouldColumns(all),
  {
    id: 'verdict',
    header: all.t('sheets.verdict'),
    width: 'minmax(240px, 1fr)',
    pinned: true,
    sort: (row) => VERDICTS.indexOf(row.verdict),
    cell: (row) => <Verdict row={row} words={all} warningText={warningText} />,
  },
];
