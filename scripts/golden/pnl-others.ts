/** Corporate actions, margin prices and profit across currencies. */
import { split, subscribe, type SplitTerms } from '../../src/shared/core/ledger/corporate-actions.ts';
import { runFills } from '../../src/shared/core/ledger/cases/fills.ts';
import type { Lot } from '../../src/shared/core/ledger/lots.ts';
import {
  liquidationPrice,
  longCallPrice,
  mostShares,
  shortCallPrice,
} from '../../src/shared/core/ledger/margin/call-prices.ts';
import {
  fraction,
  over,
  ratio,
  subtract,
  times,
  toDecimal,
  type Fraction,
} from '../../src/shared/core/units/fraction.ts';
import { money, unixMs, type Money, type Quantity } from '../../src/shared/core/units/units.ts';
import { caseOf } from './pnl.ts';
import { failed, passed, unsupported, type GoldenCase, type Outcome, type Runner } from './types.ts';

/** Lots in shares at a money scale fine enough for averages. */
const SCALE = 1_000_000;

const lotsOf = (listed: readonly (readonly [string, string])[]): Lot[] =>
  listed.map(([qty, cost], index) => ({
    id: index + 1,
    quantity: Number(qty) as Quantity,
    cost: money(Number(qty) * Number(cost) * SCALE),
    openedAt: unixMs(index),
  }));

type Told = Record<string, unknown>;

function compare(one: GoldenCase, got: Told): Outcome {
  const expected = one.expected as Told;
  const missing = Object.keys(expected).find((name) => got[name] === undefined);
  if (missing) return unsupported(missing);
  const same = Object.entries(expected).every(
    ([name, value]) => JSON.stringify(got[name]) === JSON.stringify(value),
  );
  return same ? passed : failed(expected, got);
}

const text = (value: Fraction): string => toDecimal(value);
const cash = (value: number): string => text(ratio(value, SCALE));
const costOf = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.cost, 0);
const quantityOf = (lots: readonly Lot[]): number => lots.reduce((sum, lot) => sum + lot.quantity, 0);
const listed = (lots: readonly Lot[]) =>
  lots.map((lot) => [String(lot.quantity), text(ratio(lot.cost, BigInt(lot.quantity) * BigInt(SCALE)))]);

interface Action {
  readonly type: string;
  readonly ratio?: string;
  readonly percent?: string;
  readonly cash_in_lieu_price?: string;
  readonly subscription_price?: string;
  readonly subscribed?: string;
}

function splitTerms({ ratio: words = '1:1', percent, cash_in_lieu_price: price }: Action): SplitTerms {
  const [numerator, denominator] =
    percent === undefined ? words.split(':').map(Number) : [100 + Number(percent), 100];
  const cashInLieu = price === undefined ? null : (money(Number(price) * SCALE) as Money);
  return { numerator: numerator!, denominator: denominator!, whole: 1, cashInLieu };
}

export const corporateAction: Runner = (one) => {
  const {
    lots: given,
    action,
    mark,
  } = one.args as {
    lots: [string, string][];
    action: Action;
    mark?: string;
  };
  const before = lotsOf(given);
  if (action.type === 'rights') {
    const bought = lotsOf([[action.subscribed!, action.subscription_price!]])[0]!;
    const lots = subscribe(before, 'average', bought);
    const average = ratio(costOf(lots), BigInt(quantityOf(lots)) * BigInt(SCALE));
    return compare(one, {
      position: String(quantityOf(lots)),
      total_cost: cash(costOf(lots)),
      avg_cost: text(average),
    });
  }
  if (action.type !== 'split' && action.type !== 'stock_dividend') return unsupported(action.type);
  const effect = split(before, splitTerms(action));
  const value = mark === undefined ? null : quantityOf(effect.lots) * Number(mark) * SCALE;
  return compare(one, {
    lots: listed(effect.lots),
    total_cost: cash(costOf(effect.lots)),
    total_cost_remaining: cash(costOf(effect.lots)),
    fraction_sold: text(ratio(effect.fraction.numerator, effect.fraction.denominator)),
    cash_in_lieu: cash(effect.cash),
    realized_gross: cash(effect.realised),
    ...(value === null ? {} : { unrealized_at_mark: cash(value - costOf(effect.lots)) }),
  });
};

export const cashMargin: Runner = (one) => {
  const args = one.args as Record<string, string>;
  const given = (name: string): Fraction => fraction(args[name]!);
  if (args['leverage'] !== undefined) {
    const side = args['side'] === 'SHORT' ? 'sell' : 'buy';
    const at = liquidationPrice(side, given('entry'), given('leverage'), given('maintenance'));
    return compare(one, { liquidation_price: text(at) });
  }
  if (args['short'] !== undefined) {
    const proceeds = times(given('short'), given('price'));
    const credit = {
      n: proceeds.n * given('deposit').d + given('deposit').n * proceeds.d,
      d: proceeds.d * given('deposit').d,
    };
    return compare(one, {
      equity: text(subtract(credit, proceeds)),
      margin_call_price: text(shortCallPrice(credit, given('short'), given('maintenance'))),
    });
  }
  const shares = mostShares(given('equity'), given('initial_margin'), given('price'));
  const loan = subtract(times(shares, given('price')), given('equity'));
  return compare(one, {
    max_shares: text(shares),
    margin_call_price: text(longCallPrice(loan, shares, given('maintenance'))),
  });
};

/** Fills in one currency whose cost is kept in another at each fill's rate. */
function atRates(one: GoldenCase): Outcome {
  const { base, fills, method } = one.args as unknown as {
    base: string;
    method: string;
    fills: [string, string, string, string][];
  };
  const converted = fills.map(([side, qty, price, rate]) => ({
    side: side as 'BUY' | 'SELL',
    qty,
    price: text(times(fraction(price), fraction(rate))),
  }));
  const { figures } = runFills({ ...caseOf({ method }), fills: converted });
  const cost = figures.averageCost ? times(figures.averageCost, figures.position) : ratio(0, 1);
  const currency = base.toLowerCase();
  return compare(one, {
    [`realized_${currency}`]: text(figures.realisedGross),
    [`remaining_cost_${currency}`]: text(cost),
  });
}

export const fxProfit: Runner = (one) => {
  const args = one.args as Record<string, string>;
  if (args['fills'] !== undefined) return atRates(one);
  const pair = args['pair']!;
  const quote = pair.slice(3).toLowerCase();
  const move = subtract(fraction(args['close']!), fraction(args['open']!));
  const signed = args['side'] === 'SELL' ? { n: -move.n, d: move.d } : move;
  const profit = times(signed, fraction(args['qty']!));
  const account = args['account']!.toLowerCase();
  const cross = args[`${quote}${account}`];
  const inverse = args[`convert_rate_${account}${quote}`];
  const rate = cross === undefined ? over(fraction('1'), fraction(inverse ?? '1')) : fraction(cross);
  return compare(one, { [`pnl_${quote}`]: text(profit), [`pnl_${account}`]: text(times(profit, rate)) });
};
