/**
 * The open account's performance, kept up event by event: read once out of the journal, then a fill costs what it costs and
 * nothing is read again. Equity is the kernel's; results are the activity's, marked at the last price.
 */
import { TradeBook } from '#core/ledger/trades.ts';
import { equity } from '#core/kernel/session.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import { ActivityBook } from '#report/activity/book.ts';
import type { Standing } from '#report/activity/activity.ts';
import { eventsOfKinds } from '#store/books.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { World } from '../runtime/world.ts';
import { DayBook } from './days.ts';
import { eachEvent, marksBetween } from './events.ts';
import { closesOf } from './marks.ts';
import { OverTrades } from './over-trades.ts';
import { Owners } from './owners.ts';
import { EquityTrail } from './trail.ts';

const MINUTE_MS = 60_000;

/** How it stands at a moment, in the base currency's ledger units. */
export interface Look {
  readonly at: number;
  readonly equity: number;
  /** Since today began. */
  readonly paidIn: number;
  readonly standing: readonly Standing[];
}

export class LiveAccount {
  readonly world: World;
  readonly stream: string;
  readonly days = new DayBook();
  readonly trail = new EquityTrail();
  readonly activity: ActivityBook;
  readonly over: OverTrades;
  private readonly runtime: Runtime;
  private readonly owners = new Owners();
  private readonly trades: TradeBook;
  private readonly marks: readonly number[];

  private constructor(runtime: Runtime) {
    const { world, stream, store } = runtime;
    this.runtime = runtime;
    this.world = world;
    this.stream = stream;
    const ends = [...eventsOfKinds(store.db, stream, ['account-opened', 'day-ended'])].map(
      ({ event }) => event.at,
    );
    const todayFrom = ends.at(-1) ?? 0;
    const now = world.tape.now();
    this.marks = now > todayFrom ? marksBetween(todayFrom, now) : [];
    const market = { store, world };
    const [daily, closely] = [closesOf(market, 'day'), closesOf(market, 'closely')];
    const instrumentOf = (id: InstrumentId) => world.state.instruments.get(id)!;
    this.activity = new ActivityBook({
      ends: [...ends.slice(1), ...this.marks],
      instrumentOf,
      priceAt: (id, at) => (at > todayFrom ? closely(id, at) : daily(id, at)),
      rateOf: this.days.rates.of,
    });
    this.trades = new TradeBook(instrumentOf);
    this.over = new OverTrades(this.trades, this.owners, this.days.rates.of);
  }

  /** What is committed while the journal is read comes after it, by `apply`. */
  static async open(runtime: Runtime): Promise<LiveAccount> {
    const made = new LiveAccount(runtime);
    await eachEvent(runtime, made.stream, (event) => made.note(event));
    made.follow();
    return made;
  }

  apply(event: JournalEvent): void {
    this.note(event);
  }

  /** Now; a minute after the last mark it is kept as one. */
  look(): Look {
    const at = this.world.tape.now();
    const now = this.days.rates.sum(equity(this.runtime.session));
    const paidIn = this.days.paidBy(at);
    if (at - this.trail.lastAt >= MINUTE_MS) {
      this.activity.end(at);
      this.trail.mark(at, now, paidIn);
    }
    this.over.update();
    return { at, equity: now, paidIn, standing: this.activity.standing(at) };
  }

  private note(event: JournalEvent): void {
    const { length } = this.days.days;
    this.days.apply(event);
    this.owners.apply(event);
    this.activity.apply(event);
    this.trades.apply(event);
    if (this.days.days.length === length) return;
    const { at, equity: each, paidIn } = this.days.days.at(-1)!;
    if (event.kind === 'day-ended') this.activity.end(at);
    this.activity.beginToday();
    this.trail.dayEnds(at, each, paidIn);
  }

  /** Today up to now, from what its minutes came to. */
  private follow(): void {
    const before = this.days.days.at(-1);
    if (!before) return;
    const { ends, results, interest, borrow } = this.activity.told();
    const first = ends.length - this.marks.length;
    const earned = this.marks.map((_, mark) => interest[first + mark]! - borrow[first + mark]!);
    for (let row = results.day.length - 1; row >= 0 && results.day[row]! >= first; row -= 1)
      earned[results.day[row]! - first]! += results.amount[row]!;
    let sum = before.equity;
    for (const [mark, at] of this.marks.entries()) {
      sum += earned[mark]!;
      const paidIn = this.days.paidBy(at);
      this.trail.mark(at, sum + paidIn, paidIn);
    }
  }
}
