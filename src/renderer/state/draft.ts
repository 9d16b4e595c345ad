/** What is typed in the ticket, as typed, in the notation of the language in force. */
import type { OrderType, SelfTradePolicy, Side, TimeInForce } from '#core/model/order.ts';
import type { Locale } from '#words/index.ts';
import { renotate } from '../ui/format.ts';

/** An order's type with every price that some type asks for. */
export interface PriceDraft {
  readonly type: OrderType;
  readonly price: string;
  readonly stop: string;
  readonly distance: string;
  readonly distanceBy: 'ticks' | 'percent';
  /** Ticks from the stop to the limit that follows it. */
  readonly offset: string;
}

export type TicketMode = 'single' | 'bracket' | 'oco';
export type ExitUnit = 'price' | 'ticks' | 'percent';

export interface TicketDraft extends PriceDraft {
  readonly mode: TicketMode;
  readonly side: Side;
  readonly timeInForce: TimeInForce;
  readonly quantity: string;
  /** Where the price came from. */
  readonly source: 'ticket' | 'depth';
  /** Date and time of the market's wall clock, as a date field has it. */
  readonly expiry: string;
  readonly display: string;
  readonly minimum: string;
  readonly maxSlippage: string;
  readonly allOrNone: boolean;
  readonly reduceOnly: boolean;
  readonly postOnly: 'no' | 'reject' | 'reprice';
  readonly selfTrade: SelfTradePolicy;
  /** Where long and short stand side by side: whether the order opens or closes. */
  readonly effect: 'open' | 'close';
  /** Quantities of the lots to close, by their numbers. */
  readonly closes: Readonly<Record<string, string>>;
  /** Of a bracket: where the exits are, as prices or as distances from the entry. */
  readonly exitBy: ExitUnit;
  readonly target: string;
  readonly protect: string;
  /** The other order of a pair of which one cancels the other. */
  readonly second: PriceDraft & { readonly side: 'same' | 'opposite' };
}

const NO_PRICES: Omit<PriceDraft, 'type'> = {
  price: '',
  stop: '',
  distance: '',
  distanceBy: 'ticks',
  offset: '',
};

export const EMPTY_DRAFT: TicketDraft = {
  ...NO_PRICES,
  mode: 'single',
  side: 'buy',
  type: 'limit',
  timeInForce: 'GTC',
  quantity: '',
  source: 'ticket',
  expiry: '',
  display: '',
  minimum: '',
  maxSlippage: '',
  allOrNone: false,
  reduceOnly: false,
  postOnly: 'no',
  selfTrade: 'cancel-newest',
  effect: 'open',
  closes: {},
  exitBy: 'price',
  target: '',
  protect: '',
  second: { ...NO_PRICES, type: 'stop', side: 'same' },
};

/** For another symbol: quantities and prices are not its own, distances and choices may stay. */
export function forgetPrices(draft: TicketDraft): TicketDraft {
  const exits = draft.exitBy === 'price' ? { target: '', protect: '' } : {};
  const gone = { price: '', stop: '' };
  return {
    ...draft,
    ...gone,
    ...exits,
    quantity: '',
    display: '',
    minimum: '',
    closes: {},
    source: 'ticket',
    second: { ...draft.second, ...gone },
  };
}

const NUMBERS = [
  'quantity',
  'price',
  'stop',
  'distance',
  'offset',
  'display',
  'minimum',
  'maxSlippage',
  'target',
  'protect',
] as const;

type Numbers = { readonly [K in (typeof NUMBERS)[number]]?: string };

function renotated<T extends Numbers>(draft: T, from: Locale, to: Locale): T {
  const changed = NUMBERS.filter((name) => draft[name] !== undefined).map((name) => [
    name,
    renotate(draft[name]!, from, to),
  ]);
  return { ...draft, ...Object.fromEntries(changed) };
}

/** The same numbers as they are written in another language. */
export const renotateDraft = (draft: TicketDraft, from: Locale, to: Locale): TicketDraft => ({
  ...renotated(draft, from, to),
  closes: Object.fromEntries(
    Object.entries(draft.closes).map(([lot, text]) => [lot, renotate(text, from, to)]),
  ),
  second: renotated(draft.second, from, to),
});
