/**
 * The backtest loop: plays a tape of bars through the ordinary kernel and lets strategies act between its steps.
 *
 * The order of events in a bar is the order of things in docs/backtest.md:
 *   1. the tape plays the bar: orders that work meet its open, then its way, then its close; the ledger books the fills;
 *   2. the kernel follows: calendar, margin, day's end, loss limits;
 *   3. each strategy in order: `onFill`, new bars visible, `onTimer`, `onBar` (strategy/runner.ts);
 *   4. equity is noted at the bar's close, with what step 3 traded.
 * Orders sent in 3 meet the market in the next bar. Where a run sends at the next open, 1 comes in two steps of the tape: the
 * open alone, then what 3 of the bar before asked for is sized, judged and sent, then the rest of the bar.
 *
 * Invariants: one run is a function of its settings and bars; a strategy sees no bar before it is over; cancelling changes
 * nothing that was written before.
 */
import { sequentialIds, type Ports } from '#core/kernel/ports.ts';
import type { Session } from '#core/kernel/session.ts';
import { emptyState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { settle } from '#core/kernel/reports.ts';
import type { BarVenue } from '#core/matching/bars/venue.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Venue } from '#core/matching/venue.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { OrderId } from '#core/model/order.ts';
import { Seeded } from '#core/units/seeded.ts';
import { StrategyRunner } from '../strategy/runner.ts';
import { shareOf, StrategyBook } from './book.ts';
import { RunJournal } from './journal.ts';
import { equityIn, fillOf, KernelDesk } from './kernel-desk.ts';
import type { RunOutcome, RunSettings, RunStrategy } from './settings.ts';

/** How many steps go by between two questions whether to go on. */
const ASK_EVERY = 8_192;

interface Member {
  readonly runner: StrategyRunner;
  readonly desk: KernelDesk;
  readonly equity: Float64Array;
}

function holds({ state }: Session): boolean {
  for (const { quantity } of state.positions.values()) if (quantity !== 0) return true;
  return false;
}

class Run {
  private readonly settings: RunSettings;
  private readonly session: Session;
  private readonly journal = new RunJournal();
  private readonly owners = new Map<OrderId, StrategyRunner | null>();
  private readonly members: Member[] = [];
  private readonly time: Float64Array;
  private readonly equity: Float64Array;
  private rows = 0;
  private fills = 0;
  private denied = 0;
  private heldBars = 0;

  constructor(settings: RunSettings) {
    this.settings = settings;
    const { tape, market, strategies } = settings;
    const ports: Ports = {
      clock: tape,
      tape,
      ids: sequentialIds,
      market,
      journal: { append: (event) => this.note(event) },
      ...(settings.explained ? {} : { brief: true }),
    };
    this.session = { state: emptyState(), ports };
    this.time = new Float64Array(tape.end + 1);
    this.equity = new Float64Array(tape.end + 1);
    this.open();
    this.sample();
    for (const [index, each] of strategies.entries()) this.join(each, index);
  }

  go(): RunOutcome {
    const { closeAtEnd = false } = this.settings;
    const complete = this.playAll();
    for (const { runner } of this.members) runner.end();
    if (closeAtEnd && complete) this.closeAll();
    return this.outcome(complete);
  }

  /** Whether it came to the end. */
  private playAll(): boolean {
    const { tape, goOn } = this.settings;
    const end = this.settings.steps ?? tape.end;
    const atOpens = this.settings.send === 'next-open';
    const advance = { kind: 'advance-tape', steps: 1 } as const;
    const { state, ports } = this.session;
    const played = (index: number): number => tape.played(index);
    let before = this.playedInAll();
    for (let at = tape.position; at < end; at += 1) {
      if (at % ASK_EVERY === 0 && goOn?.(at / end) === false) return false;
      step(state, advance, ports);
      if (atOpens && tape.opening) {
        for (const { runner } of this.members) runner.sendHeld();
        continue;
      }
      for (const { runner } of this.members) runner.step(played);
      const now = this.playedInAll();
      if (now === before) continue;
      before = now;
      this.sample();
    }
    return true;
  }

  /** What is held trades at the last close, as if one more bar of that price alone came. */
  private closeAll(): void {
    const { market, endPrice = 'close' } = this.settings;
    if (endPrice !== 'close') this.standAtEndPrice();
    for (const { desk, runner } of this.members)
      for (const { run } of runner.context.series)
        if (desk.position(run.instrument.id).quantity !== 0)
          runner.context.closeNow(run.instrument.symbol, 'end');
    for (const venue of market.all()) this.playAt(venue, this.endPriceOf(venue));
    for (const { runner } of this.members) runner.tellFills();
    this.rows -= 1;
    this.sample();
  }

  /** The market stands at another price than its last when what is held is closed. */
  private standAtEndPrice(): void {
    for (const { runner } of this.members) runner.context.cancelAll();
    for (const venue of this.settings.market.all()) this.playAt(venue, this.endPriceOf(venue));
  }

  private playAt(venue: Venue, at: number): void {
    (venue as BarVenue).onBar({ open: at, high: at, low: at, close: at, volume: 0 });
    settle(this.session, venue);
  }

  private endPriceOf({ instrument, last }: Venue): number {
    const { series, tape, endPrice = 'close' } = this.settings;
    if (endPrice === 'close') return last;
    const index = series.findIndex((each) => each.instrument.id === instrument.id);
    const { open, close } = series[index]!.columns;
    const row = tape.played(index) - 1;
    return (endPrice === 'open' ? open[row] : close[row - 1]) ?? last;
  }

  /** More bars are over when this is more. */
  private playedInAll(): number {
    const { series, tape } = this.settings;
    if (series.length === 1) return tape.played(0);
    let sum = 0;
    for (let index = 0; index < series.length; index += 1) sum += tape.played(index);
    return sum;
  }

  private open(): void {
    const { tape, market, series, rules, account } = this.settings;
    const { state, ports } = this.session;
    const instruments = series.map(({ instrument }) => this.inLedgerUnits(instrument));
    for (const instrument of instruments) {
      market.list(instrument);
      tape.open(instrument.id, market);
    }
    const watched = instruments.map(({ id }) => id);
    step(
      state,
      { kind: 'open-stream', tape: tape.identity, instruments, anchors: [], watched, rules },
      ports,
    );
    const { denial } = step(state, { kind: 'open-account', ...account }, ports);
    if (denial) throw new RangeError(`the account cannot be opened: ${denial.code}`);
  }

  /** Prices as they are, counted in the ledger's finer unit. */
  private inLedgerUnits(instrument: Instrument): Instrument {
    const { finer = 0 } = this.settings;
    return finer === 0 ? instrument : { ...instrument, priceScale: instrument.priceScale - finer };
  }

  private join(strategy: RunStrategy, index: number): void {
    const { series, strategies, account, tape, seed, send } = this.settings;
    const { state } = this.session;
    const alone = strategies.length === 1;
    const book = alone
      ? null
      : new StrategyBook(shareOf(account.cash, strategy.share), (id: InstrumentId) =>
          state.instruments.get(id)!,
        );
    const desk = new KernelDesk(this.session, strategy.name, book, this.settings);
    const runner = new StrategyRunner({
      ...strategy,
      series,
      desk,
      random: Seeded.of(seed + index),
      whole: true,
      known: series.map((_, at) => tape.played(at)),
      hold: send === 'next-open',
    });
    const member = { runner, desk, equity: alone ? this.equity : new Float64Array(this.equity.length) };
    if (!alone) member.equity[0] = desk.equity(this.settings.currency);
    this.members.push(member);
  }

  private note(event: JournalEvent): void {
    this.journal.append(event);
    switch (event.kind) {
      case 'order-filled':
        this.fills += 1;
        this.tell(event);
        return;
      case 'order-denied':
        this.denied += 1;
        return;
      case 'order-accepted':
        if (this.members.length > 1) this.owners.set(event.order.id, this.memberNamed(event.order.strategy));
        return;
      case 'order-cancelled':
        this.owners.delete(event.orderId);
        return;
      case 'corporate-action':
        for (const { desk } of this.members) desk.book?.companyActs(event);
        return;
      default:
    }
  }

  private tell(event: Extract<JournalEvent, { kind: 'order-filled' }>): void {
    const runner = this.members.length === 1 ? this.members[0]!.runner : this.owners.get(event.orderId);
    if (!runner) return;
    const fill = fillOf(event);
    this.members.find((member) => member.runner === runner)!.desk.book?.fill(fill);
    runner.noteFill(fill);
  }

  private memberNamed(name: string | undefined): StrategyRunner | null {
    return this.members.find(({ runner }) => runner.name === name)?.runner ?? null;
  }

  private sample(): void {
    const { currency, tape } = this.settings;
    const row = this.rows;
    this.time[row] = tape.now();
    this.equity[row] = equityIn(this.session, currency);
    if (holds(this.session)) this.heldBars += 1;
    if (this.members.length > 1)
      for (const { desk, equity } of this.members) equity[row] = desk.equity(currency);
    this.rows += 1;
  }

  private outcome(complete: boolean): RunOutcome {
    const { rows } = this;
    return {
      complete,
      time: this.time.subarray(0, rows),
      equity: this.equity.subarray(0, rows),
      strategies: this.members.map(({ runner, equity }) => ({
        name: runner.name,
        equity: equity.subarray(0, rows),
      })),
      journal: this.journal.bytes(),
      events: this.journal.count,
      orders: this.session.state.lastOrder,
      fills: this.fills,
      denied: this.denied,
      heldBars: this.heldBars,
      log: this.members.flatMap(({ runner }) =>
        runner.context.logged.map((line) => ({ strategy: runner.name, ...line })),
      ),
    };
  }
}

/** Runs to the end, or until it is told to stop. Throws what a strategy throws. */
export const runBacktest = (settings: RunSettings): RunOutcome => new Run(settings).go();
