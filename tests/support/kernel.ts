/** A kernel session for tests: chosen instruments, a tape that does what the test tells it, a journal in memory. */
import { PLAIN_TERMS } from '#core/model/account.ts';
import { sequentialIds, type Ports, type Tape } from '#core/kernel/ports.ts';
import { emptyState, type KernelState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import type { Outcome } from '#core/kernel/session.ts';
import { BUY, REST, SELL, IMMEDIATE_OR_CANCEL } from '#core/matching/book-sides.ts';
import { bookOf } from '#core/matching/book-venue.ts';
import { Market } from '#core/matching/market.ts';
import type { Rule, RuleSet, RuleSpec } from '#core/model/rules.ts';
import type { AccountTerms } from '#core/model/account.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Exchange, Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { GroupKind, GroupRole, OrderId, OrderIntent } from '#core/model/order.ts';
import type { History } from '#core/risk/returns.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { money, unixMs, type Price, type Quantity, type UnixMs } from '#core/units/units.ts';
import { hoseInstrument, usInstrument } from '#feeds/demo/catalogue.ts';

export const FPT = hoseInstrument(
  { symbol: 'FPT', name: 'FPT', sector: 'Technology', assetClass: 'stock' },
  95_500,
);
export const AAPL = usInstrument(
  { symbol: 'AAPL', name: 'Apple', sector: 'Technology', assetClass: 'stock' },
  'NASDAQ',
  1_805_000,
);

const START = Date.UTC(2026, 0, 5, 2);

/** Does nothing by itself; `plan` says what happens at a position. */
export class QuietTape implements Tape {
  position = 0;
  readonly plan = new Map<number, (market: Market) => void>();
  readonly dayEnds = new Set<number>();
  private readonly days = new Map<number, number>();
  /** The next step ends this day. */
  endDay(day: number): void {
    this.dayEnds.add(this.position + 1);
    this.days.set(this.position + 1, day);
  }
  /** What the calendar says from a position on. */
  readonly calendar: [number, Phase][] = [];
  rulesInForce: VenueRules | null = null;
  /** Rules by exchange, before those for all. */
  readonly rulesOf: Partial<Record<Exchange, VenueRules>> = {};
  open(): void {}
  phase = (): Phase => this.calendar.findLast(([from]) => from <= this.position)?.[1] ?? 'continuous';
  /** Several at one position are gone through one after the other: auctions called at an instant. */
  phases = (): readonly Phase[] => {
    const now = this.calendar.filter(([from]) => from === this.position).map(([, phase]) => phase);
    return now.length > 0 ? now : [this.phase()];
  };
  rules = (exchange: Exchange): VenueRules | null => this.rulesOf[exchange] ?? this.rulesInForce;
  private gap = 0;
  /** The market rests from this position until a moment. */
  restUntil(moment: number): void {
    this.gap = moment - START - (this.position + 1) * 250;
  }
  now(): UnixMs {
    return unixMs(START + this.gap + this.position * 250);
  }
  step(_active: () => readonly InstrumentId[], market: Market): UnixMs | null {
    this.position += 1;
    for (const venue of market.all()) venue.advanceTo(this.now());
    this.plan.get(this.position)?.(market);
    if (!this.dayEnds.has(this.position)) return null;
    return unixMs(this.days.get(this.position) ?? START - 7_200_000);
  }
}

/** Rules for everything, denying, named by their kind. */
export const rulesOf = (...specs: readonly (RuleSpec & Partial<Rule>)[]): RuleSet =>
  specs.map((spec) => ({
    id: spec.rule,
    enabled: true,
    severity: 'deny',
    scope: { kind: 'workspace' },
    ...spec,
  }));

export class Bench {
  readonly state: KernelState = emptyState();
  readonly market = new Market();
  readonly tape = new QuietTape();
  readonly journal: JournalEvent[] = [];
  history: History | null = null;
  private nextKey = -1;

  constructor(
    instruments: readonly Instrument[] = [FPT, AAPL],
    rules: RuleSet = [],
    prepare: (tape: QuietTape) => void = () => {},
  ) {
    prepare(this.tape);
    for (const instrument of instruments) this.market.list(instrument);
    const tape = { kind: 'demo', seed: 1, generatorVersion: 1, startDay: unixMs(START - 7_200_000) } as const;
    this.run({
      kind: 'open-stream',
      tape,
      instruments,
      anchors: [],
      watched: instruments.map(({ id }) => id),
      rules,
    });
  }

  get ports(): Ports {
    return {
      clock: this.tape,
      tape: this.tape,
      ids: sequentialIds,
      market: this.market,
      journal: { append: (event) => void this.journal.push(event) },
      ...(this.history ? { history: this.history } : {}),
    };
  }

  run(command: Command): Outcome {
    return step(this.state, command, this.ports);
  }

  openAccount(
    vnd = 1_000_000_000,
    usd = 100_000,
    holdings: readonly [Instrument, number, number][] = [],
    fees = true,
    terms: Partial<AccountTerms> = {},
  ): this {
    this.run({
      kind: 'open-account',
      name: 'Test',
      baseCurrency: 'VND',
      cash: { VND: money(vnd), USD: money(usd * 10_000) },
      holdings: holdings.map(([instrument, size, at]) => ({
        instrumentId: instrument.id,
        quantity: size as Quantity,
        price: at as Price,
      })),
      feeProfiles: fees ? { VND: 'vn-broker', USD: 'us-per-share' } : { VND: 'zero', USD: 'zero' },
      terms: { ...PLAIN_TERMS, ...terms },
    });
    return this;
  }

  book = (instrument: Instrument) => bookOf(this.market.venue(instrument.id));

  /** Puts other participants' orders into the book: price, size pairs. */
  quote(
    instrument: Instrument,
    side: 'bid' | 'ask',
    ...levels: readonly (readonly [number, number])[]
  ): this {
    for (const [at, size] of levels) {
      this.book(instrument).submit(this.nextKey, side === 'bid' ? BUY : SELL, at, size, REST);
      this.nextKey -= 1;
    }
    return this;
  }

  /** Another participant takes what is there, at the next step of the tape. */
  takeNext(instrument: Instrument, side: 'buy' | 'sell', at: number, size: number): this {
    const key = this.nextKey;
    this.nextKey -= 1;
    this.tape.plan.set(this.tape.position + 1, (market) => {
      bookOf(market.venue(instrument.id)).submit(
        key,
        side === 'buy' ? BUY : SELL,
        at,
        size,
        IMMEDIATE_OR_CANCEL,
      );
    });
    return this.advance(1);
  }

  /** The market rests; its next step is at this moment. */
  at(moment: string): this {
    this.tape.restUntil(Date.parse(moment));
    return this.advance(1);
  }

  advance(steps: number): this {
    this.run({ kind: 'advance-tape', steps });
    return this;
  }

  place(
    instrument: Instrument,
    side: 'buy' | 'sell',
    size: number,
    at: number | null,
    extra: Partial<OrderIntent> = {},
  ): Outcome {
    return this.run({ kind: 'place-order', intent: this.intent(instrument, side, size, at, extra) });
  }

  intent(
    instrument: Instrument,
    side: 'buy' | 'sell',
    size: number,
    at: number | null,
    extra: Partial<OrderIntent> = {},
  ): OrderIntent {
    return {
      instrumentId: instrument.id,
      side,
      type: at === null ? 'market' : 'limit',
      timeInForce: 'GTC',
      quantity: size as Quantity,
      price: at as Price | null,
      stop: null,
      source: 'ticket',
      note: '',
      ...extra,
    };
  }

  /** What others do at a position of the tape. */
  plan(position: number, act: (market: this) => void): this {
    this.tape.plan.set(position, () => act(this));
    return this;
  }

  /** Another participant takes what is there, now. */
  take(instrument: Instrument, side: 'buy' | 'sell', at: number | null, size: number): this {
    const key = this.nextKey;
    this.nextKey -= 1;
    const venue = this.book(instrument);
    venue.submit(key, side === 'buy' ? BUY : SELL, at, size, IMMEDIATE_OR_CANCEL);
    return this;
  }

  placeGroup(group: GroupKind, ...legs: readonly [GroupRole, OrderIntent][]): Outcome {
    return this.run({ kind: 'place-group', group, legs: legs.map(([role, intent]) => ({ role, intent })) });
  }

  cancel(id: string): Outcome {
    return this.run({ kind: 'cancel-order', orderId: id as OrderId });
  }

  replace(id: string, at: number | null, size: number): Outcome {
    return this.run({
      kind: 'replace-order',
      orderId: id as OrderId,
      price: at as Price | null,
      quantity: size as Quantity,
    });
  }
}
