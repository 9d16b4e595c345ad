/**
 * Rows that state the same order twice.
 * Policy: an identical repeat is rejected as `duplicate`. In a long list (500 rows or more) in which more than one row
 * in twenty repeats another, repeats are evidently ordinary, and each is kept with the warning `duplicate`.
 */
import type { AcceptedRow, RejectedRow } from '../model/sheet.ts';

const LONG_LIST = 500;
const COMMON_SHARE = 0.05;

/** What free words the row may say, which may hold any letter. */
function wordsKey({ exchange, account, strategy, group, sizing }: AcceptedRow): string {
  const all = [exchange, account, strategy, group, sizing];
  return all.every((each) => each === undefined) ? '' : JSON.stringify(all);
}

/** All but the last are words without bars. */
function orderKey(row: AcceptedRow): string {
  const { symbol, side, exact, type, tif, date, time, sendAt } = row;
  const plain = `${symbol}|${side}|${exact.qty}|${exact.price}|${exact.stop}|${exact.takeProfit}|${exact.stopLoss}`;
  return `${plain}|${type}|${tif}|${date}|${time}|${sendAt}|${wordsKey(row)}`;
}

interface Repeat {
  readonly first: number;
  /** The remark is the same too. */
  readonly identical: boolean;
}

function findRepeats(rows: readonly AcceptedRow[]): Map<number, Repeat> {
  const first = new Map<string, AcceptedRow>();
  const remarks = new Map<string, Set<string>>();
  const repeats = new Map<number, Repeat>();
  for (const row of rows) {
    const key = orderKey(row);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, row);
      continue;
    }
    const seen = remarks.get(key) ?? new Set([earlier.note ?? '']);
    repeats.set(row.row, { first: earlier.row, identical: seen.has(row.note ?? '') });
    remarks.set(key, seen.add(row.note ?? ''));
  }
  return repeats;
}

const warned = (row: AcceptedRow): AcceptedRow => {
  const warnings = [...(row.warnings ?? []), 'duplicate'];
  return { ...row, warning: warnings[0], warnings };
};

/** Splits accepted rows into those kept (some with a warning) and those rejected as repeats. */
export function settleDuplicates(
  rows: readonly AcceptedRow[],
  where: (row: number) => string | null,
  keep = false,
): {
  readonly kept: AcceptedRow[];
  readonly rejected: RejectedRow[];
  /** Groups that lose a row, which is named. */
  readonly repeated: ReadonlyMap<string, number>;
} {
  const repeats = findRepeats(rows);
  const ordinary = keep || (rows.length >= LONG_LIST && repeats.size > rows.length * COMMON_SHARE);
  const kept: AcceptedRow[] = [];
  const rejected: RejectedRow[] = [];
  const repeated = new Map<string, number>();
  for (const row of rows) {
    const repeat = repeats.get(row.row);
    if (repeat === undefined) kept.push(row);
    else if (ordinary || !repeat.identical) kept.push(warned(row));
    else {
      const detail = `the same order as row ${repeat.first}`;
      const { symbol, side, type, exact } = row;
      const says = { symbol, side, type, qty: exact.qty ?? '', price: exact.price ?? '' };
      if (row.group !== undefined) repeated.set(row.group, row.row);
      rejected.push({ row: row.row, reason: 'duplicate', detail, cell: where(row.row), says });
    }
  }
  return { kept, rejected, repeated };
}
