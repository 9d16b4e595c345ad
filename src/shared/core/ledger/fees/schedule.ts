/** A fee schedule is a list of components. Adding a model touches its file, this union and its test. */
import type { Fee, FeeKind, Side } from '../../model/order.ts';
import { money, type Scales } from '../../units/units.ts';
import { appliesTo, EXPECTED, type FeeBase, type FeeContext, type TradeFacts } from './component.ts';
import { datedPercentFee, type DatedPercentFee } from './dated-percent.ts';
import { flatFee, type FlatFee } from './flat.ts';
import { fxSpreadFee, type FxSpreadFee } from './fx-spread.ts';
import { makerTakerFee, type MakerTakerFee } from './maker-taker.ts';
import { percentFee, type PercentFee } from './percent.ts';
import { perShareFee, type PerShareFee } from './per-share.ts';
import { section31Fee, type Section31Fee } from './section-31.ts';
import { tafFee, type TafFee } from './taf.ts';

export type FeeComponent =
  FlatFee | PerShareFee | PercentFee | DatedPercentFee | MakerTakerFee | Section31Fee | TafFee | FxSpreadFee;

export type FeeSchedule = readonly FeeComponent[];

/** Rounded, capped or rated by trade instead of by order; see component.ts. */
const BY_FILL: readonly FeeComponent['model'][] = ['maker-taker', 'section-31', 'taf'];

function amountOf(fee: FeeComponent, context: FeeContext): number {
  switch (fee.model) {
    case 'flat':
      return flatFee(fee, context);
    case 'per-share':
      return perShareFee(fee, context);
    case 'percent':
      return percentFee(fee, context);
    case 'maker-taker':
      return makerTakerFee(fee, context);
    case 'section-31':
      return section31Fee(fee, context);
    case 'dated-percent':
      return datedPercentFee(fee, context);
    case 'taf':
      return tafFee(fee, context);
    case 'fx-spread':
      return fxSpreadFee(fee, context);
  }
}

const kindOf = (fee: FeeComponent, amount: number): FeeKind =>
  fee.model === 'maker-taker' && amount < 0 ? 'maker-rebate' : fee.kind;

/** Sums charges of one kind, in the order in which the kinds first appear. */
function byKind(charges: readonly Fee[]): Fee[] {
  const sums = new Map<FeeKind, number>();
  for (const { kind, amount } of charges) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  return Array.from(sums, ([kind, amount]) => ({ kind, amount: money(amount) }));
}

function chargesOf(schedule: FeeSchedule, side: Side, amount: (fee: FeeComponent) => number): Fee[] {
  const applying = schedule.filter((fee) => appliesTo(fee.sides, side));
  return byKind(
    applying.map((fee) => {
      const charged = amount(fee);
      return { kind: kindOf(fee, charged), amount: money(charged) };
    }),
  );
}

/** What an order that traded so much in all has cost, as one trade where the fees go by trade. */
export function orderCharges(
  schedule: FeeSchedule,
  scales: Scales,
  side: Side,
  base: FeeBase,
  facts: TradeFacts = EXPECTED,
): Fee[] {
  if (base.quantity === 0) return [];
  return chargesOf(schedule, side, (fee) => amountOf(fee, { ...facts, ...base, scales, side }));
}

/** What one more fill costs: by order, the total after it less the total before; by fill, the fill alone. */
export function fillCharges(
  schedule: FeeSchedule,
  scales: Scales,
  side: Side,
  before: FeeBase,
  after: FeeBase,
  facts: TradeFacts,
): Fee[] {
  const known = { ...facts, scales, side };
  const fill = { quantity: after.quantity - before.quantity, notional: after.notional - before.notional };
  const charges = chargesOf(schedule, side, (fee) => {
    if (BY_FILL.includes(fee.model)) return amountOf(fee, { ...known, ...fill });
    return amountOf(fee, { ...known, ...after }) - amountOf(fee, { ...known, ...before });
  });
  return charges.filter(({ amount }) => amount !== 0);
}
