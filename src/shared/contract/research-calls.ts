/** Calls of research: strategies with their versions, backtests with their queue, forward runs. */
import { z } from 'zod';
import type { BarPath, BarPreset, ExitStart } from '#core/matching/bars/config.ts';
import type { EndPrice, SendAt } from '#research/backtest/settings.ts';
import type { Size } from '#research/strategy/api.ts';
import { ruleSet } from './rules.ts';
import { call, commandId, decimal, fileName, integer, none, timeframe } from './shapes.ts';
import type {
  DivergenceReport,
  ForwardView,
  LookaheadReport,
  OrderPage,
  Reproduction,
  RunAsked,
  RunComparison,
  RunDetail,
  RunExplanation,
  RunView,
  StrategyCheck,
  StrategyDetail,
  StrategyView,
  TradePage,
} from './research-views.ts';

export const STRATEGY_KINDS = ['typescript', 'rules'] as const;
export type StrategyKind = (typeof STRATEGY_KINDS)[number];

const FILLS = [
  'next-open',
  'touch',
  'penetrate',
  'worst-case',
  'close',
] as const satisfies readonly BarPreset[];

const id = z.string().min(1).max(80);
const strategyName = z.string().trim().min(1).max(80);
const kind = z.enum(STRATEGY_KINDS);
const source = z.string().max(500_000);
const note = z.string().max(2_000);
const tags = z.array(z.string().trim().min(1).max(40)).max(20);
const value = z.union([z.number(), z.string().max(2_000), z.boolean()]);
const values = z.record(z.string().min(1).max(60), value);
const share = z.number().min(0).max(100);

/** A way of sizing (research/strategy/api.ts). */
export const size = z.discriminatedUnion('by', [
  z.object({ by: z.literal('equity'), share }).strict(),
  z.object({ by: z.literal('quantity'), quantity: z.number().positive() }).strict(),
  z.object({ by: z.literal('amount'), amount: z.number().positive() }).strict(),
  z.object({ by: z.literal('risk'), share }).strict(),
  z
    .object({
      by: z.literal('volatility'),
      share,
      ranges: z.number().positive(),
      length: z.number().int().min(1).max(1_000).optional(),
    })
    .strict(),
  z.object({ by: z.literal('kelly'), winRate: share, payoff: z.number().positive(), part: share }).strict(),
  z.object({ by: z.literal('equal'), positions: z.number().int().min(1).max(10_000) }).strict(),
]) satisfies z.ZodType<Size>;

/** Where a strategy comes from: the workspace or the built-in ones by id (newest version, or one by hash), or a text. */
const reference = z.union([
  z.object({ id, hash: z.string().max(64).optional() }).strict(),
  z.object({ kind, source, fileName }).strict(),
]);

const member = z
  .object({
    strategy: reference,
    parameters: values.default({}),
    /** Its part of the cash where several run; parts add up to 1 at most. */
    share: z.number().positive().max(1).default(1),
    /** As the run when absent. */
    size: size.optional(),
    /** What its orders are called by; the strategy's own name when absent. */
    name: strategyName.optional(),
  })
  .strict();

/** What orders cost. Amounts in the run's currency. */
const fees = z.union([
  z.object({ profile: z.enum(['vn-broker', 'us-per-share', 'us-regulated', 'zero']) }).strict(),
  z
    .object({
      /** Share of the value: 0.001 is 0.1 %. */
      rate: z.number().min(0).max(0.5).default(0),
      /** For each order. */
      flat: z.number().min(0).max(1e6).default(0),
      perUnit: z.number().min(0).max(1e4).default(0),
      minimum: z.number().min(0).max(1e6).default(0),
    })
    .strict(),
]);

/** How much worse than the market's price orders at the market fill. */
const slippage = z.union([
  z.object({ ticks: z.number().int().min(0).max(1_000) }).strict(),
  /** Share of the price: 0.0001 is one basis point. */
  z.object({ share: z.number().min(0).max(0.2) }).strict(),
]);

