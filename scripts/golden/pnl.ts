/** Positions and profit and loss at average cost, through the ledger's own functions in a fine research scale. */
import { applyTrade, flat, unrealised } from '../../src/shared/core/ledger/position.ts';
import type { Position } from '../../src/shared/core/model/account.ts';
import { money, type Money, type Quantity } from '../../src/shared/core/units/units.ts';
import { fraction, sameDecimal, toNumber, type Fraction } from './rational.ts';
import {
  deliberate,
  failed,
  passed,
  unsupported,
  type GoldenCase,
  type Outcome,
  type Runner,
} from './types.ts';

interface Fill {
  readonly side: 'BUY' | 'SELL';
  readonly qty: string;
  readonly price: string;
  readonly commission?: string;
  readonly fee?: string;
}

const decimals = (text: string): number => text.split('.')[1]?.length ?? 0;

/** Scales at which every number of the fills is an integer, with what room is left given to money. */
function scalesFor(fills: readonly Fill[], mark: string | undefined) {
  const quantity = Math.max(...fills.map(({ qty }) => decimals(qty)));
  const price = Math.max(...[...fills.map(({ price: text }) => text), mark ?? '0'].map(decimals));
  const largest = fills.reduce((sum, fill) => sum + Math.abs(Number(fill.qty) * Number(fill.price)), 1);
  const room = Math.floor(Math.log10(Number.MAX_SAFE_INTEGER / (largest * 4)));
  return { quantity, cost: Math.max(quantity + price, Math.min(room, 12)) };
}

const scaled = (text: string, scale: number): number => {
  const { n, d } = fraction(text);
  return Number((n * 10n ** BigInt(scale)) / d);
};

interface Ledger {
  readonly quantityScale: number;
  readonly costScale: number;
  position: Position;
  fees: number;
  /** A partial close took a share of the cost that is no whole number of ledger units. */
  rounded: boolean;
}

function book(ledger: Ledger, fill: Fill): { closed: number; opened: number } {
  const { quantityScale, costScale } = ledger;
  const size = Math.abs(scaled(fill.qty, quantityScale)) as Quantity;
  const price = fraction(fill.price);
  const value = Number(
    (BigInt(size) * price.n * 10n ** BigInt(costScale)) / (price.d * 10n ** BigInt(quantityScale)),
  );
  const before = ledger.position;
  const effect = applyTrade(before, fill.side === 'BUY' ? 'buy' : 'sell', size, money(value));
  ledger.position = effect.position;
  ledger.rounded ||= (BigInt(before.totalCost) * BigInt(effect.closed)) % BigInt(before.quantity || 1) !== 0n;
  ledger.fees += scaled(fill.commission ?? fill.fee ?? '0', costScale);
  return { closed: effect.closed, opened: effect.opened };
}

const ratio = (n: number, d: number): Fraction => ({ n: BigInt(n), d: BigInt(d) });
const scaleOf = (scale: number): number => 10 ** scale;

/** Figures of a position as exact fractions. */
function figures(ledger: Ledger, mark: string | undefined): Map<string, Fraction> {
  const { position, quantityScale, costScale, fees } = ledger;
  const cost = scaleOf(costScale);
  const found = new Map<string, Fraction>([
    ['position', ratio(position.quantity, scaleOf(quantityScale))],
    ['size', ratio(position.quantity, scaleOf(quantityScale))],
    ['realized_gross', ratio(position.realised, cost)],
    ['fees', ratio(fees, cost)],
    ['commissions', ratio(fees, cost)],
    ['realized_net', ratio(position.realised - fees, cost)],
    ['realized_pnl', ratio(position.realised - fees, cost)],
  ]);
  if (position.quantity !== 0) {
    const average = {
      n: BigInt(position.totalCost) * BigInt(scaleOf(quantityScale)),
      d: BigInt(cost) * BigInt(position.quantity),
    };
    for (const name of ['avg_cost', 'avg_px_open', 'price'])
      found.set(name, average.d < 0n ? { n: -average.n, d: -average.d } : average);
  }
  if (mark !== undefined) {
    const at = fraction(mark);
    const value = Number(
      (BigInt(position.quantity) * at.n * BigInt(cost)) / (at.d * BigInt(scaleOf(quantityScale))),
    );
    const open = unrealised(position, value as Money);
    found.set('unrealized_pnl', ratio(open, cost));
    found.set('unrealized_at_mark', ratio(open, cost));
    found.set('total_pnl', ratio(open + position.realised - fees, cost));
    found.set('notional_value', ratio(Math.abs(value), cost));
  }
  return found;
}

function matches(expected: unknown, got: Fraction, tolerance: GoldenCase['tolerance']): boolean {
  if (typeof expected === 'string') return sameDecimal(expected, got);
  const difference = Math.abs(Number(expected) - toNumber(got));
  if (typeof tolerance['decimals'] === 'number') return difference < 1.5 * 10 ** -tolerance['decimals'];
  return difference <= Math.abs(Number(expected)) * 1e-15;
}

