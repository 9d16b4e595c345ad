/** What a rebuilt order-by-order record is told as. */

export const FLOW_FORMATS = ['lobster', 'databento-mbo'] as const;
export type FlowFormat = (typeof FLOW_FORMATS)[number];

export const FLOW_COUNTS = [
  'adds',
  'modifies',
  'cancels',
  'deletes',
  'executions',
  'hiddenExecutions',
  'crosses',
  'trades',
  'fills',
  'clears',
  'halts',
  'others',
] as const;
export type FlowCount = (typeof FLOW_COUNTS)[number];

/** The state after a message. Members are named as in the checkpoints that come with recorded files. */
export interface FlowCheckpoint {
  /** The message's own number where the record has one, else its place counted from 0. */
  readonly after_seq_no: number;
  /** As the record writes it: nanoseconds do not fit a number. */
  readonly ts_event_ns: string;
  readonly event_complete: boolean;
  /** Orders of the record in the book; the unknown ones of the opening are one a level. */
  readonly orders: number;
  readonly bid_levels: number;
  readonly ask_levels: number;
  /** [price as the record writes it, quantity], best first. */
  readonly bids: readonly (readonly [number, number])[];
  readonly asks: readonly (readonly [number, number])[];
}

/** An order of one's own to send into a recorded market. */
export interface FlowOrder {
  readonly id: string;
  /** Number of the message after which it is sent, from 1. */
  readonly after: number;
  readonly side: 'buy' | 'sell';
  /** As the record writes prices; null takes what is there. */
  readonly price: number | null;
  readonly quantity: number;
  readonly cancelAfter?: number | undefined;
}

interface Ahead {
  readonly orders: number;
  readonly quantity: number;
}

export interface FlowOrderResult {
  readonly id: string;
  /** False where the record ended before. */
  readonly sent: boolean;
  /** What stood before it when it joined its level, and at the record's end; null where it did not rest. */
  readonly ahead: Ahead | null;
  readonly aheadNow: Ahead | null;
  readonly fills: readonly {
    readonly message: number;
    readonly price: number;
    readonly quantity: number;
    readonly liquidity: 'maker' | 'taker';
  }[];
  readonly left: number;
  readonly cancelled: boolean;
}

export interface BookReplay {
  readonly format: FlowFormat;
  readonly messages: number;
  readonly counts: Readonly<Record<FlowCount, number>>;
  /** Messages about orders of which nothing (or not enough) stood in the book. */
  readonly unmatched: number;
  /** Executions of the first order at the best price, and of any other. */
  readonly executedInTurn: number;
  readonly executedOutOfTurn: number;
  /** Levels of the opening state, 0 without one. */
  readonly openingLevels: number;
  /** Best levels of a side that were known after every message; null when all levels were. */
  readonly knownLevels: number | null;
  /** Decimals of the prices in the rows. */
  readonly priceScale: number;
  readonly levels: number;
  readonly checkpoints: readonly FlowCheckpoint[];
  readonly final: FlowCheckpoint;
  /** What became of one's own orders. */
  readonly orders: readonly FlowOrderResult[];
  /** One row a message: ask price, ask size, bid price, bid size for each level. */
  readonly rows: Uint8Array;
}

/** Why a record cannot be rebuilt. `line` counts from 1 in the file that `inBook` names. */
export interface FlowFailure {
  readonly problem: `flow-${'empty' | 'columns' | 'heading' | 'value' | 'time' | 'type' | 'repeated' | 'instruments' | 'opening' | 'mismatch' | 'output' | 'too-much'}`;
  readonly inBook?: boolean;
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
}
