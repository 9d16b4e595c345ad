/**
 * Rows of one group name belong together: all of them are good, or none is an order.
 * Invariant: a row without a group name is never touched.
 */
import type { AcceptedRow, RejectedRow } from '../model/sheet.ts';

/** Why the rows of a name make no group; null when they do. What the market says of them comes later. */
function faultOf(rows: readonly AcceptedRow[]): string | null {
  const [first] = rows;
  if (rows.length < 2) return 'no other row of the sheet has this group';
  if (rows.some((row) => row.groupKind !== first!.groupKind))
    return 'the rows of the group name different kinds';
  if (rows.some((row) => row.takeProfit !== undefined || row.stopLoss !== undefined))
    return 'a row of a group has no target or stop of its own: write them as rows of the group';
  return null;
}

export function groupFaults(
  rows: readonly AcceptedRow[],
  /** Names of groups of which a row is no order, with the reason. */
  broken: ReadonlyMap<string, string>,
  where: (row: number) => string | null,
): { readonly kept: readonly AcceptedRow[]; readonly rejected: readonly RejectedRow[] } {
  const groups = new Map<string, AcceptedRow[]>();
  for (const row of rows) {
    if (row.group === undefined) continue;
    const members = groups.get(row.group);
    if (members) members.push(row);
    else groups.set(row.group, [row]);
  }
  const faults = new Map<string, string>();
  for (const [name, members] of groups) {
    const fault = broken.get(name) ?? faultOf(members);
    if (fault !== null) faults.set(name, fault);
  }
  if (faults.size === 0) return { kept: rows, rejected: [] };
  const faulty = (row: AcceptedRow) => (row.group === undefined ? undefined : faults.get(row.group));
  return {
    kept: rows.filter((row) => faulty(row) === undefined),
    rejected: rows.flatMap((row) => {
      const detail = faulty(row);
      if (detail === undefined) return [];
      const { symbol, side, type, exact } = row;
      const says = { symbol, side, type, qty: exact.qty ?? '', price: exact.price ?? '' };
      return [{ row: row.row, reason: 'invalid_group' as const, detail, cell: where(row.row), says }];
    }),
  };
}
