/** What the rows of a sheet come to together: totals by currency, positions, limits they come near, unknown symbols. */
import { valuation, type Session } from '#core/kernel/session.ts';
import type { CheckResult } from '#core/model/denial.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { AcceptedRow, ParsedSheet } from '#core/model/sheet.ts';
import { CURRENCIES } from '#core/units/units.ts';
import type { PreviewRow, SheetPreview, TouchedLimit, UnknownSymbol } from '#contract/sheets.ts';

const isSent = ({ verdict }: PreviewRow): boolean => verdict === 'accepted' || verdict === 'warning';

export function totalsOf(
  rows: readonly PreviewRow[],
  before: Session,
  after: Session,
): SheetPreview['totals'] {
  const count = (verdict: PreviewRow['verdict']): number =>
    rows.filter((row) => row.verdict === verdict).length;
  const [powerBefore, powerAfter] = [valuation(before), valuation(after)];
  const sent = rows.filter(isSent);
  const byCurrency = CURRENCIES.map((currency) => {
    const mine = sent.filter((row) => row.currency === currency);
    const sum = (pick: (row: PreviewRow) => number): number =>
      mine.reduce((total, row) => total + pick(row), 0);
    return {
      currency,
      buys: sum((row) => (row.side === 'BUY' ? row.notional : 0)),
      sells: sum((row) => (row.side === 'SELL' ? row.notional : 0)),
      fees: sum((row) => row.fees),
      buyingPower: powerBefore[currency].buyingPower,
      buyingPowerAfter: powerAfter[currency].buyingPower,
    };
  });
  return {
    accepted: sent.length,
    warnings: count('warning'),
    denied: count('denied'),
    duplicates: count('duplicate'),
    skipped: count('skipped'),
    byCurrency,
  };
}

/** What works to close a side of a hedging account: the totals, which count what is held back, are without it. */
function closingOrders({ state }: Session, id: InstrumentId, side: 'buy' | 'sell'): number {
  let sum = 0;
  for (const order of state.orders.values())
    if (order.effect === 'close' && order.instrumentId === id && order.side === side)
      sum += order.leaves - (order.inactive ?? 0);
  return sum;
}

/** Of every instrument that a sent row trades, in the order they come. */
export function positionsOf(
  rows: readonly PreviewRow[],
  before: Session,
  after: Session,
): SheetPreview['positions'] {
  const touched = new Set(rows.filter(isSent).flatMap(({ instrumentId }) => instrumentId ?? []));
  return [...touched].map((instrumentId) => {
    const id = instrumentId as InstrumentId;
    const working = after.state.working.get(id);
    const closing = (side: 'buy' | 'sell'): number => closingOrders(after, id, side);
    return {
      instrumentId,
      before: before.state.positions.get(id)?.quantity ?? 0,
      after: after.state.positions.get(id)?.quantity ?? 0,
      openBuys: (working?.buy.quantity ?? 0) + closing('buy'),
      openSells: (working?.sell.quantity ?? 0) + closing('sell'),
    };
  });
}

/** From this share of a limit on it is worth telling. */
const NEAR = 0.8;

interface Touch extends TouchedLimit {
  readonly ratio: number;
}

interface Measured {
  readonly value: number;
  readonly limit: number;
}

const measured = ({ value, limit }: CheckResult): Measured | null =>
  typeof value === 'number' && typeof limit === 'number' && limit > 0 ? { value, limit } : null;

/** Gathers, over the rows, how near each configured limit was come to. */
export class Limits {
  private readonly touched = new Map<string, Touch>();

  note(row: number, checks: readonly CheckResult[]): void {
    for (const check of checks) {
      const figures = measured(check);
      if (!figures) continue;
      const ratio = figures.value / figures.limit;
      const far = check.rule === undefined || ratio < NEAR;
      if (!check.passed || !far) this.add(row, check, figures, ratio);
    }
  }

  private add(row: number, said: CheckResult, figures: Measured, ratio: number): void {
    const { check, rule = null, unit, passed } = said;
    const key = `${check} ${rule}`;
    const known = this.touched.get(key);
    const rows = (known?.rows ?? 0) + 1;
    const touch: Touch = { check, rule, unit, ...figures, passed, row, rows, ratio };
    this.touched.set(key, known && !isWorse(touch, known) ? { ...known, rows } : touch);
  }

  list(): TouchedLimit[] {
    const all = [...this.touched.values()].sort((a, b) => (isWorse(a, b) ? -1 : isWorse(b, a) ? 1 : 0));
    return all.map(({ check, rule, unit, value, limit, passed, row, rows }) => ({
      check,
      rule,
      unit,
      value,
      limit,
      passed,
      row,
      rows,
    }));
  }
}

/** Beyond its limit rather than near it, then the one that is further. */
const isWorse = (a: Touch, b: Touch): boolean => (a.passed === b.passed ? a.ratio > b.ratio : !a.passed);

const VIETNAMESE = /^(hose|hsx|hnx|upcom|vn)/i;

/** Its exchange says so, or its price does. */
function isLocal({ exchange, price }: AcceptedRow, inThousands: boolean): boolean {
  return exchange ? VIETNAMESE.test(exchange) : (price ?? 0) >= 1000 || inThousands;
}

/** How symbols that nobody knows would be listed, in the order they come. */
export function unknownSymbols(parsed: ParsedSheet, rows: readonly PreviewRow[]): UnknownSymbol[] {
  const unknown = new Map<string, UnknownSymbol>();
  const accepted = new Map(parsed.accepted.map((row) => [row.row, row]));
  const inThousands = parsed.read_as?.prices.unit === 'thousands';
  for (const { row, symbol, denial, suggestion } of rows) {
    if (denial?.code !== 'UNKNOWN_INSTRUMENT') continue;
    const stated = accepted.get(row)!;
    const price = stated.exact.price ?? stated.exact.stop;
    const template = isLocal(stated, inThousands) ? 'HOSE' : 'US';
    const known = unknown.get(symbol) ?? { symbol, rows: 0, template, price, suggestion };
    unknown.set(symbol, { ...known, rows: known.rows + 1, price: known.price ?? price });
  }
  return [...unknown.values()];
}
