/**
 * How much to trade, as a quantity rounded down to whole lots. The same functions size tickets, sheets and strategies.
 * Money and prices are in one unit; `pointValue` is the money one unit of price is worth for one of quantity.
 * Kelly: W − (1 − W) ÷ R, the share of capital that grows fastest (Kelly 1956); nobody bets more than he has and less than
 * nothing, so callers bound it.
 */

const lots = (quantity: number, lot: number): number => {
  const whole = Math.floor(quantity / lot + 1e-9) * lot;
  return Number.isFinite(whole) && whole > 0 ? whole : 0;
};

/** A fixed amount of money. */
export const fixedNotional = (amount: number, price: number, pointValue: number, lot: number): number =>
  lots(amount / (price * pointValue), lot);

/** A share of equity. */
export const percentOfEquity = (
  equity: number,
  share: number,
  price: number,
  pointValue: number,
  lot: number,
): number => fixedNotional(equity * share, price, pointValue, lot);

/** So much that the stop loses `share` of equity. */
export const riskPerTrade = (
  equity: number,
  share: number,
  entry: number,
  stop: number,
  pointValue: number,
  lot: number,
): number => lots((equity * share) / (Math.abs(entry - stop) * pointValue), lot);

/** So much that `multiple` average true ranges lose `share` of equity. */
export const volatilityTarget = (
  equity: number,
  share: number,
  averageTrueRange: number,
  multiple: number,
  pointValue: number,
  lot: number,
): number => lots((equity * share) / (averageTrueRange * multiple * pointValue), lot);

/** Equity shared equally by so many positions. */
export const equalWeight = (
  equity: number,
  positions: number,
  price: number,
  pointValue: number,
  lot: number,
): number => fixedNotional(equity / positions, price, pointValue, lot);

export const kellyFraction = (winRate: number, payoff: number): number => winRate - (1 - winRate) / payoff;

export const kelly = (
  equity: number,
  winRate: number,
  payoff: number,
  part: number,
  price: number,
  pointValue: number,
  lot: number,
): number =>
  fixedNotional(
    equity * Math.min(1, Math.max(0, kellyFraction(winRate, payoff) * part)),
    price,
    pointValue,
    lot,
  );

/** Futures contracts (negative: to sell) that bring a portfolio's beta to a target. */
export const betaHedge = (
  value: number,
  beta: number,
  target: number,
  futurePrice: number,
  multiplier: number,
): number => ((target - beta) * value) / (futurePrice * multiplier);
