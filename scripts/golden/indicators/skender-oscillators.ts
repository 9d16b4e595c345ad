/** Stock.Indicators: oscillators, volume, volatility and statistics, each function as one of ours. */
import { from, type Mapping } from './mapping.ts';
import {
  PERIOD,
  FAST_SLOW,
  word,
  whole,
  used,
  beside,
  later,
  lastLine,
  theirIntercept,
  blocks,
  blockBegins,
} from './skender-fields.ts';

export const OSCILLATORS: Readonly<Record<string, Mapping>> = {
  Awesome: {
    indicator: 'awesome',
    names: FAST_SLOW,
    fields: { oscillator: 'awesome', normalized: 'normalised' },
  },
  Bop: { indicator: 'bop', names: { smoothPeriods: 'period' }, fields: { bop: 'bop' } },
  Cci: { indicator: 'cci', names: PERIOD, fields: { cci: 'cci' } },
  Cmo: { indicator: 'cmo', names: PERIOD, fields: { cmo: 'cmo' } },
  ConnorsRsi: {
    indicator: 'connors-rsi',
    names: { rsiPeriods: 'rsi', streakPeriods: 'streak', rankPeriods: 'rank' },
    fields: {
      connorsRsi: 'connors-rsi',
      streak: 'streak',
      rsi: 'rsi',
      rsiStreak: from('streakRsi', (ran) => used(ran, 'streak', 2) + 2),
      percentRank: 'rank',
    },
  },
  Dpo: {
    indicator: 'dpo',
    names: PERIOD,
    fields: {
      dpo: later('dpo', (ran) => -(Math.floor(used(ran, 'period', 14) / 2) + 1)),
      sma: later('sma', (ran) => -(Math.floor(used(ran, 'period', 14) / 2) + 1)),
    },
  },
  FisherTransform: {
    indicator: 'fisher',
    names: PERIOD,
    fixed: { start: 'first' },
    source: 'hl2',
    fields: { fisher: 'fisher', trigger: 'trigger' },
  },
  Hurst: {
    indicator: 'hurst',
    names: PERIOD,
    fields: { hurstExponent: 'hurst', hurstExponentAL: 'corrected' },
  },
  Macd: {
    indicator: 'macd',
    names: { ...FAST_SLOW, signalPeriods: 'signal' },
    fields: {
      macd: 'macd',
      signal: 'signal',
      histogram: 'histogram',
      fastEma: beside('ema', 'ema', (ran) => ({ period: used(ran, 'fast', 12) })),
      slowEma: beside('ema', 'ema', (ran) => ({ period: used(ran, 'slow', 26) })),
    },
  },
  Pmo: {
    indicator: 'pmo',
    names: { timePeriods: 'period', smoothPeriods: 'smooth', signalPeriods: 'signal' },
    fields: { pmo: 'pmo', signal: 'signal' },
  },
  Roc: {
    indicator: 'roc',
    names: PERIOD,
    fields: {
      roc: 'roc',
      momentum: (ran) => {
        const period = used(ran, 'period', 14);
        const { source } = ran.input;
        return source.map((value, at) => (at < period ? Number.NaN : value - source[at - period]!));
      },
    },
  },
  RocWb: {
    indicator: 'roc-bands',
    names: { ...PERIOD, emaPeriods: 'average', stdDevPeriods: 'deviation' },
    fields: { roc: 'roc', rocEma: 'average', upperBand: 'upper', lowerBand: 'lower' },
  },
  Rsi: { indicator: 'rsi', names: PERIOD, fields: { rsi: 'rsi' } },
  Smi: {
    indicator: 'smi',
    names: {
      ...PERIOD,
      firstSmoothPeriods: 'first',
      secondSmoothPeriods: 'second',
      signalPeriods: 'signal',
    },
    fields: { smi: 'smi', signal: 'signal' },
  },
  Stc: {
    indicator: 'stc',
    names: { ...FAST_SLOW, cyclePeriods: 'cycle' },
    fixed: { form: 'single' },
    fields: { stc: 'stc' },
  },
  Stoch: {
    indicator: 'stochastic',
    names: {
      ...PERIOD,
      signalPeriods: 'signal',
      smoothPeriods: 'smooth',
      kFactor: 'kFactor',
      dFactor: 'dFactor',
    },
    fixed: { begin: 'again' },
    also: ({ movingAverageType }) => ({ average: word(movingAverageType, 'sma') }),
    fields: { oscillator: 'k', signal: 'd', percentJ: 'j', k: 'k', d: 'd', j: 'j' },
  },
  StochRsi: {
    indicator: 'stochrsi',
    names: { rsiPeriods: 'rsi', stochPeriods: 'period', signalPeriods: 'signal', smoothPeriods: 'smooth' },
    fields: { stochRsi: 'stochrsi', signal: 'signal' },
  },
  Trix: {
    indicator: 'trix',
    names: PERIOD,
    fixed: { seed: 'together' },
    fields: { trix: 'trix', ema3: 'average' },
  },
  Tsi: {
    indicator: 'tsi',
    names: { ...PERIOD, smoothPeriods: 'smooth', signalPeriods: 'signal' },
    fields: { tsi: 'tsi', signal: 'signal' },
  },
  Ultimate: {
    indicator: 'ultimate',
    names: { shortPeriods: 'short', middlePeriods: 'middle', longPeriods: 'long' },
    fields: { ultimate: 'ultimate' },
  },
  WilliamsR: { indicator: 'williams-r', names: PERIOD, fields: { williamsR: 'williams-r' } },
};

