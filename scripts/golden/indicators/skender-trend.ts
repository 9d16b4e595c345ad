/** Stock.Indicators: trends, patterns and averages, each function as one of ours. */
import { moved, scaled, type Mapping } from './mapping.ts';
import { PERIOD, word, used, later, PIVOT_FIELDS, SPANS } from './skender-fields.ts';

const average = (name: string): Mapping => ({ indicator: name, names: PERIOD, fields: { [name]: name } });

export const TREND: Readonly<Record<string, Mapping>> = {
  Adx: {
    indicator: 'adx',
    names: PERIOD,
    fields: { adx: 'adx', pdi: 'plus', mdi: 'minus', dx: 'dx', adxr: 'adxr' },
  },
  Alligator: {
    indicator: 'alligator',
    names: { jawPeriods: 'jaw', teethPeriods: 'teeth', lipsPeriods: 'lips' },
    source: 'hl2',
    fields: { jaw: later('jaw', () => 8), teeth: later('teeth', () => 5), lips: later('lips', () => 3) },
  },
  Aroon: {
    indicator: 'aroon',
    names: PERIOD,
    fields: { aroonUp: 'up', aroonDown: 'down', oscillator: 'oscillator' },
    value: 'oscillator',
  },
  AtrStop: {
    indicator: 'atr-stop',
    names: { ...PERIOD, multiplier: 'multiplier' },
    also: ({ endType }) => ({ from: word(endType, 'close') === 'highlow' ? 'extremes' : 'close' }),
    fields: { atrStop: 'stop', buyStop: 'upper', sellStop: 'lower', atr: 'atr' },
  },
  Chandelier: {
    indicator: 'chandelier',
    names: { ...PERIOD, multiplier: 'multiplier' },
    fields: { chandelierExit: (ran) => ran.out(word(ran.given['type'], 'long')) },
  },
  Chop: { indicator: 'choppiness', names: PERIOD, fields: { chop: 'choppiness' } },
  ElderRay: {
    indicator: 'elder-ray',
    names: PERIOD,
    fields: { ema: 'ema', bullPower: 'bull', bearPower: 'bear' },
    value: 'bull',
  },
  Fcb: {
    indicator: 'fractal-bands',
    names: { windowSpan: 'span' },
    fields: { upperBand: 'upper', lowerBand: 'lower' },
  },
  Fractal: {
    indicator: 'fractal',
    also: ({ windowSpan, leftSpan, rightSpan, endType }) => {
      const left = Number(leftSpan ?? windowSpan ?? 2);
      const right = typeof endType === 'number' ? endType : Number(rightSpan ?? left);
      return { left, right, of: word(endType, 'highlow') === 'close' ? 'close' : 'extremes' };
    },
    fields: {
      fractalBear: later('high', (ran) => -used(ran, 'right', 2)),
      fractalBull: later('low', (ran) => -used(ran, 'right', 2)),
    },
  },
  Gator: {
    indicator: 'gator',
    source: 'hl2',
    fields: {
      upper: 'upper',
      lower: 'lower',
      upperIsExpanding: 'upperExpanding',
      lowerIsExpanding: 'lowerExpanding',
    },
  },
  HeikinAshi: {
    indicator: 'heikin-ashi',
    fields: {
      open: 'open',
      high: 'high',
      low: 'low',
      close: 'close',
      volume: ({ input }) => input.volume,
      date: ({ input }) => input.time,
    },
    value: 'close',
  },
  Ichimoku: {
    indicator: 'ichimoku',
    names: { tenkanPeriods: 'conversion', kijunPeriods: 'base', senkouBPeriods: 'span' },
    fields: {
      tenkanSen: 'conversion',
      kijunSen: 'base',
      senkouSpanA: later('spanA', (ran) => used(ran, 'base', 26)),
      senkouSpanB: later('spanB', (ran) => used(ran, 'base', 26)),
      chikouSpan: (ran) => moved(ran.input.close, -used(ran, 'base', 26)),
    },
  },
  ParabolicSar: {
    indicator: 'parabolic-sar',
    names: { accelerationStep: 'step', maxAccelerationFactor: 'max' },
    fixed: { firstTrend: 'hidden' },
    fields: { sar: 'sar', isReversal: 'turned' },
  },
  PivotPoints: {
    indicator: 'pivot-points',
    also: ({ windowSize, pointType }) => ({
      span: SPANS[word(windowSize, 'month')] ?? 'month',
      kind: word(pointType, 'standard'),
    }),
    fields: PIVOT_FIELDS,
  },
  RollingPivots: {
    indicator: 'rolling-pivots',
    names: { windowPeriods: 'period', offsetPeriods: 'lag' },
    also: ({ pointType }) => ({ kind: word(pointType, 'standard') }),
    fields: PIVOT_FIELDS,
  },
  SuperTrend: {
    indicator: 'supertrend',
    names: { ...PERIOD, multiplier: 'multiplier' },
    fields: { superTrend: 'supertrend', upperBand: 'upper', lowerBand: 'lower' },
  },
  VolatilityStop: {
    indicator: 'volatility-stop',
    names: { ...PERIOD, multiplier: 'multiplier' },
    fixed: { firstTrend: 'hidden' },
    fields: { sar: 'stop', isStop: 'turned', upperBand: 'upper', lowerBand: 'lower' },
  },
  Vortex: { indicator: 'vortex', names: PERIOD, fields: { pvi: 'plus', nvi: 'minus' } },
  Doji: {
    indicator: 'doji',
    names: { maxPriceChangePercent: 'percent' },
    fields: { price: 'price', match: 'match' },
  },
  Marubozu: {
    indicator: 'marubozu',
    names: { minBodyPercent: 'percent' },
    fields: { price: 'price', match: scaled('match', 100) },
  },
};

