/** What good workbooks of every kind say, as Excel, LibreOffice and back offices write them. */
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import * as SheetJs from '@e965/xlsx';
import { expect, test } from 'vitest';
import { orders, readOrders, reasons } from './helpers.ts';
import { makeZip, sheetData, workbookParts } from './make-zip.ts';

const HEAD = ['Symbol', 'Side', 'Quantity', 'Price'];
const VI_HEAD = ['Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá', 'Loại lệnh', 'Ngày đặt'];
const book = (xml: string, rest: { workbookPr?: string; styles?: string; sharedStrings?: string } = {}) =>
  makeZip(workbookParts({ sheets: [{ xml }], ...rest }));

test('a workbook written by another library, with shared strings and date formats', async () => {
  const rows = [VI_HEAD, ['FPT', 'Mua', 1000, 95500, 'LO', new Date('2025-03-06T00:00:00Z')]];
  const bytes = await writeXlsx({ sheets: [{ name: 'Lệnh', rows: [['PHIẾU LỆNH'], [], ...rows] }] });
  const parsed = await readOrders(bytes);
  expect(parsed).toMatchObject({ sheet: 'Lệnh', header_row: 3, format: 'XLSX' });
  expect(parsed.accepted[0]).toMatchObject({
    row: 4,
    symbol: 'FPT',
    side: 'BUY',
    date: '2025-03-06',
    qty: 1000,
  });
});

test.each(['biff8', 'biff5', 'xlsb'] as const)('a %s workbook', async (bookType) => {
  const workbook = SheetJs.utils.book_new();
  const sheet = SheetJs.utils.aoa_to_sheet([HEAD, ['AAPL', 'Buy', 10, 180.5], ['MSFT', 'Sell', -1, 5]]);
  sheet['!rows'] = [];
  SheetJs.utils.book_append_sheet(workbook, SheetJs.utils.aoa_to_sheet([HEAD, ['EVIL', 'Buy', 1, 1]]), 'Old');
  SheetJs.utils.book_append_sheet(workbook, sheet, 'Orders');
  workbook.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }] };
  const parsed = await readOrders(new Uint8Array(SheetJs.write(workbook, { type: 'array', bookType })));
  expect(orders(parsed)).toEqual(['2 BUY 10 AAPL 180.5 LIMIT']);
  expect(reasons(parsed)).toEqual(['3 invalid_qty']);
  expect(parsed.hiddenSheets).toEqual(['Old']);
});

test('an OpenDocument sheet', async () => {
  const rows = [
    VI_HEAD,
    ['FPT', 'Mua', 1000, 95500, 'LO', new Date('2025-03-06T00:00:00Z')],
    ['HPG', 'Bán', true, 1, 'LO', null],
  ];
  const parsed = await readOrders(await writeOds({ sheets: [{ name: 'Lệnh', rows }] }));
  expect(parsed).toMatchObject({ format: 'ODS', sheet: 'Lệnh', header_row: 1 });
  expect(parsed.accepted[0]).toMatchObject({ symbol: 'FPT', qty: 1000, price: 95500, date: '2025-03-06' });
  expect(reasons(parsed)).toEqual(['3 invalid_qty']);
});

test('OpenDocument: hidden tables, hidden and repeated rows, comments, formulas without a value', async () => {
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const number = (value: number) =>
    `<table:table-cell office:value-type="float" office:value="${value}"><text:p>x</text:p></table:table-cell>`;
  const head = `<table:table-row>${HEAD.map(cell).join('')}</table:table-row>`;
  const order = (attributes: string, last: string) =>
    `<table:table-row ${attributes}>${cell('AAPL<office:annotation><text:p>not me</text:p></office:annotation>')}${cell('Buy')}${number(10)}${last}</table:table-row>`;
  const content = `<office:document-content><office:automatic-styles><style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
    <table:table table:name="Secret" table:style-name="h">${head}${order('', number(1))}</table:table>
    <table:table table:name="Orders">${head}<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      ${order('', number(180.5))}${order('table:visibility="collapse"', number(181))}${order('', '<table:table-cell table:formula="of:=A9"/>')}
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:document-content>`;
  const parsed = await readOrders(
    makeZip([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content },
    ]),
  );
  expect(orders(parsed)).toEqual(['5 BUY 10 AAPL 180.5 LIMIT', '6 BUY 10 AAPL 181 LIMIT']);
  expect(parsed.accepted[1]!.warning).toBe('hidden_row');
  expect(reasons(parsed)).toEqual(['7 formula_without_value']);
  expect(parsed.hiddenSheets).toEqual(['Secret']);
  expect(parsed.ignored_rows).toHaveLength(3);
});

test('dates of the 1904 system', async () => {
  const xml = sheetData([
    [...HEAD, 'Date'],
    ['AAPL', 'Buy', 10, 180.5, 44_260],
  ]);
  const parsed = await readOrders(book(xml, { workbookPr: '<workbookPr date1904="1"/>' }));
  expect(parsed.accepted[0]!.date).toBe('2025-03-06');
});

