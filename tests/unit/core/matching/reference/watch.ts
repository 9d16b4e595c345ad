/** Watches what a venue reports and keeps account of every order by itself, to hold it against the laws. */
import type { VenueOrder, VenueReport } from '#core/matching/orders.ts';
import type { BookVenue } from '#core/matching/book-venue.ts';

export interface Account {
  readonly order: VenueOrder;
  /** All that was ever asked for, amendments included. */
  asked: number;
  filled: number;
  /** Taken away without a trade. */
  lost: number;
  /** Filled by the last command. */
  now: number;
  triggered: boolean;
  ended: boolean;
  amended: boolean;
}

const WAIT_FOR_PRICE = /stop|touched/;

export class Watch {
  readonly accounts = new Map<number, Account>();
  readonly positions = new Map<number, number>();
  /** Laws that were broken. */
  readonly broken: string[] = [];

  enter(order: VenueOrder): void {
    const triggered = !WAIT_FOR_PRICE.test(order.type);
    const nothing = { filled: 0, lost: 0, now: 0, triggered, ended: false, amended: false };
    this.accounts.set(order.key, { order, asked: order.quantity, ...nothing });
  }

  amend(key: number, quantity: number): void {
    const account = this.accounts.get(key)!;
    account.asked = quantity + account.lost;
    account.amended = true;
  }

  begin(): void {
    for (const account of this.accounts.values()) account.now = 0;
  }

  private law(holds: boolean, what: string): void {
    if (!holds) this.broken.push(what);
  }

  hear(report: VenueReport): void {
    switch (report.kind) {
      case 'trade':
        // Both sides of an own trade are booked before anything is judged.
        this.fill(report.maker, report.quantity, true);
        this.fill(report.taker, report.quantity, report.maker <= 0);
        return;
      case 'cross':
        return this.fill(report.key, report.quantity, true);
      case 'triggered':
        this.accounts.get(report.key)!.triggered = true;
        return;
      case 'resized': {
        const account = this.accounts.get(report.key)!;
        account.lost += report.by;
        if (report.leaves === 0) account.ended = true;
        return;
      }
      case 'cancelled': {
        const account = this.accounts.get(report.key)!;
        account.lost += report.leaves;
        account.ended = true;
      }
    }
  }

  private fill(key: number, quantity: number, judged: boolean): void {
    const account = this.accounts.get(key);
    if (!account) return;
    const { owner, side, reduceOnly } = account.order;
    this.law(account.triggered, `order ${key} traded before its trigger`);
    this.law(!account.ended, `order ${key} traded after its end`);
    account.filled += quantity;
    account.now += quantity;
    const before = this.positions.get(owner) ?? 0;
    const after = before + (side === 0 ? quantity : -quantity);
    this.positions.set(owner, after);
    const nearer = Math.abs(after) < Math.abs(before) && before * after >= 0;
    if (reduceOnly && judged) this.law(nearer, `reduce-only ${key} brought ${before} to ${after}`);
    if (account.filled + account.lost === account.asked) account.ended = true;
  }

  /** After a command: what the venue holds is what was reported, and the terms were kept. */
  judge(venue: BookVenue): void {
    for (const [key, account] of this.accounts) {
      const m = venue.managed.get(key);
      this.law((m !== undefined) === !account.ended, `order ${key} works: ${m !== undefined}`);
      const open = m ? m.leaves + m.inactive : 0;
      const sum = account.filled + account.lost + open;
      this.law(sum === account.asked, `order ${key}: ${sum} of ${account.asked}`);
      this.judgeTerms(account, open);
    }
    this.judgeGroups();
    this.judgeBook(venue);
  }

  private judgeTerms({ order, filled, now }: Account, open: number): void {
    const { key, timeInForce, allOrNone, minimum = 0, group } = order;
    if (now === 0) return;
    if (timeInForce === 'FOK' && !group) this.law(open === 0 && filled === now, `FOK ${key} traded in parts`);
    // Legs of a group come into force by parts, and each is then sent whole.
    if (allOrNone && !group) this.law(open === 0 && filled === now, `all-or-none ${key} traded in parts`);
    const first = filled === now;
    if (first && !group && open > 0) this.law(now >= minimum, `order ${key} began with ${now} of ${minimum}`);
  }

  private judgeGroups(): void {
    const groups = new Map<string, Account[]>();
    for (const account of this.accounts.values()) {
      const id = account.order.group?.id;
      if (id) groups.set(id, [...(groups.get(id) ?? []), account]);
    }
    for (const [id, legs] of groups) {
      // Whoever asks for more by hand gets more.
      if (legs.some(({ amended }) => amended)) continue;
      const exits = legs.filter(({ order }) => order.group!.role === 'exit');
      const filled = exits.reduce((sum, leg) => sum + leg.filled, 0);
      const entry = legs.find(({ order }) => order.group!.role === 'entry');
      const { kind } = legs[0]!.order.group!;
      if (kind === 'oco')
        this.law(filled <= Math.max(...exits.map(({ asked }) => asked)), `OCO ${id} filled ${filled}`);
      if (kind === 'bracket') this.law(filled <= entry!.filled, `bracket ${id} closed ${filled}`);
      if (kind === 'oto')
        for (const leg of exits) this.law(leg.filled <= entry!.filled, `OTO ${id} followed ${leg.filled}`);
    }
  }

  private judgeBook(venue: BookVenue): void {
    const { book } = venue;
    const open = ['pre-market', 'continuous', 'post-market'].includes(venue.phase);
    const [bid, ask] = [book.best(0), book.best(1)];
    if (open) this.law(bid === 0 || ask === 0 || bid < ask, `crossed: ${bid} against ${ask}`);
    for (const [key, slot] of venue.slots) {
      const display = this.accounts.get(key)?.order.display;
      if (display !== undefined) this.law(book.shownAt(slot) <= display, `iceberg ${key} shows too much`);
      this.law(book.shownAt(slot) > 0, `order ${key} stands with nothing`);
    }
  }
}
