/**
 * Daily history for the risk desk, as of the market's present day: the bars that charts show, on one axis of trading
 * days. Read when first asked for, made again when the day changes or bars are imported.
 */
import { deviation, mean } from '#core/estimates/moments.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { History } from '#core/risk/returns.ts';
import { isWeekend } from '#core/units/civil.ts';
import type { Runtime } from './runtime.ts';
import { barsView } from './bars.ts';

const DAY_MS = 86_400_000;
/** Two years. */
const DAYS = 504;
const MILLION = 1_000_000;
const MOST = 4 * MILLION;
const TRADING_DAYS = 252;

interface Daily {
  readonly returns: Int32Array;
  readonly volumes: readonly number[];
  readonly ranges: readonly number[];
  readonly volatilityBps: number | null;
}

export class DailyHistory implements History {
  readonly days = DAYS;
  private readonly runtime: Runtime;
  readonly today: number;
  private readonly axis: ReadonlyMap<number, number>;
  private readonly known = new Map<InstrumentId, Daily | null>();

  constructor(runtime: Runtime, today: number) {
    this.runtime = runtime;
    this.today = today;
    const axis = new Map<number, number>();
    let day = today / DAY_MS - 1;
    for (let place = DAYS - 1; place >= 0; day -= 1) {
      if (isWeekend(day)) continue;
      axis.set(day, place);
      place -= 1;
    }
    this.axis = axis;
  }

  returns = (id: InstrumentId): Int32Array | null => this.of(id)?.returns ?? null;

  volatilityBps = (id: InstrumentId): number | null => this.of(id)?.volatilityBps ?? null;

  averageVolume(id: InstrumentId, days: number): number | null {
    const volumes = this.of(id)?.volumes.slice(-days) ?? [];
    return volumes.length === 0 ? null : mean(volumes);
  }

  averageTrueRange(id: InstrumentId, days: number): number | null {
    const ranges = this.of(id)?.ranges ?? [];
    if (ranges.length < days) return null;
    return mean(ranges.slice(-days));
  }

  private of(id: InstrumentId): Daily | null {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const instrument = this.runtime.world.state.instruments.get(id);
    const made = instrument ? this.read(instrument) : null;
    this.known.set(id, made);
    return made;
  }

  private read(instrument: Instrument): Daily | null {
    const bars = barsView(this.runtime, instrument, '1d');
    const rows = bars.time.flatMap((time, row) => (time < this.today ? [row] : []));
    if (rows.length < 2) return null;
    const returns = new Int32Array(DAYS);
    const ranges: number[] = [];
    for (const [index, row] of rows.entries()) {
      if (index === 0) continue;
      const before = bars.close[row - 1]!;
      const high = Math.max(bars.high[row]!, before);
      ranges.push(high - Math.min(bars.low[row]!, before));
      const place = this.axis.get(Math.floor(bars.time[row]! / DAY_MS));
      const change = Math.round((bars.close[row]! / before - 1) * MILLION);
      if (place !== undefined && before > 0) returns[place] = Math.max(-MOST, Math.min(MOST, change));
    }
    const volumes = rows.map((row) => bars.volume[row]!);
    return { returns, volumes, ranges, volatilityBps: volatilityOf(returns, rows.length) };
  }
}

/** Sample deviation of the last returns × √252, in basis points. */
function volatilityOf(returns: Int32Array, bars: number): number | null {
  const known = returns.slice(-Math.min(bars - 1, DAYS));
  if (known.length < 20) return null;
  return Math.round(((deviation([...known]) * Math.sqrt(TRADING_DAYS)) / MILLION) * 10_000);
}
