/** What other backtesters do on bars, as options: when exits begin, what trails, where slippage ends, what opening costs. */
import { describe, expect, test } from 'vitest';
import { BAR_PRESETS, type BarConfig } from '#core/matching/bars/config.ts';
import { BarVenue } from '#core/matching/bars/venue.ts';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import type { VenueOrder } from '#core/matching/orders.ts';
import type { Instrument } from '#core/model/instrument.ts';

const INSTRUMENT = {
  id: 'X',
  tickTable: [{ from: 0, tick: 1 }],
  bandBps: null,
  currency: 'USD',
  priceScale: 4,
  quantityScale: 0,
} as unknown as Instrument;
type Four = readonly [open: number, high: number, low: number, close: number];
const bar = ([open, high, low, close]: Four) => ({ open, high, low, close, volume: 1_000 });

class Market {
  readonly venue: BarVenue;
  private key = 0;

  constructor(config: Partial<BarConfig> = {}) {
    this.venue = new BarVenue(INSTRUMENT, { ...BAR_PRESETS.touch, path: 'worst-first', ...config });
  }

  send(side: BookSide, extra: Partial<VenueOrder> = {}): this {
    this.key += 1;
    const plain = { owner: 1, timeInForce: 'GTC', quantity: 10, limit: null, stop: null } as const;
    this.venue.submitOrder({ ...plain, key: this.key, side, type: 'market', ...extra });
    return this;
  }

  /** An entry with a target of 110 and a stop of 90. */
  bracket(entry: Partial<VenueOrder>): this {
    const place = (role: 'entry' | 'exit') => ({
      group: { id: 'B', kind: 'bracket' as const, role, size: 3 },
    });
    this.send(BUY, { ...entry, ...place('entry') });
    this.send(SELL, { type: 'limit', limit: 110, ...place('exit') });
    return this.send(SELL, { type: 'stop', stop: 90, ...place('exit') });
  }

  /** Order and price of each fill. */
  play(...bars: readonly Four[]): (readonly [key: number, price: number])[] {
    return bars.flatMap((four) => {
      this.venue.onBar(bar(four));
      return this.venue.fills.map(({ key, price }) => [key, price] as const);
    });
  }
}

const limit = { type: 'limit', limit: 95 } as const;
/** It reaches the entry's limit, then the target. */
const THROUGH: Four = [100, 112, 94, 111];

describe('exits', () => {
  test('begin at once; with the next bar; or at once after an order at the market alone', () => {
    const at = (exits: BarConfig['exits'], entry: Partial<VenueOrder>) =>
      new Market(exits ? { exits } : {}).bracket(entry).play(THROUGH, [111, 112, 105, 106]);
    expect(at(undefined, limit)).toEqual([
      [1, 95],
      [2, 110],
    ]);
    // The next open is beyond the target.
    for (const exits of ['next-bar', 'market-at-once'] as const)
      expect(at(exits, limit), exits).toEqual([
        [1, 95],
        [2, 111],
      ]);
    expect(at('market-at-once', {})).toEqual([
      [1, 100],
      [2, 110],
    ]);
    expect(at('next-bar', {})).toEqual([
      [1, 100],
      [2, 111],
    ]);
  });

  test('that begin with a bar beyond their stop fill at its open, otherwise where it reaches them', () => {
    const entered = () => new Market({ exits: 'next-bar' }).bracket(limit);
    expect(entered().play([100, 100, 85, 88], [88, 92, 84, 91])).toEqual([
      [1, 95],
      [3, 88],
    ]);
    expect(entered().play([100, 100, 85, 88], [93, 94, 89, 91])).toEqual([
      [1, 95],
      [3, 90],
    ]);
  });
});

test('a trailing stop that follows closes alone stands under the last of them', () => {
  const trail = { type: 'trailing-stop', trail: { by: 'ticks', distance: 5 } } as const;
  const bars: Four[] = [
    [100, 101, 99, 100],
    [101, 110, 100, 103],
    [103, 104, 97, 99],
  ];
  const run = (config: Partial<BarConfig>) => {
    const market = new Market({ path: 'ohlc', ...config });
    market.play(bars[0]!);
    return market.send(SELL, trail).play(...bars.slice(1));
  };
  expect(run({})).toEqual([[1, 105]]);
  expect(run({ trail: 'close' })).toEqual([[1, 98]]);
});

test('slippage within the bar ends at its high and low; limits at the open slip up to their price', () => {
  const slippage = { model: 'ticks', ticks: 4 } as const;
  const run = (slip: 'within-bar' | undefined, order: Partial<VenueOrder>) =>
    new Market({ slippage, ...(slip ? { slip } : {}) }).send(BUY, order).play([100, 103, 95, 101]);
  expect(run(undefined, {})).toEqual([[1, 104]]);
  expect(run('within-bar', {})).toEqual([[1, 103]]);
  expect(run('within-bar', { type: 'limit', limit: 102 })).toEqual([[1, 102]]);
  expect(run('within-bar', { type: 'limit', limit: 98 })).toEqual([[1, 98]]);
  expect(run(undefined, { type: 'limit', limit: 102 })).toEqual([[1, 100]]);
});

test('opening pays the spread, closing does not; one order can do both', () => {
  const market = new Market({ entrySpread: 20_000_000 });
  expect(market.send(BUY).play([100, 101, 99, 100])).toEqual([[1, 102]]);
  expect(market.send(SELL, { quantity: 15 }).play([100, 101, 99, 100])).toEqual([
    [2, 100],
    [2, 98],
  ]);
});

test('a bar in two parts trades as in one, and what is sent between meets its open', () => {
  const [whole, parts] = [new Market(), new Market()];
  whole.send(BUY).send(SELL, { type: 'limit', limit: 104 });
  parts.send(BUY).send(SELL, { type: 'limit', limit: 104 });
  const four: Four = [100, 105, 97, 101];
  parts.venue.onOpen(bar(four));
  expect(parts.venue.last).toBe(100);
  expect(parts.play(four)).toEqual(whole.play(four));

  parts.venue.onOpen(bar([102, 106, 101, 103]));
  parts.send(BUY).send(BUY, { type: 'stop', stop: 105 });
  expect(parts.play([102, 106, 101, 103])).toEqual([
    [3, 102],
    [4, 105],
  ]);
});

test('what expired before a bar opened does not trade in it', () => {
  const market = new Market().send(BUY, { timeInForce: 'GTD', expireAt: 1_000, type: 'limit', limit: 95 });
  market.venue.expireBefore(999);
  expect(market.venue.managed.size).toBe(1);
  market.venue.expireBefore(1_000);
  expect(market.play([100, 101, 90, 95])).toEqual([]);
});
