/** Unknown coins and currency pairs: listed where the ledger knows their currency, kept as series where it does not. */
import { expect, test } from 'vitest';
import { commandId, openEngine } from '../support/workspace.ts';

async function imported(symbol: string, close: string) {
  const engine = openEngine(null);
  const text = `Date,Open,High,Low,Close\n2025-01-02,${close},${close},${close},${close}\n`;
  const done = await engine.call('bars.import', {
    commandId: commandId(),
    fileName: 'x.csv',
    bytes: new TextEncoder().encode(text),
    symbol,
  });
  const listed = (await engine.call('instruments.list', {})).find((each) => each.symbol === done.symbol);
  const { exchange, currency, listedPrice } = listed ?? {};
  return [done.symbol, done.calendar, done.untradable, exchange, currency, listedPrice];
}

const NOT = [undefined, undefined, undefined];

test.each([
  ['BTCUSDT', '93381.25', 'BTCUSDT', '24/7', null, 'CRYPTO', 'USD', 933_812_500],
  ['btc-usd', '93381.256', 'BTC-USD', '24/7', null, 'CRYPTO', 'USD', 933_812_500],
  ['ETHUSD', '2500', 'ETHUSD', '24/7', null, 'CRYPTO', 'USD', 25_000_000],
  ['WIFUSDT', '0.5', 'WIFUSDT', '24/7', null, 'CRYPTO', 'USD', 5_000],
  ['ADABTC', '0.00002865', 'ADABTC', '24/7', 'currency', ...NOT],
  ['ETHEUR', '2500', 'ETHEUR', '24/7', 'currency', ...NOT],
  ['EURUSD', '1.23427', 'EURUSD', 'FX', null, 'FX', 'USD', 123_427],
  ['EUR/USD', '1.23427', 'EURUSD', 'FX', null, 'FX', 'USD', 123_427],
  ['USDJPY', '86.655', 'USDJPY', 'FX', 'currency', ...NOT],
  ['USD/VND', '26347.5', 'USDVND', 'FX', null, 'FX', 'VND', 26_348],
  ['DOTX', '12.5', 'DOTX', 'NYSE', null, 'NASDAQ', 'USD', 125_000],
])('%s', async (symbol, close, ...expected) => {
  expect(await imported(symbol, close)).toEqual(expected);
});

test('the stroke between two currencies does not make another series', async () => {
  const { call } = openEngine(null);
  const send = (symbol: string) =>
    call('bars.import', {
      commandId: commandId(),
      fileName: 'x.csv',
      bytes: new TextEncoder().encode('Date,Open,High,Low,Close\n2025-01-02,1.1,1.2,1,1.1\n'),
      symbol,
    });
  const { seriesId } = await send('EURUSD');
  expect(await send('EUR/USD')).toMatchObject({ seriesId, unchanged: 1 });
});
