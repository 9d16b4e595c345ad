/**
 * A file that was imported before and has changed since: which of its rows are new, which are others than they were,
 * which have become orders already.
 * The same file read in another way (a cell corrected then and not now) is a changed file, too.
 * Known limit: a row counts as changed when one of an earlier version in the same instrument and side is not there any
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
import { sheetOfCopy } from '#store/sheet-copies.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface EarlierVersion {
  readonly basket: BasketHead;
  /** Rows that are other ones than they were. */
  readonly changes: ReadonlyMap<number, RowChange>;
  readonly unchanged: number;
}

interface SheetFile {
  readonly name: string;
  readonly hash: string;
  /** The one that is read. */
  readonly sheet: string | null;
  readonly prints: ReadonlyMap<number, string>;
}

interface Versions {
  /** The basket most rows of the file became, else the last one of a file of the same name. */
  readonly main: BasketHead;
  /** It, those of the very file, and those that later versions of it became; newest first. */
  readonly all: readonly BasketHead[];
}

/** What another sheet of the same file became is no version of this one. */
function headsFor({ store, stream }: Runtime, { hash, sheet }: SheetFile): BasketHead[] {
  return listBasketHeads(store.db, stream).filter(({ basketId, fileHash }) => {
    const read = fileHash === hash ? sheetOfCopy(store.db, stream, basketId) : null;
    return read === null || read === sheet;
  });
}

function votesFor({ store, stream }: Runtime, known: readonly string[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const orderId of known) {
    const basketId = stateOfOrder(store.db, stream, orderId)?.basketId;
    if (basketId) votes.set(basketId, (votes.get(basketId) ?? 0) + 1);
  }
  return votes;
}

function earlierBaskets(runtime: Runtime, known: readonly string[], file: SheetFile): Versions | null {
  const heads = headsFor(runtime, file);
  if (heads.length === 0) return null;
  const [best] = [...votesFor(runtime, known)].sort(([, a], [, b]) => b - a);
  const same = ({ fileHash }: BasketHead): boolean => fileHash === file.hash;
  const at = heads.findIndex((head) =>
    best ? head.basketId === best[0] : same(head) || head.fileName === file.name,
  );
  const main = heads[at];
  if (!main) return null;
  const later = ({ fileName }: BasketHead, index: number): boolean =>
    index < at && fileName === main.fileName;
  return { main, all: heads.filter((head, index) => same(head) || index === at || later(head, index)) };
}

const changeOf = ({ orderId, quantity, price, filled, status }: BasketRowState): RowChange => ({
  orderId,
  qty: quantity,
  price,
  filled,
  status,
});

interface EarlierRow extends BasketRowState {
  /** A row of the very file: what stands in its line is the same row, whatever it says now. */
  readonly sameFile: boolean;
}

const keyOf = (instrumentId: string, side: 'buy' | 'sell'): string => `${instrumentId} ${side}`;

/** Earlier rows that are not in the file any more; each is given out once. */
class GoneRows {
  private readonly byLine = new Map<number, EarlierRow[]>();
  private readonly byKey = new Map<string, EarlierRow[]>();
  private readonly given = new Set<EarlierRow>();

  constructor(rows: readonly EarlierRow[], prints: ReadonlySet<string>) {
    const add = <K>(map: Map<K, EarlierRow[]>, key: K, row: EarlierRow): void => {
      const known = map.get(key);
      if (known) known.push(row);
      else map.set(key, [row]);
    };
    for (const row of rows) {
      if (prints.has(row.fingerprint)) continue;
      add(this.byLine, row.row, row);
      add(this.byKey, keyOf(row.instrumentId, row.side), row);
    }
    // Taken from the end.
    for (const rest of this.byKey.values()) rest.reverse();
  }

  inLine(line: number, key: string): EarlierRow | undefined {
    const found = this.byLine
      .get(line)
      ?.find((row) => !this.given.has(row) && (row.sameFile || keyOf(row.instrumentId, row.side) === key));
    if (found) this.given.add(found);
    return found;
  }

  anywhere(key: string): EarlierRow | undefined {
    const rest = this.byKey.get(key) ?? [];
    for (let row = rest.pop(); row; row = rest.pop()) if (!this.given.has(row)) return row;
    return undefined;
  }
}

/** Null where no earlier version is known; `fresh` are the accepted rows that became no order yet. */
export function earlierVersion(
  runtime: Runtime,
  file: SheetFile,
  known: readonly string[],
  fresh: readonly { readonly row: AcceptedRow; readonly instrument: Instrument }[],
): EarlierVersion | null {
  const versions = earlierBaskets(runtime, known, file);
  if (!versions) return null;
  const before = versions.all.flatMap(({ basketId, fileHash }) =>
    basketRows(runtime.store.db, runtime.stream, basketId).map((row) => ({
      ...row,
      sameFile: fileHash === file.hash,
    })),
  );
  const prints = new Set(file.prints.values());
  const gone = new GoneRows(before, prints);
  const unchanged = before.filter(({ fingerprint }) => prints.has(fingerprint)).length;
  const changes = new Map<number, RowChange>();
  // Rows of the same line first: an inserted line moves all those below it.
  for (const sameLine of [true, false]) {
    for (const { row, instrument } of fresh) {
      if (changes.has(row.row)) continue;
      const key = keyOf(instrument.id, row.side === 'BUY' ? 'buy' : 'sell');
      const found = sameLine ? gone.inLine(row.row, key) : gone.anywhere(key);
      if (found) changes.set(row.row, changeOf(found));
    }
  }
  return changes.size === 0 && unchanged === 0 ? null : { basket: versions.main, changes, unchanged };
}
