/** Headings, order words and symbols, one at a time. */
import { expect, test } from 'vitest';
import { mapHeadings, matchHeading } from '#core/intent/headings.ts';
import { readSide, readTif, readType, sideScheme } from '#core/intent/order-words.ts';
import { readSymbol, suggestSymbol } from '#core/intent/symbols.ts';

test.each([
  [' mã  ck ', 'symbol'],
  ['MÃ CHỨNG KHOÁN', 'symbol'],
  ['Ma CK', 'symbol'],
  ['Mã CK / Symbol', 'symbol'],
  ['Tiker', 'symbol'],
  ['MUA / BÁN', 'side'],
  ['Buy/Sell', 'side'],
  ['B/S', 'side'],
  ['KHỐI LƯỢNG (CP)', 'qty'],
  ['SL', 'qty'],
  ['Quantiy', 'qty'],
  ['GIÁ\n(đồng)', 'price'],
  ['Giá (x1000)', 'price'],
  ['Price (USD)', 'price'],
  ['Giá kích hoạt', 'stop'],
  ['Trigger Price', 'stop'],
  ['Loại lệnh', 'type'],
  ['Order Type (LO/MP)', 'type'],
  ['Time-in-Force', 'tif'],
  ['ngày đặt lệnh', 'date'],
  ['Sàn GD', 'exchange'],
  ['Số TK', 'account'],
  ['Ghi chú', 'note'],
  ['Ｓｙｍｂｏｌ', 'symbol'],
])('heading %s is %s', (label, field) => {
  expect(matchHeading(label)?.field).toBe(field);
});

test.each([
  '',
  'STT',
  '__proto__',
  'constructor',
  'Rate',
  'Giá trị',
  'KL khớp',
  'Market Value',
  'Phí',
  'P&L',
  'x'.repeat(500),
])('heading %s is nobody’s', (label) => {
  expect(matchHeading(label)).toBeNull();
});

test('an exact heading beats a near miss, the first of two alike wins', () => {
  const mapped = mapHeadings(
    new Map([
      [1, ['Symbl']],
      [2, ['Symbol']],
      [3, ['Price']],
      [4, ['Limit price']],
    ]),
  );
  expect([mapped.columns.get('symbol'), mapped.columns.get('price'), mapped.repeated]).toEqual([2, 3, [4]]);
});

test('B is Bán beside M and Buy beside S, and refused where nothing says which', () => {
  expect(readSide('B', sideScheme(['M', 'B'], 'Mua/Bán', true))).toBe('SELL');
  expect(readSide('B', sideScheme(['B', 'S'], 'Mua/Bán', true))).toBe('BUY');
  expect(readSide('B', sideScheme(['B'], 'Side', false))).toBe('BUY');
  expect(readSide('B', sideScheme(['B'], 'Lệnh', true))).toBe('ambiguous');
  expect(readSide('B', sideScheme(['B'], 'M/B', true))).toBe('SELL');
  expect(['Mua', 'BÁN ', 'ban', 'Sell Short', 'hold'].map((word) => readSide(word, 'unknown'))).toEqual([
    'BUY',
    'SELL',
    'SELL',
    'SELL',
    null,
  ]);
});

test('order types and times in force in both languages', () => {
  expect(
    ['LO', 'lệnh giới hạn', 'MP', 'Mkt', 'ATO', 'atc', 'MTL', 'mok', 'MAK', 'Stop-Limit', 'STP', 'PLO'].map(
      readType,
    ),
  ).toEqual([
    'LIMIT',
    'LIMIT',
    'MARKET',
    'MARKET',
    'ATO',
    'ATC',
    'MTL',
    'MOK',
    'MAK',
    'STOP_LIMIT',
    'STOP',
    null,
  ]);
  expect(['day', 'Good Till Cancelled', 'ioc', 'FOK', 'trong ngày', 'FOREVER'].map(readTif)).toEqual([
    'DAY',
    'GTC',
    'IOC',
    'FOK',
    'DAY',
    null,
  ]);
});

test('symbols: forms that pass and forms that do not', () => {
  expect(
    ['fpt', 'BRK.B', 'BTC/USDT', '\u200bFPT\u00a0', 'ＨＰＧ', 'RDS-A', '^GSPC', '0700'].map(readSymbol),
  ).toEqual(['FPT', 'BRK.B', 'BTC/USDT', 'FPT', 'HPG', 'RDS-A', '^GSPC', '0700']);
  for (const none of [
    '=A1',
    'A B',
    "AAPL'; DROP",
    '<b>',
    'F\u0000PT',
    'FРT',
    '\u202eTPF',
    'A'.repeat(40),
    '12',
    '',
  ])
    expect(readSymbol(none)).toBeNull();
});

test('suggestions: swapped letters first, nothing for what is known or far', () => {
  const known = ['FTS', 'FPT', 'HPG', 'VNM'];
  expect([
    suggestSymbol('FTP', known),
    suggestSymbol('FPT', known),
    suggestSymbol('ZZZ', known),
    suggestSymbol('VNN', known),
  ]).toEqual(['FPT', null, null, 'VNM']);
});
