/** Reading the ticket, alone and in groups, and the first run's holdings; stepping; folding the live bar. */
import { describe, expect, it } from 'vitest';
import type { BarsView, BarView } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { axisTimes, foldMinute, startLive } from '#renderer/features/chart/aggregate.ts';
import { readHoldings } from '#renderer/features/first-run/holdings.ts';
import { readDraft, type DraftContext } from '#renderer/features/ticket/draft.ts';
import { stepCount, stepPrice, stepQuantity } from '#renderer/features/ticket/steps.ts';
import { EMPTY_DRAFT, forgetPrices, renotateDraft, type TicketDraft } from '#renderer/state/draft.ts';

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
const draft: TicketDraft = { ...EMPTY_DRAFT, quantity: '1,000', price: '121,500' };
const context: DraftContext = { instrument: fpt, locale: 'en', market: 121_600, without: {} };

const read = (change: Partial<TicketDraft>, other: Partial<DraftContext> = {}) =>
  readDraft({ ...draft, ...change }, { ...context, ...other });
const ticketOf = (change: Partial<TicketDraft>, other: Partial<DraftContext> = {}) => {
  const { request } = read(change, other);
  return request?.kind === 'single' ? request.ticket : null;
};
const legsOf = (change: Partial<TicketDraft>, other: Partial<DraftContext> = {}) => {
  const { request } = read(change, other);
  return request?.kind === 'group' ? request.legs : null;
};

describe('readDraft', () => {
  it('is a ticket in scaled integers, with nothing that is not used', () => {
    expect(ticketOf({})).toEqual({
      instrumentId: 'FPT',
      side: 'buy',
      type: 'limit',
      timeInForce: 'GTC',
      quantity: 1000,
      price: 121_500,
      stop: null,
      source: 'ticket',
    });
  });

  it('names the first thing that is missing or no number', () => {
    expect(read({ quantity: '' }).problem).toBe('ticket.enterQuantity');
    expect(read({ quantity: 'x' }).problem).toBe('ticket.badQuantity');
    expect(read({ price: ' ' }).problem).toBe('ticket.enterPrice');
    expect(read({ price: '1.5' }).problem).toBe('ticket.badPrice');
    expect(read({ type: 'stop' }).problem).toBe('ticket.enterStop');
    expect(read({ type: 'stop-limit', stop: 'x', price: '' }).problem).toBe('ticket.badStop');
    expect(read({ type: 'trailing-stop' }).problem).toBe('ticket.enterDistance');
    expect(read({ type: 'trailing-stop-limit', distance: '5' }).problem).toBe('ticket.enterOffset');
    expect(read({ timeInForce: 'GTD' }).problem).toBe('ticket.enterExpiry');
    expect(read({ display: '1.5' }).problem).toBe('ticket.badDisplay');
    expect(read({ mode: 'bracket', protect: '1' }).problem).toBe('ticket.enterTarget');
    expect(read({ mode: 'oco' }).problem).toBe('ticket.enterStop');
  });

  it('says where the price came from', () => {
    expect(ticketOf({ source: 'depth' })?.source).toBe('depth');
  });

  it('sends the prices that the type has, and no others', () => {
    const all = { price: '121,500', stop: '121,000', distance: '5', offset: '2' };
    expect(ticketOf({ ...all, type: 'market' })).toMatchObject({ price: null, stop: null });
    expect(ticketOf({ ...all, type: 'stop' })).toMatchObject({ price: null, stop: 121_000 });
    expect(ticketOf({ ...all, type: 'limit-if-touched' })).toMatchObject({ price: 121_500, stop: 121_000 });
    expect(ticketOf({ ...all, type: 'market' })).not.toHaveProperty('trail');
    expect(ticketOf({ ...all, type: 'trailing-stop' })).toMatchObject({
      price: null,
      stop: null,
      trail: { by: 'ticks', distance: 5 },
    });
    const percent = { ...all, type: 'trailing-stop-limit', distanceBy: 'percent', distance: '1.5' } as const;
    expect(ticketOf(percent)?.trail).toEqual({ by: 'basis-points', distance: 150, limitOffset: 2 });
  });

  it('reads an expiry on the market’s wall clock', () => {
    const expireAt = ticketOf({ timeInForce: 'GTD', expiry: '2026-01-09T14:45' })?.expireAt;
    expect(expireAt).toBe(Date.UTC(2026, 0, 9, 7, 45));
    expect(ticketOf({ timeInForce: 'DAY', expiry: '2026-01-09T14:45' })).not.toHaveProperty('expireAt');
  });

  it('leaves out attributes that the type cannot have, and those not used', () => {
    const used = {
      display: '100',
      minimum: '200',
      maxSlippage: '3',
      allOrNone: true,
      postOnly: 'reprice',
      reduceOnly: true,
      selfTrade: 'decrement',
    } as const;
    expect(ticketOf(used)).toMatchObject({
      display: 100,
      minimum: 200,
      allOrNone: true,
      postOnly: 'reprice',
      reduceOnly: true,
      selfTrade: 'decrement',
    });
    expect(ticketOf(used)).not.toHaveProperty('maxSlippage');
    const without = { iceberg: 'ATTRIBUTES_CONFLICT', postOnly: 'ATTRIBUTES_CONFLICT' } as const;
    const market = ticketOf({ ...used, type: 'market' }, { without });
    expect(market).toMatchObject({ maxSlippage: 3, minimum: 200 });
    expect(market).not.toHaveProperty('display');
    expect(market).not.toHaveProperty('postOnly');
  });
});

