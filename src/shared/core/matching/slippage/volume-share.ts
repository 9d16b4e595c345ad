/**
 * Impact grows with the square of the share of the bar's volume: amount = price × impact × share², share = order ÷ bar
 * volume but at most `limit`, rounded up once at the end.
 * Source: zipline's VolumeShareSlippage and LEAN's VolumeShareSlippageModel (defaults there: impact 0.1, limit 0.025).
 * A bar without volume counts as if the limit were reached, as in LEAN.
 */
import { mulDivBig } from '../../units/integer.ts';
import { against, type SlippageContext } from './context.ts';

export interface VolumeShareSlippage {
  readonly model: 'volume-share';
  /** Price impact of the whole volume, in millionths of the price: 100,000 is 0.1. */
  readonly impactPpm: number;
  /** Largest share that counts, in millionths: 25,000 is 2.5 %. */
  readonly limitPpm: number;
}

const MILLION = 1_000_000n;

export function volumeShareSlippage(config: VolumeShareSlippage, context: SlippageContext): number {
  const limit = BigInt(config.limitPpm);
  const quantity = BigInt(context.quantity);
  const volume = BigInt(context.volume);
  const limited = volume <= 0n || quantity * MILLION > limit * volume;
  const [part, whole] = limited ? [limit, MILLION] : [quantity, volume];
  const impact = BigInt(context.price) * BigInt(config.impactPpm);
  return against(context, Number(mulDivBig(impact, part * part, whole * whole * MILLION, 'ceil')));
}
