/**
 * The account's exposures, kept as they change: each instrument's line with its sums by currency, sector and asset
 * class. Reading them costs what changed since the last time, not the number of positions.
 *
 * `long` and `short` are the position's value with all buys, or all sales, that work filled at their claims; `gross` is
 * the larger of their sizes: what the position can become at worst. Values are in the instrument's currency.
 * Invariant: the sums are exact, so they do not depend on the order in which lines changed.
 */
import { NO_ORDERS, covering, reserveFor, type Claim, type WorkingTotals } from '../ledger/reserve.ts';
import type { HeldSide } from '../ledger/marking.ts';
import { flat } from '../ledger/position.ts';
import { valueOf, type Marks as Valuing } from '../ledger/valuation.ts';
import type { MarginModel, Position } from '../model/account.ts';
import type { AssetClass, Instrument, InstrumentId } from '../model/instrument.ts';
import type { Layered } from '../units/layered.ts';
import { CURRENCIES, type Currency } from '../units/units.ts';

export interface Line {
  readonly instrument: Instrument;
  readonly quantity: number;
  /** What its long and its short part are marked at. */
  readonly marks: Readonly<Record<HeldSide, number>>;
  readonly ticker: Ticker | null;
  readonly value: number;
  readonly long: number;
  readonly short: number;
  readonly gross: number;
  /** Sizes of what is held long and short, added up. */
  readonly held: number;
  readonly hedged: boolean;
  readonly reserved: number;
  /** What it adds to equity, and what it ties up. */
  readonly worth: number;
  readonly initial: number;
  readonly unrealised: number;
}

/** How positions are valued, and where a look is enough to see whether that moved. */
export interface Marks extends Valuing {
  /** Where positions are worth the last price: what tells it. */
  readonly ticker?: ((id: InstrumentId) => Ticker) | undefined;
}

export interface Ticker {
  readonly last: number;
}

/** Sums of lines in one currency. */
export interface Sums {
  value: number;
  long: number;
  short: number;
  gross: number;
  reserved: number;
  worth: number;
  initial: number;
  unrealised: number;
}

const FIELDS = ['value', 'long', 'short', 'gross', 'reserved', 'worth', 'initial', 'unrealised'] as const;
const blank = (): Sums => ({
  value: 0,
  long: 0,
  short: 0,
  gross: 0,
  reserved: 0,
  worth: 0,
  initial: 0,
  unrealised: 0,
});

export type ByCurrency = Readonly<Record<Currency, number>>;

/** Where positions, orders and prices are read from. */
export interface PortfolioSource {
  readonly positions: Layered<InstrumentId, Position>;
  readonly working: Layered<InstrumentId, WorkingTotals>;
  readonly instruments: Layered<InstrumentId, Instrument>;
}

/** In a hedging account everything that works may open: long and short do not net. */
function grossOf(
  { held, hedged }: Pick<Line, 'held' | 'hedged'>,
  { buy, sell }: WorkingTotals,
  long: number,
  short: number,
): number {
  if (hedged) return held + buy.value + sell.value;
  return Math.max(held, Math.abs(long), Math.abs(short));
}

/** The line of an instrument whose position and orders are these. */
export function lineOf(
  instrument: Instrument,
  position: Position,
  working: WorkingTotals,
  marks: Marks,
): Line {
  const { id } = instrument;
  const { value, gross: held, worth, initial, unrealised } = valueOf(position, instrument, marks);
  const { of, margin, ticker } = marks;
  const long = value + working.buy.value;
  const short = value - working.sell.value;
  return {
    instrument,
    quantity: position.quantity,
    marks: { long: of(id, 'long'), short: of(id, 'short') },
    ticker: ticker?.(id) ?? null,
    value,
    long,
    short,
    held,
    hedged: marks.hedging,
    gross: grossOf({ held, hedged: marks.hedging }, working, long, short),
    reserved: reserveFor(instrument, covering(position.quantity, marks.hedging), working, margin),
    worth,
    initial,
    unrealised,
  };
}

