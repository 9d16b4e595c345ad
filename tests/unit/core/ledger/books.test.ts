/**
 * What no sequence of fills, fees, splits and conversions may break, over 1,000,000 random ones: entries sum to zero, equity is cash and marked
 * positions to the last unit, unrelated symbols do not touch each other, and what is closed leaves nothing behind.
 */
import { describe, expect, test } from 'vitest';
import { post, trialBalance } from '#core/ledger/balances.ts';
import type { CostBasis } from '#core/ledger/lots.ts';
import { applyTrade, flat, lotTrade } from '#core/ledger/position.ts';
import { corporatePostings, imbalance, tradePostings } from '#core/ledger/postings.ts';
import { split } from '#core/ledger/corporate-actions.ts';
import { convert } from '#core/ledger/fx.ts';
import { marketValue } from '#core/ledger/valuation.ts';
import { valuation } from '#core/kernel/session.ts';
import { PLAIN_TERMS, type AccountTerms, type Position, type Posting } from '#core/model/account.ts';
import type { PositionEffect, Side } from '#core/model/order.ts';
import { usdVnd } from '#core/units/fx-rate.ts';
import { Seeded } from '#core/units/seeded.ts';
import {
  money,
  notional,
  unixMs,
  type Currency,
  type Money,
  type Price,
  type Quantity,
} from '#core/units/units.ts';
import { AAPL, Bench } from '../../../support/kernel.ts';

const SYMBOLS = 20;
const INSTRUMENTS = Array.from({ length: SYMBOLS }, (_, index) => ({ ...AAPL, id: `US:S${index}` as never }));

interface Fill {
  readonly id: number;
  readonly symbol: number;
  readonly side: Side;
  readonly quantity: Quantity;
  readonly price: Price;
  readonly fees: Money;
  readonly effect: PositionEffect;
  readonly pick: number;
}

function randomFills(seed: number, count: number): Fill[] {
  const chance = Seeded.of(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    symbol: chance.below(SYMBOLS),
    side: chance.below(2) === 0 ? 'buy' : 'sell',
    quantity: (1 + chance.below(997)) as Quantity,
    price: (1 + chance.below(3_000_000)) as Price,
    fees: money(chance.below(20_000)),
    effect: chance.below(2) === 0 ? 'open' : 'close',
    pick: 1 + chance.below(index + 1),
  }));
}

/** The books of an account that trades at random. */
class Books {
  readonly positions: Position[] = INSTRUMENTS.map(({ id }) => flat(id));
  readonly balances = new Map<string, Money>();
  cash = 0;
  dong = 0;
  /** Dollars that conversions brought or took. */
  moved = 0;
  private readonly terms: AccountTerms;

  constructor(terms: Partial<AccountTerms>) {
    this.terms = { ...PLAIN_TERMS, ...terms };
  }

  /** Books a fill; throws where its entry does not sum to zero. */
  book({ id, symbol, side, quantity, price, fees, effect, pick }: Fill): void {
    const instrument = INSTRUMENTS[symbol]!;
    const before = this.positions[symbol]!;
    const value = notional(instrument, price, quantity);
    const closes = [{ lot: pick, quantity: 50 }];
    const trade = lotTrade(this.terms, { side, effect, closes }, { id, quantity, value, at: unixMs(id) });
    const { position, costChange, realised } = applyTrade(before, this.terms, trade);
    this.positions[symbol] = { ...position, fees: money(position.fees + fees) };
    const legs = tradePostings(instrument, side, { value, costChange, realised, fees });
    if (legs.reduce((sum, leg) => sum + leg.amount, 0) !== 0) throw new Error(`fill ${id} does not balance`);
    post(this.balances, legs);
    this.cash += (side === 'buy' ? -value : value) - fees;
    const marked = marketValue(instrument, position.quantity, price);
    const profit = position.realised + (marked - position.totalCost);
    const paid = before.totalCost - before.realised + (side === 'buy' ? value : -value);
    if (marked - paid !== profit) throw new Error(`fill ${id} lost a unit`);
  }

