/** Workspace, session and journal calls. */
import { resolve } from 'node:path';
import type { Bootstrap, WorkspaceStatus } from '#contract/views.ts';
import { AppFailure } from '#contract/errors.ts';
import { backupTo } from '#store/backup.ts';
import { listEntries, listStreams } from '#store/journal.ts';
import { listOrders, withInstruments } from '#store/projections/queries.ts';
import { rebuildProjections, verifyWorkspace } from '#store/verify.ts';
import { feesByName, scalesOf, type Context, type Handlers } from '../context.ts';
import { deckView } from '../deck/views.ts';
import { accountSummary, positionViews, quotes } from '../views.ts';

const OPENING_CASH = { VND: '1000000000', USD: '100000' } as const;
const DEFAULT_PROFILES = { VND: 'vn-broker', USD: 'us-per-share' } as const;
const RECENT_ORDERS = 500;

export function statusView(context: Context): WorkspaceStatus {
  const { runtime, version, folder } = context;
  const { state, tape } = runtime.world;
  const mode = state.account ? 'ready' : 'first-run';
  return {
    version,
    workspace: folder,
    stream: runtime.stream,
    mode: runtime.damage === null ? mode : 'damaged',
    damage: runtime.damage,
    trading: state.trading,
    closing: [...state.flattening.entries()].length,
    cancelling: [...state.orders.values()].filter((order) => order.cancelling).length,
    simulated: true,
    seed: tape.identity.kind === 'demo' ? tape.identity.seed : null,
    rules: state.rules,
    feeProfiles: state.account ? feesByName(state.account) : DEFAULT_PROFILES,
    account: state.account,
    fxRate: state.fxRate,
    watched: state.watched,
    journalSeq: runtime.head.seq,
    defaults: OPENING_CASH,
  };
}

function bootstrap(context: Context): Bootstrap {
  const { runtime, clock } = context;
  const { db } = runtime.store;
  const { stream } = runtime;
  const page = { before: null, limit: RECENT_ORDERS };
  const working = listOrders(db, stream, scalesOf(context), { ...page, status: 'working', limit: 5_000 });
  const recent = listOrders(db, stream, scalesOf(context), { ...page, status: null });
  const seen = new Set(recent.map((order) => order.id));
  return {
    clock: clock.view(),
    status: statusView(context),
    sessions: context.sessions.views(runtime),
    quotes: quotes(runtime),
    positions: positionViews(runtime),
    instruments: [...runtime.world.state.instruments.values()],
    baskets: context.baskets.views(),
    inbox: context.inbox.view(),
    account: accountSummary(runtime),
    deck: deckView(runtime, clock),
    orders: [...recent, ...working.filter((order) => !seen.has(order.id))],
    settings: runtime.store.settings(),
  };
}

export const workspaceCalls: Handlers<
  | 'session.bootstrap'
  | 'workspace.status'
  | 'workspace.backup'
  | 'workspace.restore'
  | 'workspace.rebuild'
  | 'streams.list'
  | 'journal.list'
  | 'journal.verify'
  | 'settings.set'
> = {
  'session.bootstrap': bootstrap,
  'workspace.status': statusView,
  'workspace.backup': async ({ runtime }, { file }) => {
    if (runtime.damage !== null) throw new AppFailure('WORKSPACE_DAMAGED', { detail: runtime.damage });
    const path = resolve(file);
    return { file: path, events: await backupTo(runtime.store.db, path) };
  },
  'workspace.restore': ({ folder }) => {
    throw new AppFailure('WORKSPACE_LOCKED', { path: folder, pid: process.pid });
  },
  'workspace.rebuild': ({ runtime }) => {
    if (runtime.damage !== null) throw new AppFailure('READ_ONLY');
    runtime.store.write(() => rebuildProjections(runtime.store.db));
    return verifyWorkspace(runtime.store.db);
  },
  'streams.list': ({ runtime }) =>
    listStreams(runtime.store.db).map((stream) => ({ ...stream, current: stream.stream === runtime.stream })),
  'journal.list': ({ runtime: { store, stream: current } }, { stream, before, limit }) =>
    withInstruments(store.db, listEntries(store.db, stream ?? current, before, limit)),
  'journal.verify': ({ runtime }) => {
    const report = verifyWorkspace(runtime.store.db);
    const { damage } = runtime;
    return damage === null || !report.ok ? report : { ...report, ok: false, problems: [damage] };
  },
  'settings.set': ({ runtime }, { key, value }) => {
    if (key === 'stream')
      throw new AppFailure('BAD_REQUEST', { detail: 'the key stream is the engine’s own' });
    if (runtime.damage === null) runtime.store.setSetting(key, value);
    return null;
  },
};