/** The line as it would be with one more order among the `working` ones. */
export const lineWith = (line: Line, working: WorkingTotals, claim: Claim): Line => {
  const side = working[claim.side];
  const more = { ...working, [claim.side]: { ...side, value: side.value + claim.value } };
  const long = line.value + more.buy.value;
  const short = line.value - more.sell.value;
  return { ...line, long, short, gross: grossOf(line, more, long, short) };
};

function hasMoved({ ticker, marks: { long, short }, instrument: { id } }: Line, marks: Marks): boolean {
  if (ticker) return ticker.last !== long;
  return marks.of(id, 'long') !== long || marks.of(id, 'short') !== short;
}

export class Portfolio {
  private readonly source: PortfolioSource;
  private readonly moved: readonly Set<InstrumentId>[];
  private readonly lines = new Map<InstrumentId, Line>();
  private readonly currencies = new Map<Currency, Sums>();
  private readonly sectors = new Map<string, Record<Currency, number>>();
  private readonly classes = new Map<string, Record<Currency, number>>();
  private margin: MarginModel | null = null;
  private hedging = false;
  /** Told of each line that changed; null when it is gone. */
  onChange: ((id: InstrumentId, line: Line | null) => void) | null = null;

  constructor(source: PortfolioSource) {
    this.source = source;
    this.moved = [source.positions.follow(), source.working.follow()];
    for (const currency of CURRENCIES) this.currencies.set(currency, blank());
    for (const [id] of source.positions.entries()) this.moved[0]!.add(id);
    for (const [id] of source.working.entries()) this.moved[1]!.add(id);
  }

  /** Brings every line up to the present positions, orders and prices. */
  refresh(marks: Marks): this {
    if (marks.margin !== this.margin || marks.hedging !== this.hedging)
      for (const id of this.lines.keys()) this.moved[0]!.add(id);
    this.margin = marks.margin;
    this.hedging = marks.hedging;
    for (const ids of this.moved) {
      for (const id of ids) this.renew(id, marks);
      ids.clear();
    }
    for (const line of this.lines.values()) if (hasMoved(line, marks)) this.renew(line.instrument.id, marks);
    return this;
  }

  line(id: InstrumentId): Line | undefined {
    return this.lines.get(id);
  }

  all(): Iterable<Line> {
    return this.lines.values();
  }

  sums(currency: Currency): Readonly<Sums> {
    return this.currencies.get(currency)!;
  }

  sectorGross = (sector: string): ByCurrency => this.sectors.get(sector) ?? { VND: 0, USD: 0 };
  classGross = (assetClass: AssetClass): ByCurrency => this.classes.get(assetClass) ?? { VND: 0, USD: 0 };

  private renew(id: InstrumentId, marks: Marks): void {
    const { positions, working, instruments } = this.source;
    const before = this.lines.get(id);
    const position = positions.get(id);
    const totals = working.get(id) ?? NO_ORDERS;
    if (before) this.add(before, -1);
    if ((position?.lots.length ?? 0) === 0 && totals.orders === 0) {
      this.lines.delete(id);
      if (before) this.onChange?.(id, null);
      return;
    }
    const line = lineOf(instruments.get(id)!, position ?? flat(id), totals, marks);
    this.lines.set(id, line);
    this.add(line, 1);
    this.onChange?.(id, line);
  }

  private add(line: Line, sign: 1 | -1): void {
    const { currency, sector, assetClass } = line.instrument;
    const sums = this.currencies.get(currency)!;
    for (const field of FIELDS) sums[field] += sign * line[field];
    addTo(this.sectors, sector, currency, sign * line.gross);
    addTo(this.classes, assetClass, currency, sign * line.gross);
  }
}

function addTo(
  groups: Map<string, Record<Currency, number>>,
  name: string,
  currency: Currency,
  amount: number,
): void {
  const group = groups.get(name) ?? { VND: 0, USD: 0 };
  group[currency] += amount;
  groups.set(name, group);
}
