/** EMA, RSI, MACD and Bollinger bands over 1M values: batch kernels against the number-based streaming classes of trading-signals. */
import { BollingerBands, EMA, MACD, RSI } from 'trading-signals';
import type { IndicatorParameters } from '#research/indicators/indicator.ts';
import { indicatorNamed } from '#research/indicators/list.ts';
import { parametersOf } from '#research/indicators/parameters.ts';
import { seriesInput } from '#research/indicators/run.ts';
import { Seeded } from '#core/units/seeded.ts';
import { median, type Bench, type BenchResult } from './types.ts';

const VALUES = 1_000_000;
const ROUNDS = 9;
const WARM = 3;
/** Calls on a short part before that, so that both sides run as compiled as they get. */
const SHORT_CALLS = 150;
const SHORT = 10_000;
const GOAL = 8;
/** An average of one multiplication a value leaves little to win. */
const LEAST = 0.5;
const PEER = 'trading-signals 8.3.0';

interface Match {
  readonly name: string;
  readonly given: IndicatorParameters;
  /** Runs the peer over all values and keeps its results in columns, as ours does. */
  readonly peer: (values: Float64Array, out: readonly Float64Array[]) => void;
}

const MATCHES: readonly Match[] = [
  {
    name: 'ema',
    given: { period: 20, seed: 'first' },
    peer: (values, [out]) => {
      const peer = new EMA(20);
      for (let at = 0; at < values.length; at += 1) out![at] = peer.add(values[at]!) ?? Number.NaN;
    },
  },
  {
    name: 'rsi',
    given: { period: 14 },
    peer: (values, [out]) => {
      const peer = new RSI(14);
      for (let at = 0; at < values.length; at += 1) out![at] = peer.add(values[at]!) ?? Number.NaN;
    },
  },
  {
    name: 'macd',
    given: { seed: 'first' },
    peer: (values, [macd, signal, histogram]) => {
      const peer = new MACD(new EMA(12), new EMA(26), new EMA(9));
      for (let at = 0; at < values.length; at += 1) {
        const result = peer.add(values[at]!);
        if (!result) continue;
        macd![at] = result.macd;
        signal![at] = result.signal;
        histogram![at] = result.histogram;
      }
    },
  },
  {
    name: 'bollinger',
    given: { period: 20 },
    peer: (values, [middle, upper, lower]) => {
      const peer = new BollingerBands(20, 2);
      for (let at = 0; at < values.length; at += 1) {
        const result = peer.add(values[at]!);
        if (!result) continue;
        middle![at] = result.middle;
        upper![at] = result.upper;
        lower![at] = result.lower;
      }
    },
  },
];

function prices(): Float64Array {
  const chance = Seeded.of(12);
  let price = 100;
  return Float64Array.from({ length: VALUES }, () => {
    price *= 1 + (chance.below(2_001) - 1_000) / 200_000;
    return price;
  });
}

/** Columns whose memory has been touched: neither side pays for pages of the machine. */
const columnsOf = (count: number): Float64Array[] =>
  Array.from({ length: count }, () => new Float64Array(VALUES).fill(1));

interface Times {
  readonly ours: number[];
  readonly theirs: number[];
}

/** Milliseconds of each round after the warm-up, the sides in turn; both have to come to the same. */
function measure(values: Float64Array, { name, given, peer }: Match): Times {
  const indicator = indicatorNamed(name)!;
  const parameters = parametersOf(indicator, given);
  const input = seriesInput(values);
  const own = columnsOf(indicator.outputs.length);
  const others = columnsOf(3);
  const times: Times = { ours: [], theirs: [] };
  const short = values.slice(0, SHORT);
  for (let round = 0; round < SHORT_CALLS; round += 1) {
    indicator.batch(seriesInput(short), parameters, own);
    peer(short, others);
  }
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    const begin = performance.now();
    indicator.batch(input, parameters, own);
    const between = performance.now();
    peer(values, others);
    const end = performance.now();
    if (round < WARM) continue;
    times.ours.push(between - begin);
    times.theirs.push(end - between);
  }
  const got = own[0]!.at(-1)!;
  const want = others[0]!.at(-1)!;
  if (!(Math.abs(got - want) <= 1e-6 * Math.abs(want)))
    throw new Error(`${name}: ${got}, the peer has ${want}`);
  return times;
}

const row = (name: string, ours: number, peer: number, least: number): BenchResult => ({
  name: `indicators ${name}`,
  ours,
  peer,
  peerName: PEER,
  unit: 'ms per 1M values',
  ratio: peer / ours,
  goal: `≥ ${least}×`,
  holds: peer / ours >= least,
});

const geometric = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

export const indicators: Bench = () => {
  const values = prices();
  const rows = MATCHES.map((match): BenchResult => {
    const { ours, theirs } = measure(values, match);
    return row(match.name, median(ours), median(theirs), LEAST);
  });
  const ours = geometric(rows.map((each) => each.ours));
  return [...rows, row('geometric mean', ours, geometric(rows.map(({ peer }) => peer)), GOAL)];
};
