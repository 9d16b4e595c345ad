/** Made-up tables of a report: one of every id that has rows, every kind of cell; the same each time. */
import { Seeded } from '#core/units/seeded.ts';
import type { Scales } from '#core/units/units.ts';
import type { Cell, ReportTable, TableColumn, TableId } from '#report/table.ts';

const DAY = 86_400_000;
export const FIRST = Date.UTC(2022, 0, 3);

export const SYMBOLS = ['FPT', 'VNM', 'HPG', 'MWG', 'VCB', 'SSI'] as const;
export const MADE_SCALES: Readonly<Record<string, Scales>> = Object.fromEntries(
  SYMBOLS.map((symbol) => [symbol, { currency: 'VND', priceScale: 0, quantityScale: 0 }]),
);

const text = (id: string): TableColumn => ({ id, unit: 'text' });
const code = (id: string): TableColumn => ({ id, unit: 'code' });
const money = (id: string): TableColumn => ({ id, unit: 'money', total: true });
const count = (id: string): TableColumn => ({ id, unit: 'count', total: true });

type Make = (row: number, random: Seeded) => readonly Cell[];

function tableOf(id: TableId, columns: readonly TableColumn[], rows: number, make: Make): ReportTable {
  const random = Seeded.of(rows + id.length);
  return { id, columns, rows: Array.from({ length: rows }, (_, row) => make(row, random)) };
}

const breakdown = (id: TableId, first: TableColumn, keys: readonly Cell[]): ReportTable =>
  tableOf(
    id,
    [
      first,
      count('trades'),
      { id: 'win-rate', unit: 'share' },
      { id: 'profit-factor', unit: 'ratio' },
      money('gross'),
      money('fees'),
      money('net'),
    ],
    keys.length,
    (row, random) => {
      const gross = random.below(90_000_000) - 30_000_000;
      const fees = random.below(2_000_000);
      const factor = row === 1 ? null : random.below(3_000) / 1_000;
      return [
        keys[row]!,
        5 + random.below(60),
        random.below(1_000) / 1_000,
        factor,
        gross,
        fees,
        gross - fees,
      ];
    },
  );

const correlation: ReportTable = {
  id: 'symbol-correlation',
  columns: [
    text('symbol'),
    ...SYMBOLS.map((symbol) => ({ id: symbol, name: symbol, unit: 'ratio', decimals: 2 }) as const),
  ],
  rows: SYMBOLS.map((symbol, row) => [
    symbol,
    ...SYMBOLS.map((_, at) => (at === row ? 1 : Math.round(100 / (2 + Math.abs(at - row))) / 100)),
  ]),
};

export const tradesTable = (rows: number): ReportTable =>
  tableOf(
    'trades',
    [
      text('symbol'),
      code('side'),
      { id: 'opened', unit: 'moment' },
      { id: 'closed', unit: 'moment' },
      { id: 'held', unit: 'span' },
      { id: 'quantity', unit: 'quantity' },
      { id: 'entry', unit: 'price', decimals: 0 },
      { id: 'exit', unit: 'price', decimals: 0 },
      money('fees'),
      money('profit'),
      { id: 'return', unit: 'share' },
      { id: 'r', unit: 'ratio', decimals: 2 },
      text('strategy'),
    ],
    rows,
    (row, random) => {
      const opened = FIRST + row * 5_400_000 + 8_100_000;
      const held = 60_000 * (1 + random.below(9_000));
      const entry = 20_000 + 50 * random.below(1_000);
      const exit = entry + 50 * (random.below(60) - 27);
      const quantity = 100 * (1 + random.below(50));
      const fees = Math.round(0.0015 * entry * quantity);
      return [
        SYMBOLS[row % SYMBOLS.length]!,
        row % 5 === 0 ? 'short' : 'long',
        opened,
        opened + held,
        held,
        quantity,
        entry,
        exit,
        fees,
        (exit - entry) * quantity - fees,
        (exit - entry) / entry,
        row % 7 === 0 ? null : (exit - entry) / 500,
        row % 3 === 0 ? 'Giao cắt SMA' : 'Breakout',
      ];
    },
  );

