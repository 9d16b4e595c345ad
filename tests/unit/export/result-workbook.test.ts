import * as SheetJs from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { matchHeading } from '#core/intent/headings.ts';
import type { AcceptedRow, ParsedSheet } from '#core/model/sheet.ts';
import { RESULT_HEADINGS } from '#export/result-columns.ts';
import { resultWorkbook } from '#export/result-workbook.ts';
import { safeText } from '#export/safe-text.ts';
import { createWords } from '#words/index.ts';
import { readOrders } from '../intake/helpers.ts';
import { cellOf, elsewhere, HOSTILE, sheetsOf, sheetXml, textAt } from './helpers.ts';
import { resultOf } from './results.ts';

type Row = readonly (string | number | boolean | Date | null)[];
const LANGUAGES = ['en', 'vi'] as const;

function workbook(rows: readonly Row[], date1904 = false): Uint8Array {
  const book = SheetJs.utils.book_new();
  const sheet = SheetJs.utils.aoa_to_sheet(
    rows.map((row) => [...row]),
    { dateNF: 'dd/mm/yyyy' },
  );
  SheetJs.utils.book_append_sheet(book, sheet, 'Phiếu lệnh');
  book.Workbook = { WBProps: { date1904 } };
  return new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const DAY = new Date(Date.UTC(2025, 2, 6));
const VIETNAMESE: readonly Row[] = [
  ['CÔNG TY CHỨNG KHOÁN A'],
  ['PHIẾU ĐẶT LỆNH NGÀY 06/03/2025'],
  [],
  [
    'STT',
    'Mã CK',
    'Mua/Bán',
    'Khối lượng',
    'Giá (đồng)',
    'Loại lệnh',
    'Giá kích hoạt',
    'Hiệu lực',
    'Ngày đặt',
    'Ghi chú',
  ],
  [1, 'FPT', 'M', 1000, '95.500', 'LO', null, 'Trong ngày', DAY, 'Lệnh đầu tiên'],
  [2, 'hpg', 'Bán', '2.500', 28450, 'LO', '-', 'GTC', DAY, '=1+1'],
  [3, 'VNM', 'B', 300, 'ATO', null, null, null, null, ' giữ nguyên '],
  [4, 'SSI', 'Mua', 100, 24100.5, 'Dừng giới hạn', 24000, null, null, null],
  [5, 'VCB', 'Mua', 'nhiều', 91000, 'LO', null, null, null, null],
  [6, null, 'Mua', 100, 91000, 'LO', null, null, null, null],
  [null, 'Tổng cộng', null, 3900, null, null, null, null, null, null],
];
const ENGLISH: readonly Row[] = [
  ['Desk orders'],
  [
    'Ticker',
    'Side',
    'Qty',
    'Limit price',
    'Type',
    'Stop',
    'TIF',
    'Account',
    'Order date',
    'Comment',
    'Urgent',
  ],
  ['AAPL', 'B', 100, 180.505, 'LMT', null, 'DAY', '00123', '03/06/2025', '+call me', true],
  ['MSFT', 'S', '1,250', null, 'MKT', null, null, null, '2025-03-06', '@desk', false],
  ['0700', 'Buy', 0.125, 3.3000000000000003, 'STP LMT', 3.2, 'GTC', null, null, '#N/A', null],
  ['TSLA', 'Hold', 10, 240, 'LMT', null, null, null, null, 'unclear', null],
  ['TSLA', 'Sell', 10, 240, 'LMT', null, null, null, null, '<b>&amp;</b>\n"two" lines 😀', null],
];

const told = ({ row: _row, note, ...rest }: AcceptedRow) => ({
  ...rest,
  ...(note === undefined ? {} : { note: safeText(note) }),
});
const refused = (parsed: ParsedSheet) => parsed.rejected.map(({ reason, says }) => ({ reason, says }));

describe.each(LANGUAGES)('in %s, read again', (language) => {
  test.each([
    ['a Vietnamese sheet', VIETNAMESE, 4],
    ['an English sheet', ENGLISH, 4],
  ] as const)('%s gives the same orders', async (_name, rows, count) => {
    const { parsed, result } = await resultOf(workbook(rows));
    const again = await readOrders(await resultWorkbook(result, language));
    expect(parsed.accepted).toHaveLength(count);
    expect(again.accepted.map(told)).toEqual(parsed.accepted.map(told));
    expect(refused(again)).toEqual(refused(parsed));
    expect(again.warnings).toEqual(parsed.warnings);
    expect(again.ignored_rows.map(({ why }) => why)).toEqual(parsed.ignored_rows.map(({ why }) => why));
  });

  test('text tables and the 1904 date system too', async () => {
    const csv = new TextEncoder().encode(
      'Symbol;Side;Quantity;Price;Date;Note\nAAPL;Buy;1.500;180,5;06/13/2025;"a\nb"\nMSFT;Sell;10;400,25;;=x\n',
    );
    for (const bytes of [csv, workbook(VIETNAMESE, true)]) {
      const { parsed, result } = await resultOf(bytes);
      const again = await readOrders(
        await resultWorkbook({ ...result, dateSystem: bytes === csv ? 1900 : 1904 }, language),
      );
      expect(parsed.accepted.length).toBeGreaterThan(1);
      expect(again.accepted.map(told)).toEqual(parsed.accepted.map(told));
    }
  });

  test('a heading of two rows is understood again', async () => {
    const { parsed, result } = await resultOf(
      workbook([
        ['Chứng khoán', 'Chứng khoán', 'Thông tin lệnh', null, null],
        ['Tên', 'Mã CK', 'Mua/Bán', 'Khối lượng', 'Giá'],
        ['FPT Corp', 'FPT', 'Mua', 100, 95500],
      ]),
    );
    const columns = result.columns.map((column, index) =>
      index === 3 ? { header: 'Thông tin lệnh: đặt bao nhiêu', field: 'qty' as const } : column,
    );
    const again = await readOrders(await resultWorkbook({ ...result, columns }, language));
    expect(again.accepted.map(told)).toEqual(parsed.accepted.map(told));
    expect(again.columns[3]).toMatchObject({
      header: 'Thông tin lệnh: đặt bao nhiêu / Khối lượng',
      field: 'qty',
    });
  });

  test('a result of a result has each of our columns once', async () => {
    const first = await resultOf(workbook(ENGLISH));
    const second = await resultOf(await resultWorkbook(first.result, language));
    const third = await readOrders(await resultWorkbook(second.result, language === 'en' ? 'vi' : 'en'));
    expect(third.columns).toHaveLength(first.parsed.columns.length + 7);
    expect(third.accepted.map(told)).toEqual(first.parsed.accepted.map(told));
  });

  test('our headings are no fields of an order', () => {
    const { t } = createWords(language);
    for (const key of RESULT_HEADINGS) expect(matchHeading(t(key)), t(key)).toBeNull();
  });

  test('hostile notes stay what they are', async () => {
    const notes = HOSTILE.map((note, index): Row => [`S${index}`, 'Buy', 1 + index, 10, note]);
    const { parsed, result } = await resultOf(
      workbook([['Symbol', 'Side', 'Quantity', 'Price', 'Note'], ...notes]),
    );
    const again = await readOrders(await resultWorkbook(result, language));
    expect(parsed.accepted).toHaveLength(HOSTILE.length);
    expect(again.accepted.map(told)).toEqual(parsed.accepted.map(told));
  });
});

describe('what it shows', () => {
  test('the user’s columns come first, unchanged; ours follow', async () => {
    const { result } = await resultOf(workbook(VIETNAMESE));
    const [sheet] = await sheetsOf(await resultWorkbook(result, 'vi'));
    const headings = sheet!.rows[0]!.cells.map((cell) => (cell.kind === 'text' ? cell.text : cell.kind));
    expect(headings).toEqual([
      ...(VIETNAMESE[3] as string[]),
      'Trạng thái',
      'Số hiệu lệnh',
      'KL khớp',
      'Giá khớp TB',
      'Phí',
      'Tiền tệ',
      'Giải thích',
    ]);
    expect(sheet!.name).toBe('Kết quả');
    expect(cellOf(sheet!, 2, 5)).toEqual({ kind: 'text', text: '95.500' });
    expect(cellOf(sheet!, 3, 5)).toEqual({ kind: 'number', value: 28450, shape: 'plain' });
    expect(cellOf(sheet!, 2, 9)).toEqual({ kind: 'number', value: 45722, shape: 'date' });
    expect(textAt(sheet!, 3, 10)).toBe("'=1+1");
    expect(textAt(sheet!, 2, 11)).toBe('Đã khớp');
    expect(cellOf(sheet!, 2, 14)).toEqual({ kind: 'number', value: 95450.25, shape: 'plain' });
    expect(textAt(sheet!, 6, 17)).toBe('\'=HYPERLINK("http://x") is only text');
  });

  test('statuses have colours, figures their decimals, headings stay and filter', async () => {
    const { result } = await resultOf(workbook(ENGLISH));
    const bytes = await resultWorkbook(result, 'en');
    const sheet = elsewhere(bytes).Sheets['Result']!;
    const colour = (cell: string) => (sheet[cell] as { s?: { fgColor?: { rgb?: string } } }).s?.fgColor?.rgb;
    expect(['L1', 'L2', 'L3', 'L4', 'L5'].map(colour)).toEqual([
      '1F3A5F',
      'D8F0DE',
      'FFF0C2',
      'FBDAD7',
      'E3EAF5',
    ]);
    expect(sheet['O2']).toMatchObject({ t: 'n', v: 95450.25, z: '#,##0.00' });
    expect(sheet['P2']).toMatchObject({ t: 'n', v: 71587.6875, z: '#,##0.0000' });
    expect(sheet['K2']).toMatchObject({ t: 'b', v: true });
    const xml = sheetXml(bytes);
    expect(xml).toMatch(/ySplit="1"[^>]*state="frozen"/);
    expect(xml).toContain('<autoFilter ref="A1:R6"/>');
    expect(xml.match(/<col /g)).toHaveLength(18);
  });

  test('profit and time of sending are there when a row has them', async () => {
    const { result } = await resultOf(workbook(ENGLISH));
    const rows = result.rows.map((row, index) =>
      index === 0 ? { ...row, realised: '-12.5', sentAt: '2025-03-06T09:15:01' } : row,
    );
    const bytes = await resultWorkbook({ ...result, rows }, 'en');
    const [sheet] = await sheetsOf(bytes);
    expect([textAt(sheet!, 1, 17), textAt(sheet!, 1, 19)]).toEqual(['Realised P&L', 'Time sent']);
    expect(cellOf(sheet!, 2, 17)).toEqual({ kind: 'number', value: -12.5, shape: 'plain' });
    expect(cellOf(sheet!, 2, 19)).toMatchObject({ kind: 'number', shape: 'datetime' });
    expect(cellOf(sheet!, 3, 17)).toBeUndefined();
    expect((await readOrders(bytes)).accepted).toHaveLength(4);
  });

  test('the summary tells the basket, counts and totals', async () => {
    const { result } = await resultOf(workbook(VIETNAMESE));
    const sheet = elsewhere(await resultWorkbook(result, 'en')).Sheets['Summary']!;
    const lines = SheetJs.utils.sheet_to_csv(sheet, { FS: '|', blankrows: false }).split('\n');
    expect(lines.map((line) => line.replace(/\|+$/, ''))).toEqual([
      'What became of “Tháng 3 – cơ cấu lại”',
      'Times are market time.',
      'File|lenh-thang-3.xlsx',
      'Sheet|Phiếu lệnh',
      'Account|00123',
      'Sent at|2025-03-06 09:15:00',
      'As of|2025-03-06 14:45:00',
      `SHA-256 of the file|${'a3f5'.repeat(16)}`,
      'Status|Rows',
      'Filled|1',
      'Partly filled|1',
      'Working|1',
      'Scheduled|1',
      'Cancelled|1',
      'Denied|1',
      'Not sent|1',
      'Totals by currency',
      'Currency|Orders|Bought|Sold|Fees|Profit or loss',
      'VND|6|47,725,125|0|143,175|-143,175',
      'USD|1|1,805.50|900.25|1.0325|12.34',
    ]);
  });

  test('a zone that is named is not lost', async () => {
    const { result } = await resultOf(workbook(ENGLISH));
    const [, summary] = await sheetsOf(
      await resultWorkbook({ ...result, madeAt: '2025-03-06T07:45:00.250Z' }, 'en'),
    );
    expect(textAt(summary!, 8, 2)).toBe('2025-03-06 07:45:00 UTC');
  });

  test('the same result gives the same bytes', async () => {
    const { result } = await resultOf(workbook(ENGLISH));
    expect(Buffer.compare(await resultWorkbook(result, 'vi'), await resultWorkbook(result, 'vi'))).toBe(0);
  });
});
