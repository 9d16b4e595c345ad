/**
 * A small native `Strategy` to run texts and native definitions against: one or two symbols, rows of known numbers, indicators
 * that are rows too. What it is told to do, it writes down.
 */
import type {
  Bar,
  Bars,
  Hooks,
  IndicatorOptions,
  Line,
  OrderOptions,
  ParameterValue,
  PriceField,
  Strategy,
} from '#research/strategy/api.ts';

export class FakeLine implements Line {
  readonly bars: FakeBars;
  readonly values: Float64Array;
  readonly others: Readonly<Record<string, Float64Array>>;
  constructor(bars: FakeBars, values: Float64Array, others: Readonly<Record<string, Float64Array>> = {}) {
    this.bars = bars;
    this.values = values;
    this.others = others;
  }
  get value(): number {
    return this.ago(0);
  }
  get ready(): boolean {
    return !Number.isNaN(this.value);
  }
  ago(bars: number): number {
    const row = this.bars.count - 1 - bars;
    return row < 0 || !(bars >= 0) ? Number.NaN : this.values[Math.ceil(row)]!;
  }
  crossesAbove(other: Line | number): boolean {
    return this.value > valueOf(other, 0) && this.cameFrom(other) < 0;
  }
  crossesBelow(other: Line | number): boolean {
    return this.value < valueOf(other, 0) && this.cameFrom(other) > 0;
  }
  line(output: string): Line {
    const values = this.others[output];
    if (!values) throw new RangeError(`there is no output ${output}`);
    return new FakeLine(this.bars, values, this.others);
  }
  private cameFrom(other: Line | number): number {
    for (let ago = 1; ; ago += 1) {
      const [mine, its] = [this.ago(ago), valueOf(other, ago)];
      if (mine > its) return 1;
      if (mine < its) return -1;
      if (mine !== its) return 0;
    }
  }
}

const valueOf = (other: Line | number, ago: number): number =>
  typeof other === 'number' ? other : other.ago(ago);

export class FakeBars implements Bars {
  readonly symbol: string;
  readonly timeframe: string;
  readonly rows: readonly Bar[];
  readonly every: number;
  count = 0;
  fresh = false;
  private readonly lines = new Map<PriceField, FakeLine>();
  /** Of a longer timeframe, one row a so many steps. */
  constructor(symbol: string, timeframe: string, rows: readonly Bar[], every = 1) {
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.rows = rows;
    this.every = every;
  }
  show(steps: number): void {
    const count = Math.floor(steps / this.every);
    this.fresh = count > this.count;
    this.count = count;
  }
  get time(): number {
    return this.before(0)?.time ?? Number.NaN;
  }
  get open(): number {
    return this.before(0)?.open ?? Number.NaN;
  }
  get high(): number {
    return this.before(0)?.high ?? Number.NaN;
  }
  get low(): number {
    return this.before(0)?.low ?? Number.NaN;
  }
  get close(): number {
    return this.before(0)?.close ?? Number.NaN;
  }
  get volume(): number {
    return this.before(0)?.volume ?? Number.NaN;
  }
  before(ago: number): Bar | null {
    if (!Number.isInteger(ago) || ago < 0) return null;
    return ago >= this.count ? null : this.rows[this.count - 1 - ago]!;
  }
  line(field: PriceField): Line {
    const made =
      this.lines.get(field) ??
      new FakeLine(
        this,
        Float64Array.from(this.rows, (row) => row[field as 'close']),
      );
    this.lines.set(field, made);
    return made;
  }
}

/** Prices on a coarse grid, so that lines are often equal. */
export function rowsOf(symbol: string, count: number, seed: number): Bar[] {
  let state = seed;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let price = 100;
  return Array.from({ length: count }, (_, row) => {
    price = Math.max(1, price + Math.round(next() * 4 - 2));
    return {
      symbol,
      time: row * 60_000,
      open: price,
      high: price + 1,
      low: price - 1,
      close: price,
      volume: row,
    };
  });
}

const mean = (of: Float64Array, length: number): Float64Array =>
  of.map((_, row) =>
    row + 1 < length ? Number.NaN : of.slice(row + 1 - length, row + 1).reduce((a, b) => a + b) / length,
  );

export class FakeStrategy implements Strategy {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly symbols: readonly string[];
  /** Everything it was told to do, in words. */
  readonly told: string[] = [];
  readonly logged: string[] = [];
  readonly base: readonly FakeBars[];
  readonly slow: FakeBars;
  steps = 0;
  cash = 1_000;
  held = 0;
  private dice = 1;

