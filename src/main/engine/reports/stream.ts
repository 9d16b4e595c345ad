/**
 * How the account of a stream performed, or what one basket's orders did there, out of the stream's journal and the market's
 * bars. Works for the running account, closed ones and replay sessions; all in the account's base currency.
 *
 * Equity is what the journal says at the end of each day. Where the whole time is under three days it is followed more closely
 * from minute bars, and so is what a basket did: its equity is the account's when it was sent, and its own results from there.
 */
import { TradeBook, type Running } from '#core/ledger/trades.ts';
import { equity, type Session } from '#core/kernel/session.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import { DAY_MS, isWeekend } from '#core/units/civil.ts';
import { moneyScale, type Currency, type Price } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import type { Activity } from '#report/activity/activity.ts';
import { ActivityBook } from '#report/activity/book.ts';
import { AuditBook } from '#report/activity/audit.ts';
import type { Performance, ReportTrade, Span } from '#report/performance.ts';
import type { ReportTable } from '#report/table.ts';
import { auditTables } from '#report/tables/audit.ts';
import type { SheetSubject } from '#report/tearsheet.ts';
import { eventsOfKinds } from '#store/books.ts';
import { listBasketHeads } from '#store/projections/baskets.ts';
import { findReplay } from '#store/replays.ts';
import { reportTrade } from '../research/run-tearsheet.ts';
import { loadStream } from '../runtime/load.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { portsOf, type World } from '../runtime/world.ts';
import { DayBook, Rates, type AccountDay } from './days.ts';
import { eachEvent, marksBetween } from './events.ts';
import { opensOf, closesOf, heldInstead, type PriceAt } from './marks.ts';
import { Owners } from './owners.ts';
import type { TearsheetSource } from './source.ts';

export interface StreamAsked {
  readonly stream: string;
  /** Only what its orders did; everything when null. */
  readonly basketId: string | null;
  /** Orders, fills and lots of a span too (all of them when null); not at all when undefined. */
  readonly audited: Span | null | undefined;
}

/** What the days are made of, and when baskets were sent. */
const DAY_KINDS = [
  'account-opened',
  'day-ended',
  'cash-deposited',
  'cash-withdrawn',
  'currency-converted',
  'fx-rate-set',
  'basket-committed',
] as const;
const SHORT_DAYS = 3;
interface Books {
  readonly activity: ActivityBook;
  readonly trades: ReportTrade[];
  held: Performance['held'];
  readonly audit: AuditBook | null;
}

class StreamReader {
  private readonly runtime: Runtime;
  private readonly asked: StreamAsked;
  private readonly world: World;

  constructor(runtime: Runtime, asked: StreamAsked) {
    this.runtime = runtime;
    this.asked = asked;
    const { stream } = asked;
    this.world = stream === runtime.stream ? runtime.world : loadStream(runtime.store, stream).world;
    if (!this.world.state.account) throw new AppFailure('NO_ACCOUNT');
  }

  private readonly instrumentOf = (id: InstrumentId): Instrument => this.world.state.instruments.get(id)!;

  async read(): Promise<TearsheetSource> {
    const { world, asked } = this;
    const book = new DayBook();
    let committed: number | null = null;
    for (const { event } of eventsOfKinds(this.runtime.store.db, asked.stream, DAY_KINDS)) {
      book.apply(event);
      if (event.kind === 'basket-committed' && event.basketId === asked.basketId) committed = event.at;
    }
    if (asked.basketId !== null && committed === null)
      throw new AppFailure('NOT_FOUND', { what: `basket ${asked.basketId}` });
    const session: Session = { state: world.state, ports: portsOf(world, () => {}) };
    book.now(world.tape.now(), equity(session));
    const days = committed === null ? book.days : sinceOf(book.days, committed);
    const [from, to] = [days[0]!.at, days.at(-1)!.at];
    const close = to - from < SHORT_DAYS * DAY_MS;
    const ends = close ? marksBetween(from, to) : days.slice(1).map(({ at }) => at);
    const prices = (): PriceAt => closesOf({ store: this.runtime.store, world }, close ? 'closely' : 'day');
    const { books, owners } = await this.gather(ends, prices());
    const activity = books.activity.told();
    const curve = this.curveOf(days, activity, close || committed !== null);
    const { baseCurrency } = world.state.account!;
    return {
      kind: 'told',
      performance: {
        subject: this.subject(baseCurrency, activity),
        periods: days.some(({ at }) => isWeekend(Math.floor(at / DAY_MS))) ? 365 : 252,
        unit: 10 ** moneyScale(baseCurrency),
        ...curve,
        market: heldInstead(curve.curve, this.traded(owners, baseCurrency), prices()),
        trades: books.trades,
        held: books.held,
        activity,
        tries: null,
      },
      extra: this.tables(books.audit),
    };
  }

