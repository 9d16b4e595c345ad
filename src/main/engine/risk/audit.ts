/** Decisions of the past: listed, searched, and judged again by other rules. */
import { judge } from '#core/kernel/judge.ts';
import type { Circumstances } from '#core/kernel/context.ts';
import { retrace } from '#core/kernel/resume.ts';
import type { Session } from '#core/kernel/session.ts';
import type { OrderAccepted, OrderDenied } from '#core/model/events.ts';
import type { Order, OrderIntent } from '#core/model/order.ts';
import type { RuleSet } from '#core/model/rules.ts';
import type { Decoded } from '#contract/calls.ts';
import type { ChangedVerdict, DecisionView, RiskReplay, RuleChange } from '#contract/risk-views.ts';
import type { JournalEntryView } from '#contract/views.ts';
import { allEvents, entriesOfKind, listDecisions } from '#store/journal.ts';
import { scalesOf, type Context } from '../context.ts';
import { firstWorld, portsOf } from '../runtime/load.ts';

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

type Counts = { -readonly [K in 'orders' | 'same' | 'wouldDeny' | 'wouldAccept']: number };
type Decided = OrderAccepted | OrderDenied;

/** What was asked for: an order that a rule made smaller was larger. */
function askedOf(event: Decided): OrderIntent {
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

/** What an exit of a group expects its entry to have done. */
function circumstances(entries: ReadonlyMap<string, Order>, intent: OrderIntent): Circumstances {
  const group = (intent as Partial<Order>).group;
  const entry = group?.role === 'exit' ? entries.get(group.id) : undefined;
  if (!entry) return {};
  return { expected: entry.side === 'buy' ? entry.quantity : -entry.quantity };
}

/** Judges one decision again; null when its verdict stays. */
function judgedAgain(
  session: Session,
  { seq, event }: { readonly seq: number; readonly event: Decided },
  entries: ReadonlyMap<string, Order>,
): ChangedVerdict | null {
  const intent = askedOf(event);
  const instrument = session.state.instruments.get(intent.instrumentId);
  if (!instrument) return null;
  const before = event.kind === 'order-denied' ? event.denial : null;
  const { denial: after, checks } = judge(session, intent, instrument, circumstances(entries, intent), true);
  if ((before === null) === (after === null) && before?.code === after?.code) return null;
  return {
    seq,
    orderId: event.kind === 'order-accepted' ? event.order.id : event.orderId,
    at: event.at,
    symbol: instrument.symbol,
    instrumentId: instrument.id,
    side: intent.side,
    quantity: intent.quantity,
    before,
    after,
    failed: checks
      .filter((check) => !check.passed)
      .map(({ check, rule = check, value, limit }) => ({ rule, value, limit })),
  };
}

function count(counts: Counts, found: ChangedVerdict | null): void {
  counts.orders += 1;
  if (!found) counts.same += 1;
  else if (found.before === null) counts.wouldDeny += 1;
  else if (found.after === null) counts.wouldAccept += 1;
}

/** Lets other calls in between. */
const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const SLICE_MS = 20;

/**
 * Goes through the stream from its beginning, with the market played along, and judges every order by `rules` at the moment
 * it was sent. What followed stays as it was: an order that would have been denied has traded all the same.
 */
export async function replayRules(
  { runtime }: Context,
  { rules, limit }: { readonly rules: RuleSet; readonly limit: number },
): Promise<RiskReplay> {
  const rows = [...allEvents(runtime.store.db, runtime.stream)];
  const events = rows.map(({ event }) => event);
  const world = firstWorld(runtime.stream, events);
  const session: Session = {
    state: world.state,
    ports: runtime.history
      ? { ...portsOf(world, () => {}), history: runtime.history }
      : portsOf(world, () => {}),
  };
  const entries = new Map<string, Order>();
  const changed: ChangedVerdict[] = [];
  const counts = { orders: 0, same: 0, wouldDeny: 0, wouldAccept: 0 };
  let at = 0;
  let since = performance.now();
  for (const event of retrace(session, events, events[0]?.position === 0)) {
    const { seq } = rows[at]!;
    at += 1;
    if (performance.now() - since > SLICE_MS) {
      await breathe();
      since = performance.now();
    }
    if (event.kind !== 'order-accepted' && event.kind !== 'order-denied') continue;
    if (event.kind === 'order-accepted' && event.order.group?.role === 'entry')
      entries.set(event.order.group.id, event.order);
    session.state.rules = rules;
    const found = judgedAgain(session, { seq, event }, entries);
    count(counts, found);
    if (found && changed.length < limit) changed.push(found);
  }
  return { ...counts, changed };
}
