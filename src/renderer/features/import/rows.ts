/**
 * Which rows of a preview are sent, shown, changed. Pure.
 * Invariant: what is said of a row hangs on its number, never on its place in the list.
 */
import type { ChangedRow, PreviewRow, RowVerdict } from '#contract/sheets.ts';

/** Good rows that are left out, and rows that are sent although they would be left out. */
export interface Choices {
  readonly without: ReadonlySet<number>;
  readonly with: ReadonlySet<number>;
}

export const NO_CHOICES: Choices = { without: new Set(), with: new Set() };

export const isSent = ({ verdict }: PreviewRow): boolean => verdict === 'accepted' || verdict === 'warning';

/** Brought before, or another one before: sent only when it is asked for. */
const isOptional = ({ change, again }: PreviewRow): boolean => change !== null || again;

export const isChoosable = (row: PreviewRow): boolean =>
  isSent(row) || isOptional(row) || row.skipped === 'unchosen';

/** What a person chose, also before the preview has answered to it. */
export function isChosen(row: PreviewRow, { without, with: also }: Choices): boolean {
  if (isOptional(row)) return also.has(row.row);
  return !without.has(row.row) && (isSent(row) || row.skipped === 'unchosen');
}

export const countToSend = (rows: readonly PreviewRow[], choices: Choices): number =>
  rows.reduce((sum, row) => sum + (row.verdict !== 'denied' && isChosen(row, choices) ? 1 : 0), 0);

export function choose(choices: Choices, rows: readonly PreviewRow[], on: boolean): Choices {
  const without = new Set(choices.without);
  const also = new Set(choices.with);
  const put = (set: Set<number>, row: number, held: boolean) => (held ? set.add(row) : set.delete(row));
  for (const row of rows) {
    if (!isChoosable(row)) continue;
    if (isOptional(row)) put(also, row.row, on);
    else put(without, row.row, !on);
  }
  return { without, with: also };
}

export const FILTERS = [
  'all',
  'accepted',
  'warning',
  'denied',
  'duplicate',
  'skipped',
  'changed',
] as const satisfies readonly ('all' | RowVerdict | 'changed')[];
export type Filter = (typeof FILTERS)[number];

export type Changes = ReadonlyMap<number, ChangedRow>;

const isChanged = (row: PreviewRow, changes: Changes): boolean => row.change !== null || changes.has(row.row);

export function countsOf(rows: readonly PreviewRow[], changes: Changes): Readonly<Record<Filter, number>> {
  const counts = {
    all: rows.length,
    accepted: 0,
    warning: 0,
    denied: 0,
    duplicate: 0,
    skipped: 0,
    changed: 0,
  };
  for (const row of rows) {
    counts[row.verdict] += 1;
    if (isChanged(row, changes)) counts.changed += 1;
  }
  return counts;
}

export function shownRows(
  rows: readonly PreviewRow[],
  filter: Filter,
  changes: Changes,
): readonly PreviewRow[] {
  switch (filter) {
    case 'all':
      return rows;
    case 'changed':
      return rows.filter((row) => isChanged(row, changes));
    default:
      return rows.filter(({ verdict }) => verdict === filter);
  }
}

/** The new rows, with those that say the same as before as the very objects they were: nothing of them is drawn again. */
export function keepSame(before: readonly PreviewRow[], now: readonly PreviewRow[]): readonly PreviewRow[] {
  const known = new Map(before.map((row) => [row.row, row]));
  const kept = now.map((row) => {
    const was = known.get(row.row);
    return was && JSON.stringify(was) === JSON.stringify(row) ? was : row;
  });
  const same = kept.length === before.length && kept.every((row, at) => row === before[at]);
  return same ? before : kept;
}

const FIGURES = ['verdict', 'fillsNow', 'averagePrice', 'notional', 'fees'] as const;

function movedRow(was: PreviewRow, is: PreviewRow): ChangedRow | null {
  if (!isSent(was) && !isSent(is)) return null;
  const other = isSent(was) !== isSent(is) || was.reducedTo !== is.reducedTo;
  if (!other && FIGURES.every((figure) => was[figure] === is[figure])) return null;
  const { verdict, fillsNow, averagePrice, notional, fees } = was;
  return {
    row: is.row,
    what: other ? 'verdict' : 'figures',
    was: { verdict, fillsNow, averagePrice, notional, fees },
  };
}

/** What would be sent differently than it was shown. */
export function movedRows(shown: readonly PreviewRow[], now: readonly PreviewRow[]): readonly ChangedRow[] {
  const known = new Map(shown.map((row) => [row.row, row]));
  return now.flatMap((is) => {
    const was = known.get(is.row);
    return (was && was !== is && movedRow(was, is)) || [];
  });
}
