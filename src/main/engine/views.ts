/** The engine's state as the contract shows it. */
import { activeInstruments } from '#core/kernel/state.ts';
import { markedPosition } from '#core/kernel/marks.ts';
import { valuation } from '#core/kernel/session.ts';
import { unrealised } from '#core/ledger/position.ts';
import { BUY, isMarketLevel, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { USER } from '#core/matching/book-desk.ts';
import type { Venue } from '#core/matching/venue.ts';
import { averagePrice, CURRENCIES } from '#core/units/units.ts';
import type { AccountSummary, PositionView } from '#contract/views.ts';
import type { DepthLevel, DepthView, Quote } from '#contract/market-views.ts';
import type { Runtime } from './runtime/runtime.ts';

function quoteOf(venue: Venue, active: boolean): Quote {
  const met = venue.met();
  return {
    instrumentId: venue.instrument.id,
    ...met,
    reference: venue.reference,
    floor: venue.band?.floor ?? null,
    ceiling: venue.band?.ceiling ?? null,
    open: venue.day.open,
    high: venue.day.high,
    low: venue.day.low,
    volume: venue.day.volume,
    phase: venue.phase,
    active,
  };
}

export function quotes(runtime: Runtime): Quote[] {
  const active = new Set(activeInstruments(runtime.world.state));
  return [...runtime.world.market.all()].map((venue) => quoteOf(venue, active.has(venue.instrument.id)));
}

const DEPTH_LEVELS = 15;

function levelsOf(venue: Venue, side: BookSide): DepthLevel[] {
  const { book } = venue;
  if (book === null) return [];
  const shown = Math.min(DEPTH_LEVELS, book.levelCount(side));
  return Array.from({ length: shown }, (_, rank) => {
    const level = book.levelAt(side, rank);
    let mine = 0;
    book.eachInLevel(level, (slot) => {
      if (book.ownerAt(slot) === USER) mine += book.shownAt(slot);
      return true;
    });
    const price = book.priceOfLevel(level);
    return {
      price: isMarketLevel(price) ? null : price,
      quantity: book.quantityOfLevel(level),
      orders: book.ordersOfLevel(level),
      mine,
    };
  });
}

export const depthOf = (venue: Venue): DepthView => ({
  instrumentId: venue.instrument.id,
  bids: levelsOf(venue, BUY),
  asks: levelsOf(venue, SELL),
  indicative: venue.indicative(),
});

/** Decimals beyond the price's own that an average cost is shown with. */
export const AVERAGE_EXTRA = 2;

export function positionViews(runtime: Runtime): PositionView[] {
  const { state, market } = runtime.world;
  return [...state.positions.values()].map((position) => {
    const { instrument } = market.venue(position.instrumentId);
    const { value, mark } = markedPosition(runtime.session, position);
    const averageCostScale = instrument.priceScale + AVERAGE_EXTRA;
    const scales = { ...instrument, priceScale: averageCostScale };
    const averageCost = averagePrice(scales, position.totalCost, position.quantity) ?? 0;
    return {
      instrumentId: position.instrumentId,
      quantity: position.quantity,
      totalCost: position.totalCost,
      averageCost,
      averageCostScale,
      mark,
      marketValue: value,
      unrealised: unrealised(position, value),
      realised: position.realised,
      fees: position.fees,
      currency: instrument.currency,
    };
  });
}

export function accountSummary(runtime: Runtime): AccountSummary | null {
  const { account, dayStartEquity } = runtime.world.state;
  if (!account) return null;
  const values = valuation(runtime.session);
  const currencies = CURRENCIES.map((currency) => {
    const value = values[currency];
    return { currency, ...value, dayPnl: value.equity - dayStartEquity[currency] };
  });
  return { name: account.name, baseCurrency: account.baseCurrency, currencies };
}
