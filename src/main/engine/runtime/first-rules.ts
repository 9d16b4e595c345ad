/** The risk rules a workspace begins with. */
import type { RuleSet } from '#core/model/rules.ts';

const FOR_ALL = { enabled: true, severity: 'deny', scope: { kind: 'workspace' } } as const;

/** A new workspace's rules: wide enough for daily work, narrow enough to stop a slipped digit. */
export const FIRST_RULES: RuleSet = [
  { ...FOR_ALL, id: 'max-quantity', rule: 'max-quantity', limit: 500_000 },
  {
    ...FOR_ALL,
    id: 'max-notional-vnd',
    rule: 'max-notional',
    limit: { amount: '20000000000', currency: 'VND' },
  },
  { ...FOR_ALL, id: 'max-notional-usd', rule: 'max-notional', limit: { amount: '2000000', currency: 'USD' } },
  { ...FOR_ALL, id: 'duplicate', rule: 'duplicate', windowMs: 500 },
];
