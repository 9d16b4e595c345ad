/** The calls about money that moves without a trade; a part of the list in calls.ts. Amounts and rates are typed decimals. */
import { z } from 'zod';
import type { CommandOutcome } from './outcome.ts';
import { call, commandId, decimal } from './shapes.ts';

const currency = z.enum(['VND', 'USD']);
/** Đồng for one dollar. */
const rate = decimal;

export const moneyCalls = {
  /** Pays cash in or out. What is paid out must be settled and free. */
  'account.move': call<CommandOutcome>()(
    z.object({ commandId, direction: z.enum(['deposit', 'withdraw']), currency, amount: decimal }).strict(),
  ),
  /**
   * Sells `amount` of one currency for the other at the middle rate (the account's when not said), less half of the spread
   * (ask less bid, in hundredths of a percent of the middle).
   */
  'account.convert': call<CommandOutcome>()(
    z
      .object({
        commandId,
        from: currency,
        to: currency,
        amount: decimal,
        rate: rate.optional(),
        spreadBps: z.number().min(0).max(1_000).multipleOf(0.01).default(0),
      })
      .strict(),
  ),
  'account.setFxRate': call<CommandOutcome>()(z.object({ commandId, rate }).strict()),
} as const;
