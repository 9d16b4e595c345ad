/**
 * The portfolio's profit and loss on each day of a history, if it had been what it is now: what value at risk and
 * expected shortfall are taken from. Kept as positions and prices change, by adding the difference.
 *
 * Returns are whole millionths and values whole units of `UNIT` of the base currency, so that every sum is an exact
 * integer: it comes out the same however it was arrived at (after a restart, too).
 * Known limit: returns beyond ±400 % are taken as that.
 */
import type { InstrumentId } from '../model/instrument.ts';
import type { Currency } from '../units/units.ts';

/** Daily history of what is traded, newest day last; the same days for every instrument. */
export interface History {
  /** Number of days. */
  readonly days: number;
  /** Returns in millionths, or null when nothing is known of the instrument. A day without a bar is 0. */
  returns(id: InstrumentId): Int32Array | null;
  /** Average volume of the last `days` days with bars; null when there are none. */
  averageVolume(id: InstrumentId, days: number): number | null;
  /** Average true range of so many days in price units; null with fewer bars. */
  averageTrueRange(id: InstrumentId, days: number): number | null;
  /** Yearly volatility of daily returns in basis points; null with fewer than 20 returns. */
  volatilityBps(id: InstrumentId): number | null;
}

/** Ledger units of a currency that make one unit of exposure: a thousand đồng, ten cents. */
const UNIT: Readonly<Record<Currency, number>> = { VND: 1_000, USD: 1_000 };
const MILLION = 1_000_000;

const unitsOf = (value: number, base: Currency): number => Math.round(value / UNIT[base]);

export class DailyOutcomes {
  readonly days: number;
  private readonly history: History;
  private readonly base: Currency;
  private readonly sums: Float64Array;
  private readonly held = new Map<InstrumentId, number>();
  private readonly scratch: Float64Array;

  constructor(history: History, base: Currency) {
    this.days = history.days;
    this.history = history;
    this.base = base;
    this.sums = new Float64Array(history.days);
    this.scratch = new Float64Array(history.days);
  }

  /** An instrument's exposure in ledger money of the base currency, signed. */
  set(id: InstrumentId, value: number): void {
    const units = unitsOf(value, this.base);
    const change = units - (this.held.get(id) ?? 0);
    if (change === 0) return;
    if (units === 0) this.held.delete(id);
    else this.held.set(id, units);
    this.shift(this.sums, id, change);
  }

  /** Outcomes in ledger money, unordered, with one exposure changed by so much. The array is used again. */
  with(id: InstrumentId, change: number): Float64Array {
    const { scratch, sums, base } = this;
    scratch.set(sums);
    this.shift(scratch, id, unitsOf(change, base));
    for (let day = 0; day < scratch.length; day += 1) scratch[day] = (scratch[day]! / MILLION) * UNIT[base];
    return scratch;
  }

  /** Outcomes as it stands. The array is used again. */
  now(): Float64Array {
    const { scratch, sums, base } = this;
    for (let day = 0; day < scratch.length; day += 1) scratch[day] = (sums[day]! / MILLION) * UNIT[base];
    return scratch;
  }

  private shift(target: Float64Array, id: InstrumentId, units: number): void {
    const returns = units === 0 ? null : this.history.returns(id);
    if (!returns) return;
    for (let day = 0; day < target.length; day += 1) target[day]! += units * returns[day]!;
  }
}