describe('groups', () => {
  const prices = (legs: ReturnType<typeof legsOf>) =>
    legs?.map(({ role, ticket }) => [role, ticket.side, ticket.type, ticket.price ?? ticket.stop]);

  it('a bracket is the entry with a target and a stop on the other side', () => {
    expect(prices(legsOf({ mode: 'bracket', target: '123,000', protect: '120,000' }))).toEqual([
      ['entry', 'buy', 'limit', 121_500],
      ['exit', 'sell', 'limit', 123_000],
      ['exit', 'sell', 'stop', 120_000],
    ]);
  });

  it('exits are typed as ticks or a percentage from the entry, on the tick grid', () => {
    const ticks = { mode: 'bracket', exitBy: 'ticks', target: '15', protect: '10' } as const;
    expect(prices(legsOf(ticks))?.map(([, , , price]) => price)).toEqual([121_500, 123_000, 120_500]);
    expect(prices(legsOf({ ...ticks, side: 'sell' }))?.map(([, , , price]) => price)).toEqual([
      121_500, 120_000, 122_500,
    ]);
    const percent = { mode: 'bracket', exitBy: 'percent', target: '2', protect: '1.5' } as const;
    expect(prices(legsOf(percent))?.map(([, , , price]) => price)).toEqual([121_500, 123_900, 119_600]);
    // A market order’s distances count from the market.
    expect(prices(legsOf({ ...ticks, type: 'market' }))?.[1]?.[3]).toBe(123_100);
  });

  it('exits stay in force when the entry does not', () => {
    const times = (timeInForce: TicketDraft['timeInForce']) =>
      legsOf({
        mode: 'bracket',
        target: '123,000',
        protect: '120,000',
        timeInForce,
        expiry: '2026-01-09T14:45',
      })?.map(({ ticket }) => ticket.timeInForce);
    expect(times('IOC')).toEqual(['IOC', 'GTC', 'GTC']);
    expect(times('DAY')).toEqual(['DAY', 'DAY', 'DAY']);
    expect(times('GTD')).toEqual(['GTD', 'GTD', 'GTD']);
  });

  it('a pair shares quantity and time in force', () => {
    const second = { ...draft.second, type: 'stop-limit', stop: '122,000', price: '122,100' } as const;
    const legs = legsOf({ mode: 'oco', timeInForce: 'DAY', second: { ...second, side: 'opposite' } });
    expect(legs?.[1]).toMatchObject({
      role: 'exit',
      ticket: {
        side: 'sell',
        type: 'stop-limit',
        stop: 122_000,
        price: 122_100,
        quantity: 1000,
        timeInForce: 'DAY',
      },
    });
    expect(legsOf({ mode: 'oco', second })?.[1]?.ticket.side).toBe('buy');
  });
});

describe('the draft', () => {
  it('is written anew in another language, the second order too', () => {
    const second = { ...draft.second, stop: '120,000' };
    const vi = renotateDraft({ ...draft, target: '1.5', exitBy: 'percent', second }, 'en', 'vi');
    expect([vi.quantity, vi.price, vi.target, vi.second.stop]).toEqual([
      '1.000',
      '121.500',
      '1,5',
      '120.000',
    ]);
    expect(readDraft(vi, { ...context, locale: 'vi' }).request).toEqual(read({}).request);
  });

  it('forgets prices of another symbol and keeps distances', () => {
    const gone = forgetPrices({ ...draft, exitBy: 'ticks', target: '15', stop: '1', distance: '3' });
    expect(gone).toMatchObject({ quantity: '', price: '', stop: '', target: '15', distance: '3' });
    expect(forgetPrices({ ...draft, target: '123,000' }).target).toBe('');
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

it('counts by whole steps and never below one', () => {
  expect([stepCount(null, 1, 1), stepCount(5, -10, 1), stepCount(150, 1, 10)]).toEqual([1, 1, 160]);
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