  private async gather(
    ends: readonly number[],
    priceAt: PriceAt,
  ): Promise<{ readonly books: Books; readonly owners: Owners }> {
    const { basketId, audited, stream } = this.asked;
    const owners = new Owners();
    const rates = new Rates();
    const ofBasket = (basket: string | null): boolean => basketId === null || basket === basketId;
    const { instrumentOf } = this;
    // An amount is told in the base currency at the rate of its moment.
    const base = 10 ** moneyScale(this.world.state.account!.baseCurrency);
    const unitOf = (currency: Currency): number | null => {
      const rate = rates.of(currency);
      return rate === null || rate === 0 ? null : base / rate;
    };
    const trades = new TradeBook(instrumentOf);
    const books: Books = {
      activity: new ActivityBook({
        ends,
        instrumentOf,
        priceAt,
        openAt: opensOf({ store: this.runtime.store, world: this.world }),
        rateOf: rates.of,
        ...(basketId === null ? {} : { counts: (_, basket) => ofBasket(basket) }),
      }),
      trades: [],
      held: [],
      audit: audited === undefined ? null : new AuditBook(instrumentOf, unitOf, ofBasket),
    };
    let over = 0;
    await eachEvent(this.runtime, stream, (event) => {
      rates.apply(event);
      owners.apply(event);
      books.activity.apply(event);
      books.audit?.apply(event);
      // A basket's trades are made of its own fills alone.
      if (event.kind === 'order-filled' && !ofBasket(owners.basketOf(event.orderId))) return;
      trades.apply(event);
      for (const trade of trades.closed(over)) {
        over += 1;
        const unit = unitOf(trade.currency);
        if (unit !== null)
          books.trades.push(reportTrade(owners.dressed(trade), instrumentOf(trade.instrumentId), unit));
      }
    });
    const running = trades.list('flat', ({ id }) => this.running(id));
    books.held = running.map(({ openedAt, closedAt }) => [openedAt, closedAt] as const);
    return { books, owners };
  }

  /** The journal's days, or day by day what results came to: then the last one is what the account says. */
  private curveOf(
    days: readonly AccountDay[],
    activity: Activity,
    close: boolean,
  ): Pick<Performance, 'curve' | 'paidIn'> {
    if (!close)
      return {
        curve: { time: days.map(({ at }) => at), equity: days.map(({ equity: each }) => each) },
        paidIn: days.some(({ paidIn }) => paidIn !== 0) ? days.map(({ paidIn }) => paidIn) : null,
      };
    const { ends, results, interest, borrow } = activity;
    const earned = ends.map((_, day) => interest[day]! - borrow[day]!);
    for (let row = 0; row < results.day.length; row += 1) earned[results.day[row]!]! += results.amount[row]!;
    const [opened] = days;
    const own = this.asked.basketId !== null;
    const paidIn = ends.map(() => 0);
    if (!own) for (const day of days.slice(1)) paidIn[placeOf(ends, day.at)]! += day.paidIn;
    let sum = opened!.equity;
    const along = earned.map((each, day) => (sum += each + paidIn[day]!));
    if (!own) along[along.length - 1] = days.at(-1)!.equity;
    return {
      curve: { time: [opened!.at, ...ends], equity: [opened!.equity, ...along] },
      paidIn: paidIn.some((each) => each !== 0) ? [0, ...paidIn] : null,
    };
  }

  private running(id: InstrumentId): Running {
    const last = this.world.market.last(id) as Price;
    return { at: this.world.tape.now(), mark: last, range: { low: last, high: last } };
  }

  /** What it bought or sold, of what is in its own currency. */
  private traded(owners: Owners, currency: Currency): InstrumentId[] {
    const { basketId } = this.asked;
    return owners.traded(basketId).filter((id) => this.instrumentOf(id).currency === currency);
  }

  private subject(currency: Currency, { holdings }: Activity): SheetSubject {
    const { stream, basketId } = this.asked;
    const { db } = this.runtime.store;
    const replay = findReplay(db, stream);
    const symbols = [...new Set(holdings.map(({ symbol }) => symbol))].sort();
    const details = [{ key: 'basis', text: this.world.state.account!.terms.costBasis } as const];
    const common = { symbols, timeframe: '1d', currency, fingerprint: null, details };
    if (basketId !== null) {
      const name = listBasketHeads(db, stream).find((each) => each.basketId === basketId)?.name ?? basketId;
      return { kind: 'basket', id: basketId, name, ...common };
    }
    const name = replay?.about.name ?? this.world.state.account!.name;
    return { kind: replay ? 'session' : 'account', id: stream, name, ...common };
  }

  private tables(audit: AuditBook | null): readonly ReportTable[] {
    return audit === null ? [] : auditTables(audit.told(), this.asked.audited ?? null);
  }
}

/** The place of the first end at or after a moment. */
const placeOf = (ends: readonly number[], at: number): number => {
  const found = ends.findIndex((end) => end >= at);
  return found < 0 ? ends.length - 1 : found;
};

/** From a moment on, beginning with the equity known then. */
function sinceOf(days: readonly AccountDay[], at: number): AccountDay[] {
  const before = days.findLast((day) => day.at <= at) ?? days[0]!;
  return [{ ...before, at, paidIn: 0 }, ...days.filter((day) => day.at > at)];
}

export const performanceOfStream = (runtime: Runtime, asked: StreamAsked): Promise<TearsheetSource> =>
  new StreamReader(runtime, asked).read();
