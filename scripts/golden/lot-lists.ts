/** Lots given as a list, reduced without saying which: the ledger's closing order against another bookkeeper's. */
import { applyToLots, merged, type CostBasis, type Lot } from '../../src/shared/core/ledger/lots.ts';
import { money, unixMs, type Quantity } from '../../src/shared/core/units/units.ts';
import { failed, passed, type Runner } from './types.ts';

interface ListedLot {
  readonly qty: string;
  readonly symbol: string;
  readonly cost?: string;
  readonly cost_currency?: string;
  readonly date?: string;
}

interface Reduction {
  readonly qty: string;
  /** Only lots of this currency, or of this very cost. */
  readonly spec?: string;
  readonly cost?: string;
  readonly cost_currency?: string;
}

const METHODS: Readonly<Record<string, CostBasis>> = {
  FIFO: 'fifo',
  LIFO: 'lifo',
  HIFO: 'highest-cost',
  AVERAGE: 'average',
};
/** Costs have two decimals; averages more. */
const COST_SCALE = 1_000_000;

function lotsOf(listed: readonly ListedLot[]): Lot[] {
  const lots = listed.map(({ qty, cost = '0', date = '1970-01-01' }, index) => ({
    id: index + 1,
    quantity: Number(qty) as Quantity,
    cost: money(Math.round(Number(qty) * Number(cost) * COST_SCALE)),
    openedAt: unixMs(Date.parse(date)),
  }));
  return lots.sort((a, b) => a.openedAt - b.openedAt || a.id - b.id);
}

const unitCost = (cost: number, quantity: number): string => (cost / quantity / COST_SCALE).toFixed(2);

/** The listed lots that a reduction may take; null when it does not say enough or none is there. */
function eligible(
  open: readonly ListedLot[],
  { spec, cost, cost_currency: currency }: Reduction,
): ListedLot[] | null {
  const wanted = spec ?? currency;
  const found = open.filter(
    (lot) =>
      (wanted === undefined || lot.cost_currency === wanted) && (cost === undefined || lot.cost === cost),
  );
  const currencies = new Set(found.map((lot) => lot.cost_currency));
  return found.length === 0 || currencies.size > 1 ? null : found;
}

interface Row {
  readonly qty: string;
  readonly cost: string;
}

interface Reduced {
  readonly booked: readonly Row[];
  readonly left: readonly Row[];
}

/** Reduces the lots; null where the reductions cannot be carried out. */
function reduced(open: readonly ListedLot[], basis: CostBasis, apply: readonly Reduction[]): Reduced | null {
  const chosen = eligible(open, apply[0]!);
  if (!chosen) return null;
  const aside = lotsOf(open.filter((lot) => !chosen.includes(lot)));
  let lots = basis === 'average' ? merged(lotsOf(chosen)) : lotsOf(chosen);
  const booked: Row[] = [];
  for (const [index, { qty }] of apply.entries()) {
    const held = lots.reduce((sum, lot) => sum + lot.quantity, 0);
    const size = Math.abs(Number(qty));
    const sign = Math.sign(Number(qty));
    if (sign !== Math.sign(held) && size > Math.abs(held)) return null;
    const side = sign < 0 ? 'sell' : 'buy';
    const trade = {
      id: 1_000 + index,
      side,
      quantity: size as Quantity,
      value: money(0),
      at: unixMs(0),
    } as const;
    const effect = applyToLots(lots, basis, trade);
    for (const part of effect.closed)
      booked.push({ qty: String(sign * part.quantity), cost: unitCost(Math.abs(part.cost), part.quantity) });
    lots = [...effect.lots];
  }
  const left = [...lots, ...aside].map((lot) => ({
    qty: String(lot.quantity),
    cost: unitCost(lot.cost, lot.quantity),
  }));
  return { booked, left };
}

const anyOrder = (rows: readonly Row[]): string =>
  rows
    .map(({ qty, cost }) => `${qty}@${cost}`)
    .sort()
    .join(' ');

export const reduceLots: Runner = (one) => {
  const {
    method,
    open_lots: open,
    apply,
  } = one.args as {
    method: string;
    open_lots: ListedLot[];
    apply: Reduction[];
  };
  const expected = one.expected as {
    error?: string;
    booked?: (Row & { merge?: boolean })[];
    remaining?: Row[];
  };
  const got = reduced(open, METHODS[method]!, apply);
  if (!got || expected.error) return !got && expected.error ? passed : failed(expected, got);
  const rows = (list: readonly Row[] = []): Row[] => list.map(({ qty, cost }) => ({ qty, cost }));
  const booked = rows(expected.booked?.filter((part) => part.merge !== true));
  const same =
    JSON.stringify(got.booked) === JSON.stringify(booked) &&
    anyOrder(got.left) === anyOrder(rows(expected.remaining));
  return same ? passed : failed({ booked, left: rows(expected.remaining) }, got);
};
