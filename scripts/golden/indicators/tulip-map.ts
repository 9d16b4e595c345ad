/** Tulip's functions as ours. Its exponential averages begin at the first value, its true range counts the first bar. */
import { scaled, type Mapping } from './mapping.ts';

/** `value` names the output of a function that has one. */
export type TulipMapping = Mapping;

const PERIOD = { period: 'period' };
const FIRST = { seed: 'first' };
const FAST_SLOW = { short_period: 'fast', long_period: 'slow' };

const plain = (indicator: string, fixed: Mapping['fixed'] = {}, output = indicator): Mapping => ({
  indicator,
  names: PERIOD,
  fixed,
  fields: { value: output },
});

const price = (indicator: string): Mapping => ({ indicator, fields: { value: indicator } });

const AVERAGES: Readonly<Record<string, Mapping>> = {
  alma: {
    indicator: 'alma',
    names: { ...PERIOD, offset: 'offset', sigma: 'sigma' },
    fixed: { centre: 'floor' },
    fields: { value: 'alma' },
  },
  dema: plain('dema', FIRST),
  ema: plain('ema', FIRST),
  hma: plain('hma'),
  kama: plain('kama'),
  linreg: plain('linear-regression', {}, 'end'),
  linregintercept: plain('linear-regression', {}, 'intercept'),
  linregslope: plain('linear-regression', {}, 'slope'),
  mama: {
    indicator: 'mama',
    names: { fastlimit: 'fast', slowlimit: 'slow' },
    fields: { mama: 'mama', fama: 'fama' },
  },
  sma: plain('sma'),
  tema: plain('tema', FIRST),
  trima: plain('trima'),
  tsf: plain('linear-regression', {}, 'forecast'),
  vidya: {
    indicator: 'vidya',
    names: { short_period: 'short', long_period: 'long', alpha: 'alpha' },
    fields: { value: 'vidya' },
  },
  vwma: plain('vwma'),
  wilders: plain('smma'),
  wma: plain('wma'),
  zlema: plain('zlema', FIRST),
};

const MOMENTUM: Readonly<Record<string, Mapping>> = {
  ao: { indicator: 'awesome', fields: { value: 'awesome' } },
  apo: { indicator: 'apo', names: FAST_SLOW, fixed: FIRST, fields: { value: 'apo' } },
  bop: { indicator: 'bop', fixed: { period: 1 }, fields: { value: 'bop' } },
  cci: plain('cci'),
  cmo: plain('cmo'),
  copp: {
    indicator: 'coppock',
    names: { short_period: 'short', long_period: 'long', wma_period: 'period' },
    fields: { value: 'coppock' },
  },
  dpo: plain('dpo'),
  fisher: {
    indicator: 'fisher',
    names: PERIOD,
    source: 'hl2',
    fields: { fisher: 'fisher', fisher_signal: 'trigger' },
  },
  fosc: plain('forecast-oscillator'),
  ikhts: plain('donchian', {}, 'centre'),
  kst: {
    indicator: 'kst',
    names: {
      roc1: 'roc1',
      roc2: 'roc2',
      roc3: 'roc3',
      roc4: 'roc4',
      ma1: 'sma1',
      ma2: 'sma2',
      ma3: 'sma3',
      ma4: 'sma4',
    },
    fields: { kst: 'kst', kst_signal: 'signal' },
  },
  macd: {
    indicator: 'macd',
    names: { ...FAST_SLOW, signal_period: 'signal' },
    fixed: { ...FIRST, weights: 'appel' },
    fields: { macd: 'macd', macd_signal: 'signal', macd_histogram: 'histogram' },
  },
  mom: plain('momentum'),
  msw: { indicator: 'mesa-sine', names: PERIOD, fields: { msw_sine: 'sine', msw_lead: 'lead' } },
  ppo: { indicator: 'ppo', names: FAST_SLOW, fixed: FIRST, fields: { value: 'ppo' } },
  qstick: plain('qstick'),
  roc: { indicator: 'roc', names: PERIOD, fields: { value: scaled('roc', 0.01) } },
  rocr: {
    indicator: 'roc',
    names: PERIOD,
    fields: { value: (ran) => ran.out('roc').map((value) => 1 + value / 100) },
  },
  rsi: plain('rsi'),
  stoch: {
    indicator: 'stochastic',
    names: { k_period: 'period', k_slowing_period: 'smooth', d_period: 'signal' },
    fields: { stoch_k: 'k', stoch_d: 'd' },
  },
  stochrsi: {
    indicator: 'stochrsi',
    names: { period: 'period' },
    also: ({ period }) => ({ rsi: Number(period) }),
    fields: { value: scaled('stochrsi', 0.01) },
  },
  // The change in percent of the present average, where ours is of the one before.
  trix: {
    ...plain('trix', FIRST),
    fields: { value: (ran) => ran.out('trix').map((value) => value / (1 + value / 100)) },
  },
  tsi: {
    indicator: 'tsi',
    names: { y_period: 'period', z_period: 'smooth' },
    fields: { value: 'tsi' },
  },
  ultosc: {
    indicator: 'ultimate',
    names: { short_period: 'short', medium_period: 'middle', long_period: 'long' },
    fields: { value: 'ultimate' },
  },
  vhf: plain('vhf'),
  willr: plain('williams-r'),
};

