/**
 * The same order was not accepted a moment ago: a double click, a script run twice. Sheet rows have their own once-only
 * rule (fingerprints) and may repeat.
 */
import { judged, type RuleKind } from './rule.ts';

export const duplicate: RuleKind<'duplicate'> =
  ({ windowMs }) =>
  ({ twin, now }) => {
    const age = twin ? now - twin.at : null;
    const repeated = twin !== null && age !== null && age < windowMs;
    const denial = repeated ? ({ code: 'DUPLICATE_ORDER', orderId: twin.orderId, windowMs } as const) : null;
    return judged('milliseconds', age, windowMs, denial);
  };
