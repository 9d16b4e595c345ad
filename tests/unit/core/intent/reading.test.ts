/** What a person may say about a sheet. */
import { describe, expect, test } from 'vitest';
import { parseSheet } from '#core/intent/parse-sheet.ts';
import { rowTexts, sheetCells } from '#core/intent/sheet-cells.ts';
import type { ReadingAids, SheetReading } from '#core/model/sheet.ts';
import { sheetOf, tableOf, type Value } from './table.ts';

const parse = (rows: readonly (readonly Value[])[], reading: SheetReading = {}, aids: ReadingAids = {}) =>
  parseSheet(tableOf(sheetOf('S', rows)), 'x.xlsx', reading, aids);

const EN: Value[] = ['Symbol', 'Side', 'Quantity', 'Price'];

describe('columns', () => {
  test('a person moves a field to another column, and takes one away', () => {
    const rows = [
      ['Symbol', 'Side', 'Quantity', 'Ordered', 'Price'],
      ['FPT', 'Buy', 1, 200, 95_000],
    ];
    expect(parse(rows).accepted).toMatchObject([{ qty: 1, price: 95_000 }]);
    const moved = parse(rows, { columns: { D: 'qty' } });
    expect(moved.accepted).toMatchObject([{ qty: 200 }]);
    expect(moved.columns.map(({ column, field }) => [column, field])).toEqual([
      ['A', 'symbol'],
      ['B', 'side'],
      ['C', null],
      ['D', 'qty'],
      ['E', 'price'],
    ]);
    const without = parse(rows, { columns: { C: null } });
    expect(without).toMatchObject({ file_error: 'missing_column' });
    expect(without.file_detail).toContain('qty');
  });

  test('a sheet without a heading is read once its columns are named; a heading can be pointed at', () => {
    const bare = [
      ['FPT', 'Mua', 100, 95_000],
      ['VNM', 'Bán', 200, 66_000],
    ];
    expect(parse(bare).file_error).toBe('missing_column');
    const columns = { A: 'symbol', B: 'side', C: 'qty', D: 'price' } as const;
    expect(parse(bare, { headerRow: 0, columns }).accepted).toMatchObject([
      { row: 1, symbol: 'FPT', side: 'BUY' },
      { row: 2, symbol: 'VNM', side: 'SELL' },
    ]);
    const two = [EN, ['A', 'Buy', 1, 2], EN, ['B', 'Sell', 3, 4]];
    expect(parse(two, { headerRow: 3 }).accepted).toMatchObject([{ row: 4, symbol: 'B' }]);
  });

  test('each column shows what stands first in it, also one without a heading', () => {
    const { columns } = parse([EN, ['FPT', 'Buy', 1, 2, 'what is this']]);
    expect(columns.at(-1)).toEqual({ column: 'E', header: '', field: null, sample: 'what is this' });
    expect(columns[0]!.sample).toBe('FPT');
  });

  test('a template is recognised by its headings, whatever their order, letters and place', () => {
    const template = {
      name: 'Desk',
      headings: [
        { title: 'Instr', field: 'symbol' },
        { title: 'Way', field: 'side' },
        { title: 'Pieces', field: 'qty' },
        { title: 'At', field: 'price' },
        { title: 'Remark', field: null },
      ],
      reading: { decimal: ',' },
    } as const;
    const rows = [['Orders of today'], ['AT', 'pieces', 'Way', 'instr'], ['95,5', 100, 'Buy', 'FPT']];
    expect(parse(rows).file_error).toBe('missing_column');
    const read = parse(rows, {}, { templates: [template] });
    expect(read).toMatchObject({
      template: 'Desk',
      header_row: 2,
      accepted: [{ symbol: 'FPT', price: 95.5 }],
    });
    const other = parse([EN, ['FPT', 'Buy', 1, 2]], {}, { templates: [template] });
    expect(other).toMatchObject({ template: null, accepted: [{ symbol: 'FPT' }] });
  });
});

