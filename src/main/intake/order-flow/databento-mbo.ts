/**
 * Databento MBO as CSV with named columns: `action`, `side`, `price`, `size`, `order_id`, and `ts_recv` or `ts_event`;
 * `flags` (128 ends an event, 32 marks the snapshot, 8 a doubtful `ts_recv`), `seq_no` and `instrument_id` where they are there.
 * Actions: A add, C cancel, M modify, F fill, T trade, R clear, N nothing.
 *
 * Prices are decimals, or whole numbers in units of 1e-9 when no price of the file has a point and all are too large to be
 * anything else. They become integers at the fewest decimals that hold them all, at least four.
 * Known limit: one instrument a file.
 */
import type { FlowCount } from '#contract/flow.ts';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import type { RecordedId, RecordedMessage } from '#core/matching/recorded/messages.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { refuseFlow } from './failure.ts';
import { readLines, type Line } from './lines.ts';
import { wholeNumber, type FlowRow } from './row.ts';

const NAMES = {
  action: ['action'],
  side: ['side'],
  price: ['price'],
  size: ['size'],
  id: ['order_id'],
  received: ['ts_recv', 'ts_recv_ns'],
  event: ['ts_event', 'ts_event_ns'],
  flags: ['flags'],
  sequence: ['seq_no'],
  instrument: ['instrument_id'],
} as const;
type Column = keyof typeof NAMES;
const REQUIRED: readonly Column[] = ['action', 'side', 'price', 'size', 'id'];

const COUNTS: ReadonlyMap<string, FlowCount> = new Map([
  ['A', 'adds'],
  ['C', 'cancels'],
  ['M', 'modifies'],
  ['F', 'fills'],
  ['T', 'trades'],
  ['R', 'clears'],
  ['N', 'others'],
]);

const LAST = 128;
const SNAPSHOT = 32;
const DOUBTFUL_TIME = 8;
/** Databento's mark for a price that is not there. */
const NO_PRICE = /^(|nan|9223372036854775807|9223372036\.854775807)$/i;
const DECIMAL = /^-?\d{1,19}(\.\d{1,12})?$/;
const FIXED_DECIMALS = 9;
/** A cent in units of 1e-9. */
const LEAST_FIXED = 10_000_000;
const LEAST_SCALE = 4;
const STAMP = /^(\d{1,20}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|\+00:00)?)$/;

/** How this file writes prices. */
export interface MboPrices {
  readonly fixed: boolean;
  readonly scale: number;
}

interface Layout {
  readonly at: ReadonlyMap<Column, number>;
  readonly width: number;
}

function layoutOf({ line, fields }: Line): Layout {
  const headings = fields.map((field) => field.trim().toLowerCase());
  const at = new Map<Column, number>();
  for (const column of Object.keys(NAMES) as Column[]) {
    const position = headings.findIndex((heading) => (NAMES[column] as readonly string[]).includes(heading));
    if (position >= 0) at.set(column, position);
  }
  for (const column of REQUIRED)
    if (!at.has(column)) refuseFlow({ problem: 'flow-heading', line, column: NAMES[column][0] });
  if (!at.has('received') && !at.has('event'))
    refuseFlow({ problem: 'flow-heading', line, column: NAMES.event[0] });
  return { at, width: fields.length };
}

type Field = (column: Column) => string;
const fieldOf =
  ({ at }: Layout, { fields }: Line): Field =>
  (column) =>
    fields[at.get(column) ?? -1]?.trim() ?? '';

function* bodyOf(bytes: Uint8Array): Generator<{ line: number; field: Field; layout: Layout }> {
  let layout: Layout | null = null;
  for (const at of readLines(bytes)) {
    if (layout === null) {
      layout = layoutOf(at);
      continue;
    }
    const { line, fields } = at;
    if (fields.length !== layout.width)
      refuseFlow({ problem: 'flow-columns', line, value: `${fields.length}/${layout.width}` });
    yield { line, field: fieldOf(layout, at), layout };
  }
}

/** Reads every price once to learn how they are written. */
export function mboPrices(bytes: Uint8Array): MboPrices {
  let fixed = true;
  let decimals = 0;
  let zeros = FIXED_DECIMALS;
  for (const { field } of bodyOf(bytes)) {
    const text = field('price');
    if (NO_PRICE.test(text) || !DECIMAL.test(text)) continue;
    const [whole = '', fraction = ''] = text.split('.');
    decimals = Math.max(decimals, fraction.replace(/0+$/, '').length);
    if (text.includes('.') || (Number(whole) !== 0 && Math.abs(Number(whole)) < LEAST_FIXED)) fixed = false;
    if (Number(whole) !== 0) zeros = Math.min(zeros, /0*$/.exec(whole)![0].length);
  }
  return { fixed, scale: Math.max(LEAST_SCALE, fixed ? FIXED_DECIMALS - zeros : decimals) };
}

