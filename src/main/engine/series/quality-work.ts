/**
 * The work on a series' quality that takes long: checks, repairs worked out on a copy. Runs in the engine for short series
 * and in a thread for long ones. Invariant: changes nothing it is given.
 */
import type { BarColumns, BarTimeframe, SeriesScales } from '#core/model/bars.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import type { BarChange, StoredQuality } from '#contract/quality-views.ts';
import { barAt, rowAt, rowsFrom } from '#research/bars/columns.ts';
import { lengthOf } from '#research/bars/timeframe.ts';
import { assess } from '#research/quality/assess.ts';
import type { QualityContext, QualityReport } from '#research/quality/finding.ts';
import { applyRepairs, inOrder, undoOf, type Misfit, type Repair } from '#research/quality/repair.ts';
import { barText } from './views.ts';

/** Raised when the checks judge otherwise than before. */
const CHECKS_VERSION = 1;

export interface QualityAsk {
  readonly columns: BarColumns;
  readonly scales: SeriesScales;
  readonly context: QualityContext;
  /** Judged after these, in this order. */
  readonly repairs?: readonly Repair[];
  /** Repairs that must lead from the result to the columns again: those which `repairs` take back. */
  readonly back?: readonly Repair[];
}

export interface QualityDone {
  readonly report: QualityReport;
  /** The repaired bars; null where there were no repairs. */
  readonly bars: BarColumns | null;
  readonly undo: readonly Repair[];
  readonly rows: readonly BarChange[];
  readonly changed: number;
}

export type QualityAnswer = Result<QualityDone, Misfit | { readonly code: 'NO_BARS_LEFT' }>;

export function isAssessable(timeframe: string): timeframe is BarTimeframe {
  try {
    lengthOf(timeframe as BarTimeframe);
    return true;
  } catch {
    return false;
  }
}

const ROWS_SHOWN = 200;
const ROWS_BESIDE = 3;

const textAt = (bars: BarColumns, scales: SeriesScales, time: number): BarChange['before'] => {
  const row = rowAt(bars, time);
  return row < 0 ? null : barText(bars, scales, row);
};

/** Moments at which one sees what a repair does. */
function momentsOf(repair: Repair, columns: BarColumns): number[] {
  if (repair.kind !== 'scale-before' && repair.kind !== 'restore-before') return [repair.time];
  const end = rowsFrom(columns, repair.time);
  return [...columns.time.subarray(Math.max(0, end - ROWS_BESIDE), Math.min(columns.count, end + 1))];
}

function differing(a: BarColumns, b: BarColumns): number {
  let [i, j, changed] = [0, 0, 0];
  while (i < a.count || j < b.count) {
    const left = i < a.count ? a.time[i]! : Infinity;
    const right = j < b.count ? b.time[j]! : Infinity;
    if (left !== right) changed += 1;
    else {
      const other = barAt(b, j);
      if (barAt(a, i).some((value, at) => value !== other[at])) changed += 1;
    }
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return changed;
}

function changesOf(
  { columns, scales }: QualityAsk,
  after: BarColumns,
  repairs: readonly Repair[],
): Pick<QualityDone, 'rows' | 'changed'> {
  const moments = new Set<number>();
  for (const repair of repairs) {
    if (moments.size >= ROWS_SHOWN) break;
    for (const time of momentsOf(repair, columns)) moments.add(time);
  }
  const rows = [...moments]
    .toSorted((a, b) => a - b)
    .map((time) => ({
      time,
      before: textAt(columns, scales, time),
      after: textAt(after, scales, time),
    }));
  return { rows, changed: differing(columns, after) };
}

/** Whether taking back left the bars from which `repairs` made the columns, and nothing came in between. */
function leadsBack(left: BarColumns, repairs: readonly Repair[], columns: BarColumns): Misfit | null {
  const again = applyRepairs(left, repairs);
  if (!again.ok) return again.error;
  if (differing(again.value, columns) === 0) return null;
  return { code: 'REPAIR_DOES_NOT_FIT', index: 0, time: repairs[0]!.time };
}

export function qualityWork(ask: QualityAsk): QualityAnswer {
  const { columns, scales, context, back } = ask;
  if (!ask.repairs)
    return ok({ report: assess(columns, scales, context), bars: null, undo: [], rows: [], changed: 0 });
  const repairs = back ? ask.repairs : inOrder(ask.repairs);
  const undo = undoOf(columns, repairs);
  if (!undo.ok) return undo;
  const applied = applyRepairs(columns, repairs);
  if (!applied.ok) return applied;
  const bars = applied.value;
  if (bars.count === 0) return err({ code: 'NO_BARS_LEFT' });
  const wrong = back && leadsBack(bars, inOrder(back), columns);
  if (wrong) return err(wrong);
  const report = assess(bars, scales, context);
  return ok({ report, bars, undo: undo.value, ...changesOf(ask, bars, repairs) });
}

/** Longest first; more are never told apart on a screen. */
const GAPS_KEPT = 200;

export function storedOf({ score, counts, calendar, findings }: QualityReport): StoredQuality {
  const gaps = findings
    .filter(({ kind }) => kind === 'sessions-missing')
    .map(({ from, to }) => [from, to] as const)
    .toSorted((a, b) => b[1] - b[0] - (a[1] - a[0]))
    .slice(0, GAPS_KEPT);
  return { score, counts, version: versionOf(calendar), gaps };
}

export const versionOf = (calendar: string): string => `${CHECKS_VERSION} ${calendar}`;
