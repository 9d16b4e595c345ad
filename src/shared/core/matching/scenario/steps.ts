/**
 * Scenarios: orders and market data as a person writes them, played on a venue without accounts or money.
 * The schema is described in docs/file-formats.md. Prices and quantities are whole numbers of the instrument's units.
 */
import type { Exchange } from '../../model/instrument.ts';
import type { SelfTradePolicy } from '../../model/order.ts';
import type { BarConfig, BarPreset } from '../bars/config.ts';
import type { Bar } from '../bars/path.ts';
import type { LatencyModel } from '../latency/latency.ts';
import type { TieBreak, Phase } from '../../venues/rules.ts';

export type ScenarioId = string | number;
type Word = 'BUY' | 'SELL';

export interface ScenarioConfig {
  readonly venue?: 'book' | 'quotes' | 'bars';
  /** One tick for all prices, or a table. */
  readonly tick?: number;
  readonly ticks?: readonly { readonly from: number; readonly tick: number }[];
  readonly lot?: number;
  readonly stp?: string;
  readonly position?: Readonly<Record<string, number>>;
  readonly reference?: number;
  /** Daily band in basis points of the reference. */
  readonly band_bps?: number;
  readonly phase?: Phase;
  /** A configured venue's rules as of a date, such as { "venue": "HOSE", "date": "2025-06-02" }. */
  readonly rules?: { readonly venue: Exchange; readonly date: string };
  readonly tie_breaks?: readonly TieBreak[];
  readonly bars?: BarPreset | BarConfig;
  /** How long orders and cancels are under way, in milliseconds of the scenario's clock. */
  readonly latency?: LatencyModel;
  readonly seed?: number;
}

export interface NewOrder {
  readonly id: ScenarioId;
  readonly side: Word;
  readonly type: string;
  readonly qty: number;
  readonly price?: number;
  readonly tif?: string;
  readonly stop?: number;
  /** Trailing distance in price units or, as a decimal string or number, in percent. */
  readonly trail?: number;
  readonly trail_pct?: string | number;
  readonly limit_offset?: number;
  readonly display?: number;
  readonly min_qty?: number;
  readonly aon?: boolean;
  readonly post_only?: boolean | 'reprice';
  readonly reduce_only?: boolean;
  readonly expire?: number;
  readonly max_slip?: number;
  readonly stp?: string;
  readonly acct?: string;
  readonly group?: {
    readonly id: string;
    readonly kind: 'oco' | 'oto' | 'bracket';
    readonly role: 'entry' | 'exit';
    readonly size: number;
  };
}

export type ScenarioStep =
  | ({ readonly op: 'new' } & NewOrder)
  | { readonly op: 'cancel'; readonly id: ScenarioId }
  | { readonly op: 'cancel_all'; readonly acct?: string; readonly side?: Word }
  | {
      readonly op: 'amend';
      readonly id: ScenarioId;
      readonly qty?: number;
      readonly price?: number;
      readonly stop?: number;
    }
  | { readonly op: 'clock'; readonly t: number }
  | { readonly op: 'phase'; readonly phase: Phase }
  | { readonly op: 'end_of_day' }
  | ({ readonly op: 'bar' } & Bar)
  | {
      readonly op: 'quote';
      readonly bid: number | null;
      readonly bid_qty: number;
      readonly ask: number | null;
      readonly ask_qty: number;
    }
  | { readonly op: 'trade'; readonly price: number; readonly qty: number; readonly aggressor?: Word };

export interface Scenario {
  readonly config?: ScenarioConfig;
  readonly steps: readonly ScenarioStep[];
}

export type ScenarioEvent = Readonly<Record<string, unknown>> & { readonly e: string };

const POLICY_WORDS: Readonly<Record<string, SelfTradePolicy>> = {
  cancel_newest: 'cancel-newest',
  cancel_oldest: 'cancel-oldest',
  cancel_both: 'cancel-both',
  decrement: 'decrement',
};
/** Without a word, own orders trade. */
export const policyOf = (word: string | undefined): SelfTradePolicy => POLICY_WORDS[word ?? ''] ?? 'allow';
