/** What calls are made of: the shapes of their parameters. */
import { z } from 'zod';
import type { BarTimeframe } from '#core/model/bars.ts';
import type { AccountTerms } from '#core/model/account.ts';

export interface Call<P extends z.ZodType, R> {
  readonly params: P;
  /** Phantom: only its type is used. */
  readonly result?: R;
}
export const call =
  <R>() =>
  <P extends z.ZodType>(params: P): Call<P, R> => ({ params });

export const none = z.object({}).strict();
export const commandId = z.string().min(1).max(64);
export const instrumentId = z.string().min(1).max(64);
export const decimal = z.string().regex(/^\d{1,15}(\.\d{1,12})?$/, 'a plain decimal such as 1250.5');
export const contract = z
  .object({
    assetClass: z.enum(['future', 'fx']),
    multiplier: z.number().int().min(1).max(1_000_000),
    initialMargin: decimal,
    maintenanceMargin: decimal,
  })
  .strict();
/** Length of a chart's bars: `1m`, `4h`, `1d` … */
export const timeframe = z.custom<BarTimeframe>(
  (value) => typeof value === 'string' && /^[1-9]\d{0,3}(s|m|h|d|w|mo)$/.test(value),
  'a timeframe such as 5m',
);
export const bytes = z.instanceof(Uint8Array);
export const fileName = z.string().min(1).max(255);
export const integer = z.number().int().refine(Number.isSafeInteger);
const feeProfile = z.enum(['vn-broker', 'us-per-share', 'us-regulated', 'zero']);
export const feeProfiles = z.object({ VND: feeProfile, USD: feeProfile }).strict();
export const limit = z.number().int().positive().nullable();

/** What a ticket sends: scaled integers at the instrument's scales. */
export const ticket = z
  .object({
    instrumentId,
    side: z.enum(['buy', 'sell']),
    type: z.enum([
      'limit',
      'market',
      'stop',
      'stop-limit',
      'trailing-stop',
      'trailing-stop-limit',
      'market-if-touched',
      'limit-if-touched',
      'market-to-limit',
    ]),
    timeInForce: z.enum(['GTC', 'DAY', 'GTD', 'IOC', 'FOK', 'AT_OPEN', 'AT_CLOSE']),
    quantity: integer,
    price: integer.nullable(),
    stop: integer.nullable().default(null),
    trail: z
      .object({
        by: z.enum(['ticks', 'basis-points']),
        distance: integer,
        limitOffset: integer.optional(),
      })
      .strict()
      .optional(),
    display: integer.optional(),
    minimum: integer.optional(),
    allOrNone: z.boolean().optional(),
    postOnly: z.enum(['reject', 'reprice']).optional(),
    reduceOnly: z.boolean().optional(),
    expireAt: integer.optional(),
    /** Held until this moment of market time. */
    sendAt: integer.optional(),
    maxSlippage: integer.optional(),
    selfTrade: z.enum(['cancel-newest', 'cancel-oldest', 'cancel-both', 'decrement', 'allow']).optional(),
    /** In hedging accounts. */
    effect: z.enum(['open', 'close']).optional(),
    /** Lots to close first, where the cost basis is `specific`. */
    closes: z
      .array(z.object({ lot: integer, quantity: z.number().int().positive() }).strict())
      .max(1000)
      .optional(),
    /** The strategy it belongs to. */
    strategy: z.string().min(1).max(80).optional(),
    /** A person saw what the rules warn of. */
    confirmed: z.boolean().optional(),
    source: z.enum(['ticket', 'depth', 'api']).default('ticket'),
    note: z.string().max(200).default(''),
  })
  .strict();
export type Ticket = z.input<typeof ticket>;

export const group = {
  group: z.enum(['oco', 'oto', 'bracket']),
  legs: z.array(z.object({ role: z.enum(['entry', 'exit']), ticket }).strict()).max(20),
};

const bps = z.number().int().min(0).max(100_000);
const interest = z.object({ creditBps: bps, debitBps: bps, borrowBps: bps }).strict();
const free = { creditBps: 0, debitBps: 0, borrowBps: 0 };

/** How an account keeps its books; what is not said is as a new account has it. */
export const accountTerms = z
  .object({
    costBasis: z.enum(['fifo', 'lifo', 'average', 'highest-cost', 'specific']).default('average'),
    positionMode: z.enum(['netting', 'hedging']).default('netting'),
    settlement: z.enum(['market', 'immediate']).default('market'),
    margin: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('cash') }).strict(),
        z.object({ kind: z.literal('reg-t'), stopOutBps: bps.default(5_000) }).strict(),
        z
          .object({
            kind: z.literal('leverage'),
            times: z.number().int().min(1).max(500),
            maintenanceBps: bps.default(2_500),
            stopOutBps: bps.default(5_000),
          })
          .strict(),
      ])
      .default({ kind: 'cash' }),
    interest: z.object({ VND: interest, USD: interest }).strict().default({ VND: free, USD: free }),
    marking: z.enum(['last', 'mid', 'side']).default('last'),
  })
  .strict() satisfies z.ZodType<AccountTerms>;

export const opening = {
  name: z.string().min(1).max(80).default('Paper account'),
  cash: z.object({ VND: decimal, USD: decimal }).strict(),
  /** Prices and quantities as typed decimals. */
  holdings: z
    .array(z.object({ symbol: z.string().min(1).max(20), quantity: decimal, price: decimal }).strict())
    .max(500),
  feeProfiles,
  terms: accountTerms.prefault({}),
  /** Đồng for one dollar to begin with: a plain round figure of 2025 unless said otherwise, not a quote of any day. */
  fxRate: decimal.default('26000'),
};