const orders: ReportTable = tableOf(
  'orders',
  [
    text('order'),
    { id: 'placed', unit: 'moment' },
    text('symbol'),
    code('side'),
    { id: 'type', unit: 'order-type' },
    { id: 'quantity', unit: 'quantity' },
    { id: 'price', unit: 'price' },
    { id: 'stop', unit: 'price' },
    { id: 'bid', unit: 'price' },
    { id: 'ask', unit: 'price' },
    code('decision'),
    { id: 'reason', unit: 'denial' },
    code('status'),
    { id: 'cancelled', unit: 'cancel' },
    { id: 'filled', unit: 'quantity' },
    { id: 'average-price', unit: 'price' },
    { id: 'last-change', unit: 'moment' },
    text('strategy'),
    text('basket'),
    text('note'),
  ],
  40,
  (row, random) => {
    const at = FIRST + row * 7_000_000;
    const quantity = 100 * (1 + random.below(50));
    const denied = row % 9 === 4;
    const price = 25_000 + 50 * random.below(200);
    return [
      `A1-${row + 1}`,
      at,
      SYMBOLS[row % SYMBOLS.length]!,
      row % 2 === 0 ? 'buy' : 'sell',
      'limit',
      quantity,
      price,
      null,
      price - 50,
      price + 50,
      denied ? 'denied' : 'accepted',
      denied ? { code: 'QUANTITY_ABOVE_LIMIT', quantity, limit: 1_500 } : null,
      denied ? 'denied' : 'filled',
      null,
      denied ? 0 : quantity,
      denied ? null : price,
      at + 3_000,
      'Giao cắt SMA',
      null,
      row % 6 === 0 ? 'Vào theo kế hoạch tuần, dời lệnh dừng lên giá vốn khi lãi 2R' : null,
    ];
  },
);

const lots = tableOf(
  'lots',
  [
    text('symbol'),
    { id: 'lot', unit: 'count' },
    code('side'),
    { id: 'opened', unit: 'day' },
    { id: 'closed', unit: 'day' },
    code('term'),
    { id: 'quantity', unit: 'quantity' },
    money('proceeds'),
    money('cost'),
    money('fees'),
    money('gain'),
  ],
  24,
  (row, random) => {
    const cost = 1_000_000 * (1 + random.below(80));
    const proceeds = cost + 100_000 * (random.below(60) - 25);
    const opened = FIRST + row * 3 * DAY;
    return [
      SYMBOLS[row % SYMBOLS.length]!,
      row + 1,
      'long',
      opened,
      opened + DAY * (1 + random.below(500)),
      row % 3 === 0 ? 'long-term' : 'short-term',
      100 * (1 + random.below(20)),
      proceeds,
      cost,
      Math.round(cost * 0.003),
      proceeds - cost - Math.round(cost * 0.003),
    ];
  },
);

export const MONTHS = Array.from({ length: 30 }, (_, at) => {
  const [year, month] = [2022 + Math.floor(at / 12), (at % 12) + 1];
  return `${year}-${String(month).padStart(2, '0')}`;
});

const byMonth = tableOf(
  'by-month',
  [
    { id: 'month', unit: 'month' },
    { id: 'start', unit: 'money' },
    { id: 'end', unit: 'money' },
    money('profit'),
    { id: 'return', unit: 'share' },
    count('trades'),
    money('costs'),
  ],
  MONTHS.length,
  (row, random) => {
    const start = 1_000_000_000 + row * 12_000_000;
    const profit = random.below(60_000_000) - 24_000_000;
    return [
      MONTHS[row]!,
      start,
      start + profit,
      profit,
      profit / start,
      random.below(40),
      random.below(3_000_000),
    ];
  },
);

const costsByKind: ReportTable = {
  id: 'costs-by-kind',
  columns: [code('kind'), money('amount'), { id: 'of-turnover', unit: 'share', decimals: 4 }],
  rows: [
    ['commission', 41_250_000, 0.0015],
    ['tax', 13_100_000, 0.0005],
    ['slippage', 7_812_500, 0.000_283],
    ['a-kind-without-a-word', null, null],
  ],
};

export const MADE_TABLES: readonly ReportTable[] = [
  byMonth,
  breakdown('by-strategy', text('strategy'), ['Giao cắt SMA', 'Breakout', 'Đảo chiều <b>&']),
  breakdown('by-symbol', text('symbol'), SYMBOLS),
  breakdown('by-side', code('side'), ['long', 'short']),
  breakdown('by-weekday', { id: 'weekday', unit: 'weekday' }, [1, 2, 3, 4, 5]),
  breakdown('by-hour', { id: 'hour', unit: 'hour' }, [2, 3, 4, 6, 7]),
  breakdown('contribution', text('symbol'), SYMBOLS),
  correlation,
  costsByKind,
  breakdown('costs-by-symbol', text('symbol'), SYMBOLS),
  tradesTable(180),
  breakdown('lots-by-symbol', text('symbol'), SYMBOLS),
  { ...lots },
  { ...orders, scales: MADE_SCALES } as ReportTable,
  tableOf(
    'fills',
    [
      { id: 'fill', unit: 'count' },
      { id: 'at', unit: 'moment' },
      text('symbol'),
      code('side'),
      { id: 'quantity', unit: 'quantity' },
      { id: 'price', unit: 'price' },
      money('value'),
      code('liquidity'),
    ],
    30,
    (row, random) => [
      row + 1,
      FIRST + row * 4_000_123,
      SYMBOLS[row % SYMBOLS.length]!,
      row % 2 === 0 ? 'buy' : 'sell',
      random.below(5_000) / 10,
      27_500 + random.below(100),
      random.below(80_000_000),
      row % 2 === 0 ? 'maker' : 'taker',
    ],
  ),
];
