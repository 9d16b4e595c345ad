/** Where a record begins: its messages, and what stands in the book before the first of them. */
import type { FlowFormat } from '#contract/flow.ts';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import type { RecordedBook } from '#core/matching/recorded/book.ts';
import type { KnownDepth } from '#core/matching/recorded/known-depth.ts';
import { pow10 } from '#core/units/integer.ts';
import { mboPrices, mboRows } from './databento-mbo.ts';
import { refuseFlow } from './failure.ts';
import { lobsterRows } from './lobster.ts';
import type { Opening } from './opening.ts';
import type { FlowRow } from './row.ts';

/** LOBSTER's prices are whole numbers of 1/10,000 and are told as such. */
const LOBSTER_SCALE = 4;

export interface Source {
  readonly rows: () => Generator<FlowRow>;
  readonly scale: number;
  /** By which prices are divided to be as the record writes them. */
  readonly divisor: number;
}

export function sourceOf(bytes: Uint8Array, format: FlowFormat): Source {
  if (format === 'lobster') return { rows: () => lobsterRows(bytes), scale: LOBSTER_SCALE, divisor: 1 };
  const prices = mboPrices(bytes);
  return { rows: () => mboRows(bytes, prices), scale: prices.scale, divisor: pow10(prices.scale) };
}

/** Puts the opening levels there, less what the first message added to them: it is applied afterwards. */
export function open(recorded: RecordedBook, opening: Opening, first: FlowRow): void {
  const { message, line } = first;
  let added = message.kind !== 'add';
  for (const { side, price, quantity } of opening.levels) {
    let left = quantity;
    if (message.kind === 'add' && message.side === side && message.price === price) {
      left -= message.size;
      added = true;
    }
    if (left < 0) refuseFlow({ problem: 'flow-mismatch', line, value: String(price) });
    if (left > 0) recorded.open(side, price, left);
  }
  if (!added) refuseFlow({ problem: 'flow-mismatch', line });
}

/** Lets the orders stand that messages name later and that no opening level can have held. */
export function openBehind(recorded: RecordedBook, known: KnownDepth, rows: Iterable<FlowRow>): void {
  const added = new Set<number | string>();
  const behind = [new Map<number, number>(), new Map<number, number>()] as const;
  for (const { message } of rows) {
    if (message.kind === 'add') added.add(message.id);
    if (message.kind !== 'cancel' && message.kind !== 'delete' && message.kind !== 'execute') continue;
    const { id, side, price, size } = message;
    if (side === null || added.has(id) || known.isKnown(side, price)) continue;
    behind[side].set(price, (behind[side].get(price) ?? 0) + size);
  }
  for (const side of [BUY, SELL] as const)
    for (const [price, quantity] of behind[side]) recorded.open(side, price, quantity);
}
