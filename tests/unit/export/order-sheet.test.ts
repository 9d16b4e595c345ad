/** Orders written as a sheet and read back are the same orders. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchHeading } from '#core/intent/headings.ts';
import type { AcceptedRow, SheetField } from '#core/model/sheet.ts';
import { ORDER_COLUMNS, ORDER_FIELDS, type OrderField } from '#export/order-columns.ts';
import { orderSheet, type SheetOrder } from '#export/order-sheet.ts';
import { safeText } from '#export/safe-text.ts';
import { createWords } from '#words/index.ts';
import { readOrders } from '../intake/helpers.ts';
import { cellOf, elsewhere, HOSTILE, sheetsOf, sheetXml } from './helpers.ts';

const LANGUAGES = ['en', 'vi'] as const;
const WAYS = LANGUAGES.flatMap((language) => [['xlsx', language] as const, ['csv', language] as const]);

const decimal = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1 }))
  .map(([whole, places, seed]) => {
    const fraction = String(seed).padStart(places, '7').slice(0, places).replace(/0+$/, '');
    if (whole === 0 && !/[1-9]/.test(fraction)) return '1';
    return fraction === '' ? String(whole) : `${whole}.${fraction}`;
  });

const note = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', ' ', '\t=', '"', ';', '\n'), fc.string())
    .map(([a, b]) => a + b),
);

const order: fc.Arbitrary<SheetOrder> = fc
  .record({
    symbol: fc.constantFrom(
      'FPT',
      'AAPL',
      '0700',
      'BRK.B',
      'BTC/USDT',
      'HOSE:VNM',
      '^GSPC',
      'ES=F',
      'B',
      'STOP',
    ),
    side: fc.constantFrom('BUY', 'SELL'),
    quantity: decimal,
    limit: decimal,
    trigger: decimal,
    type: fc.constantFrom('LIMIT', 'MARKET', 'ATO', 'ATC', 'MTL', 'MOK', 'MAK', 'STOP', 'STOP_LIMIT'),
    tif: fc.constantFrom(null, 'DAY', 'GTC', 'IOC', 'FOK'),
    sendAt: fc.constantFrom(null, '09:15:00', '2026-01-05 14:30:00'),
    takeProfit: fc.option(decimal),
    stopLoss: fc.option(decimal),
    strategy: fc.constantFrom(null, 'swing', 'Đón sóng 2'),
    note: fc.option(note),
  })
  .map(({ limit, trigger, ...rest }) => ({
    ...rest,
    price: rest.type === 'LIMIT' || rest.type === 'STOP_LIMIT' ? limit : null,
    stop: rest.type === 'STOP' || rest.type === 'STOP_LIMIT' ? trigger : null,
  })) as fc.Arbitrary<SheetOrder>;

const asRead = ({ symbol, side, exact, sendAt, strategy, type, tif, note: said }: AcceptedRow) => ({
  symbol,
  side,
  exact,
  sendAt,
  strategy,
  type,
  tif,
  note: said,
});
const asGiven = (given: SheetOrder, format: 'xlsx' | 'csv') => {
  const said = safeText(given.note ?? '');
  return {
    symbol: given.symbol,
    side: given.side,
    exact: {
      qty: given.quantity,
      price: given.price,
      stop: given.stop,
      takeProfit: given.takeProfit ?? null,
      stopLoss: given.stopLoss ?? null,
    },
    sendAt: given.sendAt?.replace(' ', 'T') ?? undefined,
    strategy: given.strategy ?? undefined,
    type: given.type,
    tif: given.tif ?? undefined,
    // Text files are read with one kind of line end, and accents composed.
    note: (format === 'csv' ? said.replace(/\r\n?/g, '\n').normalize('NFC') : said) || undefined,
  };
};

test.each(WAYS)('random orders in %s, %s', async (format, language) => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(order, {
        minLength: 1,
        maxLength: 12,
        selector: ({ symbol, side, quantity, price, stop, type, tif }) =>
          [symbol, side, quantity, price, stop, type, tif].join(),
      }),
      async (orders) => {
        const parsed = await readOrders(await orderSheet(orders, format, language));
        expect(parsed).toMatchObject({ file_error: null, rejected: [], ignored_rows: [] });
        expect(parsed.accepted.map(asRead)).toEqual(orders.map((each) => asGiven(each, format)));
      },
    ),
    { numRuns: 150 },
  );
});

const FULL: SheetOrder = {
  symbol: '0700',
  side: 'BUY',
  quantity: '1500',
  price: '320.2',
  stop: null,
  type: 'LIMIT',
  tif: 'GTC',
  sendAt: '2025-03-06 09:15',
  takeProfit: '350',
  stopLoss: '300.125',
  sizing: 'risk 1%',
  account: '00123',
  strategy: '=2+2',
  note: 'first',
};

/** What the importer must make of a heading. */
const KNOWN: Record<OrderField, SheetField> = {
  symbol: 'symbol',
  side: 'side',
  quantity: 'qty',
  price: 'price',
  type: 'type',
  stop: 'stop',
  tif: 'tif',
  sendAt: 'sendAt',
  takeProfit: 'takeProfit',
  stopLoss: 'stopLoss',
  group: 'group',
  groupKind: 'groupKind',
  sizing: 'sizing',
  account: 'account',
  strategy: 'strategy',
  note: 'note',
};