const FLOW = { moneyFlowMultiplier: 'multiplier', moneyFlowVolume: 'flow' };

export const OTHERS: Readonly<Record<string, Mapping>> = {
  Adl: { indicator: 'adl', fields: { adl: 'adl', ...FLOW } },
  Atr: {
    indicator: 'atr',
    names: PERIOD,
    fields: { atr: 'atr', tr: 'range', atrp: 'percent' },
    value: 'percent',
  },
  Tr: { indicator: 'true-range', fields: { tr: 'true-range' } },
  Beta: { indicator: 'beta', names: PERIOD, fields: { beta: 'beta', betaUp: 'up', betaDown: 'down' } },
  BollingerBands: {
    indicator: 'bollinger',
    names: { ...PERIOD, standardDeviations: 'deviations' },
    fields: {
      sma: 'middle',
      upperBand: 'upper',
      lowerBand: 'lower',
      percentB: 'percentB',
      zScore: 'z',
      width: 'width',
    },
    value: 'percentB',
  },
  ChaikinOsc: {
    indicator: 'chaikin-oscillator',
    names: FAST_SLOW,
    fields: {
      oscillator: 'oscillator',
      fastEma: 'fast',
      slowEma: 'slow',
      adl: 'adl',
      moneyFlowMultiplier: beside('adl', 'multiplier'),
      moneyFlowVolume: beside('adl', 'flow'),
    },
  },
  Cmf: { indicator: 'cmf', names: PERIOD, fields: { cmf: 'cmf', ...FLOW } },
  Correlation: {
    indicator: 'correlation',
    names: PERIOD,
    fields: {
      correlation: 'r',
      rSquared: 'r2',
      covariance: 'covariance',
      varianceA: 'variance',
      varianceB: 'otherVariance',
    },
  },
  Donchian: {
    indicator: 'donchian',
    names: PERIOD,
    fixed: { window: 'before' },
    fields: { centerline: 'centre', upperBand: 'upper', lowerBand: 'lower', width: 'width' },
  },
  ForceIndex: {
    indicator: 'force-index',
    names: PERIOD,
    also: (given) => ({ period: whole(given, 'lookbackPeriods', 2) }),
    fields: { forceIndex: 'force-index' },
  },
  Keltner: {
    indicator: 'keltner',
    names: { emaPeriods: 'period', multiplier: 'multiplier', atrPeriods: 'atr' },
    fields: { centerline: 'centre', upperBand: 'upper', lowerBand: 'lower', width: 'width' },
  },
  Kvo: {
    indicator: 'klinger',
    names: { ...FAST_SLOW, signalPeriods: 'signal' },
    fields: { oscillator: 'klinger', signal: 'signal' },
  },
  Mfi: { indicator: 'mfi', names: PERIOD, fields: { mfi: 'mfi' } },
  Obv: { indicator: 'obv', fields: { obv: 'obv' } },
  Prs: {
    indicator: 'relative-strength',
    names: PERIOD,
    fields: { prs: 'strength', prsPercent: 'change' },
  },
  Pvo: {
    indicator: 'pvo',
    names: { ...FAST_SLOW, signalPeriods: 'signal' },
    fields: { pvo: 'pvo', signal: 'signal', histogram: 'histogram' },
  },
  Slope: {
    indicator: 'linear-regression',
    names: PERIOD,
    fields: {
      slope: 'slope',
      intercept: theirIntercept,
      stdDev: 'deviation',
      rSquared: 'r2',
      line: lastLine,
    },
  },
  StarcBands: {
    indicator: 'starc',
    names: { smaPeriods: 'period', multiplier: 'multiplier', atrPeriods: 'atr' },
    fields: { centerline: 'centre', upperBand: 'upper', lowerBand: 'lower' },
  },
  StdDev: {
    indicator: 'standard-deviation',
    names: PERIOD,
    also: (given) => ({ period: whole(given, 'lookbackPeriods', 14) }),
    fields: { stdDev: 'deviation', mean: 'mean', zScore: 'z' },
  },
  StdDevChannels: {
    indicator: 'linear-regression',
    also: (given) => ({
      period: whole(given, 'lookbackPeriods', whole(given, 'count', 20)),
    }),
    fields: {
      centerline: blocks(0),
      upperChannel: blocks(1),
      lowerChannel: blocks(-1),
      breakPoint: blockBegins,
    },
  },
  UlcerIndex: { indicator: 'ulcer', names: PERIOD, fields: { ulcerIndex: 'ulcer', ui: 'ulcer' } },
};
