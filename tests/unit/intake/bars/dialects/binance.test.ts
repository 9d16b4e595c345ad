/** Binance's klines: no heading, twelve columns. */
import { expect, test } from 'vitest';
import { barsIn, dialectOf } from '../reading.ts';

const line = (open: string, close: string): string => `${open},1.5,2,1,1.75,10.25,${close},9,3,4,5,0\n`;

test('milliseconds, and microseconds as they are since 2025', async () => {
  const old = line('1637971200000', '1637971259999') + line('1637971260000', '1637971319999');
  expect(await dialectOf(old)).toBe('binance');
  expect(await barsIn(old)).toEqual([
    '2021-11-27T00:00:00Z 1.5 2 1 1.75 10.25',
    '2021-11-27T00:01:00Z 1.5 2 1 1.75 10.25',
  ]);
  expect(await barsIn(line('1735689600000000', '1735689659999999'))).toEqual([
    '2025-01-01T00:00:00Z 1.5 2 1 1.75 10.25',
  ]);
});

test('with a heading it is a table of names', async () => {
  const heading =
    'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n';
  const text = heading + line('1637971200000', '1637971259999');
  expect(await dialectOf(text)).toBe('named');
  expect(await barsIn(text)).toEqual(['2021-11-27T00:00:00Z 1.5 2 1 1.75 10.25']);
});
