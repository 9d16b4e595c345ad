/**
 * Columns in any order, under any title rows, in either language, with any case, spelling of accents, unit or offset:
 * each field is found in its own column, and a column of something else never takes its place.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHeader } from '#core/intent/header-row.ts';
import { parseSheet } from '#core/intent/parse-sheet.ts';
import type { Cell, Table, TableRow, TableSheet } from '#core/intent/table.ts';
import type { SheetField } from '#core/model/sheet.ts';

/** Headings people write, by field. Deliberately their own list: the reader's vocabulary is what is tested. */
const WORDS: Readonly<Partial<Record<SheetField, readonly string[]>>> = {
  symbol: ['Mã CK', 'Mã chứng khoán', 'Mã CP', 'Mã cổ phiếu', 'Symbol', 'Ticker', 'Stock code', 'Security'],
  side: ['Mua/Bán', 'M/B', 'Side', 'Buy/Sell', 'Action', 'Chiều', 'B/S'],
  qty: ['Khối lượng', 'KL', 'Số lượng', 'SL', 'KL đặt', 'Quantity', 'Qty', 'Shares', 'Order qty'],
  price: ['Giá', 'Giá đặt', 'Đơn giá', 'Price', 'Limit price', 'Px'],
  type: ['Loại lệnh', 'Kiểu lệnh', 'Order type', 'Ord type'],
  tif: ['Hiệu lực', 'Thời hạn lệnh', 'TIF', 'Time in force', 'Validity'],
  date: ['Ngày đặt', 'Ngày GD', 'Order date', 'Trade date'],
  account: ['Tài khoản', 'Số tài khoản', 'Account', 'Account no'],
  exchange: ['Sàn', 'Sàn GD', 'Exchange', 'Venue'],
  note: ['Ghi chú', 'Diễn giải', 'Note', 'Comment', 'Remarks'],
};
const VALUES: Readonly<Partial<Record<SheetField, string | number>>> = {
  symbol: 'FPT',
  side: 'M',
  qty: 1_200,
  price: 95_500,
  type: 'LO',
  tif: 'GTC',
  date: '2025-03-26',
  account: 'ACC7',
  exchange: 'HOSE',
  note: 'giữ lại',
};
const REQUIRED: readonly SheetField[] = ['symbol', 'side', 'qty', 'price'];
const OPTIONAL = (Object.keys(WORDS) as SheetField[]).filter((field) => !REQUIRED.includes(field));
const UNKNOWN = [
  'STT',
  'No.',
  'Broker desk',
  'Phí',
  'Thuế',
  'Người nhập',
  'Trạng thái',
  '__proto__',
  'constructor',
];
const UNITS: Readonly<Partial<Record<SheetField, readonly string[]>>> = {
  qty: ['', ' (CP)', ' (shares)', '\n(CP)', ' (cổ phiếu)'],
  price: ['', ' (VND)', ' (đồng)', ' USD'],
};
const TITLES = ['PHIẾU LỆNH', 'Orders of the day', 'Công ty CP Chứng khoán A', '', 'Tháng 3/2025'];

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D'),
  (text) => ` ${text.replaceAll(' ', '\u00a0')}  `,
  (text) => text.replaceAll(' ', '\n'),
  (text) => `\u200b${text}`,
  (text) => `${text}:`,
];

interface Column {
  readonly field: SheetField | null;
  readonly label: string;
}

const styled = fc.constantFrom(...STYLES);
const known = (field: SheetField) =>
  fc
    .tuple(fc.constantFrom(...WORDS[field]!), styled, fc.constantFrom(...(UNITS[field] ?? [''])))
    .map(([word, style, unit]): Column => ({ field, label: style(word + unit) }));
const unknown = fc
  .tuple(fc.constantFrom(...UNKNOWN), styled)
  .map(([word, style]): Column => ({ field: null, label: style(word) }));

const columnsIn = (optional: readonly SheetField[]) =>
  fc
    .tuple(
      fc.tuple(...[...REQUIRED, ...optional].map(known)),
      fc.uniqueArray(unknown, { maxLength: 4, selector: ({ label }) => label }),
    )
    .chain(([found, others]) => {
      const all: Column[] = [...found, ...others];
      return fc.shuffledSubarray(all, { minLength: all.length });
    });
const layouts = fc.record({
  columns: fc.shuffledSubarray(OPTIONAL).chain(columnsIn),
  titles: fc.array(fc.constantFrom(...TITLES), { maxLength: 6 }),
  offset: fc.integer({ min: 0, max: 20 }),
});

const cell = (value: string | number, column: number): Cell =>
  typeof value === 'number'
    ? { kind: 'number', value, shape: 'plain', column }
    : { kind: 'text', text: value, column };

function sheetOf(columns: readonly Column[], titles: readonly string[], offset: number): TableSheet {
  const body = columns.map(({ field }) => (field === null ? 'x' : VALUES[field]!));
  const lines: (readonly Cell[])[] = [
    ...titles.map((title) => (title === '' ? [] : [cell(title, offset + 1)])),
    columns.map(({ label }, index) => cell(label, offset + 1 + index)),
    body.map((value, index) => cell(value, offset + 1 + index)),
  ];
  const rows = lines.map((cells, index): TableRow => ({ number: index + 1, hidden: false, cells }));
  return { name: 'Orders', visibility: 'visible', rows, merges: [] };
}

test('every field is found in its own column, and no other column takes one', () => {
  fc.assert(
    fc.property(layouts, ({ columns, titles, offset }) => {
      const header = findHeader(sheetOf(columns, titles, offset))!;
      const expected = columns.flatMap(({ field }, index) =>
        field === null ? [] : [[field, offset + 1 + index] as const],
      );
      expect(header.rows[0]).toBe(titles.length + 1);
      expect(new Map(header.columns)).toEqual(new Map(expected));
    }),
    { numRuns: 2_000 },
  );
});

test('and the order below says the same in every layout', () => {
  fc.assert(
    fc.property(layouts, ({ columns, titles, offset }) => {
      const table: Table = {
        format: 'XLSX',
        dateSystem: 1900,
        sheets: [sheetOf(columns, titles, offset)],
        warnings: [],
      };
      const { accepted, rejected } = parseSheet(table, 'any');
      expect(rejected).toEqual([]);
      expect(accepted).toHaveLength(1);
      const here = new Set(columns.map(({ field }) => field));
      expect(accepted[0]).toMatchObject({
        row: titles.length + 2,
        symbol: 'FPT',
        side: 'BUY',
        qty: 1_200,
        price: 95_500,
        type: 'LIMIT',
      });
      expect(accepted[0]!.tif).toBe(here.has('tif') ? 'GTC' : undefined);
      expect(accepted[0]!.date).toBe(here.has('date') ? '2025-03-26' : undefined);
      expect(accepted[0]!.account).toBe(here.has('account') ? 'ACC7' : undefined);
      expect(accepted[0]!.note).toBe(here.has('note') ? 'giữ lại' : undefined);
    }),
    { numRuns: 1_000 },
  );
});