/** Compares the figures we have; a figure we do not have is unsupported. */
function compare(
  expected: Readonly<Record<string, unknown>>,
  got: Map<string, Fraction>,
  tolerance: GoldenCase['tolerance'],
): Outcome {
  for (const [name, value] of Object.entries(expected)) {
    const ours = got.get(name);
    if (!ours) return unsupported(name);
    if (!matches(value, ours, tolerance)) return failed({ [name]: value }, { [name]: toNumber(ours) });
  }
  return passed;
}

const newLedger = (fills: readonly Fill[], mark: string | undefined): Ledger => {
  const { quantity, cost } = scalesFor(fills, mark);
  return { quantityScale: quantity, costScale: cost, position: flat('X' as never), fees: 0, rounded: false };
};

/** Whether the position is flat before the last fill: a reference that starts again there keeps another figure. */
function reopens(fills: readonly Fill[]): boolean {
  let held = 0;
  return fills.some((fill, index) => {
    const before = held;
    held += (fill.side === 'BUY' ? 1 : -1) * Number(fill.qty);
    const flatNow = Math.abs(held) < 1e-12 || Math.sign(held) === -Math.sign(before);
    return flatNow && index < fills.length - 1;
  });
}

export const positionAverage: Runner = (one) => {
  const args = one.args ?? {};
  const expected = one.expected as Record<string, unknown>;
  if (args['start'] !== undefined) return startAndFill(one);
  const fills = args['fills'] as Fill[];
  if (fills.some(({ commission }) => /[A-Z]/.test(commission ?? '')))
    return unsupported('commission in another currency');
  if (reopens(fills) && 'realized_pnl' in expected)
    return deliberate(
      'realised profit is kept over the account’s life; it does not start again when a position is reopened',
    );
  const ledger = newLedger(fills, args['mark'] as string | undefined);
  for (const fill of fills) book(ledger, fill);
  return compare(expected, figures(ledger, args['mark'] as string | undefined), one.tolerance);
};

/** A position to start from and one fill, with signed sizes. */
function startAndFill(one: GoldenCase): Outcome {
  const { start, fill } = one.args as Record<'start' | 'fill', { size: number; price: number }>;
  const asFill = ({ size, price }: { size: number; price: number }): Fill => ({
    side: size < 0 ? 'SELL' : 'BUY',
    qty: String(Math.abs(size)),
    price: price.toFixed(10),
  });
  const ledger = newLedger([asFill(start), asFill(fill)], undefined);
  book(ledger, asFill(start));
  const { closed, opened } = book(ledger, asFill(fill));
  const sign = Math.sign(fill.size);
  const got = figures(ledger, undefined);
  got.set('opened', ratio(sign * opened, 1));
  got.set('closed', ratio(sign * closed, 1));
  return compareRounded(one.expected as Record<string, number>, got);
}

/** Floats of a reference that keeps an average price: equal to nine significant digits. */
function compareRounded(expected: Readonly<Record<string, number>>, got: Map<string, Fraction>): Outcome {
  for (const [name, value] of Object.entries(expected)) {
    const ours = got.get(name);
    if (!ours) return unsupported(name);
    if (Math.abs(value - toNumber(ours)) > Math.abs(value) * 1e-9)
      return failed({ [name]: value }, { [name]: toNumber(ours) });
  }
  return passed;
}

/** Ours posts whole ledger units; a reference of exact fractions differs by less than one unit for each fill. */
function settle(outcome: Outcome, ledger: Ledger, one: GoldenCase): Outcome {
  if (outcome.kind !== 'failed' || !ledger.rounded) return outcome;
  const [expected] = Object.values(outcome.expected as object) as string[];
  const [got] = Object.values(outcome.got as object) as number[];
  const fills = ((one.args ?? {})['fills'] as Fill[]).length;
  const within = Math.abs(Number(expected) - got!) <= (fills + 1) / scaleOf(ledger.costScale);
  return within
    ? deliberate('a partial close posts its share of the cost in whole ledger units (docs/formulas.md)')
    : outcome;
}

export const averageLots: Runner = (one) => {
  const args = one.args ?? {};
  if (args['fills'] === undefined) return unsupported('lots given as a list');
  if (args['fee_mode'] !== 'expensed') return unsupported('capitalised fees');
  if (args['multiplier'] !== '1') return unsupported('contract multiplier');
  const fills = args['fills'] as Fill[];
  const ledger = newLedger(fills, args['mark'] as string | undefined);
  const expected = one.expected as Record<string, unknown>;
  const each = expected['after_each_fill'] as Record<string, unknown>[] | undefined;
  for (const [index, fill] of fills.entries()) {
    book(ledger, fill);
    const step = each?.[index]
      ? compare(withoutNull(each[index]), withFlatAverage(figures(ledger, undefined)), one.tolerance)
      : passed;
    if (step.kind !== 'passed') return settle(step, ledger, one);
  }
  const { after_each_fill: _each, matches: _matches, open_lots: _lots, ...figuresWanted } = expected;
  return settle(
    compare(
      withoutNull(figuresWanted),
      withFlatAverage(figures(ledger, args['mark'] as string | undefined)),
      one.tolerance,
    ),
    ledger,
    one,
  );
};

const withoutNull = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** A flat position's average is printed as zero. */
function withFlatAverage(got: Map<string, Fraction>): Map<string, Fraction> {
  if (!got.has('avg_cost')) got.set('avg_cost', ratio(0, 1));
  return got;
}
