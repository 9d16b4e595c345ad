/** The ordered list of risk checks. The first denial ends the run: later checks rely on what earlier ones proved. */
import type { CheckResult, Denial } from '../model/denial.ts';
import { buyingPower } from './buying-power.ts';
import type { RiskCheck, RiskContext } from './check.ts';
import { closeQuantity } from './close-quantity.ts';
import { duplicate } from './duplicate.ts';
import { instrumentTradable } from './instrument-tradable.ts';
import { maxNotional } from './max-notional.ts';
import { maxQuantity } from './max-quantity.ts';
import { orderTerms } from './order-terms.ts';
import { orderType } from './order-type.ts';
import { positionLimit } from './position-limit.ts';
import { bandCheck } from './price-band.ts';
import { priceTick } from './price-tick.ts';
import { quantityValid } from './quantity-valid.ts';
import { settledQuantity } from './settled-quantity.ts';
import { shortPermission } from './short-permission.ts';
import { tradingActive } from './trading-active.ts';

const RISK_CHECKS: readonly RiskCheck[] = [
  tradingActive,
  instrumentTradable,
  orderTerms,
  orderType,
  quantityValid,
  priceTick,
  bandCheck,
  maxQuantity,
  maxNotional,
  closeQuantity,
  shortPermission,
  settledQuantity,
  positionLimit,
  buyingPower,
  duplicate,
];

export interface RiskAnswer {
  readonly checks: readonly CheckResult[];
  readonly denial: Denial | null;
}

export function runRisk(context: RiskContext): RiskAnswer {
  const checks: CheckResult[] = [];
  for (const check of RISK_CHECKS) {
    const { result, denial } = check.run(context);
    checks.push(result);
    if (denial) return { checks, denial };
  }
  return { checks, denial: null };
}
