/** The phase each exchange is in, and what can be ordered in it: the venue rules as the contract shows them. */
import type { Venue } from '#core/matching/venue.ts';
import type { Exchange } from '#core/model/instrument.ts';
import { ATTRIBUTES, ORDER_TYPES, TIMES_IN_FORCE, type Attribute } from '#core/venues/matrix.ts';
import { VENUES } from '#core/venues/registry.ts';
import { phaseRules, type PhaseRules } from '#core/venues/rules.ts';
import { phaseAt } from '#core/venues/sessions.ts';
import { supportFor, type OrderTerms, type RefusalReason, type Support } from '#core/venues/support.ts';
import type { SessionView, SupportRow, SupportView } from '#contract/market-views.ts';
import type { Runtime } from './runtime/runtime.ts';

const EXCHANGES = Object.keys(VENUES) as Exchange[];

/** Calendars are asked once a phase, not once a frame. */
export class Sessions {
  private readonly known = new Map<Exchange, { readonly since: number; readonly until: number }>();

  views({ world: { tape, state } }: Runtime): SessionView[] {
    const now = tape.now();
    const listed = new Set([...state.instruments.values()].map(({ exchange }) => exchange));
    return EXCHANGES.filter((exchange) => listed.has(exchange)).map((exchange) => {
      const rules = tape.rules(exchange);
      if (rules === null) return { exchange, phase: tape.phase(exchange), until: null };
      let span = this.known.get(exchange);
      if (!span || now < span.since || now >= span.until) {
        span = phaseAt(rules.schedule, now);
        this.known.set(exchange, span);
      }
      return { exchange, phase: tape.phase(exchange), until: span.until };
    });
  }
}

/** A market without rules of its own takes what it is sent. */
export const supportOf = ({ rules, phase }: Venue, terms: OrderTerms): Support =>
  rules ? supportFor(rules, phase, terms) : { kind: 'native' };

function rowOf(venue: Venue, terms: OrderTerms): SupportRow {
  const { type, timeInForce } = terms;
  const support = supportOf(venue, terms);
  const without: Partial<Record<Attribute, RefusalReason>> = {};
  for (const attribute of support.kind === 'refused' ? [] : ATTRIBUTES) {
    const having = supportOf(venue, { ...terms, [attribute]: true });
    if (having.kind === 'refused') without[attribute] = having.reason;
  }
  return { type, timeInForce, support, without };
}

const amending = ({ rules, phase }: Venue): Pick<PhaseRules, 'cancel' | 'amend'> =>
  rules ? phaseRules(rules, phase) : { cancel: true, amend: 'both' };

export function supportView(venue: Venue): SupportView {
  const { cancel, amend } = amending(venue);
  return {
    instrumentId: venue.instrument.id,
    phase: venue.phase,
    rows: ORDER_TYPES.flatMap((type) =>
      TIMES_IN_FORCE.map((timeInForce) => rowOf(venue, { type, timeInForce })),
    ),
    cancel,
    amend,
  };
}
