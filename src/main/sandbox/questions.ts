/**
 * What the prelude may ask of a run while the user's code is running, by name. Arguments come out of the machine as JSON and
 * are checked here as those of a stranger; answers go back as JSON.
 */
import type { Every, IndicatorOptions, Line, PriceField, Strategy } from '#research/strategy/api.ts';
import type { SandboxLimits } from './limits.ts';
import { isObject, ofKind, orderOptions } from './order-options.ts';
import type { RunMemory } from './run-memory.ts';
import { LAYOUT } from './prelude/source.ts';
import type { TrackedLine, TrackedSeries } from './tracked.ts';

export interface Asked {
  readonly strategy: Strategy;
  readonly memory: RunMemory;
  readonly limits: SandboxLimits;
  readonly args: readonly unknown[];
  /** Cells that the prelude brought for a line or bars; −1 where it did not. */
  readonly at: number;
  /** Lines of the log so far. */
  readonly log: { lines: number };
}

const FIELDS: readonly unknown[] = ['open', 'high', 'low', 'close', 'volume', 'hl2', 'hlc3', 'ohlc4'];

/** A text, or undefined where none is given. */
function text(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  ofKind(value, 'string', name);
  return value as string;
}

function needed(value: unknown, name: string): string {
  ofKind(value, 'string', name);
  return value as string;
}

function number(value: unknown, name: string): number {
  ofKind(value, 'number', name);
  return value as number;
}

function lineAt(memory: RunMemory, id: unknown): TrackedLine {
  const line = memory.lines[typeof id === 'number' ? id : -1];
  if (!line) throw new RangeError('this is no line of this run');
  return line;
}

function seriesAt(memory: RunMemory, id: unknown): TrackedSeries {
  const series = memory.series[typeof id === 'number' ? id : -1];
  if (!series) throw new RangeError('these are no bars of this run');
  return series;
}

const OPTIONS: readonly string[] = ['bars', 'of', 'against', 'output'];

function options(given: unknown): Readonly<Record<string, unknown>> {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw new RangeError('options of an indicator are an object');
  const extra = Object.keys(given).find((name) => !OPTIONS.includes(name));
  if (extra !== undefined) throw new RangeError(`an indicator has no option ${extra}`);
  return given;
}

/** The native options, and the series that the line's rows are those of. */
function indicatorOptions({ strategy, memory }: Asked, given: unknown): [IndicatorOptions, TrackedSeries] {
  const { bars: on, of, against, output } = options(given);
  const seriesOf = (value: unknown): TrackedSeries | null =>
    value === undefined ? null : seriesAt(memory, isObject(value) ? value['$bars'] : -1);
  const [series, second] = [seriesOf(on), seriesOf(against)];
  const line = isObject(of) ? lineAt(memory, of['$line']) : null;
  const checked: IndicatorOptions = {
    ...(series && { bars: series.bars }),
    ...(of !== undefined && { of: line ? line.line : (of as PriceField) }),
    ...(second && { against: second.bars }),
    ...(output !== undefined && { output: needed(output, 'output') }),
  };
  return [checked, line?.series ?? series ?? memory.trackBars(strategy.bars())];
}

const lineId = ({ memory, at }: Asked, line: Line, series: TrackedSeries): number =>
  memory.trackLine(line, series, at).id;

function indicator(asked: Asked): number {
  const [name, given, options] = asked.args;
  const [checked, series] = indicatorOptions(asked, options);
  if (given !== undefined && given !== null && !isObject(given))
    throw new RangeError('parameters of an indicator are an object');
  const parameters = given as Readonly<Record<string, number | string>> | undefined;
  return lineId(
    asked,
    asked.strategy.indicator(needed(name, 'the indicator’s name'), parameters ?? undefined, checked),
    series,
  );
}

function shortcut(asked: Asked): number {
  const [name, length, options] = asked.args;
  const [checked, series] = indicatorOptions(asked, options);
  const { strategy } = asked;
  const bars = number(length, 'length');
  if (name === 'sma') return lineId(asked, strategy.sma(bars, checked), series);
  if (name === 'ema') return lineId(asked, strategy.ema(bars, checked), series);
  if (name === 'rsi') return lineId(asked, strategy.rsi(bars, checked), series);
  return lineId(asked, strategy.atr(bars, checked), series);
}

