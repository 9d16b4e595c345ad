/** Risk rules as they come from outside: decoded, with what is not said filled in, every id there once. */
import { z } from 'zod';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { AccountId } from '#core/model/order.ts';
import type { Rule } from '#core/model/rules.ts';

const count = z.number().int().min(1).max(1_000_000_000);
const bps = z.number().int().min(1).max(1_000_000);
const currency = z.enum(['VND', 'USD']);
const DECIMALS = { VND: /^\d{1,15}$/, USD: /^\d{1,10}(\.\d{1,4})?$/ } as const;

const amount = z
  .object({ amount: z.string(), currency })
  .strict()
  .refine(({ amount: text, currency: of }) => DECIMALS[of].test(text) && Number(text) > 0, {
    message: 'an amount above zero: whole đồng, or dollars with up to four decimals',
  });
const limit = z.union([amount, z.object({ equityBps: bps }).strict()]);
const lock = z
  .object({
    state: z.enum(['reducing', 'halted']).default('reducing'),
    until: z.union([z.enum(['day-end', 'release']), z.number().int().min(1).max(100_000)]).default('day-end'),
  })
  .strict()
  .prefault({});
const minute = z.number().int().min(0).max(1_440);
const days = z.number().int().min(1).max(252);

const measure = {
  method: z.enum(['historical', 'parametric']).default('historical'),
  confidence: z.union([z.literal(95), z.literal(99)]).default(95),
  horizon: z.number().int().min(1).max(20).default(1),
  limit,
};

const scope = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('workspace') }).strict(),
    z.object({ kind: z.literal('account'), account: z.string().transform((id) => id as AccountId) }).strict(),
    z.object({ kind: z.literal('strategy'), strategy: z.string().min(1).max(80) }).strict(),
    z
      .object({
        kind: z.literal('instrument'),
        instrumentId: z.string().transform((id) => id as InstrumentId),
      })
      .strict(),
  ])
  .default({ kind: 'workspace' });

const common = {
  id: z.string().max(80).default(''),
  enabled: z.boolean().default(true),
  severity: z.enum(['deny', 'reduce', 'warn']).default('deny'),
  scope,
};

const kind = <N extends string, S extends z.ZodRawShape>(rule: N, shape: S) =>
  z.object({ ...common, rule: z.literal(rule), ...shape }).strict();

const rule = z.discriminatedUnion('rule', [
  kind('max-quantity', { limit: count }),
  kind('max-notional', { limit }),
  kind('price-collar', { bps, against: z.enum(['last', 'mid']).default('last') }),
  kind('duplicate', { windowMs: z.number().int().min(1).max(3_600_000) }),
  kind('order-rate', {
    orders: z.number().int().min(1).max(1_000),
    windowMs: z.number().int().min(1).max(3_600_000).default(60_000),
  }),
  kind('working-orders', { limit: count }),
  kind('trading-hours', {
    hours: z
      .array(
        z
          .object({ from: minute, until: minute })
          .strict()
          .refine(({ from, until }) => from < until, { message: 'hours end after they begin' }),
      )
      .min(1)
      .max(10),
  }),
  kind('restricted-list', {
    symbols: z.array(z.string().min(1).max(20)).min(1).max(1_000),
    only: z.boolean().default(false),
  }),
  kind('no-short', {}),
  kind('volume-share', { bps, days: days.default(20) }),
  kind('spread-width', { bps }),
  kind('stale-price', { ms: z.number().int().min(1).max(86_400_000) }),
  kind('position-quantity', { limit: count }),
  kind('position-value', { limit }),
  kind('sector-exposure', { sector: z.string().nullable().default(null), limit }),
  kind('asset-class-exposure', { assetClass: z.enum(['stock', 'etf']).nullable().default(null), limit }),
  kind('currency-exposure', { currency: currency.nullable().default(null), limit }),
  kind('gross-exposure', { limit }),
  kind('net-exposure', { limit }),
  kind('leverage', { hundredths: z.number().int().min(1).max(100_000) }),
  kind('concentration', { bps }),
  kind('daily-loss', { limit, lock }),
  kind('drawdown', { bps, lock }),
  kind('loss-streak', { losses: z.number().int().min(1).max(1_000), lock }),
  kind('value-at-risk', measure),
  kind('expected-shortfall', measure),
  kind('volatility-scaled', { targetBps: bps, limit }),
]);

/** An id where none is given: the rule's name, numbered where it comes again. */
function named(rules: readonly Rule[]): Rule[] {
  const taken = new Set(rules.map(({ id }) => id));
  return rules.map((each) => {
    if (each.id !== '') return each;
    let id: string = each.rule;
    for (let next = 2; taken.has(id); next += 1) id = `${each.rule}-${next}`;
    taken.add(id);
    return { ...each, id };
  });
}

export const ruleSet = z
  .array(rule)
  .max(200)
  .transform((rules) => named(rules))
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    message: 'two rules have the same id',
  });
