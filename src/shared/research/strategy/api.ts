/**
 * What a strategy is written against: everything its author sees, and nothing else. `docs/strategies.md` teaches it.
 *
 * A strategy is a value: a name, declared parameters, and `setup`, which is called once before the first bar, asks for the
 * bars and indicators it needs and returns what to do when something happens. The same value runs in a backtest, a replay and
 * a forward run; it sees bars that are over and nothing after them, and its orders go the way of any order.
 *
 * Prices, amounts and quantities are in units of the market (95.3, not 9530). A price that is no multiple of the tick is
 * rounded to the nearest one that is, a quantity down to whole lots.
 */

export interface WholeParameter {
  readonly kind: 'whole';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Distance of the values an optimiser tries; 1 when not said. */
  readonly step?: number;
}

export interface RealParameter {
  readonly kind: 'real';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
}

export interface ChoiceParameter {
  readonly kind: 'choice';
  readonly default: string;
  readonly choices: readonly string[];
}

export interface FlagParameter {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** What a human types: symbols to weights, hours, anything that is no number. */
export interface TextParameter {
  readonly kind: 'text';
  readonly default: string;
}

export type Parameter = WholeParameter | RealParameter | ChoiceParameter | FlagParameter | TextParameter;
export type Parameters = Readonly<Record<string, Parameter>>;
export type ParameterValue = number | string | boolean;

/** The values of declared parameters, by name. */
export type ValuesOf<P extends Parameters> = { readonly [K in keyof P]: ValueOf<P[K]> };

type ValueOf<P extends Parameter> = P extends WholeParameter | RealParameter
  ? number
  : P extends FlagParameter
    ? boolean
    : string;

export interface StrategyDefinition<P extends Parameters = Parameters> {
  readonly name: string;
  /** One sentence for lists. */
  readonly about?: string;
  readonly parameters?: P;
  setup(s: Strategy<ValuesOf<P>>): Hooks | ((bar: Bar) => void);
}

export interface Hooks {
  /** A bar of the first symbol's timeframe (or of any symbol, where several run) is over. */
  onBar?(bar: Bar): void;
  /** One of the strategy's orders filled, in part or whole. */
  onFill?(fill: StrategyFill): void;
  /** A timer asked for with `every` came. */
  onTimer?(name: string): void;
  /** The run is over. */
  onEnd?(): void;
}

export interface Bar {
  readonly symbol: string;
  /** When it opened, UTC milliseconds. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export type PriceField = 'open' | 'high' | 'low' | 'close' | 'volume' | 'hl2' | 'hlc3' | 'ohlc4';

/** Bars of one symbol and timeframe, as far as they are over. The fields are the last bar's; NaN before the first. */
export interface Bars extends Bar {
  readonly timeframe: string;
  /** Bars that are over. */
  readonly count: number;
  /** Whether the last one ended at this moment. */
  readonly fresh: boolean;
  /** The bar so many before the last (`ago` of 1 or more), or null where there is none. */
  before(ago: number): Bar | null;
  /** One field as a line, to compare and to take indicators of. */
  line(field: PriceField): Line;
}

/** A value for each bar of its series: one output of an indicator, or a field of the bars. */
export interface Line {
  /** At the last bar that is over; NaN while there is none. */
  readonly value: number;
  /** At the bar so many before that; `ago(0)` is `value`. NaN where there is none. */
  ago(bars: number): number;
  /** There is a value. */
  readonly ready: boolean;
  /** It was at or below the other and is above it now. The last bar before at which the two were not equal decides. */
  crossesAbove(other: Line | number): boolean;
  crossesBelow(other: Line | number): boolean;
  /** Another output of the same indicator, by name: `macd.line('signal')`. */
  line(output: string): Line;
}

export interface IndicatorOptions {
  /** Bars it is computed on; those of the first symbol when not said. */
  readonly bars?: Bars;
  /** What an indicator of one series is taken of: a field, or another line of the same bars. `close` when not said. */
  readonly of?: PriceField | Line;
  /** The second series of those that compare two, of the same timeframe. */
  readonly against?: Bars;
  /** Which output is `value`; the first when not said. */
  readonly output?: string;
}

/** A way of sizing by name. */
export type Size =
  /** A share of the strategy's equity: 1 is all of it. */
  | { readonly by: 'equity'; readonly share: number }
  | { readonly by: 'quantity'; readonly quantity: number }
  | { readonly by: 'amount'; readonly amount: number }
  /** The stop of the order loses this share of equity. */
  | { readonly by: 'risk'; readonly share: number }
  /** So many average true ranges lose this share of equity. */
  | { readonly by: 'volatility'; readonly share: number; readonly ranges: number; readonly length?: number }
  | { readonly by: 'kelly'; readonly winRate: number; readonly payoff: number; readonly part: number }
  /** Equity divided by so many positions. */
  | { readonly by: 'equal'; readonly positions: number };

export interface OrderOptions {
  /** The first symbol when not said. */
  readonly symbol?: string;
  /** In units of the market; or a way of sizing. The run's way of sizing when neither is said. */
  readonly quantity?: number;
  readonly size?: Size;
  /** A limit order; with `stop` a stop-limit. */
  readonly limit?: number;
  /** A stop order. */
  readonly stop?: number;
  /** Market (or limit) order once the price is touched from the other side. */
  readonly touch?: number;
  /** A trailing stop: its distance in units of price, or as a share of it. */
  readonly trail?: { readonly distance: number } | { readonly share: number };
  /** Exits of a bracket, sent when this order fills. */
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  /** `GTC` when not said. */
  readonly timeInForce?: 'GTC' | 'DAY' | 'IOC' | 'FOK' | 'AT_OPEN' | 'AT_CLOSE';
  /** The order ends at this moment, UTC milliseconds. */
  readonly until?: number;
  /** Never adds to a position nor turns it. */
  readonly reduceOnly?: boolean;
  /** Why: shown with the order wherever it appears. */
  readonly note?: string;
}

export interface StrategyOrder {
  readonly id: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly type: string;
  /** What is left of it. */
  readonly quantity: number;
  readonly limit: number | null;
  readonly stop: number | null;
}

export interface StrategyFill {
  readonly orderId: string;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly quantity: number;
  readonly fees: number;
  /** Before fees, of what it closed. */
  readonly realised: number;
  readonly time: number;
}

export interface PositionView {
  /** Negative for a short. */
  readonly quantity: number;
  readonly averagePrice: number;
  /** At the last price, before fees. */
  readonly profit: number;
}

/** What an order came to: its ids (a bracket has three), or why it was denied. */
export interface Placed {
  readonly orders: readonly string[];
  /** The denial's code; null where the order was taken. */
  readonly denied: string | null;
}

export type Every = 'day' | 'week' | 'month' | { readonly minutes: number };

export interface Strategy<V = Readonly<Record<string, ParameterValue>>> {
  readonly parameters: V;
  /** What it trades, in the order of the run's settings. */
  readonly symbols: readonly string[];
  /** Bars of a symbol; of the first where none is said. A longer timeframe is made of the run's own bars. */
  bars(symbol?: string, timeframe?: string): Bars;
  /** An indicator by name: see `docs/indicators.md`. Only during `setup`. */
  indicator(
    name: string,
    parameters?: Readonly<Record<string, number | string>>,
    options?: IndicatorOptions,
  ): Line;
  sma(length: number, options?: IndicatorOptions): Line;
  ema(length: number, options?: IndicatorOptions): Line;
  rsi(length: number, options?: IndicatorOptions): Line;
  atr(length: number, options?: IndicatorOptions): Line;
  /** Bars of the first symbol to see before `onBar` is called first. Without it: until every line has a value. */
  warmUp(bars: number): void;
  /** Calls `onTimer` with the name after the first bar of each day, week, month, or so many minutes. */
  every(period: Every, name: string): void;

