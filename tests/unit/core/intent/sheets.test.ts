/** Whole sheets, on tables made in the test. */
import { expect, test } from 'vitest';
import { ordersFromRow } from '#core/intent/from-row.ts';
import { parseSheet } from '#core/intent/parse-sheet.ts';
import { columnLetters, type Cell, type Table } from '#core/intent/table.ts';
import type { Instrument } from '#core/model/instrument.ts';

type Value = string | number | null;
const toCell = (value: Value, index: number): Cell | null => {
  if (value === null) return null;
  const column = index + 1;
  return typeof value === 'number'
    ? { kind: 'number', value, shape: 'plain', column }
    : { kind: 'text', text: value, column };
};
const table = (...rows: Value[][]): Table => ({
  format: 'XLSX',
  dateSystem: 1900,
  warnings: [],
  sheets: [
    {
      name: 'S',
      visibility: 'visible',
      merges: [],
      rows: rows.map((row, index) => ({
        number: index + 1,
        hidden: false,
        cells: row.map(toCell).filter((cell) => cell !== null),
      })),
    },
  ],
});
const parse = (...rows: Value[][]) => parseSheet(table(...rows), 'x.xlsx');
const VI: Value[] = ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Loại lệnh'];
const EN: Value[] = ['Symbol', 'Side', 'Quantity', 'Price', 'Order Type', 'Stop', 'TIF'];

test('ATO and MP in the price column are order types; a contradiction is not guessed at', () => {
  const parsed = parse(
    VI,
    ['FPT', 'Mua', 100, 'ATO', null],
    ['FPT', 'Bán', 100, 'MP', 'MP'],
    ['FPT', 'Mua', 100, 'ATC', 'LO'],
    ['FPT', 'Mua', 100, 5000, 'ATC'],
  );
  expect(parsed.accepted.map(({ type, price, warning }) => [type, price, warning])).toEqual([
    ['ATO', null, undefined],
    ['MARKET', null, undefined],
    ['ATC', null, 'price_ignored'],
  ]);
  expect(parsed.rejected).toMatchObject([{ row: 4, reason: 'invalid_price', cell: 'D4' }]);
});

test('stops', () => {
  const parsed = parse(
    EN,
    ['A1', 'Buy', 1, null, 'Stop', 5],
    ['A2', 'Buy', 1, 6, 'Stop Limit', 5],
    ['A3', 'Buy', 1, 6, 'Stop Limit', null],
    ['A4', 'Buy', 1, 6, 'Limit', 5],
    ['A5', 'Buy', 1, 6, 'Stop Limit', -5],
  );
  expect(
    parsed.accepted.map(({ symbol, type, price, stop, warning }) => [symbol, type, price, stop, warning]),
  ).toEqual([
    ['A1', 'STOP', null, 5, undefined],
    ['A2', 'STOP_LIMIT', 6, 5, undefined],
    ['A4', 'LIMIT', 6, undefined, 'stop_ignored'],
  ]);
  expect(parsed.rejected.map(({ reason }) => reason)).toEqual(['missing_stop_price', 'invalid_price']);
});

test('totals, signatures, unused numbered rows, repeated headings and gaps are listed as ignored', () => {
  const parsed = parse(
    ['PHIẾU LỆNH'],
    ['STT', ...VI],
    [1, 'FPT', 'Mua', 100, 95500, 'LO'],
    [2, null, null, null, null, null],
    [],
    ['STT', ...VI],
    [3, 'HPG', 'Bán', 100, 27000, 'LO'],
    [null, 'Tổng cộng', null, 200, null, null],
    [null, 'Người lập phiếu: A', null, null, null, null],
  );
  expect(parsed.accepted.map(({ row }) => row)).toEqual([3, 7]);
  expect(parsed.ignored_rows).toEqual([
    { row: 4, why: 'blank' },
    { row: 5, why: 'blank' },
    { row: 6, why: 'header' },
    { row: 8, why: 'total' },
    { row: 9, why: 'note' },
  ]);
});

test('units under a heading and a second language under it belong to the heading', () => {
  const units = parse(VI, [null, null, '(CP)', '(đồng)', null], ['FPT', 'Mua', 100, 95500, 'LO']);
  expect([units.header_row, units.accepted.length]).toEqual([[1, 2], 1]);
  const both = parse(
    VI,
    ['Symbol', 'Side', 'Quantity', 'Price', 'Order type'],
    ['FPT', 'Mua', 100, 95500, 'LO'],
  );
  expect([both.header_row, both.accepted.length, both.rejected.length]).toEqual([[1, 2], 1, 0]);
});

