/** Every indicator, in the order of their names. An indicator is one file of this folder and one line here. */
import type { Indicator } from './indicator.ts';
import { accelerationBands } from './acceleration-bands.ts';
import { accelerator } from './accelerator.ts';
import { adl } from './adl.ts';
import { adx } from './adx.ts';
import { alligator } from './alligator.ts';
import { alma } from './alma.ts';
import { apo } from './apo.ts';
import { aroon } from './aroon.ts';
import { atrStop } from './atr-stop.ts';
import { atr } from './atr.ts';
import { averagePrice } from './average-price.ts';
import { awesome } from './awesome.ts';
import { beta } from './beta.ts';
import { bollinger } from './bollinger.ts';
import { bop } from './bop.ts';
import { cci } from './cci.ts';
import { chaikinOscillator } from './chaikin-oscillator.ts';
import { chaikinVolatility } from './chaikin-volatility.ts';
import { chandelier } from './chandelier.ts';
import { choppiness } from './choppiness.ts';
import { cmf } from './cmf.ts';
import { cmo } from './cmo.ts';
import { connorsRsi } from './connors-rsi.ts';
import { coppock } from './coppock.ts';
import { correlation } from './correlation.ts';
import { crossing } from './crossing.ts';
import { decay } from './decay.ts';
import { dema } from './dema.ts';
import { directionalMovement } from './directional-movement.ts';
import { distance } from './distance.ts';
import { doji } from './doji.ts';
import { donchian } from './donchian.ts';
import { dpo } from './dpo.ts';
import { dv2 } from './dv2.ts';
import { easeOfMovement } from './ease-of-movement.ts';
import { elderRay } from './elder-ray.ts';
import { ema } from './ema.ts';
import { envelopes } from './envelopes.ts';
import { epma } from './epma.ts';
import { fisher } from './fisher.ts';
import { forceIndex } from './force-index.ts';
import { forecastOscillator } from './forecast-oscillator.ts';
import { fractalBands } from './fractal-bands.ts';
import { fractal } from './fractal.ts';
import { garmanKlass } from './garman-klass.ts';
import { gator } from './gator.ts';
import { heikinAshi } from './heikin-ashi.ts';
import { highest } from './highest.ts';
import { hma } from './hma.ts';
import { htTrendline } from './ht-trendline.ts';
import { hurst } from './hurst.ts';
import { ichimoku } from './ichimoku.ts';
import { kama } from './kama.ts';
import { keltner } from './keltner.ts';
import { klinger } from './klinger.ts';
import { kst } from './kst.ts';
import { laguerreRsi } from './laguerre-rsi.ts';
import { linearRegression } from './linear-regression.ts';
import { lowest } from './lowest.ts';
import { macd } from './macd.ts';
import { mama } from './mama.ts';
import { marketFacilitation } from './market-facilitation.ts';
import { marubozu } from './marubozu.ts';
import { massIndex } from './mass-index.ts';
import { mcginley } from './mcginley.ts';
import { meanDeviation } from './mean-deviation.ts';
import { medianPrice } from './median-price.ts';
import { mesaSine } from './mesa-sine.ts';
import { mfi } from './mfi.ts';
import { momentum } from './momentum.ts';
import { natr } from './natr.ts';
import { nvi } from './nvi.ts';
import { obv } from './obv.ts';
import { parabolicSar } from './parabolic-sar.ts';
import { parkinson } from './parkinson.ts';
import { percentRank } from './percent-rank.ts';
import { pivotPoints } from './pivot-points.ts';
import { pmo } from './pmo.ts';
import { ppo } from './ppo.ts';
import { pvi } from './pvi.ts';
import { pvo } from './pvo.ts';
import { qstick } from './qstick.ts';
import { realisedVolatility } from './realised-volatility.ts';
import { relativeStrength } from './relative-strength.ts';
import { rocBands } from './roc-bands.ts';
import { roc } from './roc.ts';
import { rogersSatchell } from './rogers-satchell.ts';
import { rollingPivots } from './rolling-pivots.ts';
import { rollingVwap } from './rolling-vwap.ts';
import { rsi } from './rsi.ts';
import { sma } from './sma.ts';
import { smi } from './smi.ts';
import { smma } from './smma.ts';
import { standardDeviation } from './standard-deviation.ts';
import { starc } from './starc.ts';
import { stc } from './stc.ts';
import { stochastic } from './stochastic.ts';
import { stochrsi } from './stochrsi.ts';
import { sum } from './sum.ts';
import { supertrend } from './supertrend.ts';
import { t3 } from './t3.ts';
import { tema } from './tema.ts';
import { trima } from './trima.ts';
import { trix } from './trix.ts';
import { trueRange } from './true-range.ts';
import { tsi } from './tsi.ts';
import { typicalPrice } from './typical-price.ts';
import { ulcer } from './ulcer.ts';
import { ultimate } from './ultimate.ts';
import { vhf } from './vhf.ts';
import { vidya } from './vidya.ts';
import { volatilityStop } from './volatility-stop.ts';
import { volumeOscillator } from './volume-oscillator.ts';
import { vortex } from './vortex.ts';
import { vwap } from './vwap.ts';
import { vwma } from './vwma.ts';
import { weightedPrice } from './weighted-price.ts';
import { williamsAd } from './williams-ad.ts';
import { williamsR } from './williams-r.ts';
import { wma } from './wma.ts';
import { zScore } from './z-score.ts';
import { zeroLagError } from './zero-lag-error.ts';
import { zlema } from './zlema.ts';

