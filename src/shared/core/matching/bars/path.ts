/** The prices a bar is taken to have gone through, in order. Between two of them every price is traded. */
import type { BarPath } from './config.ts';

export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** First or last bar of a session: auctions are held there, and orders for the day end. */
  readonly opens?: boolean;
  readonly closes?: boolean;
  /** The same span in shorter bars, where there are any: then their way is the way. */
  readonly finer?: readonly Bar[];
}

/** Whether the low comes before the high. `position` is the net position, for the path that hurts it first. */
function lowFirst(path: BarPath, { open, high, low }: Bar, position: number): boolean {
  if (path === 'ohlc') return false;
  if (path === 'olhc') return true;
  if (path === 'worst-first' && position !== 0) return position > 0;
  return open - low < high - open;
}

/** Turning points after the open. */
export function turningPoints(path: BarPath, bar: Bar, position: number): number[] {
  if (bar.finer && bar.finer.length > 0) {
    return bar.finer.flatMap((part) => [part.open, ...turningPoints(path, { ...part, finer: [] }, position)]);
  }
  const { high, low, close } = bar;
  return lowFirst(path, bar, position) ? [low, high, close] : [high, low, close];
}

/** Whether a turning point is the open of one of the finer bars. */
export const isOpenOfPart = ({ finer }: Bar, index: number): boolean =>
  finer !== undefined && finer.length > 0 && index % 4 === 0;

/** What is wrong with a bar; null when its prices agree with one another. */
export function barFault({ open, high, low, close, volume }: Bar): string | null {
  const numbers = [open, high, low, close, volume];
  if (!numbers.every(Number.isSafeInteger))
    return 'a price or the volume is not an exact whole number of units';
  if (low <= 0) return 'a price is not above zero';
  if (volume < 0) return 'the volume is negative';
  if (high < Math.max(open, close) || low > Math.min(open, close))
    return 'high and low do not contain open and close';
  return null;
}