  /** A split of what is held, its fractions sold for cash. */
  split(symbol: number, numerator: number, denominator: number, cashInLieu: Money): void {
    const instrument = INSTRUMENTS[symbol]!;
    const before = this.positions[symbol]!;
    const long = before.lots.filter((lot) => lot.quantity > 0);
    const short = before.lots.filter((lot) => lot.quantity < 0);
    const sides = [long, short].map((lots) => split(lots, { numerator, denominator, whole: 1, cashInLieu }));
    const lots = sides.flatMap((side) => side.lots);
    const total = (of: 'cash' | 'costGone' | 'realised'): number =>
      sides.reduce((sum, side) => sum + side[of], 0);
    const [cash, cost, realised] = [total('cash'), -total('costGone'), total('realised')];
    this.positions[symbol] = {
      ...before,
      lots,
      quantity: lots.reduce((sum, lot) => sum + lot.quantity, 0) as Quantity,
      totalCost: money(before.totalCost + cost),
      realised: money(before.realised + realised),
    };
    this.balanced(corporatePostings(instrument, { cash, tax: 0, dividend: 0, cost, realised }));
    this.cash += cash;
  }

  /** Dollars into đồng, or back. */
  convert(from: Currency, amount: number, rate: number, spreadPpm: number): void {
    const to = from === 'USD' ? 'VND' : 'USD';
    const { postings, sold, bought } = convert(amount, from, to, usdVnd(rate), spreadPpm);
    this.balanced(postings);
    const change = from === 'USD' ? -sold : bought;
    this.cash += change;
    this.moved += change;
    this.dong += from === 'USD' ? bought : -sold;
  }

  private balanced(legs: readonly Posting[]): void {
    for (const sum of imbalance(legs).values()) if (sum !== 0) throw new Error('an entry does not balance');
    post(this.balances, legs);
  }

