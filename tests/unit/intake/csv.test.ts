/** Text tables: encodings, separators, quotes, line numbers. */
import { expect, test } from 'vitest';
import { orders, readOrders, reasons } from './helpers.ts';

const SHEET =
  'Mã CK,Mua/Bán,Khối lượng,Giá,Loại lệnh\r\nFPT,Mua,1.000,95.500,LO\r\nHPG,Bán,200,27.150,LO\r\n';
const READ = ['2 BUY 1000 FPT 95500 LIMIT', '3 SELL 200 HPG 27150 LIMIT'];

/** Windows-1258 keeps tone marks apart from their vowels. */
function windows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  const bytes: number[] = [];
  for (const char of text.normalize('NFC')) {
    const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(char.normalize('NFD'))?.[0] ?? '';
    const pieces = codes.has(char)
      ? [char]
      : [char.normalize('NFD').replace(tone, '').normalize('NFC'), tone];
    bytes.push(...pieces.map((piece) => codes.get(piece)!));
  }
  return Uint8Array.from(bytes);
}

function utf16(text: string, swap: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(swap ? bytes.swap16() : bytes);
}

test.each<[string, string | Uint8Array, string, string]>([
  ['UTF-8', SHEET, 'utf-8', ','],
  ['UTF-8 with a mark', `\ufeff${SHEET}`, 'utf-8', ','],
  ['decomposed', SHEET.normalize('NFD'), 'utf-8', ','],
  ['UTF-16 with a mark', utf16(`\ufeff${SHEET}`, false), 'utf-16le', ','],
  ['big-endian UTF-16', utf16(`\ufeff${SHEET}`, true), 'utf-16be', ','],
  ['UTF-16 without a mark', utf16(SHEET, false), 'utf-16le', ','],
  ['Windows-1258', windows1258(SHEET), 'windows-1258', ','],
  ['semicolons', SHEET.replaceAll(',', ';'), 'utf-8', ';'],
  ['tabs', SHEET.replaceAll(',', '\t'), 'utf-8', '\t'],
  ['bars', SHEET.replaceAll(',', '|'), 'utf-8', '|'],
  ['old Macintosh line ends', SHEET.replaceAll('\r\n', '\r'), 'utf-8', ','],
  ['no last line end', SHEET.trimEnd(), 'utf-8', ','],
])('%s', async (_name, source, encoding, delimiter) => {
  const parsed = await readOrders(source);
  expect(parsed).toMatchObject({ encoding, delimiter, sheet: null, header_row: 1 });
  expect(orders(parsed)).toEqual(READ);
});

test('a sep= line names the separator and is line 1', async () => {
  const parsed = await readOrders('sep=;\nSymbol;Side;Quantity;Price\nAAPL;Buy;10;180,5\n');
  expect(parsed).toMatchObject({ delimiter: ';', header_row: 2 });
  expect(orders(parsed)).toEqual(['3 BUY 10 AAPL 180.5 LIMIT']);
});

test('line breaks inside quotes keep line numbers true', async () => {
  const parsed = await readOrders('Symbol,Side,Quantity,Price,Note\nAAPL,Buy,1,2,"a\r\nb"\nMSFT,Buy,x,2,\n');
  expect(parsed.accepted[0]).toMatchObject({ row: 2, note: 'a\nb' });
  expect(parsed.rejected[0]).toMatchObject({ row: 4, reason: 'invalid_qty', cell: 'line 4' });
});

test('quotes that never close, or close in the middle, spoil only the lines they cover', async () => {
  const head = 'Symbol,Side,Quantity,Price,Note\n';
  const endless = await readOrders(`${head}AAPL,Buy,1,2,ok\n"MSFT,Buy,1,2,\nTSLA,Buy,1,2,\n`);
  expect([orders(endless).length, reasons(endless)]).toEqual([1, ['3 malformed_csv']]);
  expect(endless.rejected[0]!.detail).toContain('lines 3–4');
  const middle = await readOrders(`${head}AAPL,Buy,1,2,"a"b\nMSFT,Buy,1,2,say "hi"\nTSLA,Buy,1,2,ok\n`);
  expect([orders(middle), reasons(middle)]).toEqual([
    ['4 BUY 1 TSLA 2 LIMIT'],
    ['2 malformed_csv', '3 malformed_csv'],
  ]);
  const swallowed = await readOrders(`${head}"AAPL,Buy,1,2,\nMSFT,Buy,1,2,"x"\nTSLA,Buy,1,2,ok\n`);
  expect([orders(swallowed), reasons(swallowed)]).toEqual([['4 BUY 1 TSLA 2 LIMIT'], ['2 malformed_csv']]);
});

test('many malformed lines end in bounded time, and none is lost', async () => {
  const parsed = await readOrders(`Symbol,Side,Quantity,Price\n${'A"B,Buy,1,2\n'.repeat(60_000)}`);
  expect(parsed.accepted).toEqual([]);
  expect(parsed.rejected.at(-1)!.detail).toContain('60001');
});

test('zero bytes and control characters spoil only their own cell', async () => {
  const parsed = await readOrders(
    'Symbol,Side,Quantity,Price\nAA\u0000PL,Buy,1,2\nMSFT,Buy,1\u0000,2\nTSLA,Buy,1,2\n',
  );
  expect(reasons(parsed)).toEqual(['2 invalid_symbol', '3 invalid_qty']);
  expect(orders(parsed)).toEqual(['4 BUY 1 TSLA 2 LIMIT']);
});

test('short rows, long rows and blank lines', async () => {
  const parsed = await readOrders(
    'Symbol,Side,Quantity,Price\nAAPL,Buy\n\nMSFT,Sell,5,400,extra\n,,,\nTotal,,5,\n\n',
  );
  expect(reasons(parsed)).toEqual(['2 missing_qty']);
  expect(orders(parsed)).toEqual(['4 SELL 5 MSFT 400 LIMIT']);
  expect(parsed.ignored_rows).toEqual([
    { row: 3, why: 'blank' },
    { row: 5, why: 'blank' },
    { row: 6, why: 'total' },
  ]);
});

test('only a heading: no rows, and it says so', async () => {
  expect(await readOrders('Symbol,Side,Quantity,Price\n')).toMatchObject({
    file_error: null,
    warnings: ['no_rows'],
  });
});
