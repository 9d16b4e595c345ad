/**
 * The `Strategy` a definition's `setup` gets: bars, indicators and orders of one strategy of a run.
 *
 * Invariants: indicators are asked for during `setup` only; nothing of a bar that is not over can be read; an order goes to
 * the desk at once, and what it came to is told at once.
 */
import type { BarTimeframe } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { OrderId, Side } from '#core/model/order.ts';
import { averagePrice } from '#core/units/units.ts';
import type { Seeded } from '#core/units/seeded.ts';
import { indicatorNamed } from '../indicators/list.ts';
import { parametersOf } from '../indicators/parameters.ts';
import type {
  Every,
  IndicatorOptions,
  Line,
  OrderOptions,
  ParameterValue,
  Placed,
  PositionView,
  Size,
  Strategy,
  StrategyOrder,
} from './api.ts';
import type { SeriesBars } from './bars.ts';
import type { DeskAnswer, StrategyDesk } from './desk.ts';
import { Held } from './held.ts';
import { IndicatorRun } from './indicator-run.ts';
import { sourceOf } from './indicator-source.ts';
import { IndicatorLine } from './line.ts';
import { commandOf, noted, quantityOf, tooSmall } from './orders.ts';
import { SymbolSeries, type RunSeries } from './series.ts';
import { sizeAt } from './size-at.ts';
import { Timers } from './timers.ts';
import { moneyUnit, priceUnit, viewOf } from './views.ts';

const MAX_LOG_LINES = 10_000;
const MAX_LOG_LENGTH = 2_000;
const UNIT = 2 ** 32;

export interface ContextSettings {
  /** The name its orders carry. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly series: readonly RunSeries[];
  /** The way of sizing where an order says none. */
  readonly size: Size;
  readonly desk: StrategyDesk;
  readonly random: Seeded;
}

export class StrategyContext implements Strategy {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly symbols: readonly string[];
  readonly series: readonly SymbolSeries[];
  readonly runs: IndicatorRun[] = [];
  readonly runBars: SeriesBars[] = [];
  readonly timers = new Timers();
  private readonly said = new Set<string>();
  readonly logged: { readonly at: number; readonly text: string }[] = [];
  /** Bars of the first symbol to see first; null: until every line has a value. */
  warmUpBars: number | null = null;
  /** `setup` runs. */
  settingUp = true;
  readonly finer: number;
  readonly held = new Held();
  private readonly strengths = new Map<string, number>();
  private readonly bySymbol: ReadonlyMap<string, SymbolSeries>;
  private readonly symbolOf: ReadonlyMap<string, string>;
  private readonly settings: ContextSettings;
  private readonly desk: StrategyDesk;

  constructor(settings: ContextSettings) {
    this.settings = settings;
    this.desk = settings.desk;
    this.finer = settings.desk.finer ?? 0;
    this.parameters = settings.parameters;
    this.series = settings.series.map((each) => new SymbolSeries(each));
    this.symbols = settings.series.map(({ instrument }) => instrument.symbol);
    this.bySymbol = new Map(this.series.map((each) => [each.run.instrument.symbol, each]));
    this.symbolOf = new Map(settings.series.map(({ instrument }) => [instrument.id, instrument.symbol]));
  }

  bars(symbol?: string, timeframe?: string): SeriesBars {
    const series = this.seriesOf(symbol);
    if (timeframe === undefined) return series.base;
    if (!this.settingUp) throw new RangeError('bars of another timeframe are asked for in setup');
    return series.bars(timeframe as BarTimeframe);
  }

  indicator(
    name: string,
    parameters: Readonly<Record<string, number | string>> = {},
    options: IndicatorOptions = {},
  ): Line {
    if (!this.settingUp) throw new RangeError(`indicator ${name}: indicators are asked for in setup`);
    const indicator = indicatorNamed(name);
    if (!indicator) throw new RangeError(`there is no indicator ${name}`);
    const source = sourceOf(indicator, options, this.series[0]!.base);
    const run = new IndicatorRun(indicator, parametersOf(indicator, parameters), source);
    this.runs.push(run);
    this.runBars.push(source.bars);
    return new IndicatorLine(source.bars, run, options.output ?? indicator.outputs[0]!);
  }

