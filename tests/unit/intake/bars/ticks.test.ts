/** Trades and quotes: what of one moment is kept, parts of milliseconds, sides that are missing, records of orders. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TICK_STEP } from '#core/model/ticks.ts';
import { dialectOf, fileOf, refusalOf, tickAt } from './reading.ts';

const all = async (text: string, ask = {}): Promise<string[]> => {
  const file = await fileOf(text, ask);
  return [...file.bars.time].map((_, row) => tickAt(file, row));
};

test('trades of one moment stay apart, in their order; out of order is noted', async () => {
  const text =
    'time,price,size\n2024-01-02T14:29:58Z,9,1\n2024-01-02T14:30:00.123456Z,10.5,100\n2024-01-02T14:30:00.123456Z,10.25,7\n' +
    '2024-01-02T14:30:00.123456Z,10.5,100\n2024-01-02T14:29:59Z,10,1.5\n2024-01-02T14:31:00Z,,1\nx,1,1\n';
  const file = await fileOf(text);
  const at = Date.parse('2024-01-02T14:30:00.123Z') + 0.456;
  expect(file.kind).toBe('trades');
  expect([...file.bars.time].slice(2)).toEqual([0, 1, 2].map((step) => at + step * TICK_STEP));
  expect([...file.bars.close]).toEqual([900, 1_000, 1_050, 1_025, 1_050]);
  expect([...file.bars.volume]).toEqual([10, 15, 1_000, 70, 1_000]);
  expect(file.outOfOrder).toBe(1);
  expect(file.skipped.map(({ line, why }) => `${line} ${why}`)).toEqual(['7 no-price', '8 bad-date']);
});

test('quotes: sizes, sides that are missing, nanoseconds, semicolons with decimal commas', async () => {
  const text =
    'ts_event,bid_price,bid_size,ask_price,ask_size\n1704205800000000500,1.5,100,1.75,200\n1704205800000001500,,,2,50\n1704205800000002500,,,,\n';
  const file = await fileOf(text);
  expect([...file.bars.time]).toEqual([1704205800000.0005, 1704205800000.0015]);
  expect([tickAt(file, 0), tickAt(file, 1)]).toEqual([
    '2024-01-02T14:30:00.000Z 1.5 100 1.75 200',
    '2024-01-02T14:30:00.000Z 0 0 2 50',
  ]);
  expect(file.skipped).toEqual([{ line: 4, why: 'no-price' }]);
  const commas =
    'Date;Time;Bid;Ask\n02.01.2024;09:30:00;1,0716;1,0718\n13.01.2024;09:30:01,250;1,0717;1,0719\n';
  expect(await all(commas)).toEqual([
    '2024-01-02T09:30:00.000Z 1.0716 0 1.0718 0',
    '2024-01-13T09:30:01.250Z 1.0717 0 1.0719 0',
  ]);
});

test('a price a day is neither trades nor bars; bars with bid and ask beside them are bars', async () => {
  const daily = 'date,price,amount\n2024-01-02,10,5\n2024-01-03,11,5\n';
  expect(await refusalOf(daily)).toBe('columns-missing open, high, low');
  expect(await dialectOf('Date,Open,High,Low,Close,Bid,Ask\n2024-01-02,1,2,1,2,1,2\n')).toBe('named');
});

test('records of single orders are opened as a replay', async () => {
  const lobster = '34200.004241176,1,16113575,18,5853300,1\n34200.00426064,4,16113584,18,5853200,-1\n';
  expect(await refusalOf(lobster)).toBe('orders');
  expect(await refusalOf('5859400,200,5853300,18\n5859400,200,5853300,18\n')).toBe('orders');
  const databento =
    'ts_event,action,side,price,size,order_id\n1703422805243925307,A,B,4799.00,2,6412777162812\n';
  expect(await refusalOf(databento)).toBe('orders');
  const shared = join(import.meta.dirname, '../../../../../shared/data/lob');
  if (!existsSync(shared)) return;
  for (const name of [
    'lobster/AAPL_2012-06-21_L50_open_message.csv',
    'lobster/MSFT_2012-06-21_L50_open_orderbook.csv',
    'databento_mbo/es_first20000.csv',
  ])
    expect([name, await refusalOf(readFileSync(join(shared, name)))]).toEqual([name, 'orders']);
});
