/** Several strategies on one account: what each holds, and what of it the account nets away. */
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { NettingRow } from '#contract/research-views.ts';

interface Line {
  readonly held: Map<string, number>;
  traded: number;
  crossed: number;
  /** What strategies bought and sold at the moment. */
  moment: number;
  bought: number;
  sold: number;
}

export class Netting {
  private readonly lines = new Map<InstrumentId, Line>();
  private readonly owners = new Map<string, string>();
  private readonly instruments: ReadonlyMap<InstrumentId, Instrument>;

  constructor(instruments: ReadonlyMap<InstrumentId, Instrument>) {
    this.instruments = instruments;
  }

  apply(event: JournalEvent): void {
    if (event.kind === 'order-accepted') this.owners.set(event.order.id, event.order.strategy ?? '');
    if (event.kind !== 'order-filled') return;
    const { instrumentId, side, quantity, at } = event;
    const line = this.lineOf(instrumentId);
    const owner = this.owners.get(event.orderId) ?? '';
    const signed = side === 'buy' ? quantity : -quantity;
    line.held.set(owner, (line.held.get(owner) ?? 0) + signed);
    line.traded += quantity;
    if (at !== line.moment) this.settle(line, at);
    if (side === 'buy') line.bought += quantity;
    else line.sold += quantity;
  }

  rows(): NettingRow[] {
    return Array.from(this.lines, ([id, line]) => {
      this.settle(line, Number.NaN);
      const { symbol, quantityScale } = this.instruments.get(id)!;
      const unit = 10 ** quantityScale;
      const held = [...line.held.values()];
      const long = held.filter((each) => each > 0).reduce((a, b) => a + b, 0);
      const short = held.filter((each) => each < 0).reduce((a, b) => a - b, 0);
      return {
        symbol,
        positions: Array.from(line.held, ([strategy, quantity]) => ({ strategy, quantity: quantity / unit })),
        net: (long - short) / unit,
        netted: Math.min(long, short) / unit,
        traded: line.traded / unit,
        crossed: line.crossed / unit,
      };
    });
  }

  private settle(line: Line, at: number): void {
    line.crossed += Math.min(line.bought, line.sold);
    line.bought = 0;
    line.sold = 0;
    line.moment = at;
  }

  private lineOf(id: InstrumentId): Line {
    const known = this.lines.get(id);
    if (known) return known;
    const made: Line = { held: new Map(), traded: 0, crossed: 0, moment: Number.NaN, bought: 0, sold: 0 };
    this.lines.set(id, made);
    return made;
  }
}
