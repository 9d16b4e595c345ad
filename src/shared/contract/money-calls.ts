/** The calls about money that moves without a trade; a part of the list in calls.ts. Amounts and rates are typed decimals. */
import { z } from 'zod';
import type { Denial } from '#core/model/denial.ts';
import type { MoneyEvent } from '#core/model/money-events.ts';
import type { CommandOutcome } from './outcome.ts';
import { call, commandId, decimal, instrumentId } from './shapes.ts';

const currency = z.enum(['VND', 'USD']);
/** Đồng for one dollar. */
const rate = decimal;

const symbol = z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,11}$/);
const part = z.number().int().min(1).max(1_000_000);
const ratio = { numerator: part, denominator: part, cashInLieu: decimal.nullable().default(null) };

const movement = { direction: z.enum(['deposit', 'withdraw']), currency, amount: decimal };
const conversion = {
  from: currency,
  to: currency,
  amount: decimal,
  rate: rate.optional(),
  spreadBps: z.number().min(0).max(1_000).multipleOf(0.01).default(0),
};
const corporate = {
  instrumentId,
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('split'), ...ratio }).strict(),
    z.object({ kind: z.literal('stock-dividend'), ...ratio }).strict(),
    z
      .object({
        kind: z.literal('cash-dividend'),
        perShare: decimal,
        taxBps: z.number().int().min(0).max(10_000).nullable().default(null),
      })
      .strict(),
    z.object({ kind: z.literal('symbol-change'), symbol }).strict(),
  ]),
};

/** What would be journalled: the denial, or the event with all its figures. */
export interface MoneyPreview {
  readonly denial: Denial | null;
  readonly event: MoneyEvent | null;
}

export const moneyCalls = {
  /** Pays cash in or out. What is paid out must be settled and free. */
  'account.move': call<CommandOutcome>()(z.object({ commandId, ...movement }).strict()),
  /**
   * Sells `amount` of one currency for the other at the middle rate (the account's when not said), less half of the spread
   * (ask less bid, in hundredths of a percent of the middle).
   */
  'account.convert': call<CommandOutcome>()(z.object({ commandId, ...conversion }).strict()),
  'account.setFxRate': call<CommandOutcome>()(z.object({ commandId, rate }).strict()),
  /**
   * What a company did to its shares, done to the account now: ratios as whole numbers, money a share as typed decimals,
   * the tax withheld in hundredths of a percent (the market's own when not said).
   */
  'account.corporateAction': call<CommandOutcome>()(z.object({ commandId, ...corporate }).strict()),
  /** What one of these would come to now; nothing is changed. */
  'account.preview': call<MoneyPreview>()(
    z.discriminatedUnion('change', [
      z.object({ change: z.literal('move'), ...movement }).strict(),
      z.object({ change: z.literal('convert'), ...conversion }).strict(),
      z.object({ change: z.literal('corporate-action'), ...corporate }).strict(),
    ]),
  ),
} as const;
