/**
 * Judging an order. First what makes it possible at all, in order: the first that fails ends the run, for later checks
 * rely on what earlier ones proved. Then the money; then every configured rule, each with its verdict, whatever the
 * others say. The first failure is the order's denial.
 */
import type { CheckResult, Denial } from '../model/denial.ts';
import type { OrderSource } from '../model/order.ts';
import type { Rule, RuleName, RuleSet } from '../model/rules.ts';
import { buyingPower } from './buying-power.ts';
import type { RiskCheck, RiskContext } from './check.ts';
import { closeQuantity } from './close-quantity.ts';
import { instrumentTradable } from './instrument-tradable.ts';
import { marginCall } from './margin-call.ts';
import { orderTerms } from './order-terms.ts';
import { orderType } from './order-type.ts';
import { bandCheck } from './price-band.ts';
import { priceTick } from './price-tick.ts';
import { quantityValid } from './quantity-valid.ts';
import { prepare, RULE_NAMES } from './rules/list.ts';
import type { Judge } from './rules/rule.ts';
import { inScope, scoped } from './scope.ts';
import { settledQuantity } from './settled-quantity.ts';
import { shortPermission } from './short-permission.ts';
import { tradingActive } from './trading-active.ts';

/** Whether the order can be what it says. */
const FORM: readonly RiskCheck[] = [
  tradingActive,
  instrumentTradable,
  orderTerms,
  orderType,
  quantityValid,
  priceTick,
  bandCheck,
];
/** Whether the account can carry it. */
const COVER: readonly RiskCheck[] = [
  closeQuantity,
  shortPermission,
  settledQuantity,
  marginCall,
  buyingPower,
];

export interface RiskAnswer {
  readonly checks: readonly CheckResult[];
  readonly denial: Denial | null;
  /** Ids of rules that ask for a confirmation the order does not carry. */
  readonly warnings: readonly string[];
  /** Whether a smaller order might pass: only rules that reduce stand in the way. */
  readonly reducible: boolean;
}

/** What Tapedeck sends to close positions is held to its form and to what is there to sell: no limit keeps a position open. */
const CLOSABLE: readonly RiskCheck[] = [closeQuantity, settledQuantity];
const CLOSING: readonly OrderSource[] = ['closing', 'liquidation'];

const EXPOSURES: readonly RuleName[] = [
  'position-quantity',
  'position-value',
  'concentration',
  'sector-exposure',
  'asset-class-exposure',
  'currency-exposure',
  'gross-exposure',
  'net-exposure',
  'leverage',
  'volatility-scaled',
  'value-at-risk',
  'expected-shortfall',
];

interface Prepared {
  readonly rule: Rule;
  readonly judge: Judge;
}

const prepared = new WeakMap<RuleSet, readonly Prepared[]>();

/** The set's enabled rules in order of judging. */
function preparedRules(rules: RuleSet): readonly Prepared[] {
  const known = prepared.get(rules);
  if (known) return known;
  const made = rules
    .filter(({ enabled }) => enabled)
    .sort((a, b) => RULE_NAMES.indexOf(a.rule) - RULE_NAMES.indexOf(b.rule))
    .map((rule) => ({ rule, judge: prepare(rule) }));
  prepared.set(rules, made);
  return made;
}

interface Ruled {
  hard: Denial | null;
  soft: Denial | null;
  readonly warnings: string[];
}

function note(ruled: Ruled, { id, severity }: Rule, refused: Denial): void {
  if (severity === 'warn') ruled.warnings.push(id);
  else if (severity === 'reduce') ruled.soft ??= refused;
  else ruled.hard ??= refused;
}

function judgeRules(context: RiskContext, checks: CheckResult[]): Ruled {
  const ruled: Ruled = { hard: null, soft: null, warnings: [] };
  // A closing order of a hedging account makes one side smaller, whatever the sums say.
  const closesSide = context.closable !== null;
  for (const { rule, judge } of preparedRules(context.rules)) {
    if (!inScope(rule.scope, context)) continue;
    const { id, rule: check, severity } = rule;
    const { unit, value, limit, denial } = judge(scoped(rule.scope, context));
    const refused = closesSide && EXPOSURES.includes(check) ? null : denial;
    checks.push({ check, rule: id, severity, passed: refused === null, unit, value, limit });
    if (refused) note(ruled, rule, refused);
  }
  return ruled;
}

function runAll(list: readonly RiskCheck[], context: RiskContext, checks: CheckResult[]): Denial | null {
  for (const check of list) {
    const { result, denial } = check.run(context);
    checks.push(result);
    if (denial) return denial;
  }
  return null;
}

export function runRisk(context: RiskContext): RiskAnswer {
  const checks: CheckResult[] = [];
  const malformed = runAll(FORM, context, checks);
  if (malformed) return { checks, denial: malformed, warnings: [], reducible: false };
  if (CLOSING.includes(context.intent.source))
    return { checks, denial: runAll(CLOSABLE, context, checks), warnings: [], reducible: false };
  const { hard, soft, warnings } = judgeRules(context, checks);
  const uncovered = runAll(COVER, context, checks);
  const asked = warnings.length > 0 && context.intent.confirmed !== true;
  const confirm = asked ? ({ code: 'NEEDS_CONFIRMATION', rules: warnings } as const) : null;
  return {
    checks,
    denial: hard ?? soft ?? uncovered ?? confirm,
    warnings: asked ? warnings : [],
    // Where a rule denies, being smaller would not help.
    reducible: hard === null && soft !== null,
  };
}