const TREND: Readonly<Record<string, Mapping>> = {
  adx: plain('adx', { seed: 'short' }),
  adxr: {
    ...plain('adx', { seed: 'short' }, 'adxr'),
    also: ({ period }) => ({ lag: Number(period) - 1 }),
  },
  dx: plain('adx', { seed: 'short' }, 'dx'),
  di: {
    indicator: 'adx',
    names: PERIOD,
    fixed: { seed: 'short' },
    fields: { plus_di: 'plus', minus_di: 'minus' },
  },
  dm: {
    indicator: 'directional-movement',
    names: PERIOD,
    fixed: { seed: 'short' },
    fields: { plus_dm: 'up', minus_dm: 'down' },
  },
  aroon: {
    indicator: 'aroon',
    names: PERIOD,
    fixed: { ties: 'newest' },
    fields: { aroon_down: 'down', aroon_up: 'up' },
  },
  aroonosc: plain('aroon', { ties: 'newest' }, 'oscillator'),
  psar: {
    indicator: 'parabolic-sar',
    names: { acceleration_factor_step: 'step', acceleration_factor_maximum: 'max' },
    fixed: { start: 'direction' },
    fields: { value: 'sar' },
  },
};

const VOLATILITY: Readonly<Record<string, Mapping>> = {
  abands: {
    indicator: 'acceleration-bands',
    names: PERIOD,
    fields: { abands_lower: 'lower', abands_upper: 'upper', abands_middle: 'centre' },
  },
  atr: plain('atr', { first: 'range' }),
  natr: plain('natr', { first: 'range' }),
  tr: { indicator: 'true-range', fixed: { first: 'range' }, fields: { value: 'true-range' } },
  bbands: {
    indicator: 'bollinger',
    names: { ...PERIOD, stddev: 'deviations' },
    fields: { bbands_lower: 'lower', bbands_middle: 'middle', bbands_upper: 'upper' },
  },
  cvi: plain('chaikin-volatility', FIRST),
  dc: { indicator: 'donchian', names: PERIOD, fields: { dc_lower: 'lower', dc_upper: 'upper' } },
  mass: plain('mass-index', FIRST),
  md: plain('mean-deviation', {}, 'mad'),
  stddev: plain('standard-deviation', {}, 'deviation'),
  // The standard error of the mean, not of a regression.
  stderr: {
    indicator: 'standard-deviation',
    names: PERIOD,
    fields: {
      value: (ran) => {
        const root = Math.sqrt(Number(ran.used['period']));
        return ran.out('deviation').map((value) => value / root);
      },
    },
  },
  var: plain('standard-deviation', {}, 'variance'),
  volatility: plain('realised-volatility', { returns: 'simple', deviation: 'population' }),
};

const OTHERS: Readonly<Record<string, Mapping>> = {
  ad: price('adl'),
  adosc: {
    indicator: 'chaikin-oscillator',
    names: FAST_SLOW,
    fixed: FIRST,
    fields: { value: 'oscillator' },
  },
  avgprice: price('average-price'),
  cmf: plain('cmf'),
  crossany: { indicator: 'crossing', fields: { value: 'either' } },
  crossover: { indicator: 'crossing', fields: { value: 'over' } },
  decay: plain('decay'),
  edecay: plain('decay', { form: 'exponential' }),
  emv: { indicator: 'ease-of-movement', fixed: { period: 1 }, fields: { value: 'ease-of-movement' } },
  fi: plain('force-index'),
  kvo: {
    indicator: 'klinger',
    names: FAST_SLOW,
    fixed: { form: 'original' },
    fields: { value: 'klinger' },
  },
  marketfi: price('market-facilitation'),
  max: plain('highest'),
  medprice: price('median-price'),
  mfi: plain('mfi'),
  min: plain('lowest'),
  nvi: price('nvi'),
  obv: price('obv'),
  pvi: price('pvi'),
  sum: plain('sum'),
  typprice: price('typical-price'),
  vosc: { indicator: 'volume-oscillator', names: FAST_SLOW, fields: { value: 'volume-oscillator' } },
  wad: price('williams-ad'),
  wcprice: price('weighted-price'),
};

export const TULIP: Readonly<Record<string, TulipMapping>> = {
  ...AVERAGES,
  ...MOMENTUM,
  ...TREND,
  ...VOLATILITY,
  ...OTHERS,
};
