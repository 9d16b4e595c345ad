/**
 * What a session came to: its journal is gone through again with the market as it was, and the account's equity is looked
 * at on the way. Nothing is computed here that the kernel does not say.
 */
import { createHash } from 'node:crypto';
import { TradeBook } from '#core/ledger/trades.ts';
import type { Running, Trade } from '#core/ledger/trades.ts';
import { marker } from '#core/kernel/marks.ts';
import { catchUp, retrace } from '#core/kernel/resume.ts';
import { equity, type Session } from '#core/kernel/session.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { HeldSide } from '#core/ledger/marking.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { Currency, Price } from '#core/units/units.ts';
import type { EquityPoint, ReplayFigures, ReplayReport } from '#contract/replay-views.ts';
import { AppFailure } from '#contract/errors.ts';
import { allEvents } from '#store/journal.ts';
import { firstWorld } from '../runtime/load.ts';
import { portsOf, type World } from '../runtime/world.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sessionOf } from './branch.ts';
import { replayView } from './views.ts';

const POINTS = 1_000;
const SLICE_MS = 15;
/** Ten thousandths. */
const WHOLE = 10_000;

const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Of what the journal says, without the names it says it under. */
const hashOf = (events: readonly JournalEvent[]): string =>
  createHash('sha256').update(JSON.stringify(events)).digest('hex');

/** Looks at the equity at even distances, and lets others be answered in between. */
class Sampler {
  readonly curve: EquityPoint[] = [];
  private readonly session: Session;
  private readonly world: World;
  private readonly currency: Currency;
  private readonly distance: number;
  private since = performance.now();

  constructor(session: Session, world: World, currency: Currency, last: number) {
    this.session = session;
    this.world = world;
    this.currency = currency;
    this.distance = Math.max(1, Math.ceil(last / (POINTS - 2)));
  }

  look(): void {
    if (!this.session.state.account) return;
    const { position } = this.world.tape;
    if (this.curve.at(-1)?.position === position) this.curve.pop();
    this.curve.push({ position, at: this.world.tape.now(), equity: equity(this.session)[this.currency] });
  }

  /** Plays the tape to a position. */
  async playTo(position: number): Promise<void> {
    const { tape } = this.world;
    while (tape.position < position) {
      catchUp(this.session, Math.min(position, tape.position + this.distance));
      this.look();
      if (performance.now() - this.since < SLICE_MS) continue;
      await breathe();
      this.since = performance.now();
    }
  }
}

function figuresOf(
  curve: readonly EquityPoint[],
  trades: readonly Trade[],
  currency: Currency,
): Omit<ReplayFigures, 'orders' | 'fills'> {
  const start = curve[0]?.equity ?? 0;
  const now = curve.at(-1)?.equity ?? 0;
  let peak = start;
  let maxDrawdownBps = 0;
  for (const point of curve) {
    peak = Math.max(peak, point.equity);
    if (peak > 0)
      maxDrawdownBps = Math.max(maxDrawdownBps, mulDiv(peak - point.equity, WHOLE, peak, 'half-even'));
  }
  const closed = trades.filter(({ closedAt }) => closedAt !== null);
  const sum = (some: readonly Trade[], of: (trade: Trade) => number): number =>
    some.reduce((total, trade) => total + of(trade), 0);
  const won = closed.filter(({ net }) => net > 0);
  const lost = closed.filter(({ net }) => net < 0);
  return {
    currency,
    start,
    equity: now,
    pnl: now - start,
    returnBps: start > 0 ? mulDiv(now - start, WHOLE, start, 'half-even') : 0,
    maxDrawdownBps,
    trades: trades.length,
    wins: won.length,
    losses: lost.length,
    grossProfit: sum(won, ({ net }) => net),
    grossLoss: sum(lost, ({ net }) => -net),
    fees: sum(trades, ({ fees }) => fees),
  };
}

function running({ state, ports }: Session, { id }: Instrument, side: HeldSide): Running {
  const { low, high } = ports.market.venue(id);
  const mark = marker(ports, state.account!.terms.marking);
  return { at: ports.clock.now(), mark: mark(id, side), range: { low: low as Price, high: high as Price } };
}

export async function reportOf(runtime: Runtime, stream: string): Promise<ReplayReport> {
  const { store } = runtime;
  const view = replayView(runtime, sessionOf(runtime, stream));
  const events: JournalEvent[] = [...allEvents(store.db, stream)].map(({ event }) => event);
  const [opened] = events;
  if (opened?.kind !== 'stream-opened') throw new AppFailure('NOT_FOUND', { what: stream });
  const world = firstWorld(store, opened);
  const session = { state: world.state, ports: portsOf(world, () => {}) };
  const currency = opened.instruments[0]!.currency;
  const last = Math.max(view.position, events.at(-1)!.position);
  const sampler = new Sampler(session, world, currency, last);
  const book = new TradeBook((id: InstrumentId) => session.state.instruments.get(id)!);
  for (const event of events) {
    await sampler.playTo(event.position);
    const steps = retrace(session, [event], true);
    while (!steps.next().done);
    book.apply(event);
    sampler.look();
  }
  await sampler.playTo(last);
  sampler.look();
  // Figures are those of one currency, the first symbol's: what is in another is not added to them.
  const all = book.list('flat', (instrument, side) => running(session, instrument, side));
  const trades = all.filter((trade) => trade.currency === currency);
  const { orders, fills } = view;
  const figures = { ...figuresOf(sampler.curve, trades, currency), orders, fills };
  return {
    instruments: [...session.state.instruments.values()],
    session: view,
    figures,
    curve: sampler.curve,
    trades,
    journalHash: hashOf(events),
  };
}