test('prices in thousands: scaled when the heading says so, warned about when only the size does', () => {
  const said = parse(
    ['Mã', 'Mua/Bán', 'KL', 'Giá (nghìn đồng)'],
    ['FPT', 'M', 100, 95.5],
    ['HPG', 'M', 100, 27150],
  );
  expect(said.accepted.map(({ exact, warning }) => [exact.price, warning])).toEqual([
    ['95500', 'price_in_thousands'],
    ['27150', 'price_not_in_thousands'],
  ]);
  expect(parse(VI, ['TCB', 'Mua', 100, '24,9', 'LO']).accepted[0]).toMatchObject({
    price: 24.9,
    warning: 'maybe_thousand_vnd',
  });
});

test('a repeated order is rejected in a short list and marked in a long one full of repeats', () => {
  const row: Value[] = ['FPT', 'Mua', 100, 95500, 'LO'];
  const short = parse(VI, row, row);
  expect(short.rejected).toMatchObject([{ row: 3, reason: 'duplicate', detail: 'the same order as row 2' }]);
  const long = parse(VI, ...Array.from({ length: 600 }, () => row));
  expect([long.accepted.length, long.rejected.length, long.accepted[1]!.warning]).toEqual([
    600,
    0,
    'duplicate',
  ]);
  const noted = parse([...VI, 'Ghi chú'], [...row, 'one'], [...row, 'two']);
  expect(noted.accepted.map(({ warning }) => warning)).toEqual([undefined, 'duplicate']);
});

test('totals and signatures in any column; a half-filled order is still judged', () => {
  const parsed = parse(
    VI,
    [null, 'Tổng', 200, null, null],
    ['Người lập', 'Kế toán', null, null, 'Kiểm soát'],
    ['FPT', null, null, null, null],
    [null, 'Mua', null, null, null],
  );
  expect(parsed.ignored_rows).toEqual([
    { row: 2, why: 'total' },
    { row: 3, why: 'note' },
  ]);
  expect(parsed.rejected.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
    '4 missing_side',
    '5 missing_symbol',
  ]);
});

test('a column of Mua and Bán is the side, whatever it is called; one of LO is not', () => {
  const head = ['Mã', 'Loại (Mua/Bán)', 'KL', 'Giá', 'Loại lệnh'];
  expect(parse(head, ['FPT', 'Bán', 100, 95500, 'LO']).accepted[0]).toMatchObject({
    side: 'SELL',
    type: 'LIMIT',
  });
  expect(parse(['Mã', 'Lệnh', 'KL', 'Giá'], ['FPT', 'Mua', 100, 95500]).accepted[0]).toMatchObject({
    side: 'BUY',
  });
  expect(parse(['Mã', 'Loại', 'KL', 'Giá'], ['FPT', 'LO', 100, 95500])).toMatchObject({
    file_error: 'missing_column',
  });
});

test('a price column may be missing altogether, a symbol column may not', () => {
  const market = parse(
    ['Symbol', 'Side', 'Qty', 'Type'],
    ['AAPL', 'Buy', 1, 'Market'],
    ['AAPL', 'Buy', 1, 'Limit'],
  );
  expect([market.accepted.length, market.rejected[0]!.reason, market.warnings]).toEqual([
    1,
    'missing_price',
    ['no_price_column'],
  ]);
  expect(parse(['Side', 'Qty', 'Price'], ['Buy', 1, 2])).toMatchObject({
    file_error: 'missing_column',
    header_row: 1,
  });
});

const FPT = {
  id: 'HOSE:FPT',
  symbol: 'FPT',
  currency: 'VND',
  priceScale: 0,
  quantityScale: 0,
} as unknown as Instrument;

test('an accepted row becomes an intent in the instrument’s units, or says what does not fit', () => {
  const { accepted } = parse(
    VI,
    ['FPT', 'Mua', '1.000', '95.500', 'LO'],
    ['FPT', 'Bán', '0,5', 95500, 'LO'],
    ['FPT', 'Bán', 5, '95,55', 'LO'],
  );
  const [first, half, fine] = accepted.map((row) => ordersFromRow(row, FPT, { sized: null, sendAt: null }));
  expect(first).toMatchObject({
    ok: true,
    value: {
      intent: {
        side: 'buy',
        type: 'limit',
        timeInForce: 'DAY',
        quantity: 1000,
        price: 95500,
        stop: null,
        source: 'sheet',
        note: '',
      },
      exits: [],
    },
  });
  expect(half).toMatchObject({ ok: false, error: { field: 'qty', error: { code: 'TOO_PRECISE' } } });
  expect(fine).toMatchObject({ ok: false, error: { field: 'price' } });
});

test('column letters', () => {
  expect([1, 26, 27, 256, 16_384].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'IV', 'XFD']);
});
