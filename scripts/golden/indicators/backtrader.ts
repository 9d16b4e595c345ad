/** Backtrader: three rows of each indicator, with the library's default parameters, over one file. */
import { inputOf, type Source } from '../../../src/shared/research/indicators/run.ts';
import { failed, passed, unsupported, type Runner } from '../types.ts';
import { readColumns } from './data.ts';
import { fieldOf, moved, run, type Field } from './mapping.ts';

interface Defaults {
  readonly indicator: string;
  readonly with?: Readonly<Record<string, number | string>>;
  readonly source?: Source;
  /** In the order of the library's lines. */
  readonly lines: readonly Field[];
}

const one = (
  indicator: string,
  parameters: Readonly<Record<string, number | string>> = {},
  line: Field = indicator,
): Defaults => ({ indicator, with: parameters, lines: [line] });

const envelope = (average: string): Defaults => ({
  indicator: 'envelopes',
  with: { period: 30, percent: 2.5, average },
  lines: ['centre', 'upper', 'lower'],
});

const beside = (average: string): Defaults => one('distance', { period: 30, average });

const DEFAULTS: Readonly<Record<string, Defaults>> = {
  AO: one('awesome'),
  ATR: one('atr'),
  AccelerationDecelerationOscillator: one('accelerator'),
  AccDeOsc: one('accelerator'),
  AroonOscillator: one('aroon', { period: 14 }, 'oscillator'),
  AroonUpDown: { indicator: 'aroon', with: { period: 14 }, lines: ['up', 'down'] },
  AroonUpDownOscillator: { indicator: 'aroon', with: { period: 14 }, lines: ['up', 'down', 'oscillator'] },
  BBands: { indicator: 'bollinger', lines: ['middle', 'upper', 'lower'] },
  CCI: one('cci', { deviation: 'rolling' }),
  DEMA: one('dema', { period: 30 }),
  DEMAEnvelope: envelope('dema'),
  DEMAOsc: beside('dema'),
  DM: { indicator: 'adx', lines: ['adx', 'adxr', 'plus', 'minus'] },
  DMI: { indicator: 'adx', lines: ['adx', 'plus', 'minus'] },
  DPO: { indicator: 'dpo', with: { period: 20 }, lines: ['dpo'] },
  DV2: one('dv2'),
  DownMove: one('momentum', { period: 1 }, (ran) => ran.out('momentum').map((value) => -value)),
  EMA: one('ema', { period: 30 }),
  EMAEnvelope: envelope('ema'),
  EMAOsc: beside('ema'),
  HMA: one('hma', { period: 30 }),
  HeikinAshi: { indicator: 'heikin-ashi', lines: ['open', 'high', 'low', 'close'] },
  Highest: one('highest', { period: 14 }),
  Ichimoku: {
    indicator: 'ichimoku',
    lines: [
      'conversion',
      'base',
      (ran) => moved(ran.out('spanA'), 26),
      (ran) => moved(ran.out('spanB'), 26),
      (ran) => moved(ran.input.close, -26),
    ],
  },
  KAMA: one('kama', { period: 30 }),
  KST: { indicator: 'kst', lines: ['kst', 'signal'] },
  LRSI: one('laguerre-rsi', { start: 'zero', skip: 5 }),
  Lowest: one('lowest', { period: 14 }),
  MACDHisto: { indicator: 'macd', lines: ['macd', 'signal', 'histogram'] },
  Momentum: one('momentum', { period: 12 }),
  MomentumOscillator: one('roc', { period: 12 }, (ran) => ran.out('roc').map((value) => value + 100)),
  Oscillator: beside('sma'),
  PPO: { indicator: 'ppo', lines: ['ppo', 'signal', 'histogram'] },
  PctRank: one('percent-rank', { period: 50 }),
  PriceOsc: one('apo'),
  ROC: one('roc', { period: 12 }, (ran) => ran.out('roc').map((value) => value / 100)),
  RSI: one('rsi'),
  RSI_Safe: one('rsi'),
  SMA: one('sma', { period: 30 }),
  SMAEnvelope: envelope('sma'),
  SMAOsc: beside('sma'),
  SMMA: one('smma', { period: 30 }),
  SMMAEnvelope: envelope('smma'),
  SMMAOsc: beside('smma'),
  StdDev: one('standard-deviation', {}, 'deviation'),
  Stochastic: { indicator: 'stochastic', lines: ['k', 'd'] },
  StochasticFull: {
    indicator: 'stochastic',
    with: { smooth: 1 },
    lines: [
      'k',
      'd',
      // The slow line is the mean of the fast one’s mean.
      (ran) => {
        const slow = ran.out('d');
        return slow.map(
          (value, at) => (value + (slow[at - 1] ?? Number.NaN) + (slow[at - 2] ?? Number.NaN)) / 3,
        );
      },
    ],
  },
  TEMA: one('tema', { period: 30 }),
  TEMAEnvelope: envelope('tema'),
  TEMAOsc: beside('tema'),
  TSI: one('tsi'),
  Trix: one('trix', { period: 15 }),
  TrixSignal: { indicator: 'trix', with: { period: 15 }, lines: ['trix', 'signal'] },
  UltimateOscillator: one('ultimate'),
  UpMove: one('momentum', { period: 1 }),
  Vortex: { indicator: 'vortex', lines: ['plus', 'minus'] },
  WMA: one('wma', { period: 30 }),
  WMAEnvelope: envelope('wma'),
  WMAOsc: beside('wma'),
  WilliamsAD: one('williams-ad'),
  WilliamsR: one('williams-r'),
  ZLEMA: one('zlema', { period: 30 }),
  ZeroLagIndicator: one('zero-lag-error', { period: 30 }),
};

export const BACKTRADER_FUNCTIONS: readonly string[] = Object.keys(DEFAULTS);

const readings = (value: unknown): number[] =>
  (Array.isArray(value) ? value : [value]).map((each) => (each === 'NaN' ? Number.NaN : Number(each)));

export const runBacktrader: Runner = (test, root) => {
  const defaults = DEFAULTS[test.fn.replace('backtrader:', '')];
  const { data, args } = (test.args ?? {}) as { data: string; args?: unknown };
  if (!defaults) return unsupported('');
  if (args !== 'library defaults') return unsupported('with parameters');
  const input = inputOf(readColumns(root, data), defaults.source ?? 'close');
  const { indicator, with: fixed = {} } = defaults;
  const ran = run({ indicator, fixed, fields: {} }, {}, input);
  const { rows, lines } = test.expected as { rows: number[]; lines: unknown[][] };
  const { decimals } = test.tolerance as { decimals: number };
  for (const [index, values] of lines.entries()) {
    const line = defaults.lines[index];
    if (line === undefined) return unsupported(`line ${index}`);
    const got = fieldOf(line, ran);
    for (const [at, value] of values.entries()) {
      const row = rows[at]!;
      const same = readings(value).some((want) =>
        Number.isNaN(want) ? Number.isNaN(got[row]!) : Math.abs(got[row]! - want) < 1.5 * 10 ** -decimals,
      );
      if (!same) return failed({ line: index, row, value }, got[row]);
    }
  }
  return passed;
};