describe('sheets', () => {
  const orders = [EN, ['FPT', 'Buy', 1, 2]];

  test('a hidden sheet is read only when it is named', () => {
    const table = tableOf(sheetOf('Secret', orders, { visibility: 'hidden' }), sheetOf('Notes', [['hello']]));
    expect(parseSheet(table, 'x')).toMatchObject({ file_error: 'missing_column', sheet: 'Notes' });
    expect(parseSheet(table, 'x', { sheet: 'Secret' })).toMatchObject({
      sheet: 'Secret',
      accepted: [{ row: 2 }],
    });
    expect(parseSheet(table, 'x').sheets).toEqual([
      { name: 'Secret', visibility: 'hidden', rows: 2, complete: true },
      { name: 'Notes', visibility: 'visible', rows: 1, complete: false },
    ]);
  });

  test('a sheet with orders goes before one that has only a heading', () => {
    const table = tableOf(sheetOf('Blank', [EN]), sheetOf('Filled', orders));
    expect(parseSheet(table, 'x')).toMatchObject({
      sheet: 'Filled',
      warnings: ['other_sheet_ignored: Blank'],
    });
  });

  test('hidden rows and other accounts are left out when a person says so', () => {
    const rows = [
      [...EN, 'Account'],
      ['A', 'Buy', 1, 2, 'one'],
      ['B', 'Buy', 1, 2, 'two'],
      ['C', 'Buy', 1, 2, null],
    ];
    const table = tableOf(sheetOf('S', rows, { hiddenRows: [2] }));
    const all = parseSheet(table, 'x');
    expect(all.accepted.map(({ symbol }) => symbol)).toEqual(['A', 'B', 'C']);
    expect(all.warnings).toContain('several_accounts: one, two');
    expect(all.read_as).toMatchObject({
      hiddenRows: 1,
      accounts: [
        { account: 'one', rows: 1 },
        { account: 'two', rows: 1 },
      ],
    });
    const some = parseSheet(table, 'x', { hiddenRows: 'skip', accounts: ['one'] });
    expect(some.accepted.map(({ symbol }) => symbol)).toEqual(['C']);
    expect(some.ignored_rows).toEqual([
      { row: 2, why: 'hidden' },
      { row: 3, why: 'account' },
    ]);
  });
});

describe('numbers, dates and sides', () => {
  test('the decimal sign a person names goes before what the column says', () => {
    const rows = [EN, ['FPT', 'Buy', '1.000', '95.125']];
    expect(parse(rows).rejected).toMatchObject([{ reason: 'ambiguous_number' }]);
    expect(parse(rows, { decimal: ',' }).accepted).toMatchObject([{ qty: 1000, price: 95_125 }]);
    expect(parse(rows, { decimal: '.' }).accepted).toMatchObject([{ qty: 1, price: 95.125 }]);
  });

  test('dates that both orders allow are counted, and read as a person says', () => {
    const rows = [
      [...EN, 'Date'],
      ['A', 'Buy', 1, 2, '03/04/2025'],
      ['B', 'Buy', 1, 2, '05/06/2025'],
    ];
    const open = parse(rows);
    expect(open.read_as!.dates).toEqual({ order: 'month-first', ambiguous: 2 });
    expect(open.accepted).toMatchObject([{ date: '2025-03-04', warning: 'ambiguous_date' }, {}]);
    const said = parse(rows, { dates: 'day-first' });
    expect(said.read_as!.dates).toEqual({ order: 'day-first', ambiguous: 0 });
    expect(said.accepted.map(({ date, warning }) => [date, warning])).toEqual([
      ['2025-04-03', undefined],
      ['2025-06-05', undefined],
    ]);
  });

  test('what B means is asked where nothing says it, and can be told', () => {
    const rows = [
      ['Mã CK', 'Loại GD', 'KL', 'Giá'],
      ['FPT', 'B', 100, 95_000],
    ];
    const open = parse(rows);
    expect(open.read_as!.letterB).toEqual({ means: 'unknown', rows: 1 });
    expect(open.rejected).toMatchObject([{ reason: 'invalid_side' }]);
    expect(parse(rows, { letterB: 'sell' }).accepted).toMatchObject([{ side: 'SELL' }]);
    expect(parse(rows, { letterB: 'buy' }).accepted).toMatchObject([{ side: 'BUY' }]);
  });
});

describe('prices in thousands of đồng', () => {
  const VI: Value[] = ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá'];
  const symbols = { FPT: { currency: 'VND', price: 95_500 }, AAPL: { currency: 'USD', price: 180 } };
  const rows = [VI, ['FPT', 'Mua', 100, 95.5], ['AAPL', 'Mua', 1, 180.5], ['ZZZ', 'Mua', 100, 12.05]];

  test('found from what the instruments cost; other currencies are left alone', () => {
    const read = parse(rows, {}, { symbols });
    expect(read.read_as!.prices).toEqual({ unit: 'thousands', because: 'instruments' });
    expect(read.accepted.map(({ exact, warning }) => [exact.price, warning])).toEqual([
      ['95500', 'price_in_thousands'],
      ['180.5', undefined],
      ['12050', 'price_in_thousands'],
    ]);
  });

  test('a person’s choice goes first, either way', () => {
    expect(parse(rows, { prices: 'units' }, { symbols }).accepted.map(({ price }) => price)).toEqual([
      95.5, 180.5, 12.05,
    ]);
    const chosen = parse([VI, ['FPT', 'Mua', 100, 95.5]], { prices: 'thousands' });
    expect(chosen.accepted).toMatchObject([{ price: 95_500 }]);
    expect(chosen.read_as!.prices).toEqual({ unit: 'thousands', because: 'choice' });
  });

  test('prices that are right as they stand are not multiplied, even beside one that is not', () => {
    const mixed = parse([VI, ['FPT', 'Mua', 100, 95_500], ['FPT', 'Mua', 100, 95.5]], {}, { symbols });
    expect(mixed.accepted.map(({ exact, warning }) => [exact.price, warning])).toEqual([
      ['95500', undefined],
      ['95.5', 'maybe_thousand_vnd'],
    ]);
  });
});

