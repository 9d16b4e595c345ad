/** A file of orders as a record that can be played: its messages by column, and what stands before the first. */
import { err, ok, type Result } from '#core/units/result.ts';
import type { FlowFailure, FlowFormat } from '#contract/flow.ts';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { RecordedBook } from '#core/matching/recorded/book.ts';
import { writeColumns, type OrderRecord, type WrittenMessage } from '#core/matching/recorded/columns.ts';
import { KnownDepth } from '#core/matching/recorded/known-depth.ts';
import { utcOf } from '#core/venues/zones.ts';
import { open, openBehind, sourceOf } from './begin.ts';
import { refuseFlow, UnreadableFlow } from './failure.ts';
import { readOpening } from './opening.ts';
import type { FlowRow } from './row.ts';

export interface RecordAsk {
  readonly format: FlowFormat;
  readonly opening: Uint8Array | null;
  /** UTC midnight of the day that LOBSTER's seconds are counted from. */
  readonly day: number | null;
}

const NANOSECONDS = /^\d+$/;
const NS_DIGITS = 6;

function momentOf(time: string, { format, day }: RecordAsk): number {
  if (format === 'lobster') return utcOf('America/New_York', (day ?? 0) + Number(time) * 1_000);
  if (!NANOSECONDS.test(time))
    return Date.parse(time.includes('Z') || time.includes('+') ? time : `${time}Z`);
  return Number(time.slice(0, -NS_DIGITS)) + Number(`0.${time.slice(-NS_DIGITS)}`);
}

/** What stands in the book before the first message, by price. */
function openingOf(rows: () => Iterable<FlowRow>, bytes: Uint8Array): OrderRecord['opening'] {
  const book = new RecordedBook('id');
  const opening = readOpening(bytes);
  for (const first of rows()) {
    open(book, opening, first);
    break;
  }
  openBehind(book, new KnownDepth(book.book, opening.reported), rows());
  const levels: (readonly [BookSide, number, number])[] = [];
  for (const side of [BUY, SELL] as const) {
    for (let rank = 0; rank < book.book.levelCount(side); rank += 1) {
      const level = book.book.levelAt(side, rank);
      levels.push([side, book.book.priceOfLevel(level), book.book.quantityOfLevel(level)]);
    }
  }
  return levels;
}

/** Expected failures are returned. */
export function readRecord(bytes: Uint8Array, ask: RecordAsk): Result<OrderRecord, FlowFailure> {
  try {
    const { rows, scale } = sourceOf(bytes, ask.format);
    const messages: WrittenMessage[] = [];
    let snapshot = 0;
    for (const { message, complete, snapshot: stands, time } of rows()) {
      if (stands && snapshot === messages.length) snapshot += 1;
      messages.push({ message, complete, time: momentOf(time, ask) });
    }
    if (messages.length === 0) refuseFlow({ problem: 'flow-empty' });
    // The opening is the state after the first message: unless that is an order of its own, it has happened.
    const opening = ask.opening === null ? [] : openingOf(rows, ask.opening);
    const happened = ask.opening !== null && messages[0]!.message.kind !== 'add';
    const played = happened ? messages.slice(1) : messages;
    const priority = ask.format === 'lobster' ? 'id' : 'arrival';
    return ok({ columns: writeColumns(played), snapshot, opening, priority, priceScale: scale });
  } catch (error) {
    if (error instanceof UnreadableFlow) return err(error.failure);
    throw error;
  }
}
