/**
 * Rules tried on the past. The streams are gone through from the workspace's beginning, with the market played along, so
 * that books, prices and the account are what they were when each order was sent.
 *
 * What followed stays as it was: an order that would have been denied has traded all the same.
 * Known limit: daily history is today's, not that of the day of the order.
 */
import type { Circumstances } from '#core/kernel/context.ts';
import { judge } from '#core/kernel/judge.ts';
import { retrace } from '#core/kernel/resume.ts';
import type { Session } from '#core/kernel/session.ts';
import { emptyState } from '#core/kernel/state.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Order, OrderIntent } from '#core/model/order.ts';
import type { RuleSet } from '#core/model/rules.ts';
import type { ChangedVerdict, RiskReplay } from '#contract/risk-views.ts';
import { allEvents, accountStreams } from '#store/journal.ts';
import type { Context } from '../context.ts';
import { firstWorld } from '../runtime/load.ts';
import { portsOf, type World } from '../runtime/world.ts';
import { askedOf, type Decided } from './audit.ts';

type Counts = { -readonly [K in 'orders' | 'same' | 'wouldDeny' | 'wouldAccept']: number };

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

/** An account's streams up to the current one, oldest first: they trade on one market. A session trades on its own. */
function streamsUntil({ runtime: { store, stream } }: Context): string[] {
  const streams = accountStreams(store.db);
  const place = streams.indexOf(stream);
  return place < 0 ? [stream] : streams.slice(0, place + 1);
}

interface Row {
  readonly seq: number;
  readonly event: JournalEvent;
}

/** Each event of the current stream before it happens, in the session as it was. */
async function* current(context: Context): AsyncGenerator<{ readonly session: Session; readonly row: Row }> {
  const { runtime } = context;
  let last: World | null = null;
  let since = performance.now();
  for (const stream of streamsUntil(context)) {
    const rows = [...allEvents(runtime.store.db, stream)];
    const events = rows.map(({ event }) => event);
    const [opened] = events;
    if (opened?.kind !== 'stream-opened') throw new Error(`stream ${stream} does not begin`);
    const world: World = last
      ? Object.assign({}, last, { state: emptyState() })
      : firstWorld(runtime.store, opened);
    last = world;
    const { history } = runtime;
    const ports = history ? { ...portsOf(world, () => {}), history } : portsOf(world, () => {});
    const session = { state: world.state, ports };
    let at = 0;
    for (const event of retrace(session, events, true)) {
      const row = { seq: rows[at]!.seq, event };
      at += 1;
      if (performance.now() - since > SLICE_MS) {
        await breathe();
        since = performance.now();
      }
      if (stream === runtime.stream) yield { session, row };
    }
  }
}

export async function replayRules(
  context: Context,
  { rules, limit }: { readonly rules: RuleSet; readonly limit: number },
): Promise<RiskReplay> {
  const entries = new Map<string, Order>();
  const changed: ChangedVerdict[] = [];
  const counts: Counts = { orders: 0, same: 0, wouldDeny: 0, wouldAccept: 0 };
  for await (const { session, row } of current(context)) {
    const { seq, event } = row;
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
