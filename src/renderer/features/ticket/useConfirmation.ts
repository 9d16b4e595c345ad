/**
 * Whether a person has seen what the rules warn of. Invariant: it holds for one order and the warnings that stood there:
 * another order, or another rule that warns, asks again.
 */
import { useState } from 'react';
import type { CheckResult } from '#core/model/denial.ts';
import type { Request } from './draft.ts';
import type { Preview } from './usePreview.ts';

const NOTHING = { key: '', rules: [] as readonly string[] };

/** The same order, as seen by a person. */
function confirmed(request: Request): Request {
  if (request.kind === 'single') return { ...request, ticket: { ...request.ticket, confirmed: true } };
  const legs = request.legs.map((leg) => ({ ...leg, ticket: { ...leg.ticket, confirmed: true } }));
  return { ...request, legs };
}

const isWarning = ({ passed, severity, rule }: CheckResult): boolean =>
  !passed && severity === 'warn' && rule !== undefined;

/** Of all orders of the request, each rule once. */
export function warningsOf(preview: Pick<Preview, 'legs'> | null): readonly CheckResult[] {
  const checks = preview?.legs.flatMap((leg) => leg.checks.filter(isWarning)) ?? [];
  return [...new Map(checks.map((check) => [check.rule, check])).values()];
}

export function useSeen(request: Request | null) {
  const [seen, setSeen] = useState(NOTHING);
  const key = request ? JSON.stringify(request) : '';
  const holds = seen !== NOTHING && seen.key === key;
  return {
    /** What is asked and sent. */
    request: request && holds ? confirmed(request) : request,
    isSeen: (warnings: readonly CheckResult[]): boolean =>
      holds && warnings.every(({ rule }) => seen.rules.includes(rule ?? '')),
    see: (warnings: readonly CheckResult[], on: boolean): void =>
      setSeen(on ? { key, rules: warnings.map(({ rule }) => rule ?? '') } : NOTHING),
  };
}
