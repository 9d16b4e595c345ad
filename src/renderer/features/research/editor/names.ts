/**
 * The names of the strategy API, for completion. Each list is checked against the interface it is of: a member that is new or
 * gone does not compile here.
 */
import type * as api from '#research/strategy/api.ts';
import type {
  Bar,
  Bars,
  Hooks,
  IndicatorOptions,
  Line,
  OrderOptions,
  PositionView,
  Strategy,
  StrategyFill,
} from '#research/strategy/api.ts';

/** Name to what follows it: arguments, or a type. */
type NamesOf<T> = Readonly<Record<keyof T & string, string>>;

export const STRATEGY: NamesOf<Strategy> = {
  parameters: '',
  symbols: 'string[]',
  bars: '(symbol?, timeframe?)',
  indicator: '(name, parameters?, options?)',
  sma: '(length, options?)',
  ema: '(length, options?)',
  rsi: '(length, options?)',
  atr: '(length, options?)',
  warmUp: '(bars)',
  every: '(period, name)',
  now: 'number',
  equity: 'number',
  cash: 'number',
  position: '(symbol?)',
  orders: '(symbol?)',
  buy: '(options?)',
  sell: '(options?)',
  close: '(symbol?, note?)',
  target: '(share, symbol?, note?)',
  signal: '(strength, symbol?, note?)',
  cancel: '(orderId)',
  cancelAll: '(symbol?)',
  random: '()',
  log: '(text)',
};

const BAR: NamesOf<Bar> = {
  symbol: 'string',
  time: 'number',
  open: 'number',
  high: 'number',
  low: 'number',
  close: 'number',
  volume: 'number',
};

export const BARS: NamesOf<Bars> = {
  ...BAR,
  timeframe: 'string',
  count: 'number',
  fresh: 'boolean',
  before: '(ago)',
  line: '(field)',
};

export const LINE: NamesOf<Line> = {
  value: 'number',
  ago: '(bars)',
  ready: 'boolean',
  crossesAbove: '(other)',
  crossesBelow: '(other)',
  line: '(output)',
};

export const POSITION: NamesOf<PositionView> = {
  quantity: 'number',
  averagePrice: 'number',
  profit: 'number',
};

export const FILL: NamesOf<StrategyFill> = {
  orderId: 'string',
  symbol: 'string',
  side: "'buy' | 'sell'",
  price: 'number',
  quantity: 'number',
  fees: 'number',
  realised: 'number',
  time: 'number',
};

export const ORDER_OPTIONS: NamesOf<OrderOptions> = {
  symbol: 'string',
  quantity: 'number',
  size: '{ by, … }',
  limit: 'number',
  stop: 'number',
  touch: 'number',
  trail: '{ distance } | { share }',
  stopLoss: 'number',
  takeProfit: 'number',
  timeInForce: "'GTC' | 'DAY' | 'IOC' | 'FOK' | 'AT_OPEN' | 'AT_CLOSE'",
  until: 'number',
  reduceOnly: 'boolean',
  note: 'string',
};

export const INDICATOR_OPTIONS: NamesOf<IndicatorOptions> = {
  bars: 'Bars',
  of: 'PriceField | Line',
  against: 'Bars',
  output: 'string',
};

export const HOOKS: NamesOf<Hooks> = {
  onBar: '(bar)',
  onFill: '(fill)',
  onTimer: '(name)',
  onEnd: '()',
};

/** What `tapedeck` exports. */
export const EXPORTS: NamesOf<Omit<typeof api, 'default'>> = {
  strategy: '({ name, parameters, setup })',
  whole: '(value, min?, max?, step?)',
  real: '(value, min, max, step?)',
  choice: '(value, choices)',
  flag: '(value)',
  text: '(value)',
};
