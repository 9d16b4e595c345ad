/**
 * The square-root law of market impact: amount = price × Y × σ × √(Q ÷ V), with σ the daily volatility of returns, Q the
 * order and V the day's (here: the bar's) volume. Rounded up, exactly: the root is taken of integers.
 * Source: Grinold and Kahn, Active Portfolio Management (1994); Almgren, Thum, Hauptmann and Li (2005); Tóth et al.,
 * "Anomalous price impact and the critical nature of liquidity in financial markets" (2011), Y near one.
 * Without volume the order counts as all of it (Q ÷ V = 1).
 */
import { ceilSqrtOf } from '../../units/root.ts';
import { against, type SlippageContext } from './context.ts';

export interface SquareRootSlippage {
  readonly model: 'square-root';
  /** Y in thousandths: 1,000 is 1. */
  readonly coefficientMilli: number;
  /** Daily volatility where the market's own is not known, in millionths: 20,000 is 2 %. */
  readonly sigmaPpm: number;
}

/** Thousandths of Y times millionths of σ. */
const SCALE = 1_000n * 1_000_000n;

export function squareRootSlippage(config: SquareRootSlippage, context: SlippageContext): number {
  const sigma = BigInt(context.sigmaPpm ?? config.sigmaPpm);
  const factor = BigInt(context.price) * BigInt(config.coefficientMilli) * sigma;
  const quantity = BigInt(context.quantity);
  const volume = context.volume > 0 ? BigInt(context.volume) : quantity;
  if (quantity === 0n) return against(context, 0);
  return against(context, Number(ceilSqrtOf(factor * factor * quantity, SCALE * SCALE * volume)));
}
