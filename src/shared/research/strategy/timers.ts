/** Timers of a strategy: what is due after a bar, in the order in which it was asked for. */
import { civilOf, DAY_MS, weekdayOf } from '#core/units/civil.ts';
import type { Every } from './api.ts';

const MINUTE_MS = 60_000;

/** A number that changes when the period does. `day` is the trading day of the last bar, days since 1970. */
function periodOf(every: Every, day: number, now: number): number {
  if (every === 'day') return day;
  if (every === 'week') return day - ((weekdayOf(day) + 6) % 7);
  if (every === 'month') {
    const { year, month } = civilOf(day);
    return year * 12 + month;
  }
  return Math.floor(now / (every.minutes * MINUTE_MS));
}

interface Timer {
  readonly every: Every;
  readonly name: string;
  period: number;
}

export class Timers {
  private readonly timers: Timer[] = [];
  private day = Number.NaN;

  /** Throws `RangeError` on minutes that are no positive number. */
  add(every: Every, name: string): void {
    if (typeof every === 'object' && !(every.minutes > 0))
      throw new RangeError(`a timer of ${every.minutes} minutes`);
    this.timers.push({ every, name, period: Number.NaN });
  }

  /** Calls with the name of each that is due: the first bar of its period is over. */
  due(barTime: number, now: number, call: (name: string) => void): void {
    if (this.timers.length === 0) return;
    const day = Math.floor(barTime / DAY_MS);
    const sameDay = day === this.day;
    this.day = day;
    for (const timer of this.timers) {
      if (sameDay && typeof timer.every === 'string') continue;
      const period = periodOf(timer.every, day, now);
      if (period === timer.period) continue;
      timer.period = period;
      call(timer.name);
    }
  }
}
