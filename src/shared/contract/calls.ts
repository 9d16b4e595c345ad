/**
 * The one list of calls. Client, server and decoders derive from it: a call is its parameters' schema and its result's
 * type. Denials are results, not errors. Commands carry a `commandId`: repeating one answers again and does nothing twice.
 */
import { z } from 'zod';
import type { Instrument } from '#core/model/instrument.ts';
import {
  bytes,
  call,
  commandId,
  contract,
  decimal,
  feeProfiles,
  fileName,
  group,
  instrumentId,
  integer,
  none,
  opening,
  ticket,
  timeframe,
} from './shapes.ts';
import { indicatorCalls } from './indicator-calls.ts';
import { metricsCalls } from './metrics-calls.ts';
import { reportCalls } from './report-calls.ts';
import { ledgerCalls } from './ledger-calls.ts';
import { template } from './listing.ts';
import type { CommandOutcome } from './outcome.ts';
import { FLOW_FORMATS, type BookReplay } from './flow.ts';
import { riskCalls } from './risk-calls.ts';
import type { LedgerRun } from './ledger-case.ts';
import { moneyCalls } from './money-calls.ts';
import type { ScenarioResult } from './scenario.ts';
import type { ClockView } from './clock-views.ts';
import { qualityCalls } from './quality-calls.ts';
import { researchCalls } from './research-calls.ts';
import { replayCalls } from './replay-calls.ts';
import { seriesCalls } from './series-calls.ts';
import { sheetCalls } from './sheet-calls.ts';
import type {
  Bootstrap,
  ExplanationView,
  FillView,
  JournalEntryView,
  OrderView,
  StreamView,
  WorkspaceStatus,
} from './views.ts';
import type { GroupPreviewView, PreviewView } from './preview-views.ts';
import type { VerifyReport } from './verify-report.ts';
import type { BarsView, SupportView } from './market-views.ts';