/** Conventions of other backtesters, ours where they are absent: docs/backtest.md says what each does. */
const conventions = {
  /** Orders go out after a bar's close; or at the next bar's open, sized and judged by its price. */
  send: z.enum(['close', 'next-open'] satisfies SendAt[]).optional(),
  /** When the exits of a bracket begin to work. */
  exits: z.enum(['at-once', 'market-at-once', 'next-bar'] satisfies ExitStart[]).optional(),
  /** The way through a bar, where it is not the one of `fill`. */
  path: z.enum(['ohlc', 'olhc', 'nearest-first', 'worst-first'] satisfies BarPath[]).optional(),
  /** Trailing stops follow every price, or closes alone. */
  trail: z.enum(['price', 'close']).optional(),
  /** Slipped prices go where they go, or stay within the bar. */
  slip: z.enum(['free', 'within-bar']).optional(),
  /** Share of the price that opening costs. */
  spread: z.number().min(0).max(0.2).optional(),
  /** Of the last bar, where what is held is closed. */
  endPrice: z.enum(['close', 'open', 'close-before'] satisfies EndPrice[]).optional(),
  /** Long and short of one symbol stay apart; for one strategy alone. */
  hedging: z.boolean().optional(),
};

/** Stored series, by id. */
const data = z.object({ series: z.array(integer).min(1).max(1_000) }).strict();

export const runSpec = z
  .object({
    name: z.string().trim().max(80).default(''),
    strategies: z.array(member).min(1).max(8),
    data,
    /** Bars are made longer before the run: `1h` of minutes. */
    timeframe: timeframe.nullable().default(null),
    /** First moment that is traded, and the first that is not any more; bars before are history. UTC milliseconds. */
    from: integer.nullable().default(null),
    to: integer.nullable().default(null),
    /** Null is what runs in the currency begin with: `OPENING_CASH`. */
    cash: decimal.nullable().default(null),
    fees: fees.default({ profile: 'zero' }),
    fill: z.enum(FILLS).default('next-open'),
    slippage: slippage.default({ ticks: 0 }),
    /** Most of a bar's volume that orders may take: 0.1 is a tenth. */
    participation: z.number().positive().max(1).nullable().default(null),
    /** Times its own value that equity carries, long or short; null is a cash account, where a short takes 150 %. */
    leverage: z.number().min(1).max(500).nullable().default(1),
    size: size.default({ by: 'equity', share: 0.95 }),
    /** Closes what is held at the last bar. */
    closeAtEnd: z.boolean().default(false),
    ...conventions,
    /** With the risk rules of the account that is open, as they are when the run is asked for. */
    copyRules: z.boolean().default(false),
    /** Risk rules of the run's own, also about one of its strategies by name; null is those that `copyRules` copies, or none. */
    rules: ruleSet.nullable().default(null),
    seed: z
      .number()
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .default(1),
    /** The person knows that a series is below the quality threshold. */
    acceptQuality: z.boolean().default(false),
  })
  .strict();
export type RunSpec = z.output<typeof runSpec>;
export type RunSpecInput = z.input<typeof runSpec>;

export const runId = z.string().min(1).max(40);
const page = { from: integer.min(0).default(0), limit: z.number().int().min(1).max(1_000).default(200) };