  constructor(
    parameters: Readonly<Record<string, ParameterValue>> = {},
    rows = 60,
    symbols: readonly string[] = ['AAA', 'BBB'],
  ) {
    this.parameters = parameters;
    this.symbols = symbols;
    this.base = symbols.map((symbol, index) => new FakeBars(symbol, '1m', rowsOf(symbol, rows, index + 7)));
    this.slow = new FakeBars(symbols[0]!, '5m', rowsOf(symbols[0]!, Math.floor(rows / 5), 99), 5);
  }

  /** A native or hosted definition from the first bar to the last. */
  run(setup: (s: Strategy) => Hooks | ((bar: Bar) => void), from = 1, end = true): void {
    const hooks = setup(this);
    const onBar = typeof hooks === 'function' ? hooks : hooks.onBar?.bind(hooks);
    for (this.steps = from; this.steps <= this.base[0]!.rows.length; this.steps += 1) {
      for (const each of [...this.base, this.slow]) each.show(this.steps);
      onBar?.(this.base[this.steps % this.base.length]!);
    }
    if (end && typeof hooks !== 'function') hooks.onEnd?.();
  }

  get now(): number {
    return this.steps * 60_000;
  }
  get equity(): number {
    return this.cash + this.held * 10;
  }
  bars(symbol = this.symbols[0]!, timeframe = '1m'): FakeBars {
    if (timeframe === '5m') return this.slow;
    const found = this.base.find((each) => each.symbol === symbol);
    if (!found) throw new RangeError(`${symbol} is not traded in this run`);
    return found;
  }
  indicator(
    name: string,
    parameters: Readonly<Record<string, number | string>> = {},
    options: IndicatorOptions = {},
  ): Line {
    if (!['sma', 'ema', 'rsi', 'atr', 'band'].includes(name))
      throw new RangeError(`there is no indicator ${name}`);
    const { values, bars } = this.taken(options);
    const middle = mean(values, Number(parameters['length'] ?? 3));
    const others = { middle, upper: middle.map((each) => each + 1), lower: middle.map((each) => each - 1) };
    this.told.push(
      `indicator ${name} ${JSON.stringify(parameters)} on ${bars.symbol} ${bars.timeframe} ${options.output ?? ''}`,
    );
    return new FakeLine(bars, others[(options.output ?? 'middle') as 'middle'], others);
  }
  private taken({ of, bars: on }: IndicatorOptions): FakeLine {
    if (of instanceof FakeLine) return of;
    const bars = (on as FakeBars | undefined) ?? this.base[0]!;
    return bars.line((of as PriceField | undefined) ?? 'close') as FakeLine;
  }
  sma = (length: number, options?: IndicatorOptions): Line => this.indicator('sma', { length }, options);
  ema = (length: number, options?: IndicatorOptions): Line => this.indicator('ema', { length }, options);
  rsi = (length: number, options?: IndicatorOptions): Line => this.indicator('rsi', { length }, options);
  atr = (length: number, options?: IndicatorOptions): Line => this.indicator('atr', { length }, options);
  warmUp(bars: number): void {
    this.told.push(`warm up ${bars}`);
  }
  every(period: unknown, name: string): void {
    this.told.push(`every ${JSON.stringify(period)} ${name}`);
  }
  position(symbol = this.symbols[0]!): { quantity: number; averagePrice: number; profit: number } {
    this.bars(symbol);
    return { quantity: this.held, averagePrice: this.held === 0 ? Number.NaN : 10, profit: -0.5 };
  }
  orders(symbol?: string) {
    return [
      { id: 'o1', symbol: symbol ?? 'AAA', side: 'buy', type: 'limit', quantity: 3, limit: 9.5, stop: null },
    ] as const;
  }
  private trade(words: string, by: number) {
    this.told.push(`${this.steps}: ${words}`);
    this.held += by;
    this.cash -= by * 10;
    return { orders: [`o${this.told.length}`], denied: this.held > 5 ? 'NOTIONAL_ABOVE_LIMIT' : null };
  }
  buy = (options: OrderOptions = {}) => this.trade(`buy ${told(options)}`, 1);
  sell = (options: OrderOptions = {}) => this.trade(`sell ${told(options)}`, -1);
  close = (symbol?: string, note?: string) => this.trade(`close ${symbol} ${note}`, -this.held);
  target = (share: number, symbol?: string, note?: string) =>
    this.trade(`target ${share} ${symbol} ${note}`, 0);
  signal = (strength: number, symbol?: string, note?: string) =>
    this.trade(`signal ${strength} ${symbol} ${note}`, 0);
  cancel(id: string): void {
    this.told.push(`cancel ${id}`);
  }
  cancelAll(symbol?: string): void {
    this.told.push(`cancel all ${symbol}`);
  }
  random(): number {
    this.dice = (this.dice * 48_271) % 2_147_483_647;
    return this.dice / 2_147_483_647;
  }
  log(text: string): void {
    this.logged.push(text);
  }
}

const told = (options: OrderOptions): string =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' ');
