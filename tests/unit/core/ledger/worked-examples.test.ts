/** docs/ledger.md shows these examples: every line of its tables is computed here by the ledger and looked for there. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { currencyEffect } from '#core/ledger/currency-effect.ts';
import type { CostBasis } from '#core/ledger/lots.ts';
import { trialBalance } from '#core/ledger/balances.ts';
import { TradeBook } from '#core/ledger/trades.ts';
import type { AccountTerms, Posting } from '#core/model/account.ts';
import type { OrderFilled } from '#core/model/events.ts';
import { money, type Price } from '#core/units/units.ts';
import { AAPL, Bench } from '../../../support/kernel.ts';

const DOC = readFileSync(new URL('../../../../docs/ledger.md', import.meta.url), 'utf8')
  .split('\n')
  .map((line) => line.replace(/\s+/g, ' ').trim());

const says = (...cells: readonly (string | number)[]): void => {
  const line = `| ${cells.join(' | ')} |`;
  expect(DOC, line).toContain(line);
};
const text = (amount: number): string =>
  (amount / 10_000).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const usd = (amount: number): Price => Math.round(amount * 10_000) as Price;

class Example extends Bench {
  constructor(terms: Partial<AccountTerms>) {
    super([AAPL]);
    this.openAccount(0, 10_000, [], true, terms);
  }

  fill(side: 'buy' | 'sell', size: number, at: number, extra = {}): OrderFilled {
    this.quote(AAPL, side === 'buy' ? 'ask' : 'bid', [usd(at), size]);
    expect(this.place(AAPL, side, size, usd(at), extra).denial).toBeNull();
    return this.journal.findLast((event): event is OrderFilled => event.kind === 'order-filled')!;
  }

  /** Others trade at these prices. */
  others(...prices: readonly number[]): void {
    for (const at of prices) this.quote(AAPL, 'ask', [usd(at), 1]).take(AAPL, 'buy', usd(at), 1);
  }

  lots(): string {
    return this.state.positions
      .get(AAPL.id)!
      .lots.map(({ id, quantity, cost }) => `${id}: ${quantity} for ${text(cost)}`)
      .join(', ');
  }
}

const FILLS = [
  ['buy', 100, 20],
  ['buy', 100, 22],
  ['buy', 100, 21],
  ['sell', 150, 23],
  ['sell', 200, 19],
] as const;

const closedText = ({ closed = [] }: OrderFilled): string =>
  closed.map(({ id, quantity, cost }) => `${quantity} of ${id} for ${text(cost)}`).join(', ');

describe('the examples of docs/ledger.md', () => {
  test.each(['fifo', 'lifo', 'average', 'highest-cost', 'specific'] as const satisfies readonly CostBasis[])(
    'five fills: %s',
    (costBasis) => {
      const example = new Example({ costBasis });
      for (const [index, [side, size, at]] of FILLS.entries()) {
        const picked = costBasis === 'specific' && index === 3 ? { closes: [{ lot: 3, quantity: 60 }] } : {};
        const fill = example.fill(side, size, at, picked);
        if (index >= 3) says(costBasis, index + 1, closedText(fill), text(fill.realised), example.lots());
      }
    },
  );

  test('postings, trial balance, trades', () => {
    const example = new Example({ costBasis: 'fifo' });
    const leg = (postings: readonly Posting[], name: string) =>
      text(postings.find(({ account }) => account.startsWith(name))?.amount ?? 0);
    const between = [[20, 22], [], [24, 20.5], [23.5, 19.5]];
    for (const [index, [side, size, at]] of FILLS.entries()) {
      const { postings, fill } = example.fill(side, size, at);
      const names = ['cash', 'position', 'realised', 'fees'];
      says(
        fill,
        ...names.map((name) => leg(postings, name)),
        text(postings.reduce((sum, { amount }) => sum + amount, 0)),
      );
      if (index === 0) example.place(AAPL, 'sell', 100, null, { type: 'stop', stop: usd(19.5) });
      if (index === 2) example.cancel('O2');
      example.others(...(between[index] ?? []));
    }
    const rows = trialBalance(example.state.balances.entries());
    for (const { account, amount } of rows)
      says(`\`${account}\``, text(Math.max(0, amount)), text(Math.max(0, -amount)));
    const book = new TradeBook(() => AAPL);
    for (const event of example.journal) book.apply(event);
    const here = { low: usd(19), high: usd(19) };
    const trades = book.list('flat', () => ({ at: example.tape.now(), mark: usd(19), range: here }));
    expect(trades).toHaveLength(2);
    for (const trade of trades.toReversed()) {
      const { side, quantity, gross, fees, net, mae, maePrice, mfe, mfePrice, risk, rMultiple } = trade;
      const excursions = [mae, maePrice, mfe, mfePrice].map(text);
      const risked = [risk === null ? '–' : text(risk), rMultiple === null ? '–' : rMultiple.toFixed(4)];
      const average = (trade.averageEntry / 1e6).toFixed(2);
      says(side, quantity, average, text(gross), text(fees), text(net), ...excursions, ...risked);
    }
  });

  test('hedging', () => {
    const example = new Example({ costBasis: 'fifo', positionMode: 'hedging' });
    const steps = [
      ['buy', 'open', 100, 20],
      ['sell', 'open', 60, 22],
      ['buy', 'close', 20, 21],
      ['sell', 'close', 100, 23],
    ] as const;
    for (const [side, effect, size, at] of steps) {
      const { realised } = example.fill(side, size, at, { effect });
      const { quantity, totalCost } = example.state.positions.get(AAPL.id)!;
      says(
        `${side} ${size} to ${effect}`,
        text(usd(at)),
        text(realised),
        example.lots(),
        quantity,
        text(totalCost),
      );
    }
  });

  test('currency effect', () => {
    const rate = (numerator: number) => ({ numerator, denominator: 10_000 });
    const given = { value: money(usd(110)), cost: money(usd(100)) };
    const { total, price, currency } = currencyEffect({
      ...given,
      rateNow: rate(26_000),
      rateAtCost: rate(25_000),
    });
    const whole = (amount: number) => amount.toLocaleString('en');
    says('110.00', '100.00', '26,000', '25,000', whole(price), whole(currency), whole(total));
  });
});
