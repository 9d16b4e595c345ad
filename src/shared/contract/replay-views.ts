/** Replay sessions as screens see them. */
import type { BarTimeframe } from '#core/model/bars.ts';
import type { BarPreset } from '#core/matching/bars/config.ts';
import type { Trade } from '#core/ledger/trades.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { TimeZone } from '#core/venues/zones.ts';
import type { Currency } from '#core/units/units.ts';

/** What a session is about: said when it was made, and its name. */
export interface ReplayAbout {
  readonly name: string;
  /** Bars, or every order of a book. */
  readonly kind: 'bars' | 'orders';
  readonly timeframe: BarTimeframe | null;
  readonly fill: BarPreset | null;
  /** What is traded; of a blind session its real symbols, by the ones it shows. */
  readonly symbols: readonly { readonly id: InstrumentId; readonly shown: string; readonly symbol: string }[];
  /** First and last moment of the recording, as the session has them. */
  readonly from: number;
  readonly to: number;
  /** What dates were moved by so that they tell nothing; 0 where they are shown. */
  readonly shiftMs: number;
  readonly blind: boolean;
  /** A blind session that shows what it was. */
  readonly revealed: boolean;
  /** Steps there are. */
  readonly end: number;
  /** Files the data came from. */
  readonly source: string;
  /** Series below the quality threshold that were traded knowingly, with their scores. */
  readonly lowQuality: readonly { readonly symbol: string; readonly score: number }[];
}

export interface ReplayView extends ReplayAbout {
  readonly stream: string;
  readonly number: number;
  readonly parent: { readonly stream: string; readonly seq: number } | null;
  readonly current: boolean;
  /** Where it stands: market time, steps played and in all. */
  readonly at: number;
  readonly position: number;
  readonly orders: number;
  readonly fills: number;
  readonly events: number;
}

/** The deck of the session that is open. */
export interface DeckView {
  readonly stream: string;
  readonly name: string;
  readonly kind: 'bars' | 'orders';
  readonly timeframe: BarTimeframe | null;
  readonly fill: BarPreset | null;
  /** Whose wall clock its days are on. */
  readonly zone: TimeZone;
  /** What its charts may show, the recording's own first. */
  readonly timeframes: readonly BarTimeframe[];
  readonly blind: boolean;
  readonly revealed: boolean;
  readonly lowQuality: boolean;
  readonly position: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** On the way to a place that was asked for. */
  readonly seeking: boolean;
  readonly symbols: ReplayAbout['symbols'];
}

export interface EquityPoint {
  readonly position: number;
  readonly at: number;
  /** Ledger units. */
  readonly equity: number;
}

/** Figures of a session at where it stands, in ledger units of its first symbol's currency; rates in basis points. */
export interface ReplayFigures {
  readonly currency: Currency;
  readonly start: number;
  readonly equity: number;
  readonly pnl: number;
  readonly returnBps: number;
  readonly maxDrawdownBps: number;
  readonly trades: number;
  readonly wins: number;
  readonly losses: number;
  readonly grossProfit: number;
  readonly grossLoss: number;
  readonly fees: number;
  readonly orders: number;
  readonly fills: number;
}

export interface ReplayReport {
  readonly session: ReplayView;
  readonly figures: ReplayFigures;
  /** At most 1,000 points, the last one where it stands. */
  readonly curve: readonly EquityPoint[];
  readonly trades: readonly Trade[];
  readonly instruments: readonly Instrument[];
  /** SHA-256 of what the journal says: equal for equal sessions. */
  readonly journalHash: string;
}

export interface ReplayComparison {
  readonly reports: readonly ReplayReport[];
}
