/**
 * The `orders` table: what each event makes of an order's row. It follows the kernel's `apply` rule for rule, except that
 * an order that ended waits for nothing and stays in the table.
 */
import type { JournalEvent } from '#core/model/events.ts';
import type { Order, OrderIntent } from '#core/model/order.ts';
import { unreachable } from '#core/units/result.ts';

type Of<K extends JournalEvent['kind']> = Extract<JournalEvent, { kind: K }>;
type Value = string | number | null;
type Run = (sql: string, ...values: Value[]) => void;

/** What an order is placed with and keeps; stored as JSON in this order, absent where it is not used. */
const TERMS = [
  'trail',
  'display',
  'minimum',
  'allOrNone',
  'postOnly',
  'reduceOnly',
  'expireAt',
  'sendAt',
  'maxSlippage',
  'selfTrade',
  'effect',
  'closes',
  'group',
  'strategy',
  'asked',
] as const satisfies readonly (keyof Order)[];

/** What a fill posted to an account of the ledger. */
export const postedTo = ({ postings }: Of<'order-filled'>, account: string): number =>
  postings.find((leg) => leg.account.startsWith(account))?.amount ?? 0;

export function projectOrder(run: Run, stream: string, event: JournalEvent): void {
  switch (event.kind) {
    case 'order-accepted':
      return accepted(run, stream, event);
    case 'order-denied':
      return denied(run, stream, event);
    case 'order-filled':
      return filled(run, stream, event);
    case 'order-cancelled':
      return update(run, stream, event, "status = 'cancelled', waiting = NULL, reason = ?", event.reason);
    case 'order-replaced':
      return replaced(run, stream, event);
    case 'corporate-action':
      return adjusted(run, stream, event);
    case 'order-rested':
    case 'order-waiting':
    case 'order-activated':
    case 'order-released':
    case 'order-triggered':
    case 'order-trailed':
    case 'order-refreshed':
    case 'order-repriced':
    case 'order-resized':
    case 'order-cancelling':
      return lifecycle(run, stream, event);
    default:
  }
}

/** What was filled stays; price, stop and what is left follow the company's action. */
function adjusted(run: Run, stream: string, { at, orders }: Of<'corporate-action'>): void {
  const columns = 'price = ?, stop = ?, leaves = ?, quantity = filled + ?, inactive = COALESCE(?, inactive)';
  for (const { orderId, price, stop, leaves, inactive = null } of orders)
    update(run, stream, { at, orderId }, columns, price, stop, leaves, leaves, inactive);
}

type Lifecycle = Of<
  | 'order-rested'
  | 'order-cancelling'
  | 'order-waiting'
  | 'order-activated'
  | 'order-released'
  | 'order-triggered'
  | 'order-trailed'
  | 'order-refreshed'
  | 'order-repriced'
  | 'order-resized'
>;

/** What the venue did with a working order. */
function lifecycle(run: Run, stream: string, event: Lifecycle): void {
  switch (event.kind) {
    case 'order-cancelling':
      return update(run, stream, event, 'cancelling = 1');
    case 'order-released':
    case 'order-rested':
      return update(run, stream, event, 'waiting = NULL');
    case 'order-waiting': {
      // The group's entry has not filled at all yet: nothing of the order is in force.
      const sleeps = event.waiting === 'parent' ? 'inactive = COALESCE(inactive, leaves), ' : '';
      return update(run, stream, event, `${sleeps}waiting = ?, stop = ?`, event.waiting, event.stop);
    }
    case 'order-activated':
      return update(run, stream, event, 'inactive = ?', event.inactive);
    case 'order-triggered':
      return update(run, stream, event, 'waiting = NULL, triggered = ?', event.price);
    case 'order-trailed':
      return update(run, stream, event, 'stop = ?, price = ?', event.stop, event.price);
    case 'order-refreshed':
      return update(run, stream, event, '');
    case 'order-repriced':
      return update(run, stream, event, 'price = ?', event.price);
    case 'order-resized': {
      const { leaves, inactive = 0 } = event;
      // Null where the order never waited for an entry.
      const columns =
        'leaves = ?, quantity = filled + ?, inactive = CASE WHEN inactive IS NULL THEN NULL ELSE ? END';
      return update(run, stream, event, columns, leaves, leaves, inactive);
    }
    default:
      return unreachable(event);
  }
}

function update(
  run: Run,
  stream: string,
  { at, orderId }: { readonly at: number; readonly orderId: string },
  columns: string,
  ...values: Value[]
): void {
  const changes = columns === '' ? '' : `${columns}, `;
  run(
    `UPDATE orders SET ${changes}updated_at = ? WHERE stream = ? AND id = ?`,
    ...values,
    at,
    stream,
    orderId,
  );
}

function replaced(run: Run, stream: string, event: Of<'order-replaced'>): void {
  const { price, stop = null, quantity, inactive = null } = event;
  const columns =
    'price = ?, stop = COALESCE(?, stop), quantity = ?, leaves = ? - filled, inactive = COALESCE(?, inactive)';
  update(run, stream, event, columns, price, stop, quantity, quantity, inactive);
}

function filled(run: Run, stream: string, event: Of<'order-filled'>): void {
  const fees = postedTo(event, 'fees');
  // Cash moves by the value and the fees.
  const value = (event.side === 'buy' ? -1 : 1) * (postedTo(event, 'cash') + fees);
  const { quantity } = event;
  const columns =
    "filled = filled + ?, leaves = leaves - ?, filled_notional = filled_notional + ?, fees = fees + ?, waiting = NULL, status = CASE WHEN leaves - ? = 0 THEN 'filled' ELSE status END";
  update(run, stream, event, columns, quantity, quantity, value, fees, quantity);
}

function accepted(run: Run, stream: string, { order, at }: Of<'order-accepted'>): void {
  const { leaves, basketId } = order;
  insert(run, stream, order, { leaves, status: 'working', denial: null, at, basketId });
}

function denied(run: Run, stream: string, event: Of<'order-denied'>): void {
  const { number, orderId: id, intent, at } = event;
  const denial = JSON.stringify(event.denial);
  insert(run, stream, { ...intent, number, id }, { leaves: 0, status: 'denied', denial, at, basketId: null });
}

interface Rest {
  readonly leaves: number;
  readonly status: string;
  readonly denial: string | null;
  readonly at: number;
  readonly basketId: string | null;
}

function insert(
  run: Run,
  stream: string,
  order: OrderIntent & Pick<Order, 'number' | 'id'>,
  { leaves, status, denial, at, basketId }: Rest,
): void {
  const { number, id, instrumentId, side, type, timeInForce, quantity, price, stop, source, note } = order;
  const who = [stream, number, id, instrumentId, side, type, timeInForce, quantity, price, stop];
  const what = [leaves, status, denial, source, basketId, note, termsOf(order), at, at];
  run(
    `INSERT INTO orders (stream, number, id, instrument_id, side, type, time_in_force, quantity, price, stop, filled,
      leaves, filled_notional, fees, status, denial, source, basket_id, note, terms, placed_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...who,
    ...what,
  );
}

const termsOf = (order: Partial<Order>): string =>
  JSON.stringify(Object.fromEntries(TERMS.map((name) => [name, order[name]])));
