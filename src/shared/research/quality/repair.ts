/**
 * Repairs as data, and their exact application. A repair names bars by time and says what they were and what they become,
 * so that it is refused where the series is not the one it was proposed for.
 *
 * Invariants: `applyRepairs` changes nothing it is given; `undoOf(columns, repairs)` applied to the result gives the
 * columns back, value by value. Repairs apply one after another, in the order given; `inOrder` sorts proposed ones so that
 * they do not get in each other's way.
 * Known limit: scaling rounds prices and volumes half-even, so its undo carries the bars as they were.
 */
import type { BarColumns } from '#core/model/bars.ts';
import { mulDiv } from '#core/units/integer.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import {
  barAt,
  barsBefore,
  copyOf,
  rowAt,
  rowsFrom,
  setBar,
  without,
  withBars,
  type Bar,
} from '../bars/columns.ts';

export type Ratio = readonly [numerator: number, denominator: number];

/** Why a bar is set to something else. */
export type SetReason =
  'swap-high-low' | 'widen-range' | 'fill-from-close' | 'interpolate' | 'clip-wick' | 'volume-zero';

export type Repair =
  | { readonly kind: 'drop'; readonly time: number; readonly before: Bar }
  | { readonly kind: 'insert'; readonly time: number; readonly after: Bar }
  | {
      readonly kind: 'set';
      readonly reason: SetReason;
      readonly time: number;
      readonly before: Bar;
      readonly after: Bar;
    }
  /** Every bar before `time`: prices × price, volumes × volume. */
  | { readonly kind: 'scale-before'; readonly time: number; readonly price: Ratio; readonly volume: Ratio }
  /** Puts bars in the place of those before `time`: the undo of a scaling. */
  | { readonly kind: 'restore-before'; readonly time: number; readonly bars: BarColumns };

/** The repair, by its place in the list, that does not fit the series. */
export interface Misfit {
  readonly code: 'REPAIR_DOES_NOT_FIT';
  readonly index: number;
  readonly time: number;
}

const KIND_ORDER = { set: 0, insert: 1, drop: 2, 'restore-before': 3, 'scale-before': 4 } as const;

/** Bars' own repairs first, then scalings, each by time. */
export const inOrder = (repairs: readonly Repair[]): Repair[] =>
  repairs.toSorted((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || a.time - b.time);

const same = (a: Bar, b: Bar): boolean => a.every((value, at) => value === b[at]);

function fits(columns: BarColumns, repair: Repair): boolean {
  const row = rowAt(columns, repair.time);
  switch (repair.kind) {
    case 'drop':
    case 'set':
      return row >= 0 && same(barAt(columns, row), repair.before);
    case 'insert':
      return row < 0;
    case 'scale-before':
      return [...repair.price, ...repair.volume].every((part) => Number.isSafeInteger(part) && part > 0);
    case 'restore-before':
      return repair.bars.count === rowsFrom(columns, repair.time);
  }
}

function scaled(
  columns: BarColumns,
  { time, price, volume }: Extract<Repair, { kind: 'scale-before' }>,
): BarColumns {
  const copy = copyOf(columns);
  const end = rowsFrom(columns, time);
  for (const column of [copy.open, copy.high, copy.low, copy.close])
    for (let row = 0; row < end; row += 1)
      column[row] = mulDiv(column[row]!, price[0], price[1], 'half-even');
  for (let row = 0; row < end; row += 1)
    copy.volume[row] = mulDiv(copy.volume[row]!, volume[0], volume[1], 'half-even');
  return copy;
}

/** Repairs of one kind that follow one another, applied together: a copy for each run, not for each bar. */
function applyRun(columns: BarColumns, run: readonly Repair[]): BarColumns {
  const [first] = run;
  switch (first!.kind) {
    case 'drop':
      return without(columns, new Set(run.map(({ time }) => time)));
    case 'insert':
      return withBars(columns, run as readonly Extract<Repair, { kind: 'insert' }>[]);
    case 'set': {
      const copy = copyOf(columns);
      for (const { time, after } of run as readonly Extract<Repair, { kind: 'set' }>[])
        setBar(copy, rowAt(copy, time), after);
      return copy;
    }
    case 'scale-before':
      return scaled(columns, first as Extract<Repair, { kind: 'scale-before' }>);
    case 'restore-before':
      return restored(columns, first as Extract<Repair, { kind: 'restore-before' }>);
  }
}

function restored(columns: BarColumns, { bars }: Extract<Repair, { kind: 'restore-before' }>): BarColumns {
  const copy = copyOf(columns);
  for (const name of ['time', 'open', 'high', 'low', 'close', 'volume'] as const) copy[name].set(bars[name]);
  return copy;
}

/** The end of the run that begins at `start`: one kind, each bar once. */
function runEnd(repairs: readonly Repair[], start: number): number {
  const { kind } = repairs[start]!;
  if (kind === 'scale-before' || kind === 'restore-before') return start + 1;
  const times = new Set<number>();
  let end = start;
  while (end < repairs.length && repairs[end]!.kind === kind && !times.has(repairs[end]!.time)) {
    times.add(repairs[end]!.time);
    end += 1;
  }
  return end;
}

/** What each run of repairs meets, as applying goes on. */
function walk(
  columns: BarColumns,
  repairs: readonly Repair[],
  meet: (run: readonly Repair[], before: BarColumns) => void,
): Result<BarColumns, Misfit> {
  let current = columns;
  for (let start = 0; start < repairs.length;) {
    const end = runEnd(repairs, start);
    const run = repairs.slice(start, end);
    const wrong = run.findIndex((repair) => !fits(current, repair));
    if (wrong >= 0) return err({ code: 'REPAIR_DOES_NOT_FIT', index: start + wrong, time: run[wrong]!.time });
    meet(run, current);
    current = applyRun(current, run);
    start = end;
  }
  return ok(current);
}

/** The columns with every repair applied; where one does not fit, none is. */
export const applyRepairs = (columns: BarColumns, repairs: readonly Repair[]): Result<BarColumns, Misfit> =>
  walk(columns, repairs, () => undefined);

function inverse(repair: Repair, before: BarColumns): Repair {
  switch (repair.kind) {
    case 'drop':
      return { kind: 'insert', time: repair.time, after: repair.before };
    case 'insert':
      return { kind: 'drop', time: repair.time, before: repair.after };
    case 'set':
      return { ...repair, before: repair.after, after: repair.before };
    case 'scale-before':
    case 'restore-before':
      return { kind: 'restore-before', time: repair.time, bars: barsBefore(before, repair.time) };
  }
}

/** The repairs that take back `repairs` once these are applied to the columns. */
export function undoOf(columns: BarColumns, repairs: readonly Repair[]): Result<readonly Repair[], Misfit> {
  const undo: Repair[] = [];
  const done = walk(columns, repairs, (run, before) => {
    undo.push(...run.map((repair) => inverse(repair, before)));
  });
  return done.ok ? ok(undo.reverse()) : done;
}
