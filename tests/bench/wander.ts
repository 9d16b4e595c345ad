/** Bars of a price that wanders by whole ticks between half and one and a half times where it began; the same for a seed. */
import type { BarColumns } from '#core/model/bars.ts';
import { Seeded } from '#core/units/seeded.ts';

export interface Wander {
  readonly count: number;
  /** Price units of a tick; the price begins at 9,500 of them. */
  readonly tick: number;
  readonly start: number;
  /** Milliseconds between bars. */
  readonly step: number;
  readonly seed?: number;
}

export function wander({ count, tick, start, step, seed = 7 }: Wander): BarColumns {
  const random = Seeded.of(seed);
  const made = () => new Float64Array(count);
  const bars = {
    count,
    time: made(),
    open: made(),
    high: made(),
    low: made(),
    close: made(),
    volume: made(),
  };
  let close = 9_500 * tick;
  for (let row = 0; row < count; row += 1) {
    const open = close;
    close = Math.max(5_000 * tick, Math.min(15_000 * tick, open + (random.below(21) - 10) * tick));
    bars.time[row] = start + row * step;
    bars.open[row] = open;
    bars.close[row] = close;
    bars.high[row] = Math.max(open, close) + random.below(5) * tick;
    bars.low[row] = Math.min(open, close) - random.below(5) * tick;
    bars.volume[row] = 1_000 + random.below(1_000);
  }
  return bars;
}
