/** Builds one-minute bars and daily bars of the live tape from its prints, and keeps the newest prints for the screen. */
import { BUY, type BookSide } from '#core/matching/book-sides.ts';
import type { Venue } from '#core/matching/venue.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { TradePrint } from '#contract/market-views.ts';
import type { Feed, FinishedBar, MarketRecord } from '../feed.ts';
import type { Bar } from './history.ts';

export interface RecorderSnapshot {
  readonly minute: Readonly<Record<string, Bar>>;
  readonly day: Readonly<Record<string, Bar>>;
}

const PRINTS_KEPT = 200;

export class Recorder implements MarketRecord {
  private readonly minute = new Map<InstrumentId, Bar>();
  private readonly day = new Map<InstrumentId, Bar>();
  private readonly prints = new Map<InstrumentId, TradePrint[]>();
  private readonly counts = new Map<InstrumentId, number>();
  private finished: FinishedBar[] = [];
  private readonly tape: Pick<Feed, 'now' | 'day'>;

  constructor(tape: Pick<Feed, 'now' | 'day'>, snapshot?: RecorderSnapshot) {
    this.tape = tape;
    for (const [id, bar] of Object.entries(snapshot?.minute ?? {})) this.minute.set(id as InstrumentId, bar);
    for (const [id, bar] of Object.entries(snapshot?.day ?? {})) this.day.set(id as InstrumentId, bar);
  }

  onPrint({ instrument }: Venue, price: number, quantity: number, aggressor: BookSide, mine: boolean): void {
    const at = this.tape.now();
    const { id } = instrument;
    // The step that closes a day is stamped at the close: it belongs to the minute before.
    const stamped = at - 1;
    this.add(this.minute, id, '1m', stamped - (stamped % 60_000), price, quantity);
    this.add(this.day, id, '1d', this.tape.day(), price, quantity);
    const prints = this.prints.get(id) ?? [];
    prints.push({
      instrumentId: id,
      at,
      price,
      quantity,
      aggressor: aggressor === BUY ? 'buy' : 'sell',
      mine,
    });
    if (prints.length > PRINTS_KEPT * 2) prints.splice(0, PRINTS_KEPT);
    this.prints.set(id, prints);
    this.counts.set(id, this.count(id) + 1);
  }

  /** Prints of an instrument since the recorder was made. */
  count(id: InstrumentId): number {
    return this.counts.get(id) ?? 0;
  }

  /** Prints after the first `seen`, newest last, as far back as they are kept. */
  since(id: InstrumentId, seen: number): readonly TradePrint[] {
    const fresh = Math.min(this.count(id) - seen, PRINTS_KEPT);
    return fresh <= 0 ? [] : (this.prints.get(id) ?? []).slice(-fresh);
  }

  /** What the new prices do not go on with ends here; bars that were over already are kept. */
  onAnchor({ instrument }: Venue): void {
    const { id } = instrument;
    const stamped = this.tape.now() - 1;
    this.restart(this.minute, id, '1m', stamped - (stamped % 60_000));
    this.restart(this.day, id, '1d', this.tape.day());
  }

  private restart(bars: Map<InstrumentId, Bar>, id: InstrumentId, timeframe: '1m' | '1d', now: number): void {
    const bar = bars.get(id);
    if (bar && bar.time < now) this.finished.push({ instrumentId: id, timeframe, bar });
    bars.delete(id);
  }

  current(id: InstrumentId): { minute: Bar | undefined; day: Bar | undefined } {
    return { minute: this.minute.get(id), day: this.day.get(id) };
  }

  /** Bars finished since they were last taken. */
  takeFinished(): FinishedBar[] {
    const taken = this.finished;
    this.finished = [];
    return taken;
  }

  /** Takes bars back that could not be stored. */
  giveBack(bars: readonly FinishedBar[]): void {
    this.finished = [...bars, ...this.finished];
  }

  /** Finished bars that are not yet in the store. */
  unfinished(id: InstrumentId, timeframe: '1m' | '1d'): Bar[] {
    return this.finished
      .filter((entry) => entry.instrumentId === id && entry.timeframe === timeframe)
      .map((entry) => entry.bar);
  }

  snapshot(): RecorderSnapshot {
    return { minute: Object.fromEntries(this.minute), day: Object.fromEntries(this.day) };
  }

  private add(
    bars: Map<InstrumentId, Bar>,
    id: InstrumentId,
    timeframe: '1m' | '1d',
    time: number,
    price: number,
    quantity: number,
  ): void {
    const bar = bars.get(id);
    if (bar && bar.time === time) {
      bars.set(id, {
        ...bar,
        high: Math.max(bar.high, price),
        low: Math.min(bar.low, price),
        close: price,
        volume: bar.volume + quantity,
      });
      return;
    }
    if (bar) this.finished.push({ instrumentId: id, timeframe, bar });
    bars.set(id, { time, open: price, high: price, low: price, close: price, volume: quantity });
  }
}
