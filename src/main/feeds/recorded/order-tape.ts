/**
 * A record of orders as a tape: a step is one event of the record. The book before the first is there from the start.
 *
 * Known limits: one instrument, one trading day; prints and bars are those of the record.
 */
import { messageAt, endsEvent, type OrderRecord } from '#core/matching/recorded/columns.ts';
import type { Market } from '#core/matching/market.ts';
import { RecordedBook } from '#core/matching/recorded/book.ts';
import { RecordedFlow } from '#core/matching/recorded/flow.ts';
import { RecordedVenue } from '#core/matching/recorded/venue.ts';
import type { VenueMaker } from '#core/matching/venue.ts';
import type { RecordedTapeIdentity } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { unixMs, type UnixMs } from '#core/units/units.ts';
import type { Phase } from '#core/venues/rules.ts';
import type { Feed } from '../feed.ts';

const PHASES: readonly Phase[] = ['continuous'];

/** The record's venue with its book as it is before the first event. */
export const recordVenues = (record: OrderRecord): VenueMaker => ({
  create(instrument) {
    const book = new RecordedBook(record.priority);
    for (const [side, price, quantity] of record.opening) book.open(side, price, quantity);
    return new RecordedVenue(instrument, new RecordedFlow(book));
  },
  restore() {
    throw new Error('a record is played again from its beginning');
  },
});

export class OrderTape implements Feed {
  readonly identity: RecordedTapeIdentity;
  private readonly record: OrderRecord;
  /** One beyond the last message of each event. */
  private readonly events: Int32Array;
  private at = 0;

  constructor(identity: RecordedTapeIdentity, record: OrderRecord) {
    this.identity = identity;
    this.record = record;
    const { columns, snapshot } = record;
    const ends: number[] = [];
    for (let row = snapshot; row < columns.count; row += 1)
      if (endsEvent(columns, row) || row === columns.count - 1) ends.push(row + 1);
    this.events = Int32Array.from(ends);
  }

  get position(): number {
    return this.at;
  }

  /** Only the clock goes there: a record is played from its beginning. */
  set position(position: number) {
    this.at = position;
  }

  get end(): number {
    return this.events.length;
  }

  private timeOf(position: number): number {
    const { columns, snapshot } = this.record;
    const row = position === 0 ? Math.min(snapshot, columns.count - 1) : this.events[position - 1]! - 1;
    return Math.floor(columns.time[row]!);
  }

  now = (): UnixMs => unixMs(this.timeOf(this.at));
  lastAt = (): UnixMs => unixMs(this.timeOf(this.end));

  day(): UnixMs {
    const now = this.timeOf(this.at);
    return unixMs(now - (now % DAY_MS));
  }

  phase = (): Phase => 'continuous';
  phases = (): readonly Phase[] => PHASES;
  rules = (): null => null;

  positionAt(time: number): number {
    let low = 0;
    let high = this.end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.timeOf(middle + 1) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  after = (position: number, steps: number): number => Math.min(this.end, position + steps);
  sessionFrom = (_position: number, way: 1 | -1): number => (way > 0 ? this.end : 0);

  /** As much recorded time as wall time times the speed: events up to there, and a part of the wait for the next. */
  stepsIn(ms: number, speed: number): number {
    if (this.at >= this.end) return 0;
    const { columns } = this.record;
    const exact = (position: number): number =>
      position === 0 ? this.timeOf(0) : columns.time[this.events[position - 1]! - 1]!;
    let budget = ms * speed;
    let steps = 0;
    for (let at = this.at; at < this.end; at += 1) {
      const wait = exact(at + 1) - exact(at);
      if (wait > budget) return steps + budget / wait;
      budget -= wait;
      steps += 1;
    }
    return steps;
  }

  open(id: InstrumentId, market: Market): void {
    const venue = market.venue(id) as RecordedVenue;
    for (let row = 0; row < this.record.snapshot; row += 1)
      venue.onMessage(messageAt(this.record.columns, row));
  }

  step(_active: () => readonly InstrumentId[], market: Market): UnixMs | null {
    if (this.at >= this.end) return null;
    const { columns, snapshot } = this.record;
    const from = this.at === 0 ? snapshot : this.events[this.at - 1]!;
    const until = this.events[this.at]!;
    this.at += 1;
    const now = this.timeOf(this.at);
    for (const venue of market.all()) {
      venue.advanceTo(now);
      for (let row = from; row < until; row += 1) (venue as RecordedVenue).onMessage(messageAt(columns, row));
    }
    return this.at === this.end ? this.day() : null;
  }
}