  sma = (length: number, options?: IndicatorOptions): Line =>
    this.indicator('sma', { period: length }, options);
  ema = (length: number, options?: IndicatorOptions): Line =>
    this.indicator('ema', { period: length }, options);
  rsi = (length: number, options?: IndicatorOptions): Line =>
    this.indicator('rsi', { period: length }, options);
  atr = (length: number, options?: IndicatorOptions): Line =>
    this.indicator('atr', { period: length }, options);

  warmUp(bars: number): void {
    if (!Number.isInteger(bars) || bars < 0) throw new RangeError(`a warm-up of ${bars} bars`);
    this.warmUpBars = bars;
  }

  every(period: Every, name: string): void {
    this.timers.add(period, name);
  }

  get now(): number {
    return this.desk.now();
  }

  get equity(): number {
    const { currency } = this.series[0]!.run.instrument;
    return this.desk.equity(currency) / moneyUnit(currency, this.finer);
  }

  get cash(): number {
    const { currency } = this.series[0]!.run.instrument;
    return this.desk.cash(currency) / moneyUnit(currency, this.finer);
  }

  position(symbol?: string): PositionView {
    const instrument = this.instrumentOf(symbol);
    const { quantity, totalCost, unrealised } = this.desk.position(instrument.id);
    const unit = 10 ** instrument.quantityScale;
    const average = averagePrice(instrument, Math.abs(totalCost), Math.abs(quantity));
    return {
      quantity: quantity / unit,
      averagePrice: average === null ? Number.NaN : average / priceUnit(instrument, this.finer),
      profit: unrealised / moneyUnit(instrument.currency, this.finer),
    };
  }

  orders(symbol?: string): readonly StrategyOrder[] {
    const id = symbol === undefined ? null : this.instrumentOf(symbol).id;
    return this.desk.working(id).map((order) => {
      const of = this.symbolNamed(order.instrumentId);
      return viewOf(order, of, this.instrumentOf(of), this.finer);
    });
  }

  buy = (options: OrderOptions = {}): Placed => this.held.ask(() => this.place('buy', options));
  sell = (options: OrderOptions = {}): Placed => this.held.ask(() => this.place('sell', options));
  close = (symbol?: string, note?: string): Placed => this.held.ask(() => this.closeNow(symbol, note));
  target = (share: number, symbol?: string, note?: string): Placed =>
    this.held.ask(() => this.targetNow(share, symbol, note));
  signal = (strength: number, symbol?: string, note?: string): Placed =>
    this.held.ask(() => this.signalNow(strength, symbol, note));

  closeNow(symbol?: string, note?: string): Placed {
    const instrument = this.instrumentOf(symbol);
    this.cancelAll(instrument.symbol);
    const options = { reduceOnly: true, ...noted(note) };
    const { long, short } = this.desk.sides?.(instrument.id) ?? { long: 0, short: 0 };
    if (long > 0) this.trade(instrument, -long, options);
    const { quantity } = this.desk.sides ? { quantity: -short } : this.desk.position(instrument.id);
    return this.trade(instrument, -quantity, options);
  }

  private targetNow(share: number, symbol?: string, note?: string): Placed {
    const instrument = this.instrumentOf(symbol);
    if (!Number.isFinite(share)) return this.refused('BAD_NUMBER', `target(${share}): a share is a number`);
    const wanted =
      share === 0
        ? 0
        : this.sized(instrument, { by: 'equity', share: Math.abs(share) }, share < 0 ? 'sell' : 'buy');
    return this.reach(instrument, share < 0 ? -wanted : wanted, note);
  }

  private signalNow(strength: number, symbol?: string, note?: string): Placed {
    const instrument = this.instrumentOf(symbol);
    if (!(Math.abs(strength) <= 1))
      return this.refused('BAD_NUMBER', `signal(${strength}): a strength is from -1 to 1`);
    if (this.isIn(instrument, strength)) return { orders: [], denied: null };
    this.strengths.set(instrument.id, strength);
    const full =
      strength === 0 ? 0 : this.sized(instrument, this.settings.size, strength < 0 ? 'sell' : 'buy');
    const lots = Math.floor((full * Math.abs(strength)) / instrument.lotSize + 1e-9) * instrument.lotSize;
    return this.reach(instrument, strength < 0 ? -lots : lots, note);
  }

