/** Committing a sheet: every row becomes an order, or nothing happens. A dry run is the same code on a fork. */
import type { BasketOrder, Command } from '../model/commands.ts';
import type { Denial } from '../model/denial.ts';
import type { JournalEvent } from '../model/events.ts';
import type { OrderId, OrderIntent } from '../model/order.ts';
import { placeOrder } from './place.ts';
import { deny, done, emit, fork, stamp, type Outcome, type Session } from './session.ts';

export interface DryRow {
  readonly row: number;
  readonly orderId: OrderId;
  readonly denial: Denial | null;
  readonly events: readonly JournalEvent[];
}

export interface DryRun {
  readonly rows: readonly DryRow[];
  /** The session as it would be afterwards. */
  readonly after: Session;
}

const STOPPED = '' as OrderId;

/** Committing a sheet is the confirmation: its preview showed what the rules warn of. */
const confirmed = (intent: OrderIntent): OrderIntent => ({ ...intent, confirmed: true });

/** Plays the rows in sequence on a fork: each sees the cash and the book the rows before it left. */
export function dryRun(session: Session, orders: readonly BasketOrder[]): DryRun {
  let events: JournalEvent[] = [];
  const after = fork(session, { append: (event) => events.push(event) });
  const basketId = session.ports.ids.basket(session.state.lastBasket + 1);
  const rows = orders.map(({ row, intent }): DryRow => {
    events = [];
    // A stop that was asked for meanwhile is the answer to all that is still undecided.
    if (session.ports.interrupted?.())
      return { row, orderId: STOPPED, denial: { code: 'TRADING_HALTED' }, events };
    const outcome = placeOrder(after, confirmed(intent), basketId);
    return { row, orderId: outcome.orders[0]!, denial: outcome.denial, events };
  });
  return { rows, after };
}

export function commitBasket(
  session: Session,
  command: Extract<Command, { kind: 'commit-basket' }>,
): Outcome {
  const { state, ports } = session;
  const { name, fileName, fileHash, orders } = command;
  const basketOfFile = state.baskets.get(fileHash);
  // A row another file brought may come again, but never from the same file twice.
  const repeated = orders.find(
    ({ again, fingerprint }) =>
      (!again || basketOfFile !== undefined) && state.fingerprints.get(fingerprint) !== undefined,
  );
  if (repeated) {
    const basketId = basketOfFile?.basketId ?? '';
    return deny(session, 'commit-basket', fileName, { code: 'SHEET_ALREADY_IMPORTED', basketId, fileHash });
  }
  const denied = dryRun(session, orders).rows.flatMap(({ row, denial }) => (denial ? [{ row, denial }] : []));
  if (denied.length > 0) {
    return deny(session, 'commit-basket', fileName, { code: 'BASKET_ROWS_DENIED', rows: denied });
  }
  const basketId = ports.ids.basket(state.lastBasket + 1);
  const first = state.lastOrder + 1;
  const rows = orders.map(({ row, fingerprint }, index) => ({
    row,
    fingerprint,
    orderId: ports.ids.order(first + index),
  }));
  emit(session, { kind: 'basket-committed', ...stamp(session), basketId, name, fileName, fileHash, rows });
  return done(...orders.map(({ intent }) => placeOrder(session, confirmed(intent), basketId).orders[0]!));
}