  /** Cash and positions at a mark, against what was earned. */
  check(mark: Price): void {
    let [value, earned] = [0, 0];
    for (const [symbol, position] of this.positions.entries()) {
      const marked = marketValue(INSTRUMENTS[symbol]!, position.quantity, mark);
      value += marked;
      earned += position.realised + (marked - position.totalCost) - position.fees;
      const { lots } = position;
      expect(lots.reduce((sum, lot) => sum + lot.quantity, 0)).toBe(position.quantity);
      expect(lots.reduce((sum, lot) => sum + lot.cost, 0)).toBe(position.totalCost);
      expect(lots.every((lot) => lot.quantity !== 0)).toBe(true);
      expect(this.balances.get(`position:${position.instrumentId}|USD`) ?? 0).toBe(position.totalCost);
    }
    expect(this.cash + value).toBe(earned + this.moved);
    expect(this.balances.get('cash|VND') ?? 0).toBe(this.dong);
    expect(this.balances.get('cash|USD') ?? 0).toBe(this.cash);
    expect(trialBalance(this.balances).reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
  }

  closeAll(from: number): void {
    let id = from;
    for (const [symbol, { lots }] of this.positions.entries())
      for (const sign of [1, -1]) {
        const held = lots.reduce((sum, lot) => sum + Math.max(0, sign * lot.quantity), 0);
        if (held === 0) continue;
        id += 1;
        const side = sign === 1 ? 'sell' : 'buy';
        const rest = { price: 777_777 as Price, fees: money(3), effect: 'close', pick: 1 } as const;
        this.book({ id, symbol, side, quantity: held as Quantity, ...rest });
      }
  }
}

const KINDS: readonly (readonly [string, Partial<AccountTerms>, number])[] = [
  ['fifo', { costBasis: 'fifo' }, 200_000],
  ['lifo', { costBasis: 'lifo' }, 200_000],
  ['average', { costBasis: 'average' }, 200_000],
  ['highest cost', { costBasis: 'highest-cost' }, 150_000],
  ['specific', { costBasis: 'specific' }, 150_000],
  ['hedging, fifo', { costBasis: 'fifo', positionMode: 'hedging' }, 50_000],
  ['hedging, average', { costBasis: 'average', positionMode: 'hedging' }, 50_000],
];

/** One way or the other; what is large already shrinks, so that the ledger can compute with it. */
const RATIOS = [
  [2, 1],
  [3, 2],
  [115, 100],
] as const;

/** Now and then a company splits its shares, or money is changed. */
function happen(books: Books, chance: Seeded): void {
  const what = chance.below(50);
  if (what === 0) {
    const lieu = money(chance.below(3) === 0 ? 0 : 1 + chance.below(3_000_000));
    const [more, less] = RATIOS[chance.below(RATIOS.length)]!;
    const symbol = chance.below(SYMBOLS);
    const large = Math.abs(books.positions[symbol]!.quantity) > 50_000;
    const grows = !large && chance.below(2) === 0;
    books.split(symbol, grows ? more : less, grows ? less : more, lieu);
  } else if (what === 1) {
    const from = chance.below(2) === 0 ? 'USD' : 'VND';
    books.convert(
      from,
      1 + chance.below(100_000_000),
      20_000_000_000 + chance.below(9_000_000) * 1_000,
      chance.below(10_000),
    );
  }
}

describe('1,000,000 random fills with fees, splits and conversions', () => {
  test.each(KINDS)(
    '%s: balanced after each, nothing lost, nothing left when closed',
    (_name, terms, count) => {
      const books = new Books(terms);
      const chance = Seeded.of(count + 1);
      for (const [index, fill] of randomFills(count, count).entries()) {
        books.book(fill);
        happen(books, chance);
        if (index % 20_000 === 0) books.check((1 + index) as Price);
      }
      books.check(1_234_567 as Price);
      books.closeAll(count);
      for (const { lots, quantity, totalCost } of books.positions)
        expect([lots, quantity, totalCost]).toEqual([[], 0, 0]);
      books.check(1 as Price);
    },
  );

  test.each(['fifo', 'lifo', 'average', 'highest-cost', 'specific'] as const satisfies readonly CostBasis[])(
    '%s: one symbol after the other comes to the same as all at once',
    (costBasis) => {
      const fills = randomFills(7, 20_000);
      const sorted = [...fills].sort((a, b) => a.symbol - b.symbol || a.id - b.id);
      const [mixed, apart] = [new Books({ costBasis }), new Books({ costBasis })];
      for (const fill of fills) mixed.book(fill);
      for (const fill of sorted) apart.book(fill);
      expect(apart.positions).toEqual(mixed.positions);
      expect(trialBalance(apart.balances)).toEqual(trialBalance(mixed.balances));
    },
  );
});

describe('20,000 fills through the kernel', () => {
  test('balances, cash and equity agree to the last unit', () => {
    const chance = Seeded.of(11);
    const bench = new Bench([AAPL]).openAccount(0, 1_000_000_000, [[AAPL, 500, 1_000_000]], true, {
      costBasis: 'fifo',
    });
    const { state } = bench;
    const session = { state, ports: bench.ports };
    const start = state.account!.cash.USD + 500 * 1_000_000;
    for (let count = 0; state.lastFill < 20_000; count += 1) {
      const [side, other] = chance.below(2) === 0 ? (['buy', 'ask'] as const) : (['sell', 'bid'] as const);
      const at = 1_500_000 + 100 * chance.below(5_000);
      const size = 1 + chance.below(200);
      bench.quote(AAPL, other, [at, size]);
      bench.place(AAPL, side, size, at, { timeInForce: 'IOC' });
      if (count % 500 !== 0) continue;
      const { USD } = valuation(session);
      expect(USD.equity).toBe(USD.cash + USD.marketValue);
      expect(USD.equity).toBe(start + USD.realised + USD.unrealised - USD.fees);
      expect(state.balances.get('cash|USD')).toBe(USD.cash);
      expect(trialBalance(state.balances.entries()).reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    }
    const held = state.positions.get(AAPL.id)!.quantity;
    bench.quote(AAPL, held > 0 ? 'bid' : 'ask', [1_700_000, Math.abs(held)]);
    bench.place(AAPL, held > 0 ? 'sell' : 'buy', Math.abs(held), 1_700_000);
    const { lots, totalCost } = state.positions.get(AAPL.id)!;
    expect([lots, totalCost]).toEqual([[], 0]);
  }, 30_000);
});
