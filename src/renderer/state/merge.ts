/** Merges pushed frames into one, and one frame into the stores' states. Pure: the feed decides when. */
import type { Frame } from '#contract/views.ts';
import type { SheetInbox } from '#contract/sheets.ts';
import type { DepthView, TradePrint } from '#contract/market-views.ts';
import { PRINTS_KEPT } from './market.ts';

const joined = <T>(
  first: readonly T[] | undefined,
  second: readonly T[] | undefined,
): readonly T[] | undefined => {
  if (!first || !second) return second ?? first;
  return [...first, ...second];
};

/** Two frames as one: later values win, lists are appended in order. */
export function mergeFrames(first: Frame | null, second: Frame): Frame {
  if (!first) return second;
  return {
    ...first,
    ...second,
    quotes: joined(first.quotes, second.quotes),
    trades: joined(first.trades, second.trades)?.slice(-PRINTS_KEPT),
    orders: joined(first.orders, second.orders),
    positions: joined(first.positions, second.positions),
    instruments: joined(first.instruments, second.instruments),
    baskets: joined(first.baskets, second.baskets),
    notices: joined(first.notices, second.notices),
    runs: joined(first.runs, second.runs),
  };
}

/** A record with the changed values in it; the same record when nothing changed. */
export function upsert<T>(
  record: Readonly<Record<string, T>>,
  changed: readonly T[] | undefined,
  key: (value: T) => string,
) {
  if (!changed || changed.length === 0) return record;
  const next = { ...record };
  for (const value of changed) next[key(value)] = value;
  return next;
}

/** Prints of the focused instrument, newest first, bounded. */
export function mergePrints(
  prints: readonly TradePrint[],
  arrived: readonly TradePrint[] | undefined,
  focused: string | null,
): readonly TradePrint[] {
  const fresh = arrived?.filter((print) => print.instrumentId === focused);
  if (!fresh || fresh.length === 0) return prints;
  return [...fresh.reverse(), ...prints].slice(0, PRINTS_KEPT);
}

export const depthOf = (depth: DepthView | undefined, focused: string | null, current: DepthView | null) =>
  depth && depth.instrumentId === focused ? depth : current;

/** Files that were not there before, or are others than they were. */
export function arrivedFiles(before: SheetInbox, now: SheetInbox): readonly string[] {
  const known = new Set(before.files.map(({ name, modified }) => `${modified} ${name}`));
  return now.files
    .filter(({ name, modified, status }) => status === 'new' && !known.has(`${modified} ${name}`))
    .map(({ name }) => name);
}
