/** What an order would make of the account: for the ticket, sheets and `risk.check`. */
import { valueAtRisk } from '#core/estimates/outcome-risk.ts';
import type { RiskContext } from '#core/risk/check.ts';
import { mulDiv } from '#core/units/integer.ts';
import { notional, type Price, type Quantity } from '#core/units/units.ts';
import type { Pair, WhatIf } from '#contract/risk-views.ts';

const DAILY = { method: 'historical', confidence: 95, horizon: 1 } as const;

const ratio = (value: number, equity: number, scale: number): number | null =>
  equity > 0 ? mulDiv(Math.round(value), scale, equity, 'ceil') : null;

function tail({ impact }: RiskContext): Pair | null {
  const before = impact.outcomes('before');
  const after = impact.outcomes('after');
  if (!before || !after) return null;
  return {
    before: Math.round(valueAtRisk(before, DAILY)),
    after: Math.round(valueAtRisk(after, DAILY)),
  };
}

/** From the order's price, or the last one, to its stop: what is lost there. */
function atStop({ intent, instrument, venue, open }: RiskContext, stop: number | null): number | null {
  if (stop === null || stop <= 0 || open <= 0) return null;
  const entry = intent.price ?? venue.last;
  const value = (at: number): number => notional(instrument, at as Price, open as Quantity);
  const loss = intent.side === 'buy' ? value(entry) - value(stop) : value(stop) - value(entry);
  return Math.max(0, loss);
}

/** `stop`: where the position would be closed at a loss; of a bracket its stop order's trigger. */
export function whatIf(context: RiskContext, stop: number | null = null): WhatIf {
  const { impact } = context;
  const equity = Math.round(impact.equity());
  const { gross, net, position, sector, currency } = impact;
  return {
    base: impact.base,
    equity,
    gross,
    net,
    position,
    sector,
    currency,
    concentration: ratio(position.after, equity, 10_000),
    leverage: ratio(gross.after, equity, 100),
    leverageBefore: ratio(gross.before, equity, 100),
    valueAtRisk: tail(context),
    worstAtStop: atStop(context, stop),
  };
}
