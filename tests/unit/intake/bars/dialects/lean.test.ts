/** LEAN: zipped, without headings, shares in ten-thousandths of a dollar. */
import { expect, test } from 'vitest';
import { makeZip } from '../../make-zip.ts';
import { barsIn, dialectOf, fileOf, refusalOf, tickAt } from '../reading.ts';

const zip = (name: string, content: string): Uint8Array => makeZip([{ name, content }]);
const MINUTES =
  '34200000,1674000,1675050,1673900,1675000,1200\n34260000,1675000,1676000,1675000,1675900,300\n';

test('minutes: the date is in the name, the clock is New York’s, prices are scaled', async () => {
  const bytes = zip('20131004_spy_minute_trade.csv', MINUTES);
  expect(await dialectOf(bytes, '20131004_trade.zip')).toBe('lean-intraday');
  expect(await barsIn(bytes)).toEqual([
    '2013-10-04T13:30:00Z 167.4 167.505 167.39 167.5 1200',
    '2013-10-04T13:31:00Z 167.5 167.6 167.5 167.59 300',
  ]);
  expect((await fileOf(bytes)).timeframe).toBe('1m');
});

test('another zone may be named; in winter New York is five hours behind', async () => {
  const bytes = zip('20131204_spy_minute_trade.csv', MINUTES);
  expect((await barsIn(bytes))[0]).toMatch(/^2013-12-04T14:30:00Z/);
  expect((await barsIn(bytes, { zone: 'UTC' }))[0]).toMatch(/^2013-12-04T09:30:00Z/);
});

test('unpacked, the name of the file itself has the date', async () => {
  expect((await barsIn(MINUTES, { fileName: '20131004_spy_minute_trade.csv' }))[0]).toMatch(
    /^2013-10-04T13:30/,
  );
  expect(await refusalOf(MINUTES, { fileName: 'spy.csv' })).toBe('no-heading');
});

test('crypto has plain prices and UTC', async () => {
  const bytes = zip('20180101_btcusd_minute_trade.csv', '60000,13000,13010.5,12990,13005,0.5\n');
  expect(await barsIn(bytes)).toEqual(['2018-01-01T00:01:00Z 13000 13010.5 12990 13005 0.5']);
});

test('days are days in every zone; hours are New York’s', async () => {
  const days = zip(
    'spy.csv',
    '20200102 00:00,3235400,3248900,3225300,3248700,100\n20200103 00:00,3211600,3236400,3211000,3224100,5\n',
  );
  expect(await dialectOf(days)).toBe('lean-daily');
  expect(await barsIn(days)).toEqual([
    '2020-01-02T00:00:00Z 323.54 324.89 322.53 324.87 100',
    '2020-01-03T00:00:00Z 321.16 323.64 321.1 322.41 5',
  ]);
  const hours = zip(
    'spy.csv',
    '20200102 09:00,3235400,3248900,3225300,3248700,100\n20200102 10:00,1,1,1,1,5\n',
  );
  expect(await barsIn(hours)).toEqual([
    '2020-01-02T14:00:00Z 323.54 324.89 322.53 324.87 100',
    '2020-01-02T15:00:00Z 0.0001 0.0001 0.0001 0.0001 5',
  ]);
});

test('bars of quotes are quotes when their span ends', async () => {
  const quote = ',1674200,1675800,1674200,1675600,200,1678700,1678700,1676000,1676000,200\n';
  const minutes = `14400000${quote}14460000${quote}`;
  const file = await fileOf(zip('20131004_spy_minute_quote.csv', minutes));
  expect(file.kind).toBe('quotes');
  expect([tickAt(file, 0), tickAt(file, 1)]).toEqual([
    '2013-10-04T08:00:59.999Z 167.56 200 167.6 200',
    '2013-10-04T08:01:59.999Z 167.56 200 167.6 200',
  ]);
  const daily = await fileOf(zip('eurusd.csv', '20070101 00:00,1,1,1,1.5,0,1,1,1,1.75,0\n'));
  expect(tickAt(daily, 0)).toBe('2007-01-01T23:59:59.999Z 1.5 0 1.75 0');
});
