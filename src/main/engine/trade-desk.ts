/** Trades of the current stream, put together from the journal as it grows: what was read once is not read again. */
import { TradeBook, type Running, type Trade } from '#core/ledger/trades.ts';
import type { HeldSide } from '#core/ledger/marking.ts';
import { marker } from '#core/kernel/marks.ts';
import type { EventKind } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Price } from '#core/units/units.ts';
import { eventsOfKinds } from '#store/books.ts';
import type { Runtime } from './runtime/runtime.ts';

const KINDS: readonly EventKind[] = [
  'account-opened',
  'account-terms-changed',
  'corporate-action',
  'order-accepted',
  'order-waiting',
  'order-trailed',
  'order-cancelled',
  'order-filled',
];

interface Read {
  readonly stream: string;
  readonly book: TradeBook;
  seq: number;
}

const known = new WeakMap<Runtime, Read>();

function upToDate(runtime: Runtime): TradeBook {
  const { state } = runtime.world;
  const before = known.get(runtime);
  const read =
    before?.stream === runtime.stream
      ? before
      : {
          stream: runtime.stream,
          book: new TradeBook((id: InstrumentId) => runtime.world.state.instruments.get(id)!),
          seq: 0,
        };
  known.set(runtime, read);
  if (!state.account) return read.book;
  for (const { seq, event } of eventsOfKinds(runtime.store.db, runtime.stream, KINDS, read.seq)) {
    read.book.apply(event);
    read.seq = seq;
  }
  return read.book;
}

/** How things stand for what is held of a side of an instrument. */
function running({ world, session }: Runtime, { id }: Instrument, side: HeldSide): Running {
  const venue = world.market.venue(id);
  const mark = marker(session.ports, world.state.account!.terms.marking);
  return {
    at: world.tape.now(),
    mark: mark(id, side),
    range: { low: venue.low as Price, high: venue.high as Price },
  };
}

export function tradesOf(runtime: Runtime, kind: 'flat' | 'lot'): Trade[] {
  return upToDate(runtime).list(kind, (instrument, side) => running(runtime, instrument, side));
}
