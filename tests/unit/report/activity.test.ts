/** What was done day by day adds up, whatever was bought and sold in whatever order; costs are split as they say. */
import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { equity } from '#core/kernel/session.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { Activity } from '#report/activity/activity.ts';
import { ActivityBook } from '#report/activity/book.ts';
import { priceCosts } from '#report/activity/costs.ts';
import { AAPL, Bench } from '../../support/kernel.ts';

const usd = (amount: number): number => Math.round(amount * 10_000);

interface Deal {
  readonly side: 'buy' | 'sell';
  readonly size: number;
  readonly price: number;
}

/** A day a deal: equity and last price at the end of each. */
class Days extends Bench {
  readonly ends: number[] = [];
  readonly equities: number[] = [];
  private readonly prices: number[] = [];

  deal({ side, size, price }: Deal): void {
    this.advance(1);
    this.quote(AAPL, side === 'buy' ? 'ask' : 'bid', [usd(price), size]);
    this.place(AAPL, side, size, usd(price));
    this.advance(4);
    this.ends.push(this.tape.now());
    this.equities.push(equity(this).USD);
    this.prices.push(this.market.last(AAPL.id));
  }

  told(): Activity {
    const book = new ActivityBook({
      ends: this.ends,
      instrumentOf: (id: InstrumentId) => this.state.instruments.get(id)!,
      priceAt: (_, at) => this.prices[this.ends.findIndex((end) => end >= at)] ?? null,
      rateOf: (currency) => (currency === 'USD' ? 1 : null),
    });
    for (const event of this.journal) book.apply(event);
    return book.told();
  }
}

const deals = fc.array(
  fc.record({
    side: fc.constantFrom('buy', 'sell'),
    size: fc.integer({ min: 1, max: 400 }),
    price: fc.integer({ min: 20, max: 80 }),
  }),
  { minLength: 1, maxLength: 25 },
);

test('results of days are the changes of equity, and dealings what was paid', () => {
  fc.assert(
    fc.property(deals, (all) => {
      const days = new Days();
      days.openAccount(0, 10_000_000, [], true);
      const start = equity(days).USD;
      for (const deal of all) days.deal(deal as Deal);
      const { results, dealings, gross, net, ends } = days.told();
      let sum = 0;
      const along = ends.map((_, day) => {
        for (let row = 0; row < results.day.length; row += 1)
          if (results.day[row] === day) sum += results.amount[row]!;
        return start + sum;
      });
      expect(along).toEqual(days.equities);
      const fees = dealings.reduce((total, { commission, tax }) => total + commission + tax, 0);
      expect(fees).toBe(days.state.positions.get(AAPL.id)?.fees ?? 0);
      expect(gross.map(Math.abs)).toEqual(net.map(Math.abs));
    }),
    { numRuns: 60 },
  );
});

describe('what hides in prices', () => {
  const met = { bid: 99, bidQuantity: 1, ask: 101, askQuantity: 1, last: 100 } as never;
  const arrival = { met, stop: null };

  test('half the spread, and what lies beyond the price it would have taken', () => {
    expect(priceCosts(arrival, 'buy', 103, 'taker')).toEqual({ spread: 1, slippage: 2, delay: 0 });
    expect(priceCosts(arrival, 'sell', 97, 'taker')).toEqual({ spread: 1, slippage: 2, delay: 0 });
    expect(priceCosts(arrival, 'buy', 100, 'taker')).toEqual({ spread: 1, slippage: -1, delay: 0 });
  });

  test('none for what rested or was auctioned', () => {
    expect(priceCosts(arrival, 'buy', 99, 'maker')).toEqual({ spread: 0, slippage: 0, delay: 0 });
    expect(priceCosts(arrival, 'buy', 105, 'auction')).toEqual({ spread: 0, slippage: 0, delay: 0 });
  });

  test('what waited for a bar slips from its open; the move until then is delay', () => {
    expect(priceCosts(arrival, 'buy', 108, 'taker', 106)).toEqual({ spread: 0, slippage: 2, delay: 5 });
    expect(priceCosts(arrival, 'sell', 105, 'taker', 106)).toEqual({ spread: 0, slippage: 1, delay: -7 });
  });

  test('a stop counts from its stop, and without a quote the last price does', () => {
    expect(priceCosts({ met, stop: 110 as never }, 'buy', 112, 'taker')).toEqual({
      spread: 0,
      slippage: 2,
      delay: 0,
    });
    const bare = { met: { ...(met as object), bid: null, ask: null } as never, stop: null };
    expect(priceCosts(bare, 'sell', 98, 'taker')).toEqual({ spread: 0, slippage: 2, delay: 0 });
  });
});
