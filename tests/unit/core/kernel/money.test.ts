/**
 * Whatever happens to an account (trades, deposits, conversions, splits, dividends, interest), each event balances in each
 * currency, the books say what the state says, and equity is cash with what is held at the marks, to the last unit.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valuation } from '#core/kernel/session.ts';
import { snapshotState, emptyState } from '#core/kernel/state.ts';
import { apply } from '#core/kernel/apply.ts';
import { accrual, NO_CARRY } from '#core/ledger/interest.ts';
import { imbalance } from '#core/ledger/postings.ts';
import type { AccountTerms } from '#core/model/account.ts';
import type { CorporateAction } from '#core/model/corporate-action.ts';
import { usdVnd } from '#core/units/fx-rate.ts';
import { CURRENCIES, money, notional, type Price } from '#core/units/units.ts';
import { AAPL, Bench, FPT } from '../../../support/kernel.ts';

const ES = {
  ...AAPL,
  id: 'US:ES' as never,
  symbol: 'ES',
  assetClass: 'future' as const,
  contract: { multiplier: 5, initialMargin: money(1_000_0000), maintenanceMargin: money(800_0000) },
};
const ALL = [FPT, AAPL, ES];

const ratio = { cashInLieu: null };
const stepArb = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('trade' as const),
      which: fc.nat(2),
      buy: fc.boolean(),
      lots: fc.integer({ min: 1, max: 9 }),
      off: fc.integer({ min: -20, max: 20 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      out: fc.boolean(),
      usd: fc.boolean(),
      amount: fc.integer({ min: 1, max: 100_000_007 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('convert' as const),
      usd: fc.boolean(),
      amount: fc.integer({ min: 1, max: 10_000_019 }),
      spread: fc.nat(5_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('company' as const),
      which: fc.nat(2),
      action: fc.constantFrom<CorporateAction>(
        { kind: 'split', numerator: 3, denominator: 2, ...ratio },
        { kind: 'split', numerator: 2, denominator: 3, cashInLieu: money(31_337) },
        { kind: 'stock-dividend', numerator: 15, denominator: 100, ...ratio },
        { kind: 'cash-dividend', perShare: money(333), taxPpm: null },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('day' as const), days: fc.integer({ min: 1, max: 4 }) }),
  },
);
type Step = typeof stepArb extends fc.Arbitrary<infer T> ? T : never;

const rates = { creditBps: 123, debitBps: 777, borrowBps: 251 };
const termsArb = fc.record({
  costBasis: fc.constantFrom<AccountTerms['costBasis']>('fifo', 'lifo', 'average', 'highest-cost'),
  settlement: fc.constantFrom<AccountTerms['settlement']>('market', 'immediate'),
  interest: fc.constant({ VND: rates, USD: rates }),
  margin: fc.constantFrom<AccountTerms['margin']>(
    { kind: 'cash' },
    { kind: 'reg-t', stopOutBps: 5_000 },
    { kind: 'leverage', times: 20, maintenanceBps: 5_000, stopOutBps: 5_000 },
  ),
});

function trade(bench: Bench, { which, buy, lots, off }: Extract<Step, { do: 'trade' }>): void {
  const instrument = ALL[which]!;
  const tick = instrument === FPT ? 100 : 1_000;
  const last = bench.market.last(instrument.id);
  const at = Math.max(tick, (Math.floor(last / tick) + off) * tick);
  const size = instrument === FPT ? lots * 100 : lots;
  bench.quote(instrument, buy ? 'ask' : 'bid', [at, size]);
  bench.place(instrument, buy ? 'buy' : 'sell', size, at, { timeInForce: 'IOC' });
}

function act(bench: Bench, step: Step): void {
  switch (step.do) {
    case 'trade':
      return trade(bench, step);
    case 'move': {
      const currency = step.usd ? 'USD' : 'VND';
      bench.run({ kind: step.out ? 'withdraw' : 'deposit', currency, amount: money(step.amount) });
      return;
    }
    case 'convert': {
      const [from, to] = step.usd ? (['USD', 'VND'] as const) : (['VND', 'USD'] as const);
      const rate = usdVnd(25_413_370_000);
      bench.run({
        kind: 'convert-currency',
        from,
        to,
        amount: money(step.amount),
        rate,
        spreadPpm: step.spread,
      });
      return;
    }
    case 'company':
      bench.run({ kind: 'apply-corporate-action', instrumentId: ALL[step.which]!.id, action: step.action });
      return;
    case 'day':
      bench.tape.endDay(bench.state.accruedTo! + step.days * 86_400_000);
      bench.advance(1);
  }
}

function expectExact(bench: Bench): void {
  const { state, market } = bench;
  const value = valuation({ state, ports: bench.ports });
  for (const currency of CURRENCIES) {
    let equity: number = state.account!.cash[currency];
    for (const { instrumentId, quantity, totalCost, lots } of state.positions.values()) {
      const instrument = state.instruments.get(instrumentId)!;
      expect(lots.reduce((sum, lot) => sum + lot.quantity, 0)).toBe(quantity);
      expect(lots.reduce((sum, lot) => sum + lot.cost, 0)).toBe(totalCost);
      if (instrument.currency !== currency) continue;
      const marked =
        Math.sign(quantity) *
        notional(instrument, market.last(instrumentId) as Price, Math.abs(quantity) as never);
      equity += instrument === ES ? marked - totalCost : marked;
    }
    expect(value[currency].equity).toBe(equity);
    const { cash, blocked } = state.unsettled[currency];
    expect(cash).toBeGreaterThanOrEqual(blocked);
  }
}

test('every event balances, and equity is cash with what is held at the marks, to the last unit', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(termsArb, fc.array(stepArb, { minLength: 25, maxLength: 40 }), (terms, steps) => {
      const bench = new Bench(ALL).openAccount(1_000_000_000, 1_000_000, [[FPT, 1_003, 90_000]], true, terms);
      for (const step of steps) {
        act(bench, step);
        expectExact(bench);
      }
      for (const event of bench.journal) {
        kinds.add(event.kind);
        if ('postings' in event) for (const sum of imbalance(event.postings).values()) expect(sum).toBe(0);
      }
      const replayed = emptyState();
      for (const event of bench.journal) apply(replayed, JSON.parse(JSON.stringify(event)));
      expect(snapshotState(replayed)).toEqual(snapshotState(bench.state));
    }),
    { numRuns: 60 },
  );
  expect([...kinds]).toEqual(
    expect.arrayContaining(['order-filled', 'corporate-action', 'currency-converted', 'interest-accrued']),
  );
});

test('many small accruals of interest sum to one large one, to the last unit', () => {
  const terms = { creditBps: 37, debitBps: 811, borrowBps: 299 };
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.nat(1e9),
      fc.integer({ min: 2, max: 400 }),
      (cash, shorts, days) => {
        const whole = accrual(terms, { cash, shorts }, days, NO_CARRY);
        let [interest, borrow, carry] = [0, 0, NO_CARRY];
        for (let day = 0; day < days; day += 1) {
          const one = accrual(terms, { cash, shorts }, 1, carry);
          [interest, borrow, carry] = [interest + one.interest, borrow + one.borrow, one.carry];
        }
        expect(Math.abs(interest - whole.interest)).toBeLessThanOrEqual(1);
        expect(Math.abs(borrow - whole.borrow)).toBeLessThanOrEqual(1);
        const exact = (sum: number, left: number) => BigInt(sum) * 3_600_000n + BigInt(left);
        expect(exact(interest, carry.cash)).toBe(exact(whole.interest, whole.carry.cash));
        expect(exact(borrow, carry.borrow)).toBe(exact(whole.borrow, whole.carry.borrow));
      },
    ),
  );
});
