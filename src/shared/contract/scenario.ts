/** Scenario files as they are decoded: see docs/file-formats.md. */
import { z } from 'zod';

const integer = z.number().int().refine(Number.isSafeInteger, 'a whole number that is exact');
const id = z.union([z.string().min(1).max(64), integer]);
const side = z.enum(['BUY', 'SELL']);
const phase = z.enum([
  'closed',
  'pre-open',
  'pre-market',
  'opening-auction',
  'continuous',
  'break',
  'closing-auction',
  'post-market',
  'halt',
]);
const ppm = integer.min(0);
const range = z.object({ fromMs: integer.min(0), toMs: integer.min(0) }).strict();

const slippage = z.discriminatedUnion('model', [
  z.object({ model: z.literal('none') }).strict(),
  z.object({ model: z.literal('ticks'), ticks: integer.min(0) }).strict(),
  z.object({ model: z.literal('percent'), bps: integer.min(0) }).strict(),
  z.object({ model: z.literal('volume-share'), impactPpm: ppm, limitPpm: ppm }).strict(),
]);

const latency = z.discriminatedUnion('model', [
  z.object({ model: z.literal('constant'), submitMs: integer.min(0), cancelMs: integer.min(0) }).strict(),
  z.object({ model: z.literal('uniform'), submit: range, cancel: range }).strict(),
]);

const bars = z.union([
  z.enum(['next-open', 'touch', 'penetrate', 'worst-case', 'close']),
  z
    .object({
      market: z.enum(['next-open', 'this-close']),
      limit: z.enum(['touch', 'penetrate', 'volume']),
      path: z.enum(['ohlc', 'olhc', 'nearest-first', 'worst-first']),
      participationBps: integer.min(1).nullable(),
      slippage,
    })
    .strict(),
]);

const config = z
  .object({
    venue: z.enum(['book', 'quotes', 'bars']).optional(),
    tick: integer.min(1).optional(),
    ticks: z
      .array(z.object({ from: integer.min(0), tick: integer.min(1) }).strict())
      .min(1)
      .optional(),
    lot: integer.min(1).optional(),
    stp: z.enum(['allow', 'cancel_newest', 'cancel_oldest', 'cancel_both', 'decrement']).optional(),
    position: z.record(z.string(), integer).optional(),
    reference: integer.min(1).optional(),
    band_bps: integer.min(1).max(10_000).optional(),
    phase: phase.optional(),
    rules: z
      .object({ venue: z.enum(['HOSE', 'NASDAQ', 'NYSE', 'ARCA', 'CRYPTO', 'FX']), date: z.iso.date() })
      .strict()
      .optional(),
    tie_breaks: z
      .array(
        z.enum([
          'minimum-imbalance',
          'market-pressure',
          'nearest-last',
          'nearest-reference',
          'higher-price',
          'lower-price',
        ]),
      )
      .optional(),
    bars: bars.optional(),
    latency: latency.optional(),
    seed: integer.optional(),
  })
  .strict();

const order = z.object({
  id,
  side,
  type: z.string(),
  qty: integer,
  price: integer.optional(),
  tif: z.string().optional(),
  stop: integer.optional(),
  trail: integer.optional(),
  trail_pct: z.union([z.string(), z.number()]).optional(),
  limit_offset: integer.optional(),
  display: integer.optional(),
  min_qty: integer.optional(),
  aon: z.boolean().optional(),
  post_only: z.union([z.boolean(), z.literal('reprice')]).optional(),
  reduce_only: z.boolean().optional(),
  expire: integer.optional(),
  max_slip: integer.optional(),
  stp: z.enum(['allow', 'cancel_newest', 'cancel_oldest', 'cancel_both', 'decrement']).optional(),
  acct: z.string().optional(),
  group: z
    .object({
      id: z.string(),
      kind: z.enum(['oco', 'oto', 'bracket']),
      role: z.enum(['entry', 'exit']),
      size: integer.min(2).max(20),
    })
    .strict()
    .optional(),
});

const bar = z.object({ open: integer, high: integer, low: integer, close: integer, volume: integer });

const step = z.discriminatedUnion('op', [
  order.extend({ op: z.literal('new') }).strict(),
  z.object({ op: z.literal('cancel'), id }).strict(),
  z.object({ op: z.literal('cancel_all'), acct: z.string().optional(), side: side.optional() }).strict(),
  z
    .object({
      op: z.literal('amend'),
      id,
      qty: integer.optional(),
      price: integer.optional(),
      stop: integer.optional(),
    })
    .strict(),
  z.object({ op: z.literal('clock'), t: integer }).strict(),
  z.object({ op: z.literal('phase'), phase }).strict(),
  z.object({ op: z.literal('end_of_day') }).strict(),
  bar
    .extend({
      op: z.literal('bar'),
      opens: z.boolean().optional(),
      closes: z.boolean().optional(),
      finer: z.array(bar.strict()).optional(),
    })
    .strict(),
  z
    .object({
      op: z.literal('quote'),
      bid: integer.min(1).nullable(),
      bid_qty: integer.min(0),
      ask: integer.min(1).nullable(),
      ask_qty: integer.min(0),
    })
    .strict(),
  z
    .object({
      op: z.literal('trade'),
      price: integer.min(1),
      qty: integer.min(1),
      aggressor: side.optional(),
    })
    .strict(),
]);

const events = z.array(z.record(z.string(), z.unknown()));
/** A step alone, or with what it is expected to do, which is then compared. */
export const scenarioStep = (raw: unknown) =>
  typeof raw === 'object' && raw !== null && 'do' in raw
    ? z.object({ do: step, expect: events.optional() }).strict().safeParse(raw)
    : step.transform((one) => ({ do: one, expect: undefined })).safeParse(raw);

export const scenarioFile = z
  .object({
    title: z.string().optional(),
    config: config.optional(),
    steps: z.array(z.unknown()).max(200_000),
  })
  .loose();

export interface ScenarioResult {
  readonly steps: readonly {
    readonly step: Readonly<Record<string, unknown>>;
    readonly events: readonly Readonly<Record<string, unknown>>[];
    /** Whether the events are those that the file expects; absent where it expects nothing. */
    readonly asExpected?: boolean;
  }[];
  readonly book: unknown;
  readonly positions: Readonly<Record<string, number>>;
  /** Steps that came to something else than the file expects. */
  readonly unexpected: number;
}
