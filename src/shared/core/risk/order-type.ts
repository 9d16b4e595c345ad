/** The venue takes this type and time in force in its current phase, or Tapedeck can work it (venues/support.ts). */
import type { OrderIntent } from '../model/order.ts';
import { PHASES, type Phase, type VenueRules } from '../venues/rules.ts';
import { supportFor, termsOf, type Support } from '../venues/support.ts';
import { verdict, type RiskCheck } from './check.ts';

const said = (support: Support): string => (support.kind === 'held' ? `held: ${support.by}` : support.kind);

const takes = (rules: VenueRules, phase: Phase, intent: OrderIntent): boolean =>
  supportFor(rules, phase, termsOf(intent)).kind !== 'refused';

export const orderType: RiskCheck = {
  name: 'order-type',
  run({ intent, instrument, venue, phase, replacing }) {
    const { type, timeInForce } = intent;
    const asked = `${type} ${timeInForce}`;
    // What is being amended was taken already; whether the phase allows the amendment is asked elsewhere.
    if (!venue.rules || replacing) return verdict('order-type', 'text', asked, null, null);
    const support = supportFor(venue.rules, phase, termsOf(intent));
    // What is sent later meets another phase; there has to be one that takes it.
    const later = intent.sendAt !== undefined && PHASES.some((each) => takes(venue.rules!, each, intent));
    if (later) return verdict('order-type', 'text', asked, 'held: time', null);
    if (support.kind !== 'refused') return verdict('order-type', 'text', asked, said(support), null);
    const { reason } = support;
    const { exchange } = instrument;
    const denial = { code: 'ORDER_TYPE_NOT_ALLOWED', type, timeInForce, exchange, phase, reason } as const;
    return verdict('order-type', 'text', asked, reason, denial);
  },
};