describe.each(LANGUAGES)('headings: %s', (language) => {
  const { t } = createWords(language);

  test.each(ORDER_FIELDS)('%s', (field) => {
    const found = matchHeading(t(ORDER_COLUMNS[field].heading));
    expect(found).toMatchObject({ field: KNOWN[field], trust: 4 });
  });
});

test.each(WAYS)('every column there is, in %s, %s', async (format, language) => {
  const pair = { takeProfit: null, stopLoss: null, sizing: null, group: 'A', groupKind: 'OTO' } as const;
  const bytes = await orderSheet(
    [FULL, { ...FULL, ...pair }, { ...FULL, ...pair, side: 'SELL' }],
    format,
    language,
  );
  const parsed = await readOrders(bytes);
  expect(parsed.columns).toHaveLength(ORDER_FIELDS.length);
  expect(parsed.warnings).toEqual([]);
  expect(parsed.accepted).toMatchObject([
    {
      symbol: '0700',
      side: 'BUY',
      exact: { qty: '1500', price: '320.2', stop: null, takeProfit: '350', stopLoss: '300.125' },
      sendAt: '2025-03-06T09:15:00',
      account: '00123',
    },
    { group: 'A', groupKind: 'oto', side: 'BUY' },
    { group: 'A', groupKind: 'oto', side: 'SELL' },
  ]);
  const [sheet] = await sheetsOf(bytes);
  expect(cellOf(sheet!, 2, 15)).toEqual({ kind: 'text', text: "'=2+2" });
});

test('columns that no order needs are left out', async () => {
  const plain: SheetOrder = {
    symbol: 'FPT',
    side: 'BUY',
    quantity: '1',
    price: '2',
    stop: null,
    type: 'LIMIT',
  };
  const parsed = await readOrders(await orderSheet([plain], 'xlsx', 'en'));
  expect(parsed.columns.map(({ header }) => header)).toEqual([
    'Symbol',
    'Side',
    'Quantity',
    'Price',
    'Order type',
    'Stop price',
    'Time in force',
    'Note',
  ]);
});

test('symbols and accounts are formatted as text, figures with the decimals of their column', async () => {
  const orders = [FULL, { ...FULL, price: '321.255' }];
  const sheet = elsewhere(await orderSheet(orders, 'xlsx', 'en')).Sheets['Orders']!;
  expect(sheet['A2']).toMatchObject({ t: 's', v: '0700', z: '@' });
  expect(sheet['C2']).toMatchObject({ t: 'n', v: 1500, z: '#,##0' });
  expect(sheet['D2']).toMatchObject({ t: 'n', v: 320.2, z: '#,##0.000' });
  expect(sheet['L2']).toMatchObject({ t: 's', v: '00123', z: '@' });
});

test.each(WAYS)('the same orders give the same bytes: %s, %s', async (format, language) => {
  const [first, second] = [
    await orderSheet([FULL], format, language),
    await orderSheet([FULL], format, language),
  ];
  expect(Buffer.compare(first, second)).toBe(0);
});

test('no orders make an empty sheet with headings', async () => {
  const bytes = await orderSheet([], 'xlsx', 'vi');
  expect(await readOrders(bytes)).toMatchObject({ file_error: null, accepted: [], warnings: ['no_rows'] });
  expect(sheetXml(bytes)).toContain('ySplit="1"');
});

test('a note of the Greek question mark, which composes to a semicolon, stays one cell', async () => {
  const order = { symbol: 'FPT', side: 'BUY', quantity: '1', price: '1', stop: null, type: 'LIMIT' } as const;
  const parsed = await readOrders(await orderSheet([{ ...order, note: '\u037e' }], 'csv', 'vi'));
  expect(parsed.accepted).toMatchObject([{ symbol: 'FPT', note: ';' }]);
});
