/** Lengths of bars: what a timeframe's text means, and which bars can be made of which. */
import type { BarTimeframe } from '#core/model/bars.ts';

const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export type Length =
  /** Milliseconds of a bar within a session. */
  { readonly kind: 'intraday'; readonly ms: number } | { readonly kind: 'day' | 'week' | 'month' };

/** Throws on a text that is no timeframe, and on more than one day, week or month: there is no rule for those. */
export function lengthOf(timeframe: BarTimeframe): Length {
  const [, digits, unit] = /^([1-9]\d*)(s|m|h|d|w|mo)$/.exec(timeframe) ?? [];
  const count = Number(digits);
  if (unit === 's' || unit === 'm' || unit === 'h') {
    const ms = count * UNIT_MS[unit];
    if (ms < UNIT_MS.d) return { kind: 'intraday', ms };
  }
  if (count === 1 && unit === 'd') return { kind: 'day' };
  if (count === 1 && unit === 'w') return { kind: 'week' };
  if (count === 1 && unit === 'mo') return { kind: 'month' };
  throw new RangeError(`not a timeframe: ${timeframe}`);
}

/** Null for a text that is no timeframe. */
function knownLength(timeframe: BarTimeframe): Length | null {
  try {
    return lengthOf(timeframe);
  } catch {
    return null;
  }
}

const RANK = { day: 1, week: 2, month: 3 } as const;

/**
 * Whether bars of `from` add up to bars of `to`: within a session lengths must divide, days make weeks and months. Weeks
 * do not make months.
 */
export function canMake(from: BarTimeframe, to: BarTimeframe): boolean {
  const [source, target] = [knownLength(from), knownLength(to)];
  if (source === null || target === null) return false;
  if (source.kind === 'intraday')
    return target.kind !== 'intraday' || (target.ms >= source.ms && target.ms % source.ms === 0);
  if (target.kind === 'intraday') return false;
  return source.kind === target.kind || (source.kind === 'day' && RANK[target.kind] > RANK.day);
}