test('a quantity or price that is formatted as a date or percentage is refused', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd\\-mmm;@"/><numFmt numFmtId="171" formatCode="#,##0 &quot;đ&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="171"/></cellXfs></styleSheet>';
  const styled = (style: number, value: number) => ({ raw: `<c r="@" s="${style}"><v>${value}</v></c>` });
  const xml = sheetData([
    HEAD,
    ['AAPL', 'Buy', styled(1, 45_000), 180.5],
    ['AAPL', 'Buy', 10, styled(2, 0.5)],
    ['AAPL', 'Buy', 10, styled(3, 180.5)],
  ]);
  const parsed = await readOrders(book(xml, { styles }));
  expect(reasons(parsed)).toEqual(['2 invalid_qty', '3 invalid_price']);
  expect(orders(parsed)).toEqual(['4 BUY 10 AAPL 180.5 LIMIT']);
});

test('stored numbers are shown to fifteen digits, as the spreadsheet shows them', async () => {
  const value = (text: string) => ({ raw: `<c r="@"><v>${text}</v></c>` });
  const xml = sheetData([
    HEAD,
    ['AAPL', 'Buy', 10, value('95.299999999999997')],
    ['AAPL', 'Buy', value('1E2'), value('3.3000000000000003')],
  ]);
  expect(orders(await readOrders(book(xml)))).toEqual([
    '2 BUY 10 AAPL 95.3 LIMIT',
    '3 BUY 100 AAPL 3.3 LIMIT',
  ]);
});

test('formulas give their stored values, errors and missing values are named', async () => {
  const raw = (text: string) => ({ raw: text });
  const xml = sheetData([
    HEAD,
    [
      raw('<c r="@" t="str"><f>UPPER("fpt")</f><v>FPT</v></c>'),
      'Buy',
      raw('<c r="@"><f>10*10</f><v>100</v></c>'),
      5,
    ],
    ['FPT', 'Buy', raw('<c r="@"><f>B99</f></c>'), 5],
    ['FPT', 'Buy', raw('<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>'), 5],
    ['FPT', raw('<c r="@" t="s"><v>0</v></c>'), 100, 6],
  ]);
  const sharedStrings = '<sst><si><r><t>Se</t></r><rPh><t>no</t></rPh><r><t>ll</t></r></si></sst>';
  const parsed = await readOrders(book(xml, { sharedStrings }));
  expect(orders(parsed)).toEqual(['2 BUY 100 FPT 5 LIMIT', '5 SELL 100 FPT 6 LIMIT']);
  expect(parsed.rejected).toMatchObject([
    { row: 3, reason: 'formula_without_value', cell: 'C3' },
    { row: 4, reason: 'cell_error', cell: 'C4' },
  ]);
});

test('hidden sheets are named and not read; other complete sheets are named; hidden rows warn', async () => {
  const good = sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5]], { 2: 'hidden="1"' });
  const bytes = makeZip(
    workbookParts({
      sheets: [
        { name: 'Lệnh cũ', state: 'hidden', xml: good },
        { name: 'M', state: 'veryHidden', xml: good },
        { name: 'A', xml: sheetData([['Hướng dẫn']]) },
        { name: 'B', xml: good },
        { name: 'C', xml: good },
      ],
    }),
  );
  const parsed = await readOrders(bytes);
  expect(parsed.hiddenSheets).toEqual(['Lệnh cũ', 'M']);
  expect(parsed.sheet).toBe('B');
  expect(parsed.warnings).toEqual(['other_sheet_ignored: C']);
  expect(parsed.accepted).toMatchObject([{ row: 2, warning: 'hidden_row', warnings: ['hidden_row'] }]);
});

test('a workbook with only hidden sheets holds no orders', async () => {
  const sheets = [{ state: 'hidden', xml: sheetData([HEAD, ['AAPL', 'Buy', 10, 180.5]]) }];
  const parsed = await readOrders(makeZip(workbookParts({ sheets })));
  expect(parsed).toMatchObject({ file_error: 'empty_file', accepted: [], hiddenSheets: ['Orders'] });
});

test('merged groups over a heading', async () => {
  const xml =
    sheetData([
      ['PHIẾU LỆNH', null, null, null],
      ['Chứng khoán', null, 'Lệnh', null],
      ['Mã', 'Mua/Bán', 'KL', 'Giá'],
      ['FPT', 'M', 100, 95500],
    ]) + '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:B2"/><mergeCell ref="C2:D2"/></mergeCells>';
  const parsed = await readOrders(book(xml));
  expect(parsed.header_row).toEqual([2, 3]);
  expect(orders(parsed)).toEqual(['4 BUY 100 FPT 95500 LIMIT']);
});

test('25,000 rows are read well under two seconds', async () => {
  const rows = Array.from({ length: 25_000 }, (_, index) => [
    `S${index % 90}A`,
    index % 2 ? 'Buy' : 'Sell',
    100 + index,
    10.25,
  ]);
  const xml = sheetData([HEAD, ...rows]);
  const started = performance.now();
  const parsed = await readOrders(book(xml));
  expect(parsed.accepted).toHaveLength(25_000);
  expect(performance.now() - started).toBeLessThan(2000);
});
