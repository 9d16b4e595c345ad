/**
 * One strategy on the open stream. It is told of each bar when it is over and of its fills before that; its orders go through
 * the runtime like anybody's, are journalled with its name, and are acknowledged when they are stored.
 */
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { OrderId } from '#core/model/order.ts';
import { CURRENCIES, type Currency } from '#core/units/units.ts';
import type { ForwardView } from '#contract/research-views.ts';
import { StrategyBook } from '#research/backtest/book.ts';
import { fillOf, KernelDesk } from '#research/backtest/kernel-desk.ts';
import type { DeskFill, StrategyCommand } from '#research/strategy/desk.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { ForwardFeed } from './feed.ts';
import type { Acted, ForwardLink } from './link.ts';
import type { DeskView, ForwardStart } from './messages.ts';

const LOG_LINES = 500;

export class ForwardRun {
  view: ForwardView;
  private readonly runtime: Runtime;
  private readonly link: ForwardLink;
  private readonly feed: ForwardFeed;
  private readonly book: StrategyBook;
  private readonly instruments: readonly Instrument[];
  private readonly own = new Set<OrderId>();
  private fills: DeskFill[] = [];

  constructor(
    runtime: Runtime,
    link: ForwardLink,
    feed: ForwardFeed,
    view: ForwardView,
    opening: Readonly<Record<Currency, number>>,
  ) {
    this.runtime = runtime;
    this.link = link;
    this.feed = feed;
    this.view = view;
    this.instruments = feed.series.map(({ instrument }) => instrument);
    this.book = new StrategyBook(opening, (id) => runtime.world.state.instruments.get(id)!);
  }

  /** Hears the journal. */
  note(event: JournalEvent): void {
    if (event.kind === 'order-accepted' && event.order.strategy === this.view.name)
      this.own.add(event.order.id);
    if (event.kind === 'corporate-action') this.book.companyActs(event);
    if (event.kind !== 'order-filled' || !this.own.has(event.orderId)) return;
    const fill = fillOf(event);
    this.book.fill(fill);
    this.fills.push(fill);
    this.view = { ...this.view, fills: this.view.fills + 1 };
  }

  async start(start: Omit<ForwardStart, 'series' | 'view'>): Promise<void> {
    const history = this.feed.history();
    const series = this.feed.series.map((each, index) => ({ ...each, history: history[index]! }));
    this.heard(await this.link.start({ kind: 'start', start: { ...start, series, view: this.deskView() } }));
  }

  /** After a step of the tape. A paused run lets bars go by; it knows them when it goes on. */
  step(): void {
    if (this.view.status === 'stopped') return this.refresh();
    if (this.view.status !== 'running') return;
    const bars = this.feed.next();
    if (!bars) return;
    const fills = this.fills.splice(0);
    const message = { kind: 'step', view: this.deskView(), fills, bars } as const;
    this.heard(this.link.tell(message, (command) => this.carry(command)));
  }

  pause(): void {
    if (this.view.status === 'running') this.view = { ...this.view, status: 'paused' };
  }

  resume(): void {
    if (this.view.status === 'paused') this.view = { ...this.view, status: 'running' };
  }

  /** Ends it: its working orders are cancelled, and if wanted its positions closed at the market. */
  stop(close: boolean): void {
    if (this.view.status === 'stopped') return;
    if (this.view.status === 'running')
      this.heard(this.link.tell({ kind: 'end', view: this.deskView() }, (command) => this.carry(command)));
    const desk = this.desk();
    for (const { id } of desk.working(null)) this.runtime.run({ kind: 'cancel-order', orderId: id }, '');
    if (close) this.closeAll(desk);
    this.refresh();
    if (this.view.status !== 'failed') this.view = { ...this.view, status: 'stopped' };
    this.link.end();
  }

  /** Nothing of it works any more: orders that close its positions may wait for a price. */
  get isDone(): boolean {
    const over = this.view.status === 'stopped' || this.view.status === 'failed';
    return over && this.desk().working(null).length === 0;
  }

  /** Without the strategy's say: the engine ends. */
  leave(): void {
    this.link.end();
  }

  /** How it stands now. */
  refresh(): void {
    const desk = this.desk();
    const { tape } = this.runtime.world;
    this.view = {
      ...this.view,
      equity: desk.equity(this.view.currency),
      positions: this.instruments.map(({ id, symbol, quantityScale, priceScale }) => ({
        symbol,
        quantity: desk.position(id).quantity / 10 ** quantityScale,
        price: desk.last(id) / 10 ** priceScale,
      })),
      at: tape.now(),
      position: tape.position,
    };
  }

  private closeAll(desk: KernelDesk): void {
    for (const { id } of this.instruments) {
      const { quantity } = desk.position(id);
      if (quantity === 0) continue;
      const intent = {
        instrumentId: id,
        side: quantity > 0 ? 'sell' : 'buy',
        type: 'market',
        timeInForce: 'GTC',
        quantity: Math.abs(quantity) as never,
        price: null,
        stop: null,
        source: 'strategy',
        note: 'stop',
        strategy: this.view.name,
      } as const;
      this.carry({ kind: 'place-order', intent });
    }
  }

  private carry(command: StrategyCommand) {
    const { denial, orders } = this.runtime.run(command, '');
    this.view = {
      ...this.view,
      orders: this.view.orders + (command.kind.startsWith('place') ? orders.length : 0),
    };
    return { answer: { orders, denied: denial?.code ?? null }, view: this.deskView() };
  }

  private heard(acted: Acted): void {
    if ('problem' in acted) {
      this.view = { ...this.view, status: 'failed', problem: acted.problem };
      const desk = this.desk();
      for (const { id } of desk.working(null)) this.runtime.run({ kind: 'cancel-order', orderId: id }, '');
      this.link.end();
    } else if (acted.log.length > 0)
      this.view = { ...this.view, log: [...this.view.log, ...acted.log].slice(-LOG_LINES) };
    this.refresh();
  }

  private desk = (): KernelDesk => new KernelDesk(this.runtime.session, this.view.name, this.book);

  private deskView(): DeskView {
    const desk = this.desk();
    const each = <T>(of: (currency: Currency) => T) =>
      Object.fromEntries(CURRENCIES.map((currency) => [currency, of(currency)])) as Record<Currency, T>;
    const ids = this.instruments.map(({ id }): InstrumentId => id);
    return {
      now: desk.now(),
      equity: each((currency) => desk.equity(currency)),
      cash: each((currency) => desk.cash(currency)),
      positions: ids.map((id) => [id, desk.position(id)] as const),
      working: desk.working(null),
      last: ids.map((id) => [id, desk.last(id)] as const),
      instruments: ids.map((id) => desk.instrument(id)),
    };
  }
}
