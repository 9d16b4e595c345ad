/**
 * What changed since the last push, coalesced to one frame a tick for each connection. Absent members did not change.
 */
import type { JournalEvent } from '#core/model/events.ts';
import type { Venue } from '#core/matching/venue.ts';
import type { RunView } from '#contract/research-views.ts';
import type { BarsProgress } from '#contract/series-views.ts';
import type { SheetInbox, SheetProgress } from '#contract/sheets.ts';
import type { Frame, Notice } from '#contract/views.ts';
import type { DepthView, Quote } from '#contract/market-views.ts';
import { deckView } from './deck/views.ts';
import { statusView } from './calls/workspace.ts';
import { ordersById, type Connection, type Context } from './context.ts';
import { accountSummary, depthOf, positionViews, quotes } from './views.ts';

/** One client's view of what it was last sent. */
export interface Viewer extends Connection {
  push(frame: Frame): void;
  seenFocus: string | null;
  seenPrints: number;
  seenDepth: string;
  seenBars: string;
}

export const newViewer = (push: (frame: Frame) => void): Viewer => ({
  focus: null,
  push,
  seenFocus: null,
  seenPrints: 0,
  seenDepth: '',
  seenBars: '',
});

const ORDERS_A_FRAME = 1_000;
/** Their sums go over all their orders: four times a second is enough. */
const BASKETS_EVERY = 6;

type Shared = { -readonly [K in keyof Frame]: Frame[K] };

export class Frames {
  private readonly context: Context;
  private readonly viewers = new Set<Viewer>();
  private readonly dirtyOrders = new Set<string>();
  private readonly seenQuotes = new Map<string, string>();
  private readonly seen = new Map<string, string>();
  private statusDirty = false;
  private instrumentsDirty = false;
  private sheet: SheetProgress | null = null;
  private inbox: SheetInbox | null = null;
  private bars: BarsProgress | null = null;
  private seriesVersion = 0;
  private readonly changedRuns = new Map<string, RunView>();
  private ticks = 0;
  private notices: Notice[] = [];

  constructor(context: Context) {
    this.context = context;
    context.runtime.listen((events) => {
      // None: another stream is open.
      if (events.length === 0) this.statusDirty = true;
      for (const event of events) this.note(event);
    });
  }

  add(viewer: Viewer): void {
    this.viewers.add(viewer);
  }

  remove(viewer: Viewer): void {
    this.viewers.delete(viewer);
  }

  notice(notice: Notice): void {
    this.notices.push(notice);
    this.statusDirty = true;
  }

  /** How far a sheet is; null when nothing is under way. */
  progress(progress: SheetProgress | null): void {
    this.sheet = progress;
  }

  barsProgress(progress: BarsProgress): void {
    this.bars = progress;
  }

  /** Series came, went, or are judged otherwise. */
  seriesChanged(): void {
    this.seriesVersion += 1;
  }

  runChanged(view: RunView): void {
    this.changedRuns.set(view.id, view);
  }

  noteInbox(inbox: SheetInbox): void {
    this.inbox = inbox;
  }

  /** Pushes to every connection what it has not seen. */
  tick(): void {
    if (this.viewers.size === 0) return;
    const shared = this.shared();
    for (const viewer of this.viewers) {
      const frame: Frame = { ...shared, ...this.focused(viewer) };
      if (Object.keys(frame).length > 0) viewer.push(frame);
    }
  }

  /** With nobody connected there is nothing to remember: a client starts from a bootstrap. */
  private note(event: JournalEvent): void {
    if (this.viewers.size === 0) return;
    if (event.kind === 'order-accepted') this.dirtyOrders.add(event.order.id);
    else if ('orderId' in event) this.dirtyOrders.add(event.orderId);
    else if (event.kind === 'instrument-listed') this.instrumentsDirty = true;
    else if (event.kind === 'corporate-action') this.noteAction(event);
    else this.statusDirty = true;
  }

  private noteAction(event: Extract<JournalEvent, { kind: 'corporate-action' }>): void {
    this.instrumentsDirty = true;
    for (const { orderId } of event.orders) this.dirtyOrders.add(orderId);
  }

