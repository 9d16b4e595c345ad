/** Store of the market: instruments, quotes by id, and the focused instrument's depth, prints and last bars. */
import { create } from 'zustand';
import type { Frame } from '#contract/views.ts';
import type { DepthView, Quote, TradePrint } from '#contract/market-views.ts';
import type { Instrument } from '#core/model/instrument.ts';

export type LastBars = NonNullable<Frame['lastBars']>;
/** Prints kept for time & sales. */
export const PRINTS_KEPT = 300;

interface MarketState {
  readonly instruments: Readonly<Record<string, Instrument>>;
  readonly bySymbol: Readonly<Record<string, Instrument>>;
  readonly quotes: Readonly<Record<string, Quote>>;
  readonly depth: DepthView | null;
  /** Newest first. */
  readonly prints: readonly TradePrint[];
  readonly lastBars: LastBars | null;
}

export const useMarket = create<MarketState>()(() => ({
  instruments: {},
  bySymbol: {},
  quotes: {},
  depth: null,
  prints: [],
  lastBars: null,
}));

export const instrumentOf = (id: string): Instrument | undefined => useMarket.getState().instruments[id];
export const useInstrument = (id: string | null): Instrument | undefined =>
  useMarket((state) => (id === null ? undefined : state.instruments[id]));
export const useQuote = (id: string | null): Quote | undefined =>
  useMarket((state) => (id === null ? undefined : state.quotes[id]));
