/**
 * A record of orders by column: small, and quick to play from the beginning. Row i of every column is message i.
 * Numbers of orders that are text in the record are negative here, in order of appearance.
 */
import { BUY, SELL, type BookSide } from '../book-sides.ts';
import type { RecordedId, RecordedMessage, RecordedPriority } from './messages.ts';

const KINDS = [
  'add',
  'modify',
  'cancel',
  'delete',
  'execute',
  'fill',
  'hidden-execution',
  'clear',
  'none',
] as const satisfies readonly RecordedMessage['kind'][];

const SIDE_SHIFT = 4;
const COMPLETE = 64;
/** No side, buy, sell. */
const SIDES: readonly (BookSide | null)[] = [null, BUY, SELL];

export interface OrderColumns {
  readonly count: number;
  /** Kind, side and whether the message ends its event. */
  readonly what: Uint8Array;
  readonly id: Float64Array;
  readonly price: Float64Array;
  readonly size: Float64Array;
  /** Milliseconds UTC, with parts of one. */
  readonly time: Float64Array;
}

/** A book as it is before the first message is played. */
export interface OrderRecord {
  readonly columns: OrderColumns;
  /** Leading messages that tell what stands there already. */
  readonly snapshot: number;
  /** Quantities of unknown earlier orders. */
  readonly opening: readonly (readonly [side: BookSide, price: number, quantity: number])[];
  readonly priority: RecordedPriority;
  readonly priceScale: number;
}

/** What a writer is given of a message. */
export interface WrittenMessage {
  readonly message: RecordedMessage;
  readonly complete: boolean;
  readonly time: number;
}

const idOf = (message: RecordedMessage): RecordedId => ('id' in message ? message.id : 0);
const sideOf = (message: RecordedMessage): BookSide | null => ('side' in message ? message.side : null);

export function writeColumns(messages: readonly WrittenMessage[]): OrderColumns {
  const count = messages.length;
  const columns: OrderColumns = {
    count,
    what: new Uint8Array(count),
    id: new Float64Array(count),
    price: new Float64Array(count),
    size: new Float64Array(count),
    time: new Float64Array(count),
  };
  const names = new Map<string, number>();
  for (const [row, { message, complete, time }] of messages.entries()) {
    const id = idOf(message);
    if (typeof id === 'string' && !names.has(id)) names.set(id, -1 - names.size);
    columns.id[row] = typeof id === 'string' ? names.get(id)! : id;
    columns.what[row] =
      KINDS.indexOf(message.kind) |
      (SIDES.indexOf(sideOf(message)) << SIDE_SHIFT) |
      (complete ? COMPLETE : 0);
    columns.price[row] = 'price' in message ? message.price : 0;
    columns.size[row] = 'size' in message ? message.size : 0;
    columns.time[row] = time;
  }
  return columns;
}

export const endsEvent = ({ what }: OrderColumns, row: number): boolean => (what[row]! & COMPLETE) !== 0;

export function messageAt({ what, id, price, size }: OrderColumns, row: number): RecordedMessage {
  const code = what[row]!;
  const kind = KINDS[code & 15]!;
  const side = SIDES[(code >> SIDE_SHIFT) & 3]!;
  return { kind, id: id[row]!, side, price: price[row]!, size: size[row]! } as RecordedMessage;
}
