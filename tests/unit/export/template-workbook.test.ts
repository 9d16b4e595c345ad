import { describe, expect, test } from 'vitest';
import { readSide, readTif, readType } from '#core/intent/order-words.ts';
import { ORDER_FIELDS } from '#export/order-columns.ts';
import { templateWorkbook } from '#export/template-workbook.ts';
import { readOrders } from '../intake/helpers.ts';
import { elsewhere, sheetsOf, sheetXml, textAt } from './helpers.ts';

const HEADINGS = {
  en: 'Symbol|Side|Quantity|Price|Order type|Stop price|Time in force|Send at|Take profit|Stop loss|Group|Group type|Size by|Account|Strategy|Note',
  vi: 'Mã CK|Mua/Bán|Khối lượng|Giá|Loại lệnh|Giá kích hoạt|Hiệu lực|Giờ gửi|Chốt lời|Cắt lỗ|Nhóm lệnh|Loại nhóm|Cách tính KL|Tài khoản|Chiến lược|Ghi chú',
};
const LISTS = {
  en: ['Buy,Sell', 'Limit,Market,ATO,ATC,MTL,MOK,MAK,Stop,Stop limit', 'DAY,GTC,IOC,FOK', 'OCO,OTO,Bracket'],
  vi: [
    'Mua,Bán',
    'LO,MP,ATO,ATC,MTL,MOK,MAK,Dừng,Dừng giới hạn',
    'Trong ngày,GTC,IOC,FOK',
    'OCO,OTO,Bracket',
  ],
};
const SHEETS = { en: ['Orders', 'How to fill in'], vi: ['Lệnh đặt', 'Hướng dẫn'] };

describe.each(['en', 'vi'] as const)('%s', (language) => {
  test('the blank template has the headings, no orders, and no second sheet to mistake for one', async () => {
    const bytes = await templateWorkbook(language, { examples: false });
    const parsed = await readOrders(bytes);
    expect(parsed.columns.map(({ header }) => header).join('|')).toBe(HEADINGS[language]);
    expect(parsed).toMatchObject({
      file_error: null,
      sheet: SHEETS[language][0],
      header_row: 1,
      accepted: [],
      rejected: [],
      ignored_rows: [],
      warnings: ['no_rows'],
    });
    expect((await sheetsOf(bytes)).map(({ name }) => name)).toEqual(SHEETS[language]);
  });

  test('the examples are orders that import without a question', async () => {
    const parsed = await readOrders(await templateWorkbook(language, { examples: true }));
    expect(parsed).toMatchObject({ rejected: [], ignored_rows: [], warnings: [] });
    expect(parsed.accepted).toHaveLength(4);
    expect(parsed.accepted.filter(({ warnings }) => warnings)).toEqual([]);
    const seen = parsed.accepted.map(
      ({ symbol, side, exact, type, tif }) =>
        `${side} ${exact.qty} ${symbol} ${type} ${exact.price} ${exact.stop} ${tif}`,
    );
    expect(seen).toEqual(
      language === 'en'
        ? [
            'BUY 100 AAPL LIMIT 180.5 null DAY',
            'SELL 50 MSFT MARKET null null undefined',
            'BUY 40 TSLA STOP_LIMIT 245 242.5 undefined',
            'BUY 1500 0700 LIMIT 320.2 null GTC',
          ]
        : [
            'BUY 1000 FPT LIMIT 95500 null DAY',
            'SELL 500 VNM MARKET null null undefined',
            'BUY 2000 HPG STOP_LIMIT 30500 30000 undefined',
            'BUY 1500 SSI LIMIT 24100 null GTC',
          ],
    );
  });

  test('a thousand rows offer the words that the importer reads', async () => {
    const xml = sheetXml(await templateWorkbook(language, { examples: false }));
    const lists = [...xml.matchAll(/sqref="(\w+:\w+)"[^>]*><formula1>"([^"]*)"/g)];
    expect(lists.map(([, range]) => range)).toEqual(['B2:B1001', 'E2:E1001', 'G2:G1001', 'L2:L1001']);
    expect(lists.map(([, , words]) => words)).toEqual(LISTS[language]);
    const [sides, types, tifs] = LISTS[language].map((words) => words.split(','));
    expect(sides!.map((word) => readSide(word, 'unknown'))).toEqual(['BUY', 'SELL']);
    expect(types!.map((word) => readType(word))).toEqual([
      'LIMIT',
      'MARKET',
      'ATO',
      'ATC',
      'MTL',
      'MOK',
      'MAK',
      'STOP',
      'STOP_LIMIT',
    ]);
    expect(tifs!.map((word) => readTif(word))).toEqual(['DAY', 'GTC', 'IOC', 'FOK']);
  });

  test('the headings stay, symbols and accounts keep their zeros, prices show theirs', async () => {
    const bytes = await templateWorkbook(language, { examples: true });
    expect(sheetXml(bytes)).toMatch(/ySplit="1"[^>]*state="frozen"/);
    const sheet = elsewhere(bytes).Sheets[SHEETS[language][0]!]!;
    for (const cell of ['A2', 'H2', 'N2', 'A1001', 'N1001']) expect(styleOf(bytes, cell), cell).toBe('@');
    expect(sheet['C2']).toMatchObject({ t: 'n', z: '[>=1000]#,##0;General' });
  });

  test('the guide explains every column', async () => {
    const [orders, guide] = await sheetsOf(await templateWorkbook(language, { examples: false }));
    for (let column = 1; column <= ORDER_FIELDS.length; column += 1) {
      const row = column + 6;
      expect(textAt(guide!, row, 1)).toBe(textAt(orders!, 1, column));
      expect(textAt(guide!, row, 3)?.length).toBeGreaterThan(10);
      expect(textAt(guide!, row, 4)).toBeTruthy();
    }
  });

  test('is the same every time', async () => {
    const make = () => templateWorkbook(language, { examples: true });
    expect(Buffer.compare(await make(), await make())).toBe(0);
  });
});

/** The number format of a cell, empty ones too. */
function styleOf(bytes: Uint8Array, cell: string): unknown {
  const style = new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheetXml(bytes))?.[1];
  const book = elsewhere(bytes) as unknown as { Styles: Record<string, Record<string, unknown>> };
  const { numFmtId } = (book.Styles['CellXf'] as unknown as { numFmtId: number }[])[Number(style)]!;
  return book.Styles['NumberFmt']![numFmtId];
}