function bars({ strategy, memory, args, at }: Asked): unknown {
  const found = strategy.bars(text(args[0], 'symbol'), text(args[1], 'timeframe'));
  const { id } = memory.trackBars(found, at);
  return [id, found.symbol, found.timeframe];
}

function crosses({ memory, args }: Asked): boolean {
  const [id, other, kind, above] = args;
  const { line } = lineAt(memory, id);
  const value = kind === 'number' ? number(other, 'level') : lineAt(memory, other).line;
  return above === true ? line.crossesAbove(value) : line.crossesBelow(value);
}

/** Timers: a name, and a period of the API. */
function every({ strategy, args: [period, name] }: Asked): void {
  const known = period === 'day' || period === 'week' || period === 'month';
  if (!known && !isObject(period))
    throw new RangeError('a timer comes every day, week, month or so many { minutes }');
  const checked: Every = known ? period : { minutes: number(period['minutes'], 'minutes') };
  strategy.every(checked, needed(name, 'the timer’s name'));
}

function log({ strategy, limits, log: written, args: [words] }: Asked): void {
  if (written.lines >= limits.logLines) return;
  written.lines += 1;
  const full = written.lines === limits.logLines;
  strategy.log(
    full ? `the log is full: ${limits.logLines} lines` : needed(words, 'text').slice(0, limits.logLength),
  );
}

/** After an order the account may have changed. */
function trading(act: (asked: Asked) => unknown): (asked: Asked) => unknown {
  return (asked) => {
    const placed = act(asked);
    asked.memory.writeAccount();
    return placed;
  };
}

export const QUESTIONS: Readonly<Record<string, (asked: Asked) => unknown>> = {
  indicator,
  shortcut,
  bars,
  crosses,
  every,
  log,
  output: (asked) => {
    const { line, series } = lineAt(asked.memory, asked.args[0]);
    return lineId(asked, line.line(needed(asked.args[1], 'output')), series);
  },
  field: (asked) => {
    const series = seriesAt(asked.memory, asked.args[0]);
    const field = asked.args[1];
    if (!FIELDS.includes(field)) throw new RangeError(`bars have no field ${String(field)}`);
    return lineId(asked, series.bars.line(field as PriceField), series);
  },
  ago: ({ memory, args }) => memory.answerAgo(lineAt(memory, args[0]), number(args[1], 'ago')),
  before: ({ memory, args }) => memory.answerBefore(seriesAt(memory, args[0]), number(args[1], 'ago')),
  warmUp: ({ strategy, args }) => strategy.warmUp(number(args[0], 'warmUp')),
  watch: ({ memory, args }) => memory.watch(args[0], args[1]),
  position: ({ memory, args }) => memory.writePosition(LAYOUT.watched, text(args[0], 'symbol')),
  orders: ({ strategy, args }) => strategy.orders(text(args[0], 'symbol')),
  buy: trading(({ strategy, args }) => strategy.buy(orderOptions(args[0]))),
  sell: trading(({ strategy, args }) => strategy.sell(orderOptions(args[0]))),
  close: trading(({ strategy, args }) => strategy.close(text(args[0], 'symbol'), text(args[1], 'note'))),
  target: trading(({ strategy, args }) =>
    strategy.target(number(args[0], 'share'), text(args[1], 'symbol'), text(args[2], 'note')),
  ),
  signal: trading(({ strategy, args }) =>
    strategy.signal(number(args[0], 'strength'), text(args[1], 'symbol'), text(args[2], 'note')),
  ),
  cancel: trading(({ strategy, args }) => strategy.cancel(needed(args[0], 'the order’s id'))),
  cancelAll: trading(({ strategy, args }) => strategy.cancelAll(text(args[0], 'symbol'))),
  random: ({ strategy }) => strategy.random(),
};
