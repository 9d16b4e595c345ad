/**
 * A file that was imported before and has changed since: which of its rows are new, which are others than they were,
 * which have become orders already.
 * Known limit: a row counts as changed when one of the earlier version in the same instrument and side is not there any
 * more; the one in the same line is taken first.
 */
import type { Instrument } from '#core/model/instrument.ts';
import type { AcceptedRow } from '#core/model/sheet.ts';
import type { RowChange } from '#contract/sheets.ts';
import {
  basketRows,
  listBasketHeads,
  stateOfOrder,
  type BasketHead,
  type BasketRowState,
} from '#store/projections/baskets.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface EarlierVersion {
  readonly basket: BasketHead;
  /** Rows that are other ones than they were. */
  readonly changes: ReadonlyMap<number, RowChange>;
  readonly unchanged: number;
}

/** The basket most rows of the file became, else the last one of a file of the same name. */
function earlierBasket(runtime: Runtime, known: readonly string[], fileName: string): BasketHead | null {
  const { store, stream } = runtime;
  const heads = listBasketHeads(store.db, stream);
  if (heads.length === 0) return null;
  const votes = new Map<string, number>();
  for (const orderId of known) {
    const basketId = stateOfOrder(store.db, stream, orderId)?.basketId;
    if (basketId) votes.set(basketId, (votes.get(basketId) ?? 0) + 1);
  }
  const [best] = [...votes].sort(([, a], [, b]) => b - a);
  const wanted = best?.[0];
  return heads.find((head) => (wanted ? head.basketId === wanted : head.fileName === fileName)) ?? null;
}

const changeOf = ({ orderId, quantity, price, filled, status }: BasketRowState): RowChange => ({
  orderId,
  qty: quantity,
  price,
  filled,
  status,
});

/** Earlier rows that are not in the file any more, by instrument and side, in their order. */
function goneRows(
  rows: readonly BasketRowState[],
  prints: ReadonlySet<string>,
): Map<string, BasketRowState[]> {
  const gone = new Map<string, BasketRowState[]>();
  for (const row of rows) {
    if (prints.has(row.fingerprint)) continue;
    const key = `${row.instrumentId} ${row.side}`;
    gone.set(key, [...(gone.get(key) ?? []), row]);
  }
  return gone;
}

/** Null where no earlier version is known; `fresh` are the accepted rows that became no order yet. */
export function earlierVersion(
  runtime: Runtime,
  file: { readonly name: string; readonly prints: ReadonlyMap<number, string> },
  known: readonly string[],
  fresh: readonly { readonly row: AcceptedRow; readonly instrument: Instrument }[],
): EarlierVersion | null {
  const basket = earlierBasket(runtime, known, file.name);
  if (!basket) return null;
  const before = basketRows(runtime.store.db, runtime.stream, basket.basketId);
  const prints = new Set(file.prints.values());
  const gone = goneRows(before, prints);
  const unchanged = before.filter(({ fingerprint }) => prints.has(fingerprint)).length;
  const changes = new Map<number, RowChange>();
  // Rows of the same line first: an inserted line moves all those below it.
  for (const sameLine of [true, false]) {
    for (const { row, instrument } of fresh) {
      if (changes.has(row.row)) continue;
      const candidates = gone.get(`${instrument.id} ${row.side === 'BUY' ? 'buy' : 'sell'}`) ?? [];
      const at = candidates.findIndex((each) => !sameLine || each.row === row.row);
      if (at < 0) continue;
      changes.set(row.row, changeOf(candidates.splice(at, 1)[0]!));
    }
  }
  return changes.size === 0 && unchanged === 0 ? null : { basket, changes, unchanged };
}
