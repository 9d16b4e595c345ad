/** Trades go on through what a company does to its shares. */
import { expect, test } from 'vitest';
import { TradeBook } from '#core/ledger/trades.ts';
import { money } from '#core/units/units.ts';
import { Bench, FPT } from '../../../support/kernel.ts';

test('a trade that was split on the way closes with its shares, its profit and its excursions in new prices', () => {
  const bench = new Bench().openAccount(1_000_000_000, 0, [], false, { costBasis: 'fifo' });
  bench.quote(FPT, 'ask', [95_000, 300]);
  bench.place(FPT, 'buy', 300, 95_000);
  bench.quote(FPT, 'bid', [94_000, 100]).takeNext(FPT, 'sell', 94_000, 100);
  const action = { kind: 'split', numerator: 2, denominator: 1, cashInLieu: null } as const;
  bench.run({ kind: 'apply-corporate-action', instrumentId: FPT.id, action });
  bench.quote(FPT, 'bid', [48_000, 600]);
  bench.place(FPT, 'sell', 600, 48_000);
  const book = new TradeBook(() => FPT);
  for (const event of bench.journal) book.apply(event);
  for (const kind of ['flat', 'lot'] as const) {
    const trades = book.list(kind, () => {
      throw new Error('nothing runs');
    });
    expect(trades).toHaveLength(1);
    expect(trades[0]).toMatchObject({
      quantity: 600,
      held: 0,
      gross: 300_000,
      mae: 300_000,
      maePrice: 47_000,
      mfePrice: 48_000,
    });
  }
});

test('what no whole share is left of is a trade that ended', () => {
  const bench = new Bench().openAccount(0, 0, [[FPT, 3, 90_000]], false);
  const action = { kind: 'split', numerator: 1, denominator: 10, cashInLieu: money(800_000) } as const;
  bench.run({ kind: 'apply-corporate-action', instrumentId: FPT.id, action });
  const book = new TradeBook(() => FPT);
  for (const event of bench.journal) book.apply(event);
  const [trade] = book.list('flat', () => {
    throw new Error('nothing runs');
  });
  // Three tenths of a share for 240,000, which had cost 270,000.
  expect(trade).toMatchObject({ held: 0, gross: -30_000 });
});
