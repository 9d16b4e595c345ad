/** technicalindicators (npm): inputs and right-aligned outputs that a case carries itself, newest first where it says so. */
import { inputOf, type Source } from '../../../src/shared/research/indicators/run.ts';
import { failed, passed, unsupported, type Outcome, type Runner } from '../types.ts';
import { columnsOf } from './data.ts';
import { fieldOf, run, type Field, type Given, type Mapping } from './mapping.ts';

const PERIOD = { period: 'period' };

/** `value` is the field of outputs that are numbers; `drop` rows at the beginning are not told. */
const plain = (
  indicator: string,
  output = indicator,
  fixed: Mapping['fixed'] = {},
  source?: Source,
): Mapping => ({
  indicator,
  names: PERIOD,
  fixed,
  fields: { value: output },
  ...(source ? { source } : {}),
});

const price = (indicator: string): Mapping => ({ indicator, fields: { value: indicator } });

/** Wilder averages of rises or of falls. */
const changes = (sign: number): Mapping => ({
  indicator: 'smma',
  names: PERIOD,
  fields: { value: 'smma' },
  fixed: { sign: sign > 0 ? 'rises' : 'falls' },
});

const MAPPINGS: Readonly<Record<string, Mapping>> = {
  ADL: price('adl'),
  ADX: { indicator: 'adx', names: PERIOD, fields: { adx: 'adx', pdi: 'plus', mdi: 'minus' } },
  ATR: plain('atr'),
  TrueRange: price('true-range'),
  AverageGain: changes(1),
  AverageLoss: changes(-1),
  AwesomeOscillator: {
    indicator: 'awesome',
    names: { fastPeriod: 'fast', slowPeriod: 'slow' },
    fields: { value: 'awesome' },
  },
  BollingerBands: {
    indicator: 'bollinger',
    names: { ...PERIOD, stdDev: 'deviations' },
    fields: { lower: 'lower', middle: 'middle', upper: 'upper', pb: 'percentB' },
  },
  CCI: plain('cci'),
  CrossDown: { indicator: 'crossing', fixed: { memory: 'last' }, fields: { value: 'under' } },
  CrossUp: { indicator: 'crossing', fixed: { memory: 'last' }, fields: { value: 'over' } },
  EMA: plain('ema'),
  ForceIndex: plain('force-index'),
  HeikinAshi: {
    indicator: 'heikin-ashi',
    fields: { open: 'open', high: 'high', low: 'low', close: 'close', volume: ({ input }) => input.volume },
  },
  Highest: plain('highest'),
  IchimokuCloud: {
    indicator: 'ichimoku',
    names: { conversionPeriod: 'conversion', basePeriod: 'base', spanPeriod: 'span' },
    fields: { conversion: 'conversion', base: 'base', spanA: 'spanA', spanB: 'spanB' },
  },
  KST: {
    indicator: 'kst',
    names: {
      ROCPer1: 'roc1',
      ROCPer2: 'roc2',
      ROCPer3: 'roc3',
      ROCPer4: 'roc4',
      SMAROCPer1: 'sma1',
      SMAROCPer2: 'sma2',
      SMAROCPer3: 'sma3',
      SMAROCPer4: 'sma4',
      signalPeriod: 'signal',
    },
    fields: { kst: 'kst', signal: 'signal' },
  },
  KeltnerChannels: {
    indicator: 'keltner',
    names: { maPeriod: 'period', atrPeriod: 'atr', multiplier: 'multiplier' },
    also: ({ useSMA }) => ({ average: useSMA === true ? 'sma' : 'ema' }),
    fields: { middle: 'centre', upper: 'upper', lower: 'lower' },
  },
  Lowest: plain('lowest'),
  MACD: {
    indicator: 'macd',
    names: { fastPeriod: 'fast', slowPeriod: 'slow', signalPeriod: 'signal' },
    fields: { MACD: 'macd', signal: 'signal', histogram: 'histogram' },
  },
  MDM: { indicator: 'directional-movement', fields: { value: 'down' } },
  MFI: plain('mfi'),
  OBV: price('obv'),
  PDM: { indicator: 'directional-movement', fields: { value: 'up' } },
  PSAR: { indicator: 'parabolic-sar', names: { step: 'step', max: 'max' }, fields: { value: 'sar' } },
  ROC: plain('roc'),
  RSI: plain('rsi'),
  SD: plain('standard-deviation', 'deviation'),
  SMA: plain('sma'),
  StochasticRSI: {
    indicator: 'stochrsi',
    names: { rsiPeriod: 'rsi', stochasticPeriod: 'period', kPeriod: 'smooth', dPeriod: 'signal' },
    fields: { k: 'stochrsi', d: 'signal' },
  },
  Stochastic: {
    indicator: 'stochastic',
    names: { ...PERIOD, signalPeriod: 'signal' },
    fixed: { smooth: 1 },
    fields: { k: 'k', d: 'd' },
  },
  Sum: plain('sum'),
  TRIX: plain('trix'),
  TypicalPrice: price('typical-price'),
  VWAP: { indicator: 'vwap', fixed: { anchor: 'first' }, fields: { value: 'vwap' } },
  WEMA: plain('smma'),
  WilliamsR: plain('williams-r'),
  WMA: plain('wma'),
};

