/** What the call handlers share. */
import type { Outcome } from '#core/kernel/session.ts';
import type { Account, FeeProfiles } from '#core/model/account.ts';
import type { Command } from '#core/model/commands.ts';
import type { OrderId } from '#core/model/order.ts';
import { AppFailure } from '#contract/errors.ts';
import type { CallName, Decoded, ResultOf } from '#contract/calls.ts';
import type { CommandOutcome } from '#contract/outcome.ts';
import type { JournalEntryView, OrderView } from '#contract/views.ts';
import { entriesOfCommand } from '#store/journal.ts';
import { findOrder } from '#store/projections/queries.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { ClockDriver } from './clock.ts';
import type { Intake } from './intake.ts';
import type { Runtime } from './runtime/runtime.ts';
import type { BarImports } from './series/imports.ts';
import type { SeriesQuality } from './series/quality.ts';
import type { SeriesRepairs } from './series/repairs.ts';
import type { ForwardRuns } from './forward/forward.ts';
import type { Runs } from './research/runs.ts';
import type { Dashboard } from './reports/dashboard.ts';
import type { Tearsheets } from './reports/tearsheets.ts';
import type { Strategies } from './research/strategies.ts';
import type { Sessions } from './sessions.ts';
import type { Baskets } from './sheets/baskets.ts';
import type { SheetDesk } from './sheets/desk.ts';
import type { Inbox } from './sheets/inbox.ts';

export interface Connection {
  /** The instrument whose depth and trades this client is pushed. */
  focus: InstrumentId | null;
}

export interface Context {
  readonly runtime: Runtime;
  readonly clock: ClockDriver;
  readonly intake: Intake;
  readonly desk: SheetDesk;
  readonly baskets: Baskets;
  readonly inbox: Inbox;
  readonly imports: BarImports;
  readonly quality: SeriesQuality;
  readonly repairs: SeriesRepairs;
  readonly sessions: Sessions;
  readonly strategies: Strategies;
  readonly runs: Runs;
  readonly tearsheets: Tearsheets;
  readonly dashboard: Dashboard;
  readonly forward: ForwardRuns;
  /** Milliseconds of the wall clock, for what is not the market's. */
  readonly now: () => number;
  readonly version: string;
  readonly folder: string;
}

export type Handler<N extends CallName> = (
  context: Context,
  params: Decoded<N>,
  connection: Connection,
) => ResultOf<N> | Promise<ResultOf<N>>;
export type Handlers<N extends CallName> = { readonly [K in N]: Handler<K> };

/** A workspace's accounts name their schedules; only runs of research write them out. */
export const feesByName = ({ feeProfiles }: Account): FeeProfiles => feeProfiles as FeeProfiles;

export const scalesOf =
  ({ runtime }: Pick<Context, 'runtime'>) =>
  (id: string): Instrument =>
    runtime.world.state.instruments.get(id as InstrumentId)!;

export function instrumentOf(context: Pick<Context, 'runtime'>, id: string): Instrument {
  const instrument = context.runtime.world.state.instruments.get(id as InstrumentId);
  if (!instrument) throw new AppFailure('NOT_FOUND', { what: id });
  return instrument;
}

/** By its symbol now, else by one it had before. */
export function bySymbol({ runtime }: Pick<Context, 'runtime'>, symbol: string): Instrument | null {
  const wanted = symbol.trim().toUpperCase();
  for (const instrument of runtime.world.state.instruments.values())
    if (instrument.symbol === wanted) return instrument;
  for (const instrument of runtime.world.state.instruments.values())
    if (instrument.formerSymbols?.some(({ symbol: former }) => former === wanted)) return instrument;
  return null;
}

export function ordersById(context: Pick<Context, 'runtime'>, ids: Iterable<string>): OrderView[] {
  const { runtime } = context;
  const views: OrderView[] = [];
  for (const id of new Set(ids)) {
    const view = findOrder(runtime.store.db, runtime.stream, scalesOf(context), id);
    if (view) views.push(view);
  }
  return views;
}

const outcomeView = (context: Context, { denial, orders }: Outcome): CommandOutcome => ({
  denial,
  orders: ordersById(context, orders),
});

/** What a command that was carried out before came to, read back from its journal entries. */
function outcomeOf(entries: readonly JournalEntryView[]): Outcome {
  let denial: Outcome['denial'] = null;
  const orders: OrderId[] = [];
  for (const { event } of entries) {
    if (event.kind === 'order-denied' || event.kind === 'command-denied') denial = event.denial;
    if (event.kind === 'order-accepted') orders.push(event.order.id);
    else if ('orderId' in event) orders.push(event.orderId);
  }
  return { denial, orders };
}

/** Runs a command once: repeating its id answers what it came to the first time. */
export function runOnce(
  context: Context,
  commandId: string,
  run: (runtime: Runtime) => Outcome,
): CommandOutcome {
  const entries = entriesOfCommand(context.runtime.store.db, commandId);
  return outcomeView(context, entries.length > 0 ? outcomeOf(entries) : run(context.runtime));
}

export const command = (context: Context, commandId: string, body: Command): CommandOutcome =>
  runOnce(context, commandId, (runtime) => runtime.run(body, commandId));
