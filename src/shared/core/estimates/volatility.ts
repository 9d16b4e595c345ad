/** Volatility that forgets: RiskMetrics' exponentially weighted variance, s²ₜ = λ s²ₜ₋₁ + (1 − λ) r²ₜ, from the first squared return. */

const RISK_METRICS_LAMBDA = 0.94;

export interface EwmaState {
  /** Null before the first return. */
  readonly variance: number | null;
}

const ewmaStep = ({ variance }: EwmaState, value: number, lambda: number): EwmaState => ({
  variance: variance === null ? value * value : lambda * variance + (1 - lambda) * value * value,
});

/** Standard deviation of one period after the last return; NaN without returns. */
export function ewmaVolatility(returns: readonly number[], lambda = RISK_METRICS_LAMBDA): number {
  let state: EwmaState = { variance: null };
  for (const value of returns) state = ewmaStep(state, value, lambda);
  return Math.sqrt(state.variance ?? Number.NaN);
}
