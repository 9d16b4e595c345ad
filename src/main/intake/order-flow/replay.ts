/**
 * Rebuilds a book from the messages of a file and tells what stood in it after each.
 *
 * A LOBSTER record begins in the middle of a day: with its orderbook file the levels of the first row are there from the
 * start, less what the first message added. Orders that stand behind those levels come to light when a message is about
 * them; the messages are read once before to let them stand where they stood all along.
 *
 * Invariant: a record is rebuilt whole or not at all; every failure names its line.
 */
import {
  FLOW_COUNTS,
  type BookReplay,
  type FlowCheckpoint,
  type FlowCount,
  type FlowFailure,
  type FlowFormat,
  type FlowOrder,
} from '#contract/flow.ts';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { RecordedBook } from '#core/matching/recorded/book.ts';
import { KnownDepth } from '#core/matching/recorded/known-depth.ts';
import { err, ok, type Result } from '#core/units/result.ts';
import { BookRows } from './book-rows.ts';
import { refuseFlow, UnreadableFlow } from './failure.ts';
import { open, openBehind, sourceOf, type Source } from './begin.ts';
import { readOpening, type Opening } from './opening.ts';
import { Participant } from './participant.ts';
import type { FlowRow } from './row.ts';

export interface ReplayOptions {
  readonly format: FlowFormat;
  /** LOBSTER: the orderbook file whose first row is the state after the first message. */
  readonly opening: Uint8Array | null;
  /** Levels a side in rows and checkpoints. */
  readonly levels: number;
  /** Messages from one checkpoint to the next (there is one at the end of a snapshot too); null for none. */
  readonly every: number | null;
  /** One's own orders among the recorded ones; the written book has them too. */
  readonly orders: readonly FlowOrder[];
}

class Replay {
  private readonly recorded: RecordedBook;
  private readonly counts = Object.fromEntries(FLOW_COUNTS.map((name) => [name, 0])) as Record<
    FlowCount,
    number
  >;
  private readonly checkpoints: FlowCheckpoint[] = [];
  private readonly rows: BookRows;
  private readonly source: Source;
  private readonly options: ReplayOptions;
  private known: KnownDepth | null = null;
  private openingLevels = 0;
  private messages = 0;
  private readonly participant: Participant | null;

  constructor(source: Source, options: ReplayOptions) {
    this.source = source;
    this.options = options;
    this.rows = new BookRows(options.levels);
    this.recorded = new RecordedBook(options.format === 'lobster' ? 'id' : 'arrival');
    const { orders } = options;
    this.participant = orders.length === 0 ? null : new Participant(this.recorded, orders, source.divisor);
  }

  run(): BookReplay {
    const { opening, every } = this.options;
    let last: FlowRow | null = null;
    let applies = true;
    for (const row of this.source.rows()) {
      // The opening state is the one after the first message: unless that is an order of its own, it has happened.
      if (last === null && opening !== null) applies = this.begin(readOpening(opening), row);
      if (last?.snapshot && !row.snapshot) this.addCheckpoint(last);
      if (applies) this.apply(row);
      applies = true;
      this.messages += 1;
      this.counts[row.count] += 1;
      this.known?.update();
      this.rows.append(this.recorded.book);
      if (every !== null && this.messages % every === 0) this.addCheckpoint(row);
      last = row;
    }
    if (last === null) return refuseFlow({ problem: 'flow-empty' });
    this.addCheckpoint(last);
    return this.told(this.checkpoint(last));
  }

  private addCheckpoint(row: FlowRow): void {
    if (this.options.every === null) return;
    const checkpoint = this.checkpoint(row);
    if (this.checkpoints.at(-1)?.after_seq_no !== checkpoint.after_seq_no) this.checkpoints.push(checkpoint);
  }

  /** Returns whether the first message is still to be applied. */
  private begin(opening: Opening, first: FlowRow): boolean {
    open(this.recorded, opening, first);
    const full = opening.levels.length > 0 ? opening.reported : 0;
    this.openingLevels = full;
    this.known = new KnownDepth(this.recorded.book, opening.reported);
    openBehind(this.recorded, this.known, this.source.rows());
    return first.message.kind === 'add';
  }

  private apply({ message, line }: FlowRow): void {
    if (message.kind === 'add' && this.recorded.slots.has(message.id))
      refuseFlow({ problem: 'flow-repeated', line, value: String(message.id) });
    if (this.participant) this.participant.apply(message, this.messages + 1);
    else this.recorded.apply(message);
  }

  private checkpoint({ sequence, time, complete }: FlowRow): FlowCheckpoint {
    const { book, slots } = this.recorded;
    return {
      after_seq_no: sequence ?? this.messages - 1,
      ts_event_ns: time,
      event_complete: complete,
      orders: slots.size,
      bid_levels: book.levelCount(BUY),
      ask_levels: book.levelCount(SELL),
      bids: this.top(BUY),
      asks: this.top(SELL),
    };
  }

  private top(side: BookSide): [number, number][] {
    const { book } = this.recorded;
    const count = Math.min(this.options.levels, book.levelCount(side));
    return Array.from({ length: count }, (_, rank) => {
      const level = book.levelAt(side, rank);
      return [book.priceOfLevel(level) / this.source.divisor, book.quantityOfLevel(level)];
    });
  }

  private told(final: FlowCheckpoint): BookReplay {
    const { recorded, options, known } = this;
    return {
      format: options.format,
      messages: this.messages,
      counts: this.counts,
      unmatched: recorded.unmatched,
      executedInTurn: recorded.executedInTurn,
      executedOutOfTurn: recorded.executedOutOfTurn,
      openingLevels: this.openingLevels,
      knownLevels: known?.least ?? null,
      priceScale: this.source.scale,
      levels: options.levels,
      checkpoints: this.checkpoints,
      final,
      orders: this.participant?.results() ?? [],
      rows: this.rows.take(),
    };
  }
}

/** Rebuilds a record. Expected failures are returned. */
export function replayFlow(bytes: Uint8Array, options: ReplayOptions): Result<BookReplay, FlowFailure> {
  try {
    return ok(new Replay(sourceOf(bytes, options.format), options).run());
  } catch (error) {
    if (error instanceof UnreadableFlow) return err(error.failure);
    throw error;
  }
}
