/** Which orders a rule looks at, and what is counted in its scope. */
import type { OrderIntent } from '../model/order.ts';
import type { RuleScope } from '../model/rules.ts';
import { countAfter, NO_MOMENTS, withMoment, type Moments } from './moments.ts';
import type { Layered } from '../units/layered.ts';
import type { RiskContext } from './check.ts';

export function inScope(
  scope: RuleScope,
  { intent, account }: Pick<RiskContext, 'intent' | 'account'>,
): boolean {
  switch (scope.kind) {
    case 'workspace':
      return true;
    case 'account':
      return scope.account === account.id;
    case 'strategy':
      return scope.strategy === intent.strategy;
    case 'instrument':
      return scope.instrumentId === intent.instrumentId;
  }
}

/** Names what orders are counted by: everything, an instrument, a strategy. */
export const EVERYTHING = '*';
const instrumentKey = (id: string): string => `i ${id}`;
const strategyKey = (strategy: string): string => `s ${strategy}`;

export function countKey(scope: RuleScope): string {
  if (scope.kind === 'instrument') return instrumentKey(scope.instrumentId);
  return scope.kind === 'strategy' ? strategyKey(scope.strategy) : EVERYTHING;
}

type Counted = Pick<OrderIntent, 'instrumentId' | 'strategy'>;

/** All keys an order counts under. */
function countKeys({ instrumentId, strategy }: Counted): string[] {
  const keys = [EVERYTHING, instrumentKey(instrumentId)];
  return strategy === undefined ? keys : [...keys, strategyKey(strategy)];
}

export interface Counters {
  /** Working orders by scope. */
  readonly counts: Layered<string, number>;
  /** Moments of acceptance by scope. */
  readonly sent: Layered<string, Moments>;
}

export function noteAccepted({ sent }: Counters, order: Counted, at: number): void {
  for (const key of countKeys(order)) sent.set(key, withMoment(sent.get(key) ?? NO_MOMENTS, at));
}

export function noteWorking({ counts }: Counters, order: Counted, change: 1 | -1): void {
  for (const key of countKeys(order)) {
    const count = (counts.get(key) ?? 0) + change;
    if (count === 0) counts.delete(key);
    else counts.set(key, count);
  }
}

/** 1,000 at most: no order rate is larger. */
export const sentSince = ({ sent }: Counters, key: string, at: number): number =>
  countAfter(sent.get(key) ?? NO_MOMENTS, at);

/** The order as a rule of this scope sees it: with the scope's own counts, and with what its strategy holds. */
export function scoped(scope: RuleScope, context: RiskContext): RiskContext {
  if (scope.kind !== 'instrument' && scope.kind !== 'strategy') return context;
  const key = countKey(scope);
  const { counters } = context;
  const { siblings } = context;
  const ordersWorking = (counters.counts.get(key) ?? 0) + siblings;
  const own = scope.kind === 'strategy' ? context.own() : {};
  return { ...context, ...own, ordersWorking, sentSince: (at) => sentSince(counters, key, at) + siblings };
}
