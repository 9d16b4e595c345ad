/** What one set of rules changes against another: rules added, changed and removed, by their ids. */
import type { Rule, RuleSet } from '#core/model/rules.ts';

export type Change = 'added' | 'changed' | 'removed';
export interface RuleDifference {
  readonly change: Change;
  /** As it would be; a removed one as it was. */
  readonly rule: Rule;
  readonly before: Rule | null;
}

/** The same text for the same data, in whatever order its properties come. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

const sameRule = (a: Rule, b: Rule): boolean => canonical(a) === canonical(b);

export function differences(before: RuleSet, after: RuleSet): readonly RuleDifference[] {
  const old = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((rule): RuleDifference[] => {
    const was = old.get(rule.id) ?? null;
    if (was && sameRule(was, rule)) return [];
    return [{ change: was ? 'changed' : 'added', rule, before: was }];
  });
  const removed = before.filter(({ id }) => !kept.has(id));
  return [...changed, ...removed.map((rule) => ({ change: 'removed' as const, rule, before: rule }))];
}
