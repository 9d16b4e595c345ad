/**
 * What corporate actions do to lots. Quantities may come out as fractions: the whole units stay, the fraction is sold for
 * cash where the company pays for it, else it is lost with its cost as a loss. Cost is conserved: what stays plus what
 * left is what was there.
 */
import { mulDiv } from '../units/integer.ts';
import { money, quantity as toQuantity, type Money } from '../units/units.ts';
import { merged, type CostBasis, type Lot } from './lots.ts';

/** `numerator` new units for every `denominator` old ones: 4 for 1 is a split, 1 for 10 a reverse split. */
export interface SplitTerms {
  readonly numerator: number;
  readonly denominator: number;
  /** Units of the instrument's quantity scale that make one share: fractions are of this. */
  readonly whole: number;
  /** Cash for one whole share, in ledger units; null where fractions are simply lost. */
  readonly cashInLieu: Money | null;
}

export interface SplitEffect {
  readonly lots: readonly Lot[];
  /** Fraction of a share that left, in quantity units × denominator. */
  readonly fraction: { readonly numerator: number; readonly denominator: number };
  readonly cash: Money;
  /** Cost that left with the fraction. */
  readonly costGone: Money;
  readonly realised: Money;
}

/** New quantity of the whole holding, and what is over, as a number of denominator-ths. */
function divided(
  total: number,
  { numerator, denominator, whole }: SplitTerms,
): { kept: number; over: number } {
  const product = BigInt(total) * BigInt(numerator);
  const unit = BigInt(denominator) * BigInt(whole);
  const shares = product / unit;
  return { kept: Number(shares) * whole, over: Number(product - shares * unit) };
}

/**
 * Splits, reverse splits and stock dividends (15 %: 115 for 100). The holding as a whole keeps whole shares; lots are cut in
 * proportion, the newest taking the difference, and the fraction's cost comes from it too. A lot of which no whole share is
 * left hands its cost on.
 */
export function split(lots: readonly Lot[], terms: SplitTerms): SplitEffect {
  const { numerator, denominator } = terms;
  const total = lots.reduce((sum, lot) => sum + lot.quantity, 0);
  const sign = Math.sign(total);
  const { kept, over } = divided(Math.abs(total), terms);
  const scaledLots: Lot[] = [];
  let left = kept;
  let carried = 0;
  for (const [index, lot] of lots.entries()) {
    const last = index === lots.length - 1;
    const share = last
      ? left
      : Math.min(left, mulDiv(Math.abs(lot.quantity), numerator, denominator, 'floor'));
    left -= share;
    carried += lot.cost;
    if (share === 0) continue;
    scaledLots.push({ ...lot, quantity: toQuantity(sign * share), cost: money(carried) });
    carried = 0;
  }
  const cost = lots.reduce((sum, lot) => sum + lot.cost, 0);
  const last = scaledLots.at(-1);
  if (last && carried !== 0)
    scaledLots[scaledLots.length - 1] = { ...last, cost: money(last.cost + carried) };
  const whole = kept * denominator + over;
  const costGone = over === 0 || whole === 0 ? 0 : mulDiv(cost, over, whole, 'half-even');
  const cash =
    terms.cashInLieu === null ? 0 : mulDiv(terms.cashInLieu, over, denominator * terms.whole, 'half-even');
  return {
    lots: lessCost(scaledLots, costGone),
    fraction: { numerator: over, denominator },
    cash: money(sign * cash),
    costGone: money(costGone),
    realised: money(sign * cash - costGone),
  };
}

function lessCost(lots: readonly Lot[], gone: number): Lot[] {
  const last = lots.length - 1;
  return lots.map((lot, index) => (index === last ? { ...lot, cost: money(lot.cost - gone) } : lot));
}

/** New shares bought by right: they join as a lot of their own, or the average. */
export function subscribe(lots: readonly Lot[], basis: CostBasis, bought: Lot): Lot[] {
  const all = [...lots, bought];
  return basis === 'average' ? merged(all) : all;
}
