/**
 * Committing a sheet: every row becomes an order, or nothing happens. A dry run is the same code on a fork.
 * Invariant: rows are placed in their order; a group stands where its first row does.
 */
import type { BasketOrder, Command, GroupLeg } from '../model/commands.ts';
import type { Denial } from '../model/denial.ts';
import type { JournalEvent } from '../model/events.ts';
import type { GroupKind, OrderId, OrderIntent } from '../model/order.ts';
import { placeGroup, placeOrder } from './place.ts';
import { deny, done, emit, fork, stamp, type Outcome, type Session } from './session.ts';

export interface DryRow {
  readonly row: number;
  /** The row's own order, then the exits it brought. */
  readonly orderIds: readonly OrderId[];
  readonly denial: Denial | null;
  /** Of the order, or of its whole group. */
  readonly events: readonly JournalEvent[];
}

export interface DryRun {
  readonly rows: readonly DryRow[];
  /** The session as it would be afterwards. */
  readonly after: Session;
}

/** Rows that are placed together. */
interface Unit {
  readonly group: GroupKind | null;
  readonly rows: BasketOrder[];
}

/** A target and a stop are a bracket; either alone follows its entry. */
const kindOf = (exits: BasketOrder['exits']): GroupKind | null =>
  exits === undefined ? null : exits.length > 1 ? 'bracket' : 'oto';

function unitsOf(orders: readonly BasketOrder[]): Unit[] {
  const units: Unit[] = [];
  const groups = new Map<string, Unit>();
  for (const order of orders) {
    const { group, exits } = order;
    const joined = group && groups.get(group.key);
    if (joined) {
      joined.rows.push(order);
      continue;
    }
    const unit: Unit = { group: group?.kind ?? kindOf(exits), rows: [order] };
    if (group) groups.set(group.key, unit);
    units.push(unit);
  }
  return units;
}

/** Committing a sheet is the confirmation: its preview showed what the rules warn of. */
const confirmed = (intent: OrderIntent): OrderIntent => ({ ...intent, confirmed: true });

/** In an account that holds both sides, what follows an entry on the other side closes what the entry opened. */
function closing(entry: OrderIntent, intent: OrderIntent, hedging: boolean): OrderIntent {
  const opens = !hedging || entry.effect === 'close' || intent.side === entry.side;
  return opens ? intent : { ...intent, effect: 'close' };
}

/** The first order of a group that is no OCO is its entry. */
function legsOf({ group, rows }: Unit, hedging: boolean): GroupLeg[] {
  const intents = rows.flatMap(({ intent, exits = [] }) => [intent, ...exits]);
  const [entry] = group === 'oco' ? [] : intents;
  return intents.map((intent) => {
    if (entry === undefined || intent === entry)
      return { role: entry ? 'entry' : 'exit', intent: confirmed(intent) };
    return { role: 'exit', intent: confirmed(closing(entry, intent, hedging)) };
  });
}

const sizeOf = ({ rows }: Unit): number => rows.reduce((sum, { exits = [] }) => sum + 1 + exits.length, 0);

function place(session: Session, unit: Unit, basketId: string): Outcome {
  const { group, rows } = unit;
  if (group === null) return placeOrder(session, confirmed(rows[0]!.intent), basketId);
  const hedging = session.state.account?.terms.positionMode === 'hedging';
  return placeGroup(session, { group, legs: legsOf(unit, hedging) }, basketId);
}

/** What each row of a unit came to: its own denial, where its group was denied because of another. */
function rowsOf(unit: Unit, ids: readonly OrderId[], events: readonly JournalEvent[]): DryRow[] {
  const denials = new Map<OrderId, Denial>();
  for (const event of events) if (event.kind === 'order-denied') denials.set(event.orderId, event.denial);
  let at = 0;
  return unit.rows.map(({ row, exits = [] }) => {
    const orderIds = ids.slice(at, at + 1 + exits.length);
    at += orderIds.length;
    const found = orderIds.flatMap((id) => denials.get(id) ?? []);
    const own = found.find(({ code }) => code !== 'GROUP_LEG_DENIED') ?? found[0] ?? null;
    return { row, orderIds, denial: own, events };
  });
}

/**
 * Plays the rows in sequence on a fork, a unit at a time: each sees the cash and the book the rows before it left.
 * Whoever asks for the next must not have let the session go on meanwhile.
 */
export function* dryRunInSteps(
  session: Session,
  orders: readonly BasketOrder[],
): Generator<readonly DryRow[], Session> {
  let events: JournalEvent[] = [];
  const after = fork(session, { append: (event) => events.push(event) });
  const basketId = session.ports.ids.basket(session.state.lastBasket + 1);
  for (const unit of unitsOf(orders)) {
    events = [];
    // A stop that was asked for meanwhile is the answer to all that is still undecided.
    if (session.ports.interrupted?.()) {
      const denial = { code: 'TRADING_HALTED' } as const;
      yield unit.rows.map(({ row }) => ({ row, orderIds: [], denial, events }));
    } else yield rowsOf(unit, place(after, unit, basketId).orders, events);
  }
  return after;
}

function dryRun(session: Session, orders: readonly BasketOrder[]): DryRun {
  const steps = dryRunInSteps(session, orders);
  const rows: DryRow[] = [];
  for (;;) {
    const next = steps.next();
    if (next.done) return { rows, after: next.value };
    rows.push(...next.value);
  }
}

type Commit = Extract<Command, { kind: 'commit-basket' }>;

/** A row another file brought may come again, but never from the same file twice. */
function repeatedIn({ state }: Session, { fileHash, orders }: Commit): Denial | null {
  const basketOfFile = state.baskets.get(fileHash);
  const repeated = orders.some(
    ({ again, fingerprint }) =>
      (!again || basketOfFile !== undefined) && state.fingerprints.get(fingerprint) !== undefined,
  );
  return repeated
    ? { code: 'SHEET_ALREADY_IMPORTED', basketId: basketOfFile?.basketId ?? '', fileHash }
    : null;
}

export function commitBasket(session: Session, command: Commit): Outcome {
  const { state, ports } = session;
  const { name, fileName, fileHash, orders } = command;
  const repeated = repeatedIn(session, command);
  if (repeated) return deny(session, 'commit-basket', fileName, repeated);
  const denied = dryRun(session, orders).rows.flatMap(({ row, denial }) => (denial ? [{ row, denial }] : []));
  if (denied.length > 0) {
    return deny(session, 'commit-basket', fileName, { code: 'BASKET_ROWS_DENIED', rows: denied });
  }
  const basketId = ports.ids.basket(state.lastBasket + 1);
  const units = unitsOf(orders);
  let number = state.lastOrder;
  const rows = units.flatMap((unit) => {
    const first = number + 1;
    number += sizeOf(unit);
    let at = first;
    return unit.rows.map(({ row, fingerprint, exits = [] }) => {
      const orderId = ports.ids.order(at);
      at += 1 + exits.length;
      return { row, fingerprint, orderId };
    });
  });
  emit(session, { kind: 'basket-committed', ...stamp(session), basketId, name, fileName, fileHash, rows });
  return done(...units.flatMap((unit) => place(session, unit, basketId).orders));
}
