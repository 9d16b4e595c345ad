/** Calls of the risk desk. */
import { z } from 'zod';
import type { Sizing } from '#core/risk/sizing.ts';
import type { CommandOutcome } from './outcome.ts';
import { ruleSet } from './rules.ts';
import type {
  DecisionView,
  RiskCheckView,
  RiskOverview,
  RiskReplay,
  RuleChange,
  RulesRead,
  SizeView,
} from './risk-views.ts';
import { call, commandId, instrumentId, integer, none, opening, ticket } from './shapes.ts';

const decimal = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => /^\d{1,15}(\.\d{1,12})?$/.test(text), 'a plain decimal such as 1250.5');

/** An order as a person writes it: by symbol, in decimals. */
const plainOrder = ticket
  .omit({ instrumentId: true, quantity: true, price: true, stop: true })
  .extend({
    symbol: z.string().min(1).max(20),
    type: ticket.shape.type.default('limit'),
    timeInForce: ticket.shape.timeInForce.default('DAY'),
    quantity: decimal,
    price: decimal.nullable().default(null),
    stop: decimal.nullable().default(null),
  })
  .strict();

/** An account for a single check: only its cash has to be said. */
const trialAccount = z
  .object({
    ...opening,
    holdings: opening.holdings.default([]),
    feeProfiles: opening.feeProfiles.default({ VND: 'vn-broker', USD: 'us-per-share' }),
  })
  .strict();

/** How an order is sized; money and prices as the ticket has them, shares in basis points. */
export const sizing = z.discriminatedUnion('method', [
  z.object({ method: z.literal('fixed-quantity'), quantity: integer.positive() }).strict(),
  z.object({ method: z.literal('fixed-notional'), notional: integer.positive() }).strict(),
  z.object({ method: z.literal('percent-of-equity'), bps: z.number().int().min(1).max(100_000) }).strict(),
  z.object({ method: z.literal('risk-per-trade'), bps: z.number().int().min(1).max(10_000) }).strict(),
  z
    .object({
      method: z.literal('volatility-target'),
      bps: z.number().int().min(1).max(10_000),
      /** Average true ranges that the position may lose, in hundredths. */
      multipleHundredths: z.number().int().min(1).max(10_000).default(200),
      /** Days of the average true range. */
      days: z.number().int().min(2).max(100).default(14),
    })
    .strict(),
  z
    .object({
      method: z.literal('kelly'),
      winRateBps: z.number().int().min(1).max(9_999),
      payoffHundredths: z.number().int().min(1).max(100_000),
      /** Part of the full Kelly fraction. */
      partBps: z.number().int().min(1).max(10_000).default(5_000),
    })
    .strict(),
  z.object({ method: z.literal('equal-weight'), positions: z.number().int().min(1).max(1_000) }).strict(),
]) satisfies z.ZodType<Sizing>;

export const riskCalls = {
  'risk.setRules': call<CommandOutcome>()(z.object({ commandId, rules: ruleSet }).strict()),
  /** `reducing` takes only orders that reduce; `halted` none, and cancels what works. `until` in market time. */
  'risk.limit': call<CommandOutcome>()(
    z
      .object({
        commandId,
        mode: z.enum(['reducing', 'halted']),
        until: z
          .union([integer, z.literal('day-end')])
          .nullable()
          .default(null),
      })
      .strict(),
  ),
  'risk.resume': call<CommandOutcome>()(z.object({ commandId }).strict()),
  /** Overtakes everything undecided: cancels all, halts and, if asked, closes every position. */
  'risk.emergencyStop': call<CommandOutcome>()(z.object({ commandId, flatten: z.boolean() }).strict()),
  'risk.overview': call<RiskOverview>()(none),
  'risk.ruleHistory': call<readonly RuleChange[]>()(none),
  /** A file of rules, decoded: the list alone, or as `rules`. Nothing is changed. */
  'risk.readRules': call<RulesRead>()(z.object({ text: z.string().max(2_000_000) }).strict()),
  /** The decision an order would meet now, by the rules in force or others. */
  'risk.check': call<RiskCheckView>()(
    z
      .object({
        order: plainOrder,
        rules: ruleSet.optional(),
        /** Judged in an account that exists for this call alone. */
        account: trialAccount.optional(),
      })
      .strict(),
  ),
  /** Other rules applied to the orders of the past. */
  'risk.replay': call<RiskReplay>()(
    z.object({ rules: ruleSet, limit: z.number().int().min(1).max(10_000).default(500) }).strict(),
  ),
  'risk.decisions': call<readonly DecisionView[]>()(
    z
      .object({
        /** Part of a symbol, order id, rule id, check, denial code or note. */
        search: z.string().max(100).default(''),
        outcome: z.enum(['accepted', 'reduced', 'denied']).nullable().default(null),
        before: integer.nullable().default(null),
        limit: z.number().int().min(1).max(5_000).default(200),
      })
      .strict(),
  ),
  'risk.size': call<SizeView>()(
    z
      .object({
        instrumentId,
        sizing,
        /** Price of the entry; the last price when null. */
        price: integer.nullable().default(null),
        stop: integer.nullable().default(null),
      })
      .strict(),
  ),
};
