/** Decisions of the past, listed and searched, and the rules they were made by. */
import type { OrderAccepted, OrderDenied } from '#core/model/events.ts';
import type { OrderIntent } from '#core/model/order.ts';
import type { Decoded } from '#contract/calls.ts';
import type { DecisionView, RuleChange } from '#contract/risk-views.ts';
import type { JournalEntryView } from '#contract/views.ts';
import { entriesOfKind, listDecisions } from '#store/journal.ts';
import { scalesOf, type Context } from '../context.ts';

const MOST_CHANGES = 500;

export const ruleHistory = ({ runtime }: Context): RuleChange[] => {
  const { db } = runtime.store;
  const entries = [
    ...entriesOfKind(db, runtime.stream, 'limits-changed', MOST_CHANGES),
    ...entriesOfKind(db, runtime.stream, 'stream-opened', 1),
  ];
  return entries.flatMap(({ seq, event }) =>
    event.kind === 'limits-changed' || event.kind === 'stream-opened'
      ? [{ seq, at: event.at, rules: event.rules }]
      : [],
  );
};

export type Decided = OrderAccepted | OrderDenied;

/** What was asked for: an order that a rule made smaller was larger. */
export function askedOf(event: Decided): OrderIntent {
  if (event.kind === 'order-denied') return event.intent;
  const { order } = event;
  return { ...order, quantity: order.asked ?? order.quantity };
}

type Answer = Pick<DecisionView, 'orderId' | 'quantity' | 'asked' | 'outcome' | 'denial'>;

function answerOf(event: Decided): Answer {
  if (event.kind === 'order-denied') {
    const { orderId, intent, denial } = event;
    return { orderId, quantity: intent.quantity, asked: null, outcome: 'denied', denial };
  }
  const { id: orderId, quantity, asked = null } = event.order;
  return { orderId, quantity, asked, outcome: asked === null ? 'accepted' : 'reduced', denial: null };
}

function viewOf(context: Context, { seq, event }: JournalEntryView): DecisionView {
  const decided = event as Decided;
  const intent = askedOf(decided);
  return {
    seq,
    ...answerOf(decided),
    at: decided.at,
    instrumentId: intent.instrumentId,
    symbol: scalesOf(context)(intent.instrumentId)?.symbol ?? intent.instrumentId,
    side: intent.side,
    type: intent.type,
    price: intent.price,
    source: intent.source,
    strategy: intent.strategy ?? null,
    checks: decided.checks,
  };
}

export const decisions = (context: Context, params: Decoded<'risk.decisions'>): DecisionView[] =>
  listDecisions(context.runtime.store.db, context.runtime.stream, params).map((entry) =>
    viewOf(context, entry),
  );