function priceOf(text: string, { fixed, scale }: MboPrices, line: number): number {
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length).padStart(FIXED_DECIMALS + 1, '0');
  const decimal = fixed
    ? `${sign}${digits.slice(0, -FIXED_DECIMALS)}.${digits.slice(-FIXED_DECIMALS)}`
    : text;
  const read = DECIMAL.test(text) ? parseDecimal(decimal, scale) : null;
  if (read?.ok) return read.value;
  return refuseFlow({ problem: 'flow-value', line, column: 'price', value: text });
}

function idOf(text: string, line: number): RecordedId {
  if (!/^\d{1,20}$/.test(text))
    return refuseFlow({ problem: 'flow-value', line, column: 'order_id', value: text });
  return Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

function sideOf(text: string, line: number): BookSide | null {
  if (text === 'B') return BUY;
  if (text === 'A') return SELL;
  return text === 'N' ? null : refuseFlow({ problem: 'flow-value', line, column: 'side', value: text });
}

function messageOf(field: Field, count: FlowCount, prices: MboPrices, line: number): RecordedMessage {
  const side = sideOf(field('side'), line);
  const size = wholeNumber(field('size'), count === 'adds' ? 1 : 0, line, 'size');
  const id = idOf(field('id'), line);
  const resting = count === 'adds' || count === 'modifies';
  const price = !resting && NO_PRICE.test(field('price')) ? 0 : priceOf(field('price'), prices, line);
  if (resting) {
    if (side === null) return refuseFlow({ problem: 'flow-value', line, column: 'side', value: 'N' });
    return { kind: count === 'adds' ? 'add' : 'modify', id, side, price, size };
  }
  if (count === 'cancels') return { kind: 'cancel', id, side, price, size };
  if (count === 'fills') return { kind: 'fill', id, side, price, size };
  return count === 'clears' ? { kind: 'clear', side } : { kind: 'none' };
}

/** Whether a stamp lies before another; both are nanoseconds or both calendar times. */
function isBefore(stamp: string, other: string): boolean {
  const [a, b] = [stamp, other].map((text) => text.replace(/(Z|\+00:00)$/, ''));
  return /^\d+$/.test(a!) && a!.length !== b!.length ? a!.length < b!.length : a! < b!;
}

/** Time and own numbers never go backwards. */
class Order {
  private time = '';
  private number = -1;

  check(field: Field, { at }: Layout, flags: number, line: number): void {
    const received = at.has('received');
    const time = field(received ? 'received' : 'event');
    if (!STAMP.test(time))
      refuseFlow({ problem: 'flow-value', line, column: received ? 'ts_recv' : 'ts_event', value: time });
    if (!received || (flags & DOUBTFUL_TIME) === 0) {
      if (isBefore(time, this.time)) refuseFlow({ problem: 'flow-time', line, value: time });
      this.time = time;
    }
    if (!at.has('sequence')) return;
    const number = wholeNumber(field('sequence'), 0, line, 'seq_no');
    if (number <= this.number) refuseFlow({ problem: 'flow-time', line, value: `seq_no ${number}` });
    this.number = number;
  }
}

export function* mboRows(bytes: Uint8Array, prices: MboPrices): Generator<FlowRow> {
  const order = new Order();
  let instrument: string | null = null;
  for (const { line, field, layout } of bodyOf(bytes)) {
    const count =
      COUNTS.get(field('action')) ?? refuseFlow({ problem: 'flow-type', line, value: field('action') });
    const flags = layout.at.has('flags') ? wholeNumber(field('flags'), 0, line, 'flags') : LAST;
    order.check(field, layout, flags, line);
    instrument ??= field('instrument');
    if (field('instrument') !== instrument) refuseFlow({ problem: 'flow-instruments', line });
    yield {
      line,
      sequence: layout.at.has('sequence') ? Number(field('sequence')) : null,
      time: field(layout.at.has('event') ? 'event' : 'received'),
      complete: (flags & LAST) !== 0,
      snapshot: (flags & SNAPSHOT) !== 0,
      count,
      message: messageOf(field, count, prices, line),
    };
  }
}