export const calls = {
  'session.bootstrap': call<Bootstrap>()(none),
  'workspace.status': call<WorkspaceStatus>()(none),
  'workspace.backup': call<{ readonly file: string; readonly events: number }>()(
    z.object({ file: z.string().min(1) }).strict(),
  ),
  /** Only while no engine holds the workspace. What was there is kept beside it. */
  'workspace.restore': call<{ readonly kept: string | null; readonly events: number }>()(
    z.object({ file: z.string().min(1) }).strict(),
  ),
  /** Drops the projections and makes them again from the journal. */
  'workspace.rebuild': call<VerifyReport>()(none),
  'account.open': call<CommandOutcome>()(z.object({ commandId, ...opening }).strict()),
  /** Closes the current stream (it stays readable) and opens a new one. */
  'account.reset': call<CommandOutcome>()(z.object({ commandId, ...opening }).strict()),
  'account.feeProfiles': call<CommandOutcome>()(z.object({ commandId, feeProfiles }).strict()),
  ...moneyCalls,
  'streams.list': call<readonly StreamView[]>()(none),
  'instruments.list': call<readonly Instrument[]>()(none),
  'instruments.create': call<CommandOutcome>()(
    z
      .object({
        commandId,
        symbol: z.string().regex(/^[A-Z0-9][A-Z0-9.-]{0,11}$/),
        template,
        price: decimal,
        /** Makes it a future or a currency pair: what it is worth is not paid, margin is. Money for one contract. */
        contract: contract.optional(),
      })
      .strict(),
  ),
  'watch.set': call<CommandOutcome>()(z.object({ commandId, instrumentId, watched: z.boolean() }).strict()),
  /** Which instrument's depth, trades and last bars this connection is pushed. */
  'market.focus': call<null>()(z.object({ instrumentId: instrumentId.nullable() }).strict()),
  'bars.get': call<BarsView>()(
    z
      .object({
        instrumentId,
        timeframe,
        /** Only bars that open then or later; only those that open before; of the rest the newest (or oldest) so many. */
        since: integer.optional(),
        before: integer.optional(),
        limit: z.number().int().min(1).max(50_000).optional(),
        oldest: z.boolean().optional(),
      })
      .strict(),
  ),
  'clock.set': call<ClockView>()(
    z
      .object({
        /** `max`: as fast as possible; recordings only. */
        speed: z.union([z.number().min(0.5).max(1_000), z.literal('max')]).optional(),
        paused: z.boolean().optional(),
      })
      .strict(),
  ),
  /** What the exchange takes, Tapedeck holds or nobody can do in the instrument's present phase. */
  'instruments.support': call<SupportView>()(z.object({ instrumentId }).strict()),
  'orders.preview': call<PreviewView>()(z.object({ ticket }).strict()),
  'orders.place': call<CommandOutcome>()(z.object({ commandId, ticket }).strict()),
  'orders.previewGroup': call<GroupPreviewView>()(z.object(group).strict()),
  /** Orders that belong together: one-cancels-other, one-triggers-other, entry with target and stop. */
  'orders.placeGroup': call<CommandOutcome>()(z.object({ commandId, ...group }).strict()),
  'orders.cancel': call<CommandOutcome>()(z.object({ commandId, orderId: z.string() }).strict()),
  'orders.cancelAll': call<CommandOutcome>()(
    z
      .object({
        commandId,
        instrumentId: instrumentId.nullable(),
        side: z.enum(['buy', 'sell']).optional(),
        basketId: z.string().optional(),
        groupId: z.string().optional(),
      })
      .strict(),
  ),
  /** `price` and `stop` null keep what the order has. */
  'orders.replace': call<CommandOutcome>()(
    z
      .object({
        commandId,
        orderId: z.string(),
        price: integer.nullable(),
        stop: integer.nullable().default(null),
        quantity: integer,
        /** A person saw what the rules warn of. */
        confirmed: z.boolean().optional(),
      })
      .strict(),
  ),
  'orders.list': call<readonly OrderView[]>()(
    z
      .object({
        status: z.enum(['working', 'filled', 'cancelled', 'denied']).nullable(),
        basketId: z.string().optional(),
        /** Only orders numbered below this: the next page. */
        before: integer.nullable(),
        limit: z.number().int().min(1).max(5000),
      })
      .strict(),
  ),
  'orders.explain': call<ExplanationView>()(z.object({ orderId: z.string() }).strict()),
  'fills.list': call<readonly FillView[]>()(z.object({ limit: z.number().int().min(1).max(5000) }).strict()),
  ...riskCalls,
  'journal.list': call<readonly JournalEntryView[]>()(
    z
      .object({
        stream: z.string().nullable(),
        before: integer.nullable(),
        limit: z.number().int().min(1).max(2000),
      })
      .strict(),
  ),
  'journal.verify': call<VerifyReport>()(none),
  /** Rebuilds the book of a recorded market; needs no workspace. `opening` is LOBSTER's orderbook file. */
  'book.replay': call<BookReplay>()(
    z
      .object({
        format: z.enum(FLOW_FORMATS),
        fileName,
        bytes,
        opening: z.object({ fileName, bytes }).strict().nullable(),
        levels: z.number().int().min(1).max(1000),
        every: z.number().int().min(1).nullable(),
        orders: z
          .array(
            z
              .object({
                id: z.string().min(1).max(64),
                after: z.number().int().min(1),
                side: z.enum(['buy', 'sell']),
                price: z.number().positive().nullable(),
                quantity: z.number().int().min(1),
                cancelAfter: z.number().int().min(1).optional(),
              })
              .strict(),
          )
          .max(10_000)
          .default([]),
      })
      .strict(),
  ),
  /** Plays a scenario file on a venue of its own; needs no workspace. Its form: scenario.ts. */
  'book.run': call<ScenarioResult>()(z.object({ fileName, bytes }).strict()),
  /** Books the fills of a case file and tells lots, cash, profit and fees; needs no workspace. */
  'ledger.run': call<LedgerRun>()(z.object({ fileName, bytes }).strict()),
  ...ledgerCalls,
  ...replayCalls,
  ...researchCalls,
  ...sheetCalls,
  ...seriesCalls,
  ...indicatorCalls,
  ...metricsCalls,
  ...reportCalls,
  ...qualityCalls,
  'settings.set': call<null>()(z.object({ key: z.string().min(1).max(64), value: z.json() }).strict()),
} as const;

export type CallName = keyof typeof calls;
export type Params<N extends CallName> = z.input<(typeof calls)[N]['params']>;
export type Decoded<N extends CallName> = z.output<(typeof calls)[N]['params']>;
export type ResultOf<N extends CallName> =
  NonNullable<(typeof calls)[N]['result']> | Extract<(typeof calls)[N]['result'], null>;
export type CallFunction = <N extends CallName>(name: N, params: Params<N>) => Promise<ResultOf<N>>;
