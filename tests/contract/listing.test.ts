/** Symbols listed from the templates of crypto and of currency pairs trade on the demo exchange like any other. */
import { expect, test } from 'vitest';
import { commandId, marketOrder, openAccount, openEngine, temporaryFolder } from '../support/workspace.ts';

test.each([
  ['CRYPTO', 'BTC', '65000', 2_500],
  ['FX', 'EURUSD', '1.08345', 10_000],
] as const)(
  '%s: a market order in its own fractions is filled',
  async (template, symbol, price, quantity) => {
    const engine = openEngine(temporaryFolder());
    await openAccount(engine);
    const made = await engine.call('instruments.create', { commandId: commandId(), symbol, template, price });
    expect(made.denial).toBeNull();
    engine.play(3_700);
    const id = `${template}:${symbol}`;
    const { orders, denial } = await engine.call('orders.place', marketOrder(id, 'buy', quantity));
    expect([denial, orders[0]?.filled]).toEqual([null, quantity]);
    const bars = await engine.call('bars.get', { instrumentId: id, timeframe: '1d' });
    expect(bars.volume.every((volume) => Number.isSafeInteger(volume) && volume > 0)).toBe(true);
  },
);
