/**
 * Moving average convergence divergence.
 * Formula: MACD = EMA(fast) − EMA(slow); signal = EMA(MACD, signal); histogram = MACD − signal
 * Source: Appel, Technical Analysis (2005). Weights `appel` are his rounded 0.15 and 0.075 for 12 and 26, as Tulip has them.
 * Warm-up: slow − 1 rows; signal − 1 more for the signal with seed sma. Fast must not be longer than slow: it is taken for slow where it is.
 */
import { choice, Machine, numberOf, rows, SEED, streamed, textOf } from './define.ts';
import type { Indicator, IndicatorBar, IndicatorInput, IndicatorParameters } from './indicator.ts';
import { exponential, Recursion, type Seed } from './kernels/recursions.ts';

function averagesOf(parameters: IndicatorParameters): {
  fast: Recursion;
  slow: Recursion;
  signal: Recursion;
} {
  const fast = numberOf(parameters, 'fast');
  const slow = numberOf(parameters, 'slow');
  const seed = textOf<Seed>(parameters, 'seed');
  const rounded = parameters['weights'] === 'appel' && fast === 12 && slow === 26;
  const begin = (period: number): number => (seed === 'first' ? 1 : period);
  return {
    fast: rounded ? new Recursion(0.15, begin(fast)) : exponential(fast, seed),
    slow: rounded ? new Recursion(0.075, begin(slow)) : exponential(slow, seed),
    signal: exponential(numberOf(parameters, 'signal'), seed),
  };
}

const longest = (parameters: IndicatorParameters): number =>
  Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow'));

class Macd extends Machine {
  private readonly fast: Recursion;
  private readonly slow: Recursion;
  private readonly signal: Recursion;
  /** Values that are still to come before the averages count as settled. */
  private held: number;

  constructor(parameters: IndicatorParameters) {
    super(3);
    const { fast, slow, signal } = averagesOf(parameters);
    this.fast = fast;
    this.slow = slow;
    this.signal = signal;
    this.held = longest(parameters) - 1;
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const fast = this.fast.next(source);
    const slow = this.slow.next(source);
    const macd = this.held > 0 ? Number.NaN : fast - slow;
    if (this.held > 0 && source === source) this.held -= 1;
    const signal = this.signal.next(macd);
    values[0] = macd;
    values[1] = signal;
    values[2] = macd - signal;
  }
}

const formed = streamed(
  {
    name: 'macd',
    title: 'Moving average convergence divergence',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: {
      fast: rows(12),
      slow: rows(26),
      signal: rows(9),
      seed: SEED,
      weights: choice('exact', 'appel'),
    },
    outputs: ['macd', 'signal', 'histogram'],
    warmUp: (parameters) => longest(parameters) - 1,
  },
  (parameters) => new Macd(parameters),
);

/** Begun by the streaming form; then its operations in their order, on variables of its own. */
const batch: Indicator['batch'] = (input, parameters, out) => {
  const { source, count } = input;
  const { fast, slow, signal } = averagesOf(parameters);
  let held = longest(parameters) - 1;
  let at = 0;
  for (; at < count && signal.value !== signal.value; at += 1) {
    const value = source[at]!;
    const first = fast.next(value);
    const second = slow.next(value);
    const macd = held > 0 ? Number.NaN : first - second;
    if (held > 0 && value === value) held -= 1;
    write(out, at, macd, signal.next(macd));
  }
  follow(input, at, out, fast, slow, signal);
};

function write(out: readonly Float64Array[], at: number, macd: number, signal: number): void {
  out[0]![at] = macd;
  out[1]![at] = signal;
  out[2]![at] = macd - signal;
}

/** The rest of the rows, from `from` on, once all three averages have begun. */
function follow(
  { source, count }: IndicatorInput,
  from: number,
  out: readonly Float64Array[],
  fast: Recursion,
  slow: Recursion,
  signal: Recursion,
): void {
  const macds = out[0]!;
  const signals = out[1]!;
  const histogram = out[2]!;
  let first = fast.value;
  let second = slow.value;
  let line = signal.value;
  for (let at = from; at < count; at += 1) {
    const value = source[at]!;
    if (value !== value) {
      write(out, at, value, value);
      continue;
    }
    if (value !== first) first = fast.keep * first + fast.weight * value;
    if (value !== second) second = slow.keep * second + slow.weight * value;
    const macd = first - second;
    if (macd !== line) line = signal.keep * line + signal.weight * macd;
    macds[at] = macd;
    signals[at] = line;
    histogram[at] = macd - line;
  }
}

export const macd: Indicator = { ...formed, batch };