  /** The same was said before, and holds: what equity did meanwhile makes no order. */
  private isIn({ id }: Instrument, strength: number): boolean {
    const { quantity } = this.desk.position(id);
    return this.strengths.get(id) === strength && quantity !== 0 && quantity > 0 === strength > 0;
  }

  cancel(orderId: string): void {
    this.desk.send({ kind: 'cancel-order', orderId: orderId as OrderId });
  }

  cancelAll(symbol?: string): void {
    const id = symbol === undefined ? null : this.instrumentOf(symbol).id;
    for (const order of this.desk.working(id)) this.cancel(order.id);
  }

  random(): number {
    return this.settings.random.below(UNIT) / UNIT;
  }

  log(text: string): void {
    if (this.logged.length === MAX_LOG_LINES) return;
    this.logged.push({ at: this.desk.now(), text: String(text).slice(0, MAX_LOG_LENGTH) });
  }

  symbolNamed(id: string): string {
    return this.symbolOf.get(id) ?? id;
  }

  private seriesOf(symbol?: string): SymbolSeries {
    const series = symbol === undefined ? this.series[0]! : this.bySymbol.get(symbol);
    if (!series) throw new RangeError(`${String(symbol)} is not traded in this run`);
    return series;
  }

  instrumentNamed = (symbol: string): Instrument => this.instrumentOf(symbol);

  private instrumentOf(symbol?: string): Instrument {
    return this.desk.instrument(this.seriesOf(symbol).run.instrument.id);
  }

  private place(side: Side, options: OrderOptions): Placed {
    const instrument = this.instrumentOf(options.symbol);
    const quantity =
      options.quantity === undefined
        ? this.sized(instrument, options.size ?? this.settings.size, side, options)
        : quantityOf(instrument, options.quantity);
    if (Number.isNaN(quantity))
      return this.refused('BAD_NUMBER', `${instrument.symbol}: the quantity is none`);
    if (quantity <= 0) return this.refused('NO_SIZE', tooSmall(instrument));
    return this.send(instrument, side, quantity, options);
  }

  /** Signed, at the instrument's scale. */
  private trade(instrument: Instrument, missing: number, options: OrderOptions): Placed {
    if (missing === 0) return { orders: [], denied: null };
    return this.send(instrument, missing > 0 ? 'buy' : 'sell', Math.abs(missing), options);
  }

  /** What orders at the market that still work will do counts as done. */
  private reach(instrument: Instrument, wanted: number, note: string | undefined): Placed {
    let held = this.desk.position(instrument.id).quantity;
    for (const { type, side, leaves } of this.desk.working(instrument.id))
      if (type === 'market') held += side === 'buy' ? leaves : -leaves;
    return this.trade(instrument, wanted - held, noted(note));
  }

  private send(instrument: Instrument, side: Side, quantity: number, options: OrderOptions): Placed {
    const command = commandOf({
      instrument,
      side,
      quantity,
      options,
      strategy: this.settings.name,
      finer: this.finer,
      hedging: this.desk.sides !== undefined,
    });
    if (!command)
      return this.refused('BAD_NUMBER', `${instrument.symbol}: a price or quantity of the order is none`);
    const answer: DeskAnswer = this.desk.send(command);
    return { orders: answer.orders, denied: answer.denied };
  }

  private sized(instrument: Instrument, size: Size, side: Side, options: OrderOptions = {}): number {
    const bars = this.bySymbol.get(this.symbolNamed(instrument.id))!.base;
    const quantity = sizeAt(this.desk, { instrument, bars, size, side, options });
    if (quantity === 0) this.sayOnce(tooSmall(instrument));
    return quantity;
  }

  /** Nothing is sent: by itself the order makes no sense. */
  private refused(denied: string, why: string): Placed {
    this.sayOnce(why);
    return { orders: [], denied };
  }

  /** A strategy that never trades because nothing it asks for can be sent would be silent otherwise. */
  private sayOnce(why: string): void {
    if (this.said.has(why)) return;
    this.said.add(why);
    this.log(`${why}, so nothing is sent (said once)`);
  }
}
