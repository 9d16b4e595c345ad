/** The bar venue with one working bracket, against a loop that does nothing but read the same bars. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { BarVenue } from '#core/matching/bars/venue.ts';
import type { Bar } from '#core/matching/bars/path.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { median, type Bench } from './types.ts';

const BARS = 2_000_000;
const ROUNDS = 5;
const GOAL = 5_000_000;

const instrument = { tickTable: [{ from: 0, tick: 1 }] } as unknown as Instrument;

/** A price that wanders, so that brackets are reached and placed anew now and then. */
function series(): Bar[] {
  const random = xoroshiro128plus(20_261_121);
  const below = (bound: number): number => (random.next() >>> 0) % bound;
  let close = 100_000;
  return Array.from({ length: BARS }, (): Bar => {
    const open = close;
    close = Math.max(50_000, open + below(41) - 20);
    const high = Math.max(open, close) + below(15);
    const low = Math.min(open, close) - below(15);
    return { open, high, low, close, volume: 1_000 };
  });
}

function bracket(venue: BarVenue, first: number): void {
  const { last } = venue;
  const plain = { owner: 1, timeInForce: 'GTC', quantity: 100, limit: null, stop: null } as const;
  const group = (role: 'entry' | 'exit') => ({ id: String(first), kind: 'bracket' as const, role, size: 3 });
  const orders: VenueOrder[] = [
    { ...plain, key: first, side: BUY, type: 'market', group: group('entry') },
    { ...plain, key: first + 1, side: SELL, type: 'limit', limit: last + 1_500, group: group('exit') },
    { ...plain, key: first + 2, side: SELL, type: 'stop', stop: last - 1_500, group: group('exit') },
  ];
  for (const order of orders) venue.submitOrder(order);
}

function play(bars: readonly Bar[]): { ms: number; brackets: number } {
  const venue = new BarVenue(instrument, BAR_PRESETS['worst-case']);
  venue.last = bars[0]!.open;
  let brackets = 0;
  const from = performance.now();
  for (const bar of bars) {
    if (venue.managed.size === 0) {
      brackets += 1;
      bracket(venue, brackets * 3);
    }
    venue.onBar(bar);
    if (venue.hasReports) venue.takeReports();
  }
  return { ms: performance.now() - from, brackets };
}

function read(bars: readonly Bar[]): number {
  let sum = 0;
  const from = performance.now();
  for (const bar of bars) if (bar.high > sum) sum = bar.high - bar.low;
  const ms = performance.now() - from;
  if (sum < 0) throw new Error('no bars');
  return ms;
}

export const bars: Bench = () => {
  const all = series();
  const ours = Array.from({ length: ROUNDS }, () => play(all));
  if (ours[0]!.brackets < 100) throw new Error('the brackets are hardly reached');
  const rate = (ms: number): number => Math.round(BARS / (ms / 1_000));
  const mine = rate(median(ours.map(({ ms }) => ms)));
  const loop = rate(median(Array.from({ length: ROUNDS }, () => read(all))));
  return [
    {
      name: 'bars',
      ours: mine,
      peer: loop,
      peerName: 'a loop that reads the bars',
      unit: 'bars/s',
      ratio: mine / loop,
      goal: '≥ 5,000,000 bars/s with one working bracket',
      holds: mine >= GOAL,
    },
  ];
};