export const researchCalls = {
  /** The built-in ones first, then the workspace's own by name. */
  'strategies.list': call<readonly StrategyView[]>()(none),
  'strategies.get': call<StrategyDetail>()(z.object({ id }).strict()),
  'strategies.version': call<{ readonly hash: string; readonly source: string }>()(
    z.object({ hash: z.string().min(1).max(64) }).strict(),
  ),
  /** What is wrong with a text, and what it declares. Nothing is kept. */
  'strategies.check': call<StrategyCheck>()(z.object({ kind, source, fileName }).strict()),
  /** A new version, where the text is another; a new strategy where `id` is null. One with problems is kept too. */
  'strategies.save': call<StrategyDetail>()(
    z
      .object({
        commandId,
        id: id.nullable(),
        name: strategyName,
        kind,
        source,
        note: note.default(''),
      })
      .strict(),
  ),
  /** What is not said stays. A hidden one leaves the list; its versions and runs stay. */
  'strategies.describe': call<null>()(
    z
      .object({
        id,
        name: strategyName.optional(),
        note: note.optional(),
        tags: tags.optional(),
        hidden: z.boolean().optional(),
      })
      .strict(),
  ),
  /** Keeps parameters under a name; null takes them away. */
  'strategies.set': call<StrategyView>()(
    z.object({ id, name: strategyName, values: values.nullable() }).strict(),
  ),
  /** Rules (JSON) as the TypeScript that does the same. */
  'strategies.code': call<{ readonly source: string }>()(z.object({ source, name: strategyName }).strict()),

  /** Queues a run. One that was made before with the same fingerprint is answered again. */
  'runs.start': call<RunView>()(z.object({ commandId, spec: runSpec }).strict()),
  /** The same under next-open, touch, penetrate and worst-case: four runs in one group. */
  'runs.sensitivity': call<readonly RunView[]>()(z.object({ commandId, spec: runSpec }).strict()),
  /** Two members on the same bars and seed, each alone: two runs in one group. */
  'runs.ab': call<readonly RunView[]>()(z.object({ commandId, spec: runSpec, b: member }).strict()),
  'runs.list': call<readonly RunView[]>()(z.object({ hidden: z.boolean().default(false) }).strict()),
  /** How the runs of the list were asked for, newest first. */
  'runs.specs': call<readonly RunAsked[]>()(z.object({ hidden: z.boolean().default(false) }).strict()),
  'runs.get': call<RunDetail>()(z.object({ id: runId }).strict()),
  /** Answers when it is over. */
  'runs.wait': call<RunDetail>()(z.object({ id: runId }).strict()),
  'runs.cancel': call<null>()(z.object({ id: runId }).strict()),
  'runs.describe': call<null>()(
    z
      .object({ id: runId, note: note.optional(), tags: tags.optional(), hidden: z.boolean().optional() })
      .strict(),
  ),
  'runs.trades': call<TradePage>()(z.object({ id: runId, ...page }).strict()),
  /** All of them, or those of a symbol whose first fill was in a span of time, both ends included. */
  'runs.orders': call<OrderPage>()(
    z
      .object({
        id: runId,
        ...page,
        filled: z
          .object({ symbol: z.string().min(1).max(40), from: integer, to: integer })
          .strict()
          .nullable()
          .default(null),
      })
      .strict(),
  ),
  'runs.explain': call<RunExplanation>()(z.object({ id: runId, orderId: z.string().max(40) }).strict()),
  'runs.compare': call<RunComparison>()(z.object({ ids: z.array(runId).min(1).max(8) }).strict()),
  /** Runs it again from what is stored, or says what is missing. */
  'runs.reproduce': call<Reproduction>()(z.object({ id: runId }).strict()),
  /** Strategies on open markets, those of the open stream first. */
  'forward.list': call<readonly ForwardView[]>()(none),
  /** Attaches a strategy to the open stream. It acts on the stream's own bars (one minute on the demo exchange). */
  'forward.start': call<ForwardView>()(
    z
      .object({
        commandId,
        strategy: reference,
        parameters: values.default({}),
        instruments: z.array(z.string().min(1).max(64)).min(1).max(50),
        /** Its part of the account's equity. */
        share: z.number().positive().max(1).default(1),
        size: size.default({ by: 'equity', share: 0.95 }),
        name: strategyName.optional(),
        seed: z
          .number()
          .int()
          .min(0)
          .max(2 ** 32 - 1)
          .default(1),
      })
      .strict(),
  ),
  /** It sees no bars while it is paused; its orders stay. */
  'forward.pause': call<ForwardView>()(z.object({ id: runId }).strict()),
  'forward.resume': call<ForwardView>()(z.object({ id: runId }).strict()),
  /** Cancels its working orders; with `close` closes its positions. It cannot go on after. */
  'forward.stop': call<ForwardView>()(z.object({ id: runId, close: z.boolean().default(false) }).strict()),
  /** What it did beside what the backtest of the same bars does. */
  'forward.report': call<DivergenceReport>()(z.object({ id: runId }).strict()),
  /** Perturbs the future at random cuts, and the history before: decisions before a cut must not change. */
  'runs.lookahead': call<LookaheadReport>()(
    z.object({ spec: runSpec, cuts: z.number().int().min(1).max(200).default(12) }).strict(),
  ),
} as const;
