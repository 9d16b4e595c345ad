/**
 * The demo instruments' past: two years of daily and twenty days of one-minute bars that end at the listed price, from
 * the tape's seed. Walked backward in integers, so the last close is exact; the last days' daily bars are the sums of
 * their minutes.
 */
import { floorToTick, stepTicks, tickAt, type Instrument } from '#core/model/instrument.ts';
import { participantsLot } from './catalogue.ts';
import { addTradingDays, minutesOfDay } from './calendar.ts';
import { Random } from './random.ts';

export interface Bar {
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

const DAILY = 500;
const MINUTE_DAYS = 20;

/**
 * One bar that closes at `close`: its open is a random number of ticks away, as likely above as below. `reach` in
 * millionths of the price; a reach under a tick still moves now and then.
 */
function barBefore(
  random: Random,
  instrument: Instrument,
  time: number,
  close: number,
  reach: number,
  volume: number,
): Bar {
  const tick = tickAt(instrument, close);
  const width = Math.max(1, Math.floor((close * reach) / 1_000_000));
  const ticks = Math.trunc((random.around(width) + random.around(width)) / tick);
  const open = stepTicks(instrument, close, -ticks);
  const wick = (): number => Math.trunc((random.below(width) + random.below(tick)) / tick);
  const high = stepTicks(instrument, Math.max(open, close), wick());
  const low = stepTicks(instrument, Math.min(open, close), -wick());
  return { time, open, high, low, close, volume };
}

/** Bars before `startDay`, oldest first. */
export function demoHistory(
  instrument: Instrument,
  seed: number,
  startDay: number,
): { minutes: Bar[]; days: Bar[] } {
  const random = Random.seeded(seed, `history:${instrument.id}`);
  const lot = participantsLot(instrument);
  const minutes: Bar[] = [];
  const days: Bar[] = [];
  let close: number = floorToTick(instrument, instrument.listedPrice);
  for (let back = 1; back <= DAILY; back += 1) {
    const day = addTradingDays(startDay, -back);
    if (back > MINUTE_DAYS) {
      days.push(barBefore(random, instrument, day, close, 28_000, lot * (20_000 + random.below(30_000))));
    } else {
      const bars = minutesBefore(random, instrument, day, close, lot);
      minutes.push(...bars);
      days.push(merge(day, [...bars].reverse()));
    }
    close = days.at(-1)!.open;
  }
  return { minutes: minutes.reverse(), days: days.reverse() };
}

/** A day's minutes, newest first. */
function minutesBefore(
  random: Random,
  instrument: Instrument,
  day: number,
  closing: number,
  lot: number,
): Bar[] {
  let close = closing;
  return minutesOfDay(day)
    .reverse()
    .map((time) => {
      const bar = barBefore(random, instrument, time, close, 1_100, lot * (1 + random.below(160)));
      close = bar.open;
      return bar;
    });
}

/** One bar from consecutive ones, oldest first. */
export function merge(time: number, bars: readonly Bar[]): Bar {
  const first = bars[0]!;
  return {
    time,
    open: first.open,
    high: bars.reduce((high, bar) => Math.max(high, bar.high), first.high),
    low: bars.reduce((low, bar) => Math.min(low, bar.low), first.low),
    close: bars.at(-1)!.close,
    volume: bars.reduce((sum, bar) => sum + bar.volume, 0),
  };
}
