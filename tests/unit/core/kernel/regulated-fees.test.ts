/** The regulators' fees reach the journal: on sells only, at the rates of the market's day. */
import { expect, test } from 'vitest';
import { rulesAt, SIMULATED } from '#core/venues/registry.ts';
import { AAPL, Bench } from '../../../support/kernel.ts';

test('sells pay the SEC’s and FINRA’s fees, buys do not', () => {
  const bench = new Bench([AAPL]).openAccount(0, 100_000);
  bench.tape.rulesInForce = rulesAt(SIMULATED.NASDAQ, '2026-01-05');
  bench.run({ kind: 'set-fee-profiles', feeProfiles: { VND: 'zero', USD: 'us-regulated' } });
  for (const venue of bench.market.all()) venue.govern(bench.tape.rulesInForce);
  bench.quote(AAPL, 'ask', [1_805_000, 100]).quote(AAPL, 'bid', [1_804_000, 100]);
  bench.place(AAPL, 'buy', 100, null);
  bench.place(AAPL, 'sell', 100, null);
  const fees = bench.journal.flatMap((event) => (event.kind === 'order-filled' ? [event.fees] : []));
  // Section 31 stood at nothing from 14 May 2025 to 3 April 2026; TAF is 0.000195 dollars a share, up to the cent.
  expect(fees).toEqual([
    [{ kind: 'commission', amount: 10_000 }],
    [
      { kind: 'commission', amount: 10_000 },
      { kind: 'taf', amount: 200 },
    ],
  ]);
});
