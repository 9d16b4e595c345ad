/**
 * LOBSTER messages: time, type, order id, size, price × 10,000, direction of the resting order (1 buy, -1 sell).
 * Types: 1 new, 2 partial cancel, 3 delete, 4 execution, 5 hidden execution, 6 cross (auction), 7 halt.
 * A heading line is passed over. Fields behind the sixth (some exports add attribution) are not read.
 */
import type { FlowCount } from '#contract/flow.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { RecordedMessage } from '#core/matching/recorded/messages.ts';
import { refuseFlow } from './failure.ts';
import { readLines, type Line } from './lines.ts';
import { wholeNumber, type FlowRow } from './row.ts';

const COLUMNS = 6;
const TIME = /^\d{1,6}(\.\d{1,12})?$/;
const INTEGER = /^-?\d{1,16}$/;
const HEADING = /^"?[a-z]/i;

const COUNTS: ReadonlyMap<string, FlowCount> = new Map([
  ['1', 'adds'],
  ['2', 'cancels'],
  ['3', 'deletes'],
  ['4', 'executions'],
  ['5', 'hiddenExecutions'],
  ['6', 'crosses'],
  ['7', 'halts'],
]);

/** What a message of a kind that leaves the book alone may hold: dummy numbers, but numbers. */
function checkIntegers({ line, fields }: Line): void {
  for (const [index, column] of ['order id', 'size', 'price', 'direction'].entries()) {
    const value = fields[index + 2]!.trim();
    if (!INTEGER.test(value)) refuseFlow({ problem: 'flow-value', line, column, value });
  }
}

function messageOf(at: Line, count: FlowCount): RecordedMessage {
  const { line, fields } = at;
  if (count === 'halts' || count === 'crosses') {
    checkIntegers(at);
    return { kind: 'none' };
  }
  const id = wholeNumber(fields[2]!.trim(), 0, line, 'order id');
  const size = wholeNumber(fields[3]!.trim(), 1, line, 'size');
  const price = wholeNumber(fields[4]!.trim(), 1, line, 'price');
  const direction = fields[5]!.trim();
  if (direction !== '1' && direction !== '-1')
    return refuseFlow({ problem: 'flow-value', line, column: 'direction', value: direction });
  const side = direction === '1' ? BUY : SELL;
  switch (count) {
    case 'adds':
      return { kind: 'add', id, side, price, size };
    case 'cancels':
      return { kind: 'cancel', id, side, price, size };
    case 'deletes':
      return { kind: 'delete', id, side, price, size };
    case 'executions':
      return { kind: 'execute', id, side, price, size };
    default:
      return { kind: 'hidden-execution', side, price, size };
  }
}

export function* lobsterRows(bytes: Uint8Array): Generator<FlowRow> {
  let before = 0;
  for (const at of readLines(bytes)) {
    const { line, fields } = at;
    if (line === 1 && HEADING.test(fields[0]!)) continue;
    if (fields.length < COLUMNS)
      refuseFlow({ problem: 'flow-columns', line, value: `${fields.length}/${COLUMNS}` });
    const time = fields[0]!.trim();
    if (!TIME.test(time)) refuseFlow({ problem: 'flow-value', line, column: 'time', value: time });
    if (Number(time) < before) refuseFlow({ problem: 'flow-time', line, value: time });
    before = Number(time);
    const type = fields[1]!.trim();
    const count = COUNTS.get(type) ?? refuseFlow({ problem: 'flow-type', line, value: type });
    yield {
      line,
      sequence: null,
      time,
      complete: true,
      snapshot: false,
      count,
      message: messageOf(at, count),
    };
  }
}
