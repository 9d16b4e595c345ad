/** What the rows of a sheet come to together: totals by currency, positions, limits they come near, unknown symbols. */
import { valuation, type Session } from '#core/kernel/session.ts';
import type { CheckResult } from '#core/model/denial.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { ParsedSheet } from '#core/model/sheet.ts';
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
    return {
      instrumentId,
      before: before.state.positions.get(id)?.quantity ?? 0,
      after: after.state.positions.get(id)?.quantity ?? 0,
      openBuys: working?.buy.quantity ?? 0,
      openSells: working?.sell.quantity ?? 0,
    };
  });
}

/** From this share of a limit on it is worth telling. */
const NEAR = 0.8;

interface Touch extends TouchedLimit {
  readonly ratio: number;
}

/** Gathers, over the rows, how near each configured limit was come to. */
export class Limits {
  private readonly touched = new Map<string, Touch>();

  note(row: number, checks: readonly CheckResult[]): void {
    for (const { check, rule = null, unit, value, limit, passed } of checks) {
      if (typeof value !== 'number' || typeof limit !== 'number' || limit <= 0) continue;
      const ratio = value / limit;
      if (passed && (rule === null || ratio < NEAR)) continue;
      const key = `${check} ${rule}`;
      const known = this.touched.get(key);
      const rows = (known?.rows ?? 0) + 1;
      const worse = !known || (known.passed && !passed) || (known.passed === passed && ratio > known.ratio);
      this.touched.set(
        key,
        worse ? { check, rule, unit, value, limit, passed, row, rows, ratio } : { ...known, rows },
      );
    }
  }

  list(): TouchedLimit[] {
    const all = [...this.touched.values()].sort(
      (a, b) => Number(a.passed) - Number(b.passed) || b.ratio - a.ratio,
    );
    return all.map(({ ratio: _, ...touch }) => touch);
  }
}

const VIETNAMESE = /^(hose|hsx|hnx|upcom|vn)/i;

/** How a symbol nobody knows would be listed: in Vietnam where exchange, price or form say so. */
export function unknownSymbols(parsed: ParsedSheet, rows: readonly PreviewRow[]): UnknownSymbol[] {
  const unknown = new Map<string, UnknownSymbol>();
  const accepted = new Map(parsed.accepted.map((row) => [row.row, row]));
  for (const { row, symbol, denial, suggestion } of rows) {
    if (denial?.code !== 'UNKNOWN_INSTRUMENT') continue;
    const stated = accepted.get(row)!;
    const known = unknown.get(symbol);
    const local = stated.exchange
      ? VIETNAMESE.test(stated.exchange)
      : (stated.price ?? 0) >= 1000 || parsed.read_as?.prices.unit === 'thousands';
    unknown.set(symbol, {
      symbol,
      rows: (known?.rows ?? 0) + 1,
      template: known?.template ?? (local ? 'HOSE' : 'US'),
      price: known?.price ?? stated.exact.price ?? stated.exact.stop,
      suggestion,
    });
  }
  return [...unknown.values()];
}