export const INDICATORS: readonly Indicator[] = [
  accelerationBands,
  accelerator,
  adl,
  adx,
  alligator,
  alma,
  apo,
  aroon,
  atrStop,
  atr,
  averagePrice,
  awesome,
  beta,
  bollinger,
  bop,
  cci,
  chaikinOscillator,
  chaikinVolatility,
  chandelier,
  choppiness,
  cmf,
  cmo,
  connorsRsi,
  coppock,
  correlation,
  crossing,
  decay,
  dema,
  directionalMovement,
  distance,
  doji,
  donchian,
  dpo,
  dv2,
  easeOfMovement,
  elderRay,
  ema,
  envelopes,
  epma,
  fisher,
  forceIndex,
  forecastOscillator,
  fractalBands,
  fractal,
  garmanKlass,
  gator,
  heikinAshi,
  highest,
  hma,
  htTrendline,
  hurst,
  ichimoku,
  kama,
  keltner,
  klinger,
  kst,
  laguerreRsi,
  linearRegression,
  lowest,
  macd,
  mama,
  marketFacilitation,
  marubozu,
  massIndex,
  mcginley,
  meanDeviation,
  medianPrice,
  mesaSine,
  mfi,
  momentum,
  natr,
  nvi,
  obv,
  parabolicSar,
  parkinson,
  percentRank,
  pivotPoints,
  pmo,
  ppo,
  pvi,
  pvo,
  qstick,
  realisedVolatility,
  relativeStrength,
  rocBands,
  roc,
  rogersSatchell,
  rollingPivots,
  rollingVwap,
  rsi,
  sma,
  smi,
  smma,
  standardDeviation,
  starc,
  stc,
  stochastic,
  stochrsi,
  sum,
  supertrend,
  t3,
  tema,
  trima,
  trix,
  trueRange,
  tsi,
  typicalPrice,
  ulcer,
  ultimate,
  vhf,
  vidya,
  volatilityStop,
  volumeOscillator,
  vortex,
  vwap,
  vwma,
  weightedPrice,
  williamsAd,
  williamsR,
  wma,
  zScore,
  zeroLagError,
  zlema,
];

const BY_NAME: ReadonlyMap<string, Indicator> = new Map(INDICATORS.map((each) => [each.name, each]));

/** The indicator of that name, or undefined. */
export const indicatorNamed = (name: string): Indicator | undefined => BY_NAME.get(name);