export const TECHNICAL_FUNCTIONS: readonly string[] = Object.keys(MAPPINGS);

type Inputs = Readonly<Record<string, readonly number[] | undefined>>;

const lists = (given: Given, reversed: boolean): Inputs =>
  Object.fromEntries(
    Object.entries(given)
      .filter((entry): entry is [string, number[]] => Array.isArray(entry[1]))
      .map(([name, values]) => [name, reversed ? [...values].reverse() : values]),
  );

/** Rows of the answer, oldest first, each by field. */
function rowsOf(expected: unknown): Readonly<Record<string, unknown>>[] {
  if (Array.isArray(expected))
    return expected.map((row: unknown) =>
      typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : { value: row },
    );
  const columns = Object.entries(expected as Record<string, unknown[]>);
  return (columns[0]?.[1] ?? []).map((_, at) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[at]])),
  );
}

const decimalsOf = (value: number): number => /\.(\d+)$/u.exec(String(value))?.[1]?.length ?? 0;

/** As many decimals as are shown, at least to the tolerance. */
function within(got: number, want: number): boolean {
  const shown = decimalsOf(want);
  const half = shown < 6 ? 0.5001 * 10 ** -shown : 0;
  return Math.abs(got - want) <= Math.max(half, 1e-6 + 1e-6 * Math.abs(want));
}

/** The changes of one direction alone, which their averages of gains and losses are taken of. */
function oneSided(values: Float64Array, kind: unknown): Float64Array {
  const sign = kind === 'rises' ? 1 : -1;
  return values.map((value, at) => (at === 0 ? Number.NaN : Math.max(0, sign * (value - values[at - 1]!))));
}

function inputOfCase(mapping: Mapping, given: Inputs) {
  const { lineA, lineB } = given;
  const columns = columnsOf(lineA ? { close: lineA } : given);
  const input = inputOf(columns, mapping.source ?? 'close', lineB ? Float64Array.from(lineB) : null);
  const side = mapping.fixed?.['sign'];
  return side === undefined ? input : { ...input, source: oneSided(input.source, side) };
}

type Row = Readonly<Record<string, unknown>>;

function compare(mapping: Mapping, input: Given, rows: readonly Row[], inputs: Inputs): Outcome {
  const { sign: _, ...fixed } = mapping.fixed ?? {};
  const ran = run({ ...mapping, fixed }, input, inputOfCase(mapping, inputs));
  const first = ran.count - rows.length;
  for (const [at, row] of rows.entries())
    for (const [name, value] of Object.entries(row)) {
      const field: Field | undefined = mapping.fields[name];
      if (field === undefined) {
        if (name === 'timestamp' || value === undefined) continue;
        return unsupported(name);
      }
      const got = fieldOf(field, ran)[first + at]!;
      // A row before the first that can be told: their crossings begin with false.
      const want = typeof value === 'boolean' ? Number(value) : (value as number);
      const same = Number.isNaN(got) && typeof value === 'boolean' ? want === 0 : within(got, want);
      if (!same) return failed({ [name]: value, row: first + at }, got);
    }
  return passed;
}

export const runTechnical: Runner = (one) => {
  const mapping = MAPPINGS[one.fn.replace('technicalindicators:', '')];
  const { input } = (one.args ?? {}) as { input: Given };
  if (!mapping) return unsupported('');
  if (input['SimpleMAOscillator'] === true || input['SimpleMASignal'] === true)
    return unsupported('MACD of simple means');
  const rows = rowsOf(one.expected);
  if (input['reversedInput'] !== true) return compare(mapping, input, rows, lists(input, false));
  // The library turns the caller's arrays round in place: a case may have been written down before or after that.
  const newestFirst = compare(mapping, input, [...rows].reverse(), lists(input, true));
  return newestFirst.kind === 'failed' ? compare(mapping, input, rows, lists(input, false)) : newestFirst;
};
