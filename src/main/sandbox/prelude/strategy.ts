/** What `setup` gets, inside QuickJS: see `kit.ts`. Closures, so that `const { buy } = s` works as well. */
import type { Placed, PositionView, Strategy, StrategyOrder } from '#research/strategy/api.ts';
import type { Opener } from './handles.ts';
import type { Ask, Layout } from './kit.ts';

export interface Opening {
  readonly parameters: Strategy['parameters'];
  readonly symbols: readonly string[];
}

type Reading = Pick<Strategy, 'now' | 'equity' | 'cash' | 'position' | 'orders'>;

/** Equity, cash and positions are written into the run's cells from the first time they are asked for. */
export function makeReading(
  ask: Ask,
  layout: Layout,
  opener: Opener,
  symbols: readonly string[],
  run: Float64Array,
): Reading {
  const { equity: EQUITY, cash: CASH, positions: POSITIONS } = layout.run;
  const { plain } = opener;
  const places = new Map(symbols.map((symbol, index) => [symbol, index]));
  const watched = new Set<string>();
  const watch = (name: string) => {
    if (watched.has(name)) return;
    ask('watch', [name]);
    watched.add(name);
  };
  return {
    get now() {
      return run[0]!;
    },
    get equity() {
      watch('equity');
      return run[EQUITY]!;
    },
    get cash() {
      watch('cash');
      return run[CASH]!;
    },
    position(symbol?: string): PositionView {
      const place = symbol === undefined ? 0 : places.get(symbol);
      const at =
        place === undefined || place >= layout.watched
          ? POSITIONS + layout.watched * 3
          : POSITIONS + place * 3;
      if (place === undefined || place >= layout.watched) ask('position', [plain(symbol)]);
      else if (!watched.has(symbols[place]!)) {
        ask('watch', ['position', place]);
        watched.add(symbols[place]!);
      }
      return { quantity: run[at]!, averagePrice: run[at + 1]!, profit: run[at + 2]! };
    },
    orders: (symbol?: string) => ask('orders', [plain(symbol)]) as StrategyOrder[],
  };
}

export function makeStrategy(
  ask: Ask,
  opener: Opener,
  reading: Reading,
  { parameters, symbols }: Opening,
): Strategy {
  const { plain } = opener;
  const order =
    (name: string) =>
    (...args: unknown[]): Placed =>
      ask(
        name,
        args.slice(0, 3).map((each) => plain(each)),
      ) as Placed;
  const indicator = (name: string, given: unknown, options: unknown) =>
    opener.line('indicator', [plain(name), plain(given), plain(options)]);
  const shortcut = (name: string) => (length: number, options?: unknown) =>
    opener.line('shortcut', [name, plain(length), plain(options)]);
  const strategy: Omit<Strategy, keyof Reading> = {
    parameters: Object.freeze(parameters),
    symbols: Object.freeze(symbols),
    bars: (symbol, timeframe) => opener.bars(symbol, timeframe),
    indicator,
    sma: shortcut('sma'),
    ema: shortcut('ema'),
    rsi: shortcut('rsi'),
    atr: shortcut('atr'),
    warmUp: (bars) => void ask('warmUp', [plain(bars)]),
    every: (period, name) => void ask('every', [plain(period), plain(name)]),
    buy: order('buy'),
    sell: order('sell'),
    close: order('close'),
    target: order('target'),
    signal: order('signal'),
    cancel: (id) => void ask('cancel', [plain(id)]),
    cancelAll: (symbol) => void ask('cancelAll', [plain(symbol)]),
    random: () => ask('random', []) as number,
    log: (words) => void ask('log', [String(words).slice(0, 2000)]),
  };
  return Object.freeze(
    Object.defineProperties(reading, Object.getOwnPropertyDescriptors(strategy)),
  ) as Strategy;
}
