/**
 * How an indicator is put together: what it says of itself, and its streaming form. The batch form runs the streaming form over the
 * columns, so both give the same bits; an indicator with a batch kernel of its own states the same operations in the same order.
 *
 * Rule for gaps (a NaN in what is read), for all indicators: a window with a gap in it has no value until the gap has left; a recursion
 * answers NaN for the row, keeps its state, and goes on with the next.
 */
import type {
  ChoiceParameter,
  Indicator,
  IndicatorBar,
  IndicatorInput,
  IndicatorParameters,
  IndicatorStream,
  IntegerParameter,
  NumberParameter,
} from './indicator.ts';

/** The longest window. */
const MOST_ROWS = 10_000;

export const rows = (standard: number, min = 1, max = MOST_ROWS): IntegerParameter => ({
  kind: 'integer',
  default: standard,
  min,
  max,
});

export const real = (standard: number, min: number, max: number): NumberParameter => ({
  kind: 'number',
  default: standard,
  min,
  max,
});

/** The first is the default. */
export const choice = (...choices: readonly [string, ...string[]]): ChoiceParameter => ({
  kind: 'choice',
  default: choices[0],
  choices,
});

/** Where exponential averages begin: at the mean of the first `period` values, or at the first value. */
export const SEED = choice('sma', 'first');

export const numberOf = (parameters: IndicatorParameters, name: string): number => parameters[name] as number;

export const textOf = <Text extends string>(parameters: IndicatorParameters, name: string): Text =>
  parameters[name] as Text;

/** A row that the batch form fills from the columns. */
class Row implements IndicatorBar {
  time = Number.NaN;
  open = Number.NaN;
  high = Number.NaN;
  low = Number.NaN;
  close = Number.NaN;
  volume = Number.NaN;
  source = Number.NaN;
  other = Number.NaN;
}

/** A streaming form; a subclass fills `values` with every bar. */
export abstract class Machine implements IndicatorStream {
  readonly values: Float64Array;

  constructor(outputs: number) {
    this.values = new Float64Array(outputs).fill(Number.NaN);
  }

  abstract push(bar: IndicatorBar): void;
}

/** One value in, one value out. */
export interface Kernel {
  next(value: number): number;
}

class OfSource extends Machine {
  private readonly kernel: Kernel;

  constructor(kernel: Kernel) {
    super(1);
    this.kernel = kernel;
  }

  override push(bar: IndicatorBar): void {
    this.values[0] = this.kernel.next(bar.source);
  }
}

class OfBars extends Machine {
  private readonly kernel: { next(bar: IndicatorBar): number };

  constructor(kernel: { next(bar: IndicatorBar): number }) {
    super(1);
    this.kernel = kernel;
  }

  override push(bar: IndicatorBar): void {
    this.values[0] = this.kernel.next(bar);
  }
}

function run(stream: IndicatorStream, input: IndicatorInput, out: readonly Float64Array[]): void {
  const { count, time, open, high, low, close, volume, source, other } = input;
  const { values } = stream;
  const row = new Row();
  for (let at = 0; at < count; at += 1) {
    row.time = time[at]!;
    row.open = open[at]!;
    row.high = high[at]!;
    row.low = low[at]!;
    row.close = close[at]!;
    row.volume = volume[at]!;
    row.source = source[at]!;
    row.other = other === null ? Number.NaN : other[at]!;
    stream.push(row);
    for (let index = 0; index < out.length; index += 1) out[index]![at] = values[index]!;
  }
}

type Facts = Omit<Indicator, 'batch' | 'stream'>;

/** An indicator by its streaming form. */
export const streamed = (facts: Facts, stream: Indicator['stream']): Indicator => ({
  ...facts,
  stream,
  batch: (input, parameters, out) => run(stream(parameters), input, out),
});

/** An indicator of one series with one output. */
export const ofSource = (
  facts: Omit<Facts, 'reads' | 'outputs'> & { readonly outputs?: readonly string[] },
  make: (parameters: IndicatorParameters) => Kernel,
): Indicator =>
  streamed(
    { outputs: [facts.name], ...facts, reads: 'source' },
    (parameters) => new OfSource(make(parameters)),
  );

/** An indicator of whole bars with one output. */
export const ofBars = (
  facts: Omit<Facts, 'reads' | 'outputs'> & { readonly outputs?: readonly string[] },
  make: (parameters: IndicatorParameters) => { next(bar: IndicatorBar): number },
): Indicator =>
  streamed({ outputs: [facts.name], ...facts, reads: 'bars' }, (parameters) => new OfBars(make(parameters)));

/** An indicator of one bar alone: no state, no warm-up. */
export const ofBar = (
  facts: Omit<Facts, 'reads' | 'outputs' | 'parameters' | 'warmUp'>,
  value: (bar: IndicatorBar) => number,
): Indicator => ofBars({ ...facts, parameters: {}, warmUp: () => 0 }, () => ({ next: value }));