export const AVERAGES: Readonly<Record<string, Mapping>> = {
  Alma: {
    indicator: 'alma',
    names: { ...PERIOD, offset: 'offset', sigma: 'sigma' },
    fields: { alma: 'alma' },
  },
  BarPart: { indicator: 'sma', fixed: { period: 1 }, fields: { value: 'sma' } },
  Dema: { ...average('dema'), fixed: { seed: 'together' } },
  Dynamic: {
    indicator: 'mcginley',
    names: { ...PERIOD, kFactor: 'factor' },
    fields: { dynamic: 'mcginley' },
  },
  Ema: average('ema'),
  Epma: average('epma'),
  Hma: average('hma'),
  HtTrendline: {
    indicator: 'ht-trendline',
    source: 'hl2',
    fields: { trendline: 'trendline', dcPeriods: 'cycle', smoothPrice: 'smooth' },
  },
  Kama: {
    indicator: 'kama',
    names: { erPeriods: 'period', fastPeriods: 'fast', slowPeriods: 'slow' },
    fields: { kama: 'kama', er: 'efficiency' },
  },
  MaEnvelopes: {
    indicator: 'envelopes',
    names: { ...PERIOD, percentOffset: 'percent' },
    also: ({ movingAverageType }) => ({ average: word(movingAverageType, 'sma') }),
    fields: { centerline: 'centre', upperEnvelope: 'upper', lowerEnvelope: 'lower' },
  },
  Mama: {
    indicator: 'mama',
    names: { fastLimit: 'fast', slowLimit: 'slow' },
    source: 'hl2',
    fields: { mama: 'mama', fama: 'fama' },
  },
  Sma: average('sma'),
  SmaAnalysis: {
    indicator: 'mean-deviation',
    names: PERIOD,
    fields: { sma: 'sma', mad: 'mad', mse: 'mse', mape: 'mape' },
  },
  Smma: average('smma'),
  T3: {
    indicator: 't3',
    names: { ...PERIOD, volumeFactor: 'factor' },
    fixed: { seed: 'first' },
    fields: { t3: 't3' },
  },
  Tema: { ...average('tema'), fixed: { seed: 'together' } },
  Vwap: { indicator: 'vwap', fixed: { anchor: 'first' }, fields: { vwap: 'vwap' } },
  Vwma: average('vwma'),
  Wma: average('wma'),
};
