/** Named columns, as most programs write them. */
import { expect, test } from 'vitest';
import { barsIn, dialectOf, fileOf, refusalOf } from '../reading.ts';

test('Yahoo: the adjusted close is not the close', async () => {
  const text =
    'Date,Open,High,Low,Close,Adj Close,Volume\n1999-01-22,1.750000,1.953125,1.552083,1.640625,1.518424,67867200\n';
  expect(await dialectOf(text)).toBe('named');
  expect(await barsIn(text)).toEqual(['1999-01-22T00:00:00Z 1.75 1.953125 1.552083 1.640625 67867200']);
});

test('Stooq: brackets, compact dates and clocks, a market behind the symbol', async () => {
  const head = '<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n';
  expect(await barsIn(`${head}AAPL.US,5,20240102,153500,187.1,187.4,187,187.2,1000,0\n`)).toEqual([
    '2024-01-02T15:35:00Z 187.1 187.4 187 187.2 1000',
  ]);
  const two = `${head}AAPL.US,D,20240102,000000,1,2,1,2,5,0\nMSFT.US,D,20240102,000000,3,4,3,4,5,0\n`;
  expect(await barsIn(two, { symbol: 'MSFT' })).toEqual(['2024-01-02T00:00:00Z 3 4 3 4 5']);
  expect(
    await barsIn('Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\n2024-01-02,1,2,1,2,5\n'),
  ).toEqual(['2024-01-02T00:00:00Z 1 2 1 2 5']);
});

test('a file of one symbol is taken whatever it is called there', async () => {
  const text = 'time,open,high,low,close,ticker\n2024-01-02,1,2,1,2,BTC-USD\n';
  expect(await barsIn(text, { symbol: 'BTCUSD' })).toHaveLength(1);
});

test('Nasdaq: dollars; Dukascopy: milliseconds; English investing.com: a price for the close', async () => {
  expect(
    await barsIn('Date,Close/Last,Volume,Open,High,Low\n01/31/2024,$11.50,1000,$10.25,$12.00,$10.00\n'),
  ).toEqual(['2024-01-31T00:00:00Z 10.25 12 10 11.5 1000']);
  expect(await barsIn('Gmt time,Open,High,Low,Close,Volume\n01.02.2024 09:30:00.000,1,2,1,2,5.5\n')).toEqual([
    '2024-02-01T09:30:00Z 1 2 1 2 5.5',
  ]);
  expect(
    await barsIn(
      '"Date","Price","Open","High","Low","Vol.","Change %"\n"03/15/2024","2","1","2","1","1.5M","1%"\n',
    ),
  ).toEqual(['2024-03-15T00:00:00Z 1 2 1 2 1500000']);
});

test('notes above the heading, and what it is called in other units', async () => {
  const text =
    'https://example.org\nunix,date,symbol,open,high,low,close,Volume BTC,Volume USDT\n1700000000,2023-11-14 22:13:20,BTC,1,2,1,2,3,4\n';
  expect(await barsIn(text)).toEqual(['2023-11-14T22:13:20Z 1 2 1 2 3']);
});

test('a table that lacks a column says which', async () => {
  expect(await refusalOf('date,open,high,close\n2024-01-02,1,1,1\n')).toBe('columns-missing low');
});

test('single trades in the shape of bars are trades; flat days are bars', async () => {
  const tick = (second: string): string => `2015-09-23T20:57:${second},3067,3067,3067,3067,1\n`;
  const trades = `Datetime,Open,High,Low,Close,Volume\n${tick('42.146')}${tick('46.151')}`;
  expect(await fileOf(trades)).toMatchObject({ kind: 'trades', bars: { count: 2 } });
  expect(await barsIn('Date,Open,High,Low,Close\n2024-01-02,1,1,1,1\n2024-01-03,2,2,2,2\n')).toHaveLength(2);
});

test('the usual distance names the timeframe', async () => {
  const timeframe = async (...stamps: string[]): Promise<string> =>
    (await fileOf(`time,open,high,low,close\n${stamps.map((stamp) => `${stamp},1,1,1,1\n`).join('')}`))
      .timeframe;
  expect(
    await timeframe('2024-01-02 09:00', '2024-01-02 09:05', '2024-01-02 09:10', '2024-01-03 09:00'),
  ).toBe('5m');
  expect(await timeframe('2024-01-02', '2024-01-03', '2024-01-04', '2024-01-08')).toBe('1d');
  expect(await timeframe('2024-01-31', '2024-02-29', '2024-03-31')).toBe('1mo');
  expect(await timeframe('2024-01-02')).toBe('1d');
});