  /** When the last bar was over, UTC milliseconds. */
  readonly now: number;
  /** Of the strategy: its part of the account's. */
  readonly equity: number;
  readonly cash: number;
  position(symbol?: string): PositionView;
  orders(symbol?: string): readonly StrategyOrder[];

  buy(options?: OrderOptions): Placed;
  sell(options?: OrderOptions): Placed;
  /** Cancels what works in the symbol and closes its position at the market. */
  close(symbol?: string, note?: string): Placed;
  /** Trades to hold this share of equity in the symbol: 0.5, −1, 0. */
  target(share: number, symbol?: string, note?: string): Placed;
  /**
   * How much it would like to be in: −1 to 1. The run's way of sizing makes an order of what is missing; said again while it
   * holds, it changes nothing.
   */
  signal(strength: number, symbol?: string, note?: string): Placed;
  cancel(orderId: string): void;
  cancelAll(symbol?: string): void;

  /** Of the run's seed: from 0 up to 1. */
  random(): number;
  /** A line in the run's log. */
  log(text: string): void;
}

/** A whole number from `min` to `max`. */
export const whole = (value: number, min = 1, max = 1_000, step = 1): WholeParameter => ({
  kind: 'whole',
  default: value,
  min,
  max,
  step,
});
export const real = (value: number, min: number, max: number, step = (max - min) / 20): RealParameter => ({
  kind: 'real',
  default: value,
  min,
  max,
  step,
});
export const choice = <T extends string>(value: T, choices: readonly T[]): ChoiceParameter => ({
  kind: 'choice',
  default: value,
  choices,
});
export const flag = (value: boolean): FlagParameter => ({ kind: 'flag', default: value });
export const text = (value: string): TextParameter => ({ kind: 'text', default: value });

/** Types the parameters that `setup` gets; gives back what it is given. */
export const strategy = <const P extends Parameters>(
  definition: StrategyDefinition<P>,
): StrategyDefinition<P> => definition;
