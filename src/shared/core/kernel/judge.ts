/** The risk desk's answer to an intent: taken as it is, made smaller until the rules let it pass, or denied. */
import type { CheckResult, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { OrderIntent } from '../model/order.ts';
import { runRisk, type RiskAnswer } from '../risk/list.ts';
import { money, type Money, type Quantity } from '../units/units.ts';
import { unitAt } from '../venues/lots.ts';
import { sentType } from '../venues/support.ts';
import { riskContext, tooLarge, type Circumstances } from './context.ts';
import type { Session } from './session.ts';

export interface Judgement {
  /** The intent to place: as asked, or smaller. */
  readonly intent: OrderIntent;
  readonly checks: readonly CheckResult[];
  readonly denial: Denial | null;
  readonly fees: Money;
  /** Rules that warn and that nobody confirmed. */
  readonly warnings: readonly string[];
}

interface Asked extends RiskAnswer {
  readonly fees: Money;
}

function ask(session: Session, intent: OrderIntent, instrument: Instrument, around: Circumstances): Asked {
  const large = tooLarge(instrument, session.ports.market.venue(instrument.id), intent);
  if (large) return { checks: [], denial: large, fees: money(0), warnings: [], reducible: false };
  const context = riskContext(session, intent, instrument, around);
  return { ...runRisk(context), fees: context.claim.fees };
}

/** What quantities are tried in: lots, or units where the venue takes any. */
function lotOf(session: Session, { id, lotSize }: Instrument, { type }: OrderIntent): number {
  const { rules, reference } = session.ports.market.venue(id);
  return rules ? unitAt(rules, reference, sentType(type)) : lotSize;
}

/** The largest number of whole lots below what was asked that the rules let pass; null when none does. */
function fit(
  session: Session,
  asked: OrderIntent,
  instrument: Instrument,
  around: Circumstances,
): Judgement | null {
  const lot = lotOf(session, instrument, asked);
  let found: Judgement | null = null;
  let low = 1;
  let high = Math.ceil(asked.quantity / lot) - 1;
  while (low <= high) {
    const lots = (low + high) >> 1;
    const intent = { ...asked, quantity: (lots * lot) as Quantity };
    const answer = ask(session, intent, instrument, around);
    if (answer.denial === null) {
      found = { ...answer, intent };
      low = lots + 1;
    } else high = lots - 1;
  }
  return found;
}

/** Groups and amendments are not made smaller: their parts belong together. */
export function judge(
  session: Session,
  intent: OrderIntent,
  instrument: Instrument,
  around: Circumstances = {},
  mayReduce = false,
): Judgement {
  const answer = ask(session, intent, instrument, around);
  const smaller = mayReduce && answer.reducible ? fit(session, intent, instrument, around) : null;
  if (!smaller) return { ...answer, intent };
  // What the whole order met stays on record beside what the smaller one passed.
  const why = answer.checks.filter(({ passed, severity }) => !passed && severity === 'reduce');
  return { ...smaller, checks: [...why, ...smaller.checks] };
}
