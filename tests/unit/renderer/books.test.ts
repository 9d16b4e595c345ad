/** Sums and file of trades, the equity curve, sizing figures, spans, and what a ticket says of the position it meets. */
import { describe, expect, it } from 'vitest';
import type { Instrument } from '#core/model/instrument.ts';
import { curveOf } from '#renderer/features/books/equity.ts';
import { readDraft } from '#renderer/features/ticket/draft.ts';
import { sumsOf, tradesCsv, type Trade } from '#renderer/features/trades/trade.ts';
import { EMPTY_DRAFT } from '#renderer/state/draft.ts';
import { inBounds, SIZE_DEFAULTS, sizeFiguresOf, sizingOf } from '#renderer/state/sizing.ts';
import { formatSpan } from '#renderer/ui/time.ts';

const fpt = {
  id: 'FPT',
  symbol: 'FPT',
  currency: 'VND',
  priceScale: 0,
  quantityScale: 0,
  lotSize: 100,
  tickTable: [{ from: 0, tick: 100 }],
} as unknown as Instrument;

const trade = (change: Partial<Trade>): Trade =>
  ({
    id: 1,
    instrumentId: 'FPT',
    currency: 'VND',
    side: 'long',
    openedAt: Date.UTC(2026, 0, 5, 2),
    closedAt: Date.UTC(2026, 0, 5, 3),
    holdingMs: 3_600_000,
    quantity: 100,
    held: 0,
    averageEntry: 9_000_050,
    averageExit: 9_100_000,
    averageScale: 2,
    gross: 99_950,
    fees: 9_950,
    net: 90_000,
    unrealised: 0,
    mae: 10_000,
    mfe: 120_000,
    maePrice: 89_900,
    mfePrice: 91_200,
    stop: null,
    risk: null,
    rMultiple: null,
    ...change,
  }) as Trade;

describe('trades', () => {
  it('sums the closed ones by currency; R only over those with a stop', () => {
    const trades = [
      trade({ closedAt: null, net: 5 as Trade['net'] }),
      trade({ rMultiple: 1.5 }),
      trade({ net: -30_000 as Trade['net'], rMultiple: -1 }),
      trade({ currency: 'USD' }),
    ];
    expect(sumsOf(trades)).toEqual([
      { currency: 'VND', count: 2, won: 1, net: 60_000, averageR: 0.25 },
      { currency: 'USD', count: 1, won: 1, net: 90_000, averageR: null },
    ]);
  });

  it('are a file of plain decimals and ISO times', () => {
    const [, row] = tradesCsv([trade({})], () => fpt).split('\r\n');
    expect(row).toBe(
      'long,FPT,VND,2026-01-05T02:00:00.000Z,2026-01-05T03:00:00.000Z,3600,100,0,90000.50,91000.00,99950,9950,90000,0,10000,89900,120000,91200,,,',
    );
  });
});

it('the equity curve falls below its peak and changes from point to point', () => {
  const point = (day: number | null, at: number, VND: number, paid = 0) => ({
    day,
    at,
    equity: { VND, USD: 0 },
    paidIn: { VND: paid, USD: 0 },
  });
  const points = [point(null, 1_000, 100), point(0, 2_000, 120)];
  expect(curveOf({ points, now: point(null, 3_000, 90) }, 'VND')).toMatchObject([
    { equity: 100, change: null, drawdown: 0 },
    { equity: 120, change: 20, drawdown: 0 },
    { equity: 90, change: -30, drawdown: -0.25 },
  ]);
  // Sixty taken out is no drawdown.
  const out = curveOf({ points, now: point(null, 3_000, 60, -60) }, 'VND');
  expect(out.at(-1)).toMatchObject({ equity: 60, drawdown: 0 });
});

describe('sizing', () => {
  it('keeps what was remembered and fits, and forgets the rest', () => {
    expect(sizeFiguresOf({ riskBps: 50, days: 1, positions: 'many', other: 3 })).toEqual({
      ...SIZE_DEFAULTS,
      riskBps: 50,
    });
    expect([inBounds('riskBps', 0), inBounds('riskBps', 10_000), inBounds('days', 2.5)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('takes the value of the instrument’s currency', () => {
    const figures = { ...SIZE_DEFAULTS, notionalUSD: 7 };
    expect(sizingOf('fixed-notional', figures, 'USD')).toEqual({ method: 'fixed-notional', notional: 7 });
  });
});

it('a span is a clock, from a day on with days', () => {
  expect([formatSpan(5_025_000, 'd'), formatSpan(187_500_000, 'd')]).toEqual(['01:23:45', '2 d 04:05']);
});

describe('what a ticket meets', () => {
  const draft = { ...EMPTY_DRAFT, side: 'sell', quantity: '300', price: '95,000' } as const;
  const context = { instrument: fpt, locale: 'en', market: 95_000, without: {} } as const;

  it('says whether it opens or closes only where both sides may be held; a bracket’s exits close', () => {
    expect(readDraft(draft, context).request).not.toHaveProperty('ticket.effect');
    expect(readDraft({ ...draft, effect: 'close' }, { ...context, hedging: true }).request).toMatchObject({
      ticket: { effect: 'close' },
    });
    const bracket = { ...draft, mode: 'bracket', target: '94,000', protect: '96,000' } as const;
    expect(readDraft(bracket, { ...context, hedging: true }).request).toMatchObject({
      legs: [
        { ticket: { effect: 'open' } },
        { ticket: { effect: 'close' } },
        { ticket: { effect: 'close' } },
      ],
    });
  });

  it('names the lots that may be named and have a quantity', () => {
    const closes = { '3': '200', '4': '', '9': '100' };
    expect(readDraft({ ...draft, closes }, { ...context, lots: [3, 4] }).request).toMatchObject({
      ticket: { closes: [{ lot: 3, quantity: 200 }] },
    });
    expect(readDraft({ ...draft, closes: { '3': 'x' } }, { ...context, lots: [3] }).problem).toBe(
      'ticket.badQuantity',
    );
  });
});