  private shared(): Shared {
    const { context } = this;
    const { runtime, clock } = context;
    const frame: Shared = {};
    this.put(frame, 'clock', clock.view());
    this.put(frame, 'deck', deckView(runtime, clock));
    this.put(frame, 'sessions', context.sessions.views(runtime));
    this.put(frame, 'account', accountSummary(runtime) ?? undefined);
    this.put(frame, 'positions', positionViews(runtime));
    const changed = this.changedQuotes(quotes(runtime));
    if (changed.length > 0) frame.quotes = changed;
    if (this.statusDirty) frame.status = statusView(context);
    if (this.instrumentsDirty) frame.instruments = [...runtime.world.state.instruments.values()];
    if (this.dirtyOrders.size > 0) frame.orders = ordersById(context, this.takeOrders());
    if (this.ticks % BASKETS_EVERY === 0) this.put(frame, 'baskets', context.baskets.views());
    this.ticks += 1;
    if (this.seriesVersion > 0) this.put(frame, 'series', this.seriesVersion);
    this.tellWork(frame);
    if (this.notices.length > 0) frame.notices = this.notices;
    this.notices = [];
    this.statusDirty = false;
    this.instrumentsDirty = false;
    return frame;
  }

  /** How far long work is. */
  private tellWork(frame: Shared): void {
    if (this.sheet) frame.sheet = this.sheet;
    if (this.inbox) frame.inbox = this.inbox;
    if (this.bars) frame.bars = this.bars;
    if (this.changedRuns.size > 0) frame.runs = [...this.changedRuns.values()];
    this.sheet = null;
    this.inbox = null;
    this.bars = null;
    this.changedRuns.clear();
  }

  /** A basket of many thousand orders comes in several frames. */
  private takeOrders(): string[] {
    const taken = [...this.dirtyOrders].slice(0, ORDERS_A_FRAME);
    for (const id of taken) this.dirtyOrders.delete(id);
    return taken;
  }

  private put<K extends keyof Frame>(frame: Shared, key: K, value: Shared[K]): void {
    if (value === undefined) return;
    const text = JSON.stringify(value);
    if (this.seen.get(key) === text) return;
    this.seen.set(key, text);
    frame[key] = value;
  }

  private changedQuotes(all: readonly Quote[]): Quote[] {
    return all.filter((quote) => {
      const mark = `${quote.last}|${quote.bid}|${quote.bidQuantity}|${quote.ask}|${quote.askQuantity}|${quote.volume}|${quote.reference}|${quote.phase}|${quote.active}`;
      if (this.seenQuotes.get(quote.instrumentId) === mark) return false;
      this.seenQuotes.set(quote.instrumentId, mark);
      return true;
    });
  }

  private focused(viewer: Viewer): Frame {
    const { focus } = viewer;
    const venue = focus === null ? undefined : this.context.runtime.world.market.find(focus);
    if (!venue || focus === null) return {};
    const frame: Shared = {};
    const { recorder } = this.context.runtime.world;
    if (viewer.seenFocus !== focus) this.refocus(viewer, venue);
    const depth = freshDepth(viewer, venue);
    if (depth) frame.depth = depth;
    const trades = recorder.since(focus, viewer.seenPrints);
    viewer.seenPrints = recorder.count(focus);
    if (trades.length > 0) frame.trades = trades;
    const { minute, day } = recorder.current(focus);
    const bars = minute && day ? `${minute.time}|${minute.volume}|${minute.close}` : '';
    if (minute && day && bars !== viewer.seenBars) frame.lastBars = { instrumentId: focus, minute, day };
    viewer.seenBars = bars;
    return frame;
  }

  private refocus(viewer: Viewer, venue: Venue): void {
    viewer.seenFocus = venue.instrument.id;
    viewer.seenPrints = 0;
    viewer.seenDepth = '';
    viewer.seenBars = '';
  }
}

/** The depth when it differs from what the viewer has. */
function freshDepth(viewer: Viewer, venue: Venue): DepthView | null {
  const depth = depthOf(venue);
  const mark = JSON.stringify(depth);
  if (mark === viewer.seenDepth) return null;
  viewer.seenDepth = mark;
  return depth;
}