test('a template tells columns of one title apart by their order', () => {
  const rows = [
    ['Symbol', 'Side', 'Quantity', 'Price', 'Quantity', 'Price'],
    ['FPT', 'Buy', 100, 95_000, 7, 1],
  ];
  const first = parse(rows);
  expect(first.accepted).toMatchObject([{ qty: 100, price: 95_000 }]);
  const headings = first.columns.map(({ header, field }) => ({ title: header, field }));
  const whole = parse(rows, {}, { templates: [{ name: 'T', headings, reading: {} }] });
  expect(whole).toMatchObject({ template: 'T', accepted: [{ qty: 100, price: 95_000 }] });
  const short = { name: 'S', headings: headings.slice(0, 4), reading: {} };
  const plain = parse(rows, {}, { templates: [short] });
  expect(plain).toMatchObject({ template: 'S', accepted: [{ qty: 100, price: 95_000 }] });
});

describe('corrected cells', () => {
  const rows = [EN, ['FPT', 'Buy', 'abc', 95_000], ['VNM', 'Sell', 5, 66_000]];

  test('are read as if they stood in the sheet', () => {
    const fixed = parse(rows, { edits: [{ row: 2, field: 'qty', text: '1,000' }] });
    expect(fixed.accepted).toMatchObject([{ row: 2, exact: { qty: '1000' } }, { row: 3 }]);
    const broken = parse(rows, { edits: [{ row: 3, field: 'price', text: '' }] });
    expect(broken.rejected).toMatchObject([{ row: 2 }, { row: 3, reason: 'missing_price', cell: 'D3' }]);
  });

  test('may give a field that the sheet has no column for', () => {
    const typed = parse([EN, ['FPT', 'Buy', 5, null]], {
      edits: [{ row: 2, field: 'type', text: 'Market' }],
    });
    expect(typed.accepted).toMatchObject([{ type: 'MARKET', price: null }]);
  });

  test('mean what the cell meant when the text is given back as it is', () => {
    const rows = [
      ['Mã CK', 'Mua/Bán', 'KL', 'Giá'],
      ['AAPL', 'Mua', 100, 180.125],
    ];
    const table = tableOf(sheetOf('S', rows));
    const given = rowTexts(table, {}, {}, 2);
    expect(given.map(({ text }) => text)).toEqual(['AAPL', 'Mua', '100', '180,1250']);
    const edits = given.map(({ field, text }) => ({ row: 2, field, text }));
    const [before] = parse(rows).accepted;
    expect(parse(rows, { edits }).accepted).toEqual([before]);
  });

  test('come back as the texts a person edits, and with the sheet’s own columns', () => {
    const table = tableOf(
      sheetOf('S', [
        ['Mã CK', 'Mua/Bán', 'KL', 'Giá', 'Thêm'],
        ['FPT', 'Mua', 100, 95.5, 'x'],
      ]),
    );
    const reading = { edits: [{ row: 2, field: 'qty', text: '200' }] } as const;
    expect(rowTexts(table, reading, {}, 2)).toEqual([
      { field: 'symbol', column: 'A', header: 'Mã CK', text: 'FPT' },
      { field: 'side', column: 'B', header: 'Mua/Bán', text: 'Mua' },
      { field: 'qty', column: 'C', header: 'KL', text: '200' },
      { field: 'price', column: 'D', header: 'Giá', text: '95,5' },
    ]);
    expect(rowTexts(table, reading, {}, 99)).toEqual([]);
    const own = sheetCells(table, reading, {})!;
    expect(own.columns.map(({ header }) => header)).toEqual(['Mã CK', 'Mua/Bán', 'KL', 'Giá', 'Thêm']);
    expect(own.cells(2)[2]).toMatchObject({ kind: 'text', text: '200' });
    expect(own.cells(2)[4]).toMatchObject({ text: 'x' });
  });
});
