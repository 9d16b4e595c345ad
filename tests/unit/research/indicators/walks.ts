/** Bars for tests of indicators: a seeded walk, with flat stretches, bars without volume and gaps where asked. */
import type { IndicatorInput } from '#research/indicators/indicator.ts';
import { inputOf, type Columns } from '#research/indicators/run.ts';
import { Seeded } from '#core/units/seeded.ts';

export interface Traits {
  /** Bars with open = high = low = close as before. */
  readonly flat?: boolean;
  readonly still?: boolean;
  readonly gaps?: boolean;
}

const HOUR = 3_600_000;

function columns(count: number): Columns {
  const column = (): Float64Array => new Float64Array(count);
  return { time: column(), open: column(), high: column(), low: column(), close: column(), volume: column() };
}

/** Every fiftieth bar or so without prices. */
function cutOut({ open, high, low, close }: Columns, share: () => number): void {
  for (let at = 0; at < close.length; at += 1)
    if (share() < 0.02) open[at] = high[at] = low[at] = close[at] = Number.NaN;
}

export function walk(seed: number, count: number, traits: Traits = {}): IndicatorInput {
  const chance = Seeded.of(seed);
  const share = (): number => chance.below(1_000_000) / 1_000_000;
  const bars = columns(count);
  const other = new Float64Array(count);
  let [close, second] = [100, 50];
  let still = 0;
  for (let at = 0; at < count; at += 1) {
    if (traits.flat && still === 0 && share() < 0.03) still = chance.below(60);
    const open = close;
    const moves = still === 0;
    if (moves) close = Math.max(1, close * (1 + (share() - 0.5) * 0.04));
    else still -= 1;
    second = Math.max(1, second * (1 + (share() - 0.5) * 0.03));
    const [above, below] = moves ? [share(), share()] : [0, 0];
    bars.time[at] = at * HOUR;
    bars.open[at] = open;
    bars.high[at] = Math.max(open, close) + above;
    bars.low[at] = Math.max(0.5, Math.min(open, close) - below);
    bars.close[at] = close;
    bars.volume[at] = traits.still && share() < 0.3 ? 0 : Math.floor(share() * 10_000) + 1;
    other[at] = second;
  }
  if (traits.gaps) cutOut(bars, share);
  return inputOf(bars, 'close', other);
}

/** The first `count` rows. */
export function cut(input: IndicatorInput, count: number): IndicatorInput {
  const part = (column: Float64Array): Float64Array => column.slice(0, count);
  return {
    count,
    time: part(input.time),
    open: part(input.open),
    high: part(input.high),
    low: part(input.low),
    close: part(input.close),
    volume: part(input.volume),
    source: part(input.source),
    other: input.other === null ? null : part(input.other),
  };
}
