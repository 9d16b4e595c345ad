/** What the kernel takes from outside. Live, replay, backtest and test differ in these and in nothing else. */
import type { Market } from '../matching/market.ts';
import type { CorporateAction } from '../model/corporate-action.ts';
import type { JournalEvent } from '../model/events.ts';
import type { Exchange, InstrumentId } from '../model/instrument.ts';
import type { OrderId } from '../model/order.ts';
import type { History } from '../risk/returns.ts';
import type { UnixMs } from '../units/units.ts';
import type { Phase, VenueRules } from '../venues/rules.ts';

/** One that a tape knows of. */
export interface CompanyAction {
  readonly instrumentId: InstrumentId;
  readonly action: CorporateAction;
}

/** Market time. */
export interface Clock {
  now(): UnixMs;
}

/** The market's other side: recorded or generated. It acts on the venues and is never journalled. */
export interface Tape {
  /** Steps played so far. */
  readonly position: number;
  /** Fills a venue's book when it is listed or anchored. */
  open(id: InstrumentId, market: Market): void;
  /** The phase an exchange is in at the tape's position. */
  phase(exchange: Exchange): Phase;
  /** Phases to go through with the last step, in order, the present one last: an auction may be called at an instant. */
  phases(exchange: Exchange): readonly Phase[];
  /** The rules in force there; null for a market without any of its own. */
  rules(exchange: Exchange): VenueRules | null;
  /** What companies did overnight, after the step that ended a day: it is recorded as the market is. */
  actions?(): readonly CompanyAction[];
  /** Plays one step for the active instruments (those of a recording all are); returns the trading day (its UTC midnight) that this step ended, or null. */
  step(active: () => readonly InstrumentId[], market: Market): UnixMs | null;
}

export interface Ids {
  order(number: number): OrderId;
  basket(number: number): string;
}

export interface Journal {
  append(event: JournalEvent): void;
}

export interface Ports {
  readonly clock: Clock;
  readonly tape: Tape;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly market: Market;
  /** Daily history of the instruments, as of the market's present day; what needs it is not asked without. */
  readonly history?: History;
  /** Checks that orders passed are not journalled: whoever asks for them runs the same again without this. */
  readonly brief?: true;
  /** A stop was asked for that overtakes what is being decided. */
  readonly interrupted?: () => boolean;
}

/** Ids in order of use: O1, O2, … and B1, B2, … */
export const sequentialIds: Ids = {
  order: (number) => `O${number}` as OrderId,
  basket: (number) => `B${number}`,
};
