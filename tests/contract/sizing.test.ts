/** Position sizing through the contract, each method by hand. */
import { expect, test } from 'vitest';
import type { Params } from '#contract/calls.ts';
import { openAccount, openEngine } from '../support/workspace.ts';

const FPT = 'HOSE:FPT';

test('each method by hand, in whole lots', async () => {
  const engine = openEngine(null);
  await openAccount(engine);
  const { call } = engine;
  const { quotes } = await call('session.bootstrap', {});
  const { last } = quotes.find(({ instrumentId }) => instrumentId === FPT)!;
  const equity = 1_000_000_000 + 100_000 * 26_000 + 1_000 * last;
  const size = async (sizing: Params<'risk.size'>['sizing'], stop: number | null = null) =>
    call('risk.size', { instrumentId: FPT, sizing, price: 95_000, stop });
  const lots = (value: number) => Math.floor(value / 100) * 100;
  expect((await size({ method: 'fixed-quantity', quantity: 250 })).quantity).toBe(200);
  expect((await size({ method: 'fixed-notional', notional: 50_000_000 })).quantity).toBe(500);
  const share = await size({ method: 'percent-of-equity', bps: 1_000 });
  expect(share.quantity).toBe(lots((equity * 0.1) / 95_000));
  expect(share.notional).toBe(share.quantity * 95_000);
  const risked = await size({ method: 'risk-per-trade', bps: 100 }, 93_000);
  expect(risked.quantity).toBe(lots((equity * 0.01) / 2_000));
  expect(risked.riskAtStop).toBe(risked.quantity * 2_000);
  expect((await size({ method: 'risk-per-trade', bps: 100 })).quantity, 'no stop, no size').toBe(0);
  // Kelly: 0.55 − 0.45 ÷ 1.5 = 0.25; half of it.
  const kelly = { method: 'kelly', winRateBps: 5_500, payoffHundredths: 150, partBps: 5_000 } as const;
  expect((await size(kelly)).quantity).toBe(lots((equity * 0.125) / 95_000));
  expect((await size({ method: 'equal-weight', positions: 10 })).quantity).toBe(lots(equity / 10 / 95_000));
  const volatile = await size({ method: 'volatility-target', bps: 100 });
  expect(volatile.quantity).toBeGreaterThan(0);
  const dollars = await call('risk.size', {
    instrumentId: 'US:AAPL',
    sizing: { method: 'percent-of-equity', bps: 1_000 },
    price: 1_800_000,
  });
  const inDollars = equity / 26_000;
  expect(dollars.quantity).toBe(Math.floor((inDollars * 0.1) / 180));
});
