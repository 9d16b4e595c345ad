/**
 * What of a run stands in the machine's memory: the run's own cells, its lines, its bars. Written before each hook and, where
 * an order may have changed it, after each order.
 */
import type { Bars, Line, Strategy } from '#research/strategy/api.ts';
import { StrategyFault } from '#research/strategy/host.ts';
import type { SandboxLimits } from './limits.ts';
import type { Realm } from './machine.ts';
import { LAYOUT } from './prelude/source.ts';
import { TrackedLine, TrackedSeries } from './tracked.ts';

export const RUN_CELLS = LAYOUT.run.positions + (LAYOUT.watched + 1) * 3;

export class RunMemory {
  readonly lines: TrackedLine[] = [];
  readonly series: TrackedSeries[] = [];
  private readonly realm: Realm;
  private readonly strategy: Strategy;
  private readonly limits: SandboxLimits;
  private readonly at: number;
  private readonly seriesOf = new Map<Bars, TrackedSeries>();
  private readonly lineOf = new Map<Line, TrackedLine>();
  private readonly positions: number[] = [];
  private equity = false;
  private cash = false;

  /** `at`: where the run's cells begin. */
  constructor(realm: Realm, strategy: Strategy, limits: SandboxLimits, at: number) {
    this.realm = realm;
    this.strategy = strategy;
    this.limits = limits;
    this.at = at;
  }

  /** All that may have changed since the last hook. */
  write(): void {
    const { numbers } = this.realm;
    const { series, lines } = this;
    for (let index = 0; index < series.length; index += 1) series[index]!.write(numbers);
    for (let index = 0; index < lines.length; index += 1) lines[index]!.write(numbers);
    this.writeAccount(numbers);
  }

  writeAccount(numbers = this.realm.numbers): void {
    const { strategy, at } = this;
    numbers[at] = strategy.now;
    if (this.equity) numbers[at + LAYOUT.run.equity] = strategy.equity;
    if (this.cash) numbers[at + LAYOUT.run.cash] = strategy.cash;
    for (const place of this.positions) this.writePosition(place, strategy.symbols[place]);
  }

  /** The symbol that the next `onBar` is about. */
  writeSymbol(place: number): void {
    this.realm.numbers[this.at + LAYOUT.run.symbol] = place;
  }

  writePosition(place: number, symbol: string | undefined): void {
    const { quantity, averagePrice, profit } = this.strategy.position(symbol);
    const { numbers } = this.realm;
    const at = this.at + LAYOUT.run.positions + place * 3;
    numbers[at] = quantity;
    numbers[at + 1] = averagePrice;
    numbers[at + 2] = profit;
  }

  watch(what: unknown, place: unknown): void {
    if (what === 'equity') this.equity = true;
    else if (what === 'cash') this.cash = true;
    else if (typeof place === 'number' && place >= 0 && place < LAYOUT.watched) this.positions.push(place);
    this.writeAccount();
  }

  /** Rows of a series, counted; bars with `at` get cells there. */
  trackBars(bars: Bars, at = -1): TrackedSeries {
    let tracked = this.seriesOf.get(bars);
    if (!tracked) {
      if (this.series.length === this.limits.series) throw tooMany(this.series.length, 'series of bars');
      tracked = new TrackedSeries(bars, this.series.length);
      this.series.push(tracked);
      this.seriesOf.set(bars, tracked);
    }
    if (at >= 0 && tracked.at < 0) tracked.place(this.realm.numbers, at);
    return tracked;
  }

  trackLine(line: Line, series: TrackedSeries, at: number): TrackedLine {
    const known = this.lineOf.get(line);
    if (known) return known;
    if (this.lines.length === this.limits.lines) throw tooMany(this.lines.length, 'lines');
    const made = new TrackedLine(line, this.lines.length, series, this.realm.numbers, at);
    this.lines.push(made);
    this.lineOf.set(line, made);
    return made;
  }

  answerAgo(line: TrackedLine, ago: number): void {
    line.answer(this.realm.numbers, ago);
  }

  answerBefore(series: TrackedSeries, ago: number): void {
    series.answer(this.realm.numbers, ago);
  }
}

const tooMany = (count: number, what: string): StrategyFault =>
  new StrategyFault({
    kind: 'refused',
    message: `a strategy has ${count} ${what} at most`,
    line: null,
    column: null,
  });
