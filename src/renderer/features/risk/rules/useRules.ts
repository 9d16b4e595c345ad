/** The rules in force, those edited, and what differs. */
import { useMemo } from 'react';
import type { Params } from '#contract/calls.ts';
import type { RuleSet } from '#core/model/rules.ts';
import { useSession } from '../../../state/session.ts';
import { useRisk } from '../store.ts';
import { differences } from './changes.ts';

/** A set as calls take it. */
export const sendable = (rules: RuleSet) => rules as unknown as Params<'risk.setRules'>['rules'];

const NO_RULES: RuleSet = [];

export function useRules() {
  const inForce = useSession((state) => state.status?.rules ?? NO_RULES);
  const edited = useRisk((state) => state.edited);
  const rules = edited ?? inForce;
  const changes = useMemo(() => differences(inForce, rules), [inForce, rules]);
  return { inForce, rules, changes };
}
