/**
 * Runs one strategy over a market, whatever it is. The order of things after a step of the tape:
 *   1. fills since the last call, in the order of the journal (`onFill`);
 *   2. the bars that ended with the step become visible, indicators with them;
 *   3. timers that are due (`onTimer`);
 *   4. `onBar`, once, with the bar of the first symbol that has a new one.
 * Before the warm-up is over only 2 happens.
 */
import type { Hooks, ParameterValue, Size, StrategyDefinition } from './api.ts';
import { StrategyContext } from './context.ts';
import type { DeskFill, StrategyDesk } from './desk.ts';
import { resolveParameters } from './parameters.ts';
import type { RunSeries } from './series.ts';
import type { Seeded } from '#core/units/seeded.ts';
import { moneyUnit, priceUnit } from './views.ts';

export interface RunnerSettings {
  readonly definition: StrategyDefinition;
  readonly name: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly series: readonly RunSeries[];
  readonly size: Size;
  readonly desk: StrategyDesk;
  readonly random: Seeded;
  /** All bars of the run are there: indicators are computed at once. Otherwise as bars come. */
  readonly whole: boolean;
  /** Bars of each series that are over before the run begins. */
  readonly known: readonly number[];
  /** Orders wait for the next open: `sendHeld` there sends them. */
  readonly hold?: boolean;
}

export class StrategyRunner {
  readonly name: string;
  readonly context: StrategyContext;
  private readonly hooks: Hooks;
  private readonly whole: boolean;
  private readonly warmUp: number | null;
  private warm = false;
  private readonly fills: DeskFill[] = [];

  /** Throws `ParameterError`, `RangeError` of what setup asked for, and whatever the strategy throws. */
  constructor(settings: RunnerSettings) {
    const { definition, whole, known, name } = settings;
    this.name = name;
    this.whole = whole;
    const parameters = resolveParameters(definition.parameters ?? {}, settings.parameters);
    this.context = new StrategyContext({ ...settings, parameters });
    const returned = definition.setup(this.context);
    this.hooks = typeof returned === 'function' ? { onBar: returned } : returned;
    this.context.settingUp = false;
    this.context.held.on = settings.hold === true;
    if (whole) for (const run of this.context.runs) run.computeAll();
    this.warmUp = this.context.warmUpBars;
    this.context.series.forEach((series, index) => series.show(known[index] ?? 0));
    this.fillIndicators();
  }

  /** A fill of one of its orders; told with the next step, or with `tellFills`. */
  noteFill(fill: DeskFill): void {
    this.fills.push(fill);
  }

  /** So many bars of each series are over now. */
  step(over: (index: number) => number): void {
    if (this.fills.length > 0) this.tellFills();
    const { series } = this.context;
    let first = -1;
    for (let index = 0; index < series.length; index += 1)
      if (series[index]!.show(over(index)) && first < 0) first = index;
    if (first < 0) return;
    if (!this.whole) this.fillIndicators();
    if (!this.warm && !this.isWarm()) return;
    const bar = series[first]!.base;
    this.context.timers.due(bar.time, this.context.now, (name) => this.hooks.onTimer?.(name));
    this.hooks.onBar?.(bar);
  }

  /** The next bars have opened. */
  sendHeld(): void {
    this.context.held.send();
  }

  tellFills(): void {
    for (let fill = this.fills.shift(); fill; fill = this.fills.shift()) this.tell(fill);
  }

  end(): void {
    this.tellFills();
    this.hooks.onEnd?.();
  }

  private tell(fill: DeskFill): void {
    if (!this.hooks.onFill) return;
    const symbol = this.context.symbolNamed(fill.instrumentId);
    const instrument = this.context.instrumentNamed(symbol);
    const { finer } = this.context;
    const unit = moneyUnit(instrument.currency, finer);
    this.hooks.onFill({
      orderId: fill.orderId,
      symbol,
      side: fill.side,
      price: fill.price / priceUnit(instrument, finer),
      quantity: fill.quantity / 10 ** instrument.quantityScale,
      fees: fill.fees / unit,
      realised: fill.realised / unit,
      time: fill.at,
    });
  }

  private fillIndicators(): void {
    if (this.whole) return;
    const { runs, runBars } = this.context;
    for (let index = 0; index < runs.length; index += 1) runs[index]!.fillTo(runBars[index]!.count);
  }

  private isWarm(): boolean {
    const { series, runs, runBars } = this.context;
    const ready =
      this.warmUp === null
        ? runs.every(({ warmUp }, index) => runBars[index]!.count > warmUp)
        : series[0]!.base.count > this.warmUp;
    this.warm = ready;
    return ready;
  }
}
