/** Reading the ticket and the first run's holdings; stepping by lots and ticks; folding the live bar. */
import { describe, expect, it } from 'vitest';
import type { BarsView, BarView } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { axisTimes, foldMinute, startLive } from '#renderer/features/chart/aggregate.ts';
import { readHoldings } from '#renderer/features/first-run/holdings.ts';
import { readDraft, stepPrice, stepQuantity } from '#renderer/features/ticket/draft.ts';

const fpt = {
  id: 'FPT',
  symbol: 'FPT',
  currency: 'VND',
  priceScale: 0,
  quantityScale: 0,
  lotSize: 100,
  tickTable: [
    { from: 0, tick: 10 },
    { from: 10_000, tick: 50 },
    { from: 50_000, tick: 100 },
  ],
} as unknown as Instrument;
const draft = {
  side: 'buy',
  type: 'limit',
  timeInForce: 'GTC',
  quantity: '1,000',
  price: '121,500',
  source: 'ticket',
} as const;

describe('readDraft', () => {
  it('is a ticket in scaled integers', () => {
    expect(readDraft(draft, fpt, 'en').ticket).toMatchObject({
      quantity: 1000,
      price: 121_500,
      source: 'ticket',
    });
  });

  it('names the first thing that is missing or no number', () => {
    expect(readDraft({ ...draft, quantity: '' }, fpt, 'en').problem).toBe('ticket.enterQuantity');
    expect(readDraft({ ...draft, quantity: 'x' }, fpt, 'en').problem).toBe('ticket.badQuantity');
    expect(readDraft({ ...draft, price: ' ' }, fpt, 'en').problem).toBe('ticket.enterPrice');
    expect(readDraft({ ...draft, price: '1.5' }, fpt, 'en').problem).toBe('ticket.badPrice');
  });

  it('says where the price came from', () => {
    expect(readDraft({ ...draft, source: 'depth' }, fpt, 'en').ticket?.source).toBe('depth');
  });

  it('sends no price with a market order', () => {
    expect(readDraft({ ...draft, type: 'market' }, fpt, 'en').ticket?.price).toBeNull();
  });
});

describe('stepping', () => {
  it('goes by lots, from an odd quantity to the boundary first, never below one lot', () => {
    expect(stepQuantity(fpt, null, 1)).toBe(100);
    expect(stepQuantity(fpt, 150, 1)).toBe(200);
    expect(stepQuantity(fpt, 150, -1)).toBe(100);
    expect(stepQuantity(fpt, 100, -1)).toBe(100);
  });

  it('goes by the tick of the price, also across a boundary of the table', () => {
    expect(stepPrice(fpt, 49_950, 1, 0)).toBe(50_000);
    expect(stepPrice(fpt, 50_000, -1, 0)).toBe(49_950);
    expect(stepPrice(fpt, null, 1, 77)).toBe(77);
  });
});

describe('readHoldings', () => {
  const known = { FPT: fpt, VCB: { ...fpt, symbol: 'VCB' } };

  it('takes tabs, spaces, commas and semicolons', () => {
    const text = 'FPT\t1,000\t121,500\nvcb;200;91000';
    expect(readHoldings(text, known, 'en').map((line) => line.ok && line.holding)).toEqual([
      { symbol: 'FPT', quantity: '1000', price: '121500' },
      { symbol: 'VCB', quantity: '200', price: '91000' },
    ]);
    expect(readHoldings('FPT,1000,121500', known, 'en')[0]?.ok).toBe(true);
    expect(readHoldings('FPT 1.000 121.500', known, 'vi')[0]).toMatchObject({
      holding: { quantity: '1000' },
    });
  });

  it('says what is wrong with each line', () => {
    const lines = readHoldings('FPT 1\n\nXXX 1 2\nFPT a 2\nFPT 1 -2\nFPT 1 2\nFPT 1 2', known, 'en');
    expect(lines.map((line) => (line.ok ? 'ok' : `${line.line} ${line.problem}`))).toEqual([
      '1 lineShape',
      '3 lineUnknown',
      '4 lineQuantity',
      '5 linePrice',
      'ok',
      '7 lineRepeated',
    ]);
  });
});

describe('the live bar', () => {
  const minute = (at: number, close: number, volume: number): BarView => ({
    time: at * 60_000,
    open: 10,
    high: Math.max(10, close),
    low: Math.min(10, close),
    close,
    volume,
  });
  const bars = {
    time: [0],
    open: [10],
    high: [11],
    low: [9],
    close: [10],
    volume: [100],
  } as unknown as BarsView;

  it('folds minutes into the bar of the timeframe and counts each share once', () => {
    let live = startLive(bars, minute(0, 10, 40));
    live = foldMinute(live, minute(0, 12, 60), '5m');
    expect(live).toMatchObject({ time: 0, high: 12, low: 9, close: 12, volume: 120 });
    live = foldMinute(live, minute(1, 8, 5), '5m');
    expect(live).toMatchObject({ time: 0, low: 8, close: 8, volume: 125 });
    live = foldMinute(live, minute(5, 9, 7), '5m');
    expect(live).toMatchObject({ time: 300_000, open: 10, volume: 7 });
  });

  it('puts intraday bars on the exchange’s wall clock and leaves days alone', () => {
    const at = Date.UTC(2025, 6, 1, 14, 30);
    expect(axisTimes([at], '1m', 'America/New_York')[0]).toBe(Date.UTC(2025, 6, 1, 10, 30) / 1000);
    expect(axisTimes([at], '1m', 'Asia/Ho_Chi_Minh')[0]).toBe(Date.UTC(2025, 6, 1, 21, 30) / 1000);
    expect(axisTimes([at], '1d', 'America/New_York')[0]).toBe(Date.UTC(2025, 6, 1) / 1000);
  });
});
