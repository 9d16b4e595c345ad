/** All kinds of rules, and a rule made ready to judge. */
import type { Rule, RuleName } from '../../model/rules.ts';
import { assetClassExposure } from './asset-class-exposure.ts';
import { concentration } from './concentration.ts';
import { currencyExposure } from './currency-exposure.ts';
import { duplicate } from './duplicate.ts';
import { grossExposure } from './gross-exposure.ts';
import { leverage } from './leverage.ts';
import { dailyLoss, drawdown, lossStreak } from './loss.ts';
import { maxNotional } from './max-notional.ts';
import { maxQuantity } from './max-quantity.ts';
import { netExposure } from './net-exposure.ts';
import { noShort } from './no-short.ts';
import { orderRate } from './order-rate.ts';
import { positionQuantity } from './position-quantity.ts';
import { positionValue } from './position-value.ts';
import { priceCollar } from './price-collar.ts';
import { restrictedList } from './restricted-list.ts';
import type { Judge, RuleKind } from './rule.ts';
import { sectorExposure } from './sector-exposure.ts';
import { spreadWidth } from './spread-width.ts';
import { stalePrice } from './stale-price.ts';
import { tradingHours } from './trading-hours.ts';
import { expectedShortfallLimit, valueAtRiskLimit } from './value-at-risk.ts';
import { volatilityScaled } from './volatility-scaled.ts';
import { volumeShare } from './volume-share.ts';
import { workingOrders } from './working-orders.ts';

/** In the order in which they are judged and shown. */
const RULE_KINDS: { readonly [N in RuleName]: RuleKind<N> } = {
  'max-quantity': maxQuantity,
  'max-notional': maxNotional,
  'price-collar': priceCollar,
  'restricted-list': restrictedList,
  'trading-hours': tradingHours,
  'stale-price': stalePrice,
  'spread-width': spreadWidth,
  'order-rate': orderRate,
  'working-orders': workingOrders,
  'volume-share': volumeShare,
  'no-short': noShort,
  'position-quantity': positionQuantity,
  'position-value': positionValue,
  concentration,
  'sector-exposure': sectorExposure,
  'asset-class-exposure': assetClassExposure,
  'currency-exposure': currencyExposure,
  'gross-exposure': grossExposure,
  'net-exposure': netExposure,
  leverage,
  'daily-loss': dailyLoss,
  drawdown,
  'loss-streak': lossStreak,
  'volatility-scaled': volatilityScaled,
  'value-at-risk': valueAtRiskLimit,
  'expected-shortfall': expectedShortfallLimit,
  duplicate,
};

export const RULE_NAMES = Object.keys(RULE_KINDS) as RuleName[];

export const prepare = <N extends RuleName>(rule: Rule & { readonly rule: N }): Judge =>
  (RULE_KINDS[rule.rule] as RuleKind<N>)(rule as never);
