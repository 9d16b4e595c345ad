/** What a ticket, or a group of them, would come to if it were placed now. */
import type { CheckResult, Denial } from '#core/model/denial.ts';
import type { CancelReason, Fee, QueuePlace, Waiting } from '#core/model/order.ts';
import type { Currency } from '#core/units/units.ts';
import type { Support } from '#core/venues/support.ts';
import type { WhatIf } from './risk-views.ts';

export interface PreviewView {
  readonly denial: Denial | null;
  readonly checks: readonly CheckResult[];
  /** Who works the order as the phase is now. */
  readonly support: Support;
  readonly currency: Currency;
  /** Quantity that would fill at once, at this average, against the book as it stands. */
  readonly fillsNow: number;
  readonly averagePrice: number | null;
  readonly rests: number;
  readonly queue: QueuePlace | null;
  /** What it would wait for outside the market, and the trigger price then: of a trailing stop where it starts. */
  readonly waiting: Waiting | null;
  readonly stop: number | null;
  /** Why it would end at once with something left. */
  readonly ends: CancelReason | null;
  /** Notional of the whole order at its limit or trigger (or the sweep's prices for a market order). */
  readonly notional: number;
  readonly fees: readonly Fee[];
  readonly buyingPower: number;
  readonly buyingPowerAfter: number;
  readonly positionAfter: number;
  /** Portfolio, risk and worst case with it; null where the order cannot be looked at (its symbol, its value). */
  readonly whatIf: WhatIf | null;
  /** Rules that ask for a confirmation. */
  readonly warnings: readonly string[];
  /** What a rule makes of the quantity asked for; null when it stays. */
  readonly reducedTo: number | null;
}

/** What a group of orders would come to, if all of it were placed now; legs in the order asked. */
export interface GroupPreviewView {
  /** Of the group, or the first of its orders that is denied. */
  readonly denial: Denial | null;
  readonly legs: readonly PreviewView[];
}
