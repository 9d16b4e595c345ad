/** Calls of the replay deck. */
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { PLAIN_TERMS } from '#core/model/account.ts';
import type { Command } from '#core/model/commands.ts';
import { parseDecimal } from '#core/units/decimal.ts';
import { money, moneyScale, unixMs, type Currency } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { DeckView, ReplayView } from '#contract/replay-views.ts';
import { packBars, packOrders } from '#feeds/recorded/cassette.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { OrderTape } from '#feeds/recorded/order-tape.ts';
import { accountStreams, entriesOfCommand } from '#store/journal.ts';
import { changeReplay, hideReplay } from '#store/replays.ts';
import type { Context, Handlers } from '../context.ts';
import { branchOff, sessionOf } from '../deck/branch.ts';
import { createSession } from '../deck/create.ts';
import { dayInName, instrumentOfRecord } from '../deck/from-record.ts';
import { recordingOfSeries } from '../deck/from-series.ts';
import { listedAs } from '../deck/listed.ts';
import { reportOf } from '../deck/report.ts';
import { barsOfSession } from '../deck/session-bars.ts';
import { placeOf } from '../deck/places.ts';
import { deckView, forgetAbout, replayView, replayViews } from '../deck/views.ts';
import { FIRST_RULES } from '../runtime/first-rules.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isDemo } from '../runtime/world.ts';

type Opening = Pick<Decoded<'replay.create'>, 'cash' | 'feeProfiles' | 'copyRules' | 'settlement' | 'name'>;

function cashOf(text: string, currency: Currency) {
  const parsed = parseDecimal(text, moneyScale(currency));
  if (!parsed.ok)
    throw new AppFailure('BAD_REQUEST', { detail: `${currency} ${text}: ${parsed.error.code}` });
  return money(parsed.value);
}

/** The session's own account: with the terms of the one that is open, where there is one. */
function accountOf({ runtime }: Context, { cash, feeProfiles, settlement, name }: Opening) {
  const { account, fxRate } = runtime.world.state;
  const terms = account?.terms ?? PLAIN_TERMS;
  return {
    kind: 'open-account',
    name,
    baseCurrency: account?.baseCurrency ?? 'VND',
    cash: { VND: cashOf(cash.VND, 'VND'), USD: cashOf(cash.USD, 'USD') },
    holdings: [],
    feeProfiles,
    terms: { ...terms, settlement: settlement ?? terms.settlement },
    ...(fxRate ? { fxRate } : {}),
  } satisfies Extract<Command, { kind: 'open-account' }>;
}

const rulesOf = ({ runtime }: Context, { copyRules }: Opening) =>
  copyRules ? runtime.world.state.rules : FIRST_RULES;

/** What is open now is another stream. */
function changed(context: Context): void {
  forgetAbout(context.runtime);
  context.clock.changeStream();
  context.desk.closeAll();
}

function deckOf({ runtime, clock }: Context): DeckView {
  const deck = deckView(runtime, clock);
  if (!deck) throw new AppFailure('NO_REPLAY');
  return deck;
}

/** A session that this command made already. */
function madeBefore(runtime: Runtime, commandId: string): ReplayView | null {
  const stream = entriesOfCommand(runtime.store.db, commandId)[0]?.stream;
  return stream === undefined ? null : replayView(runtime, sessionOf(runtime, stream));
}

async function create(context: Context, params: Decoded<'replay.create'>) {
  const { runtime } = context;
  const before = madeBefore(runtime, params.commandId);
  if (before) return before;
  const { recording, instruments, about } = recordingOfSeries(context, params);
  const cassette = await packBars(recording);
  const { fill, slippageTicks } = params;
  const preset = BAR_PRESETS[fill];
  const config =
    slippageTicks > 0 ? { ...preset, slippage: { model: 'ticks', ticks: slippageTicks } as const } : preset;
  const startDay = unixMs(
    new BarTape({ kind: 'bars', hash: '', fill: config, startDay: unixMs(0) }, recording).day(),
  );
  const stream = createSession(runtime, {
    commandId: params.commandId,
    cassette,
    identity: { kind: 'bars', hash: cassette.hash, fill: config, startDay },
    instruments,
    about: { ...about, name: params.name, kind: 'bars', fill, blind: params.blind, revealed: false },
    rules: rulesOf(context, params),
    account: accountOf(context, params),
  });
  changed(context);
  return replayView(runtime, sessionOf(runtime, stream));
}

async function createOrders(context: Context, params: Decoded<'replay.createOrders'>) {
  const { runtime, intake } = context;
  const { format, bytes, opening, fileName, symbol, name } = params;
  const before = madeBefore(runtime, params.commandId);
  if (before) return before;
  const day = params.day ?? dayInName(fileName);
  const read = await intake.record(bytes, { format, opening: opening?.bytes ?? null, day });
  if (!read.ok) {
    const { inBook = false, ...failure } = read.error;
    throw new AppFailure('FLOW_UNREADABLE', {
      file: (inBook ? opening?.fileName : null) ?? fileName,
      ...failure,
    });
  }
  const record = read.value;
  const instrument = instrumentOfRecord(listedAs(runtime, symbol), symbol, record);
  const cassette = await packOrders(record);
  const startDay = new OrderTape({ kind: 'orders', hash: '', fill: null, startDay: unixMs(0) }, record).day();
  const stream = createSession(runtime, {
    commandId: params.commandId,
    cassette,
    identity: { kind: 'orders', hash: cassette.hash, fill: null, startDay },
    instruments: [instrument],
    about: {
      name,
      kind: 'orders',
      timeframe: null,
      fill: null,
      symbols: [{ id: instrument.id, shown: symbol, symbol }],
      shiftMs: 0,
      blind: false,
      revealed: false,
      source: fileName,
      lowQuality: [],
    },
    rules: rulesOf(context, params),
    account: accountOf(context, params),
  });
  changed(context);
  return replayView(runtime, sessionOf(runtime, stream));
}

async function seek(context: Context, { to }: Decoded<'replay.seek'>): Promise<DeckView> {
  const { runtime, clock } = context;
  const { tape } = runtime.world;
  if (isDemo(runtime.world)) throw new AppFailure('NO_REPLAY');
  if (to === 'cancel') {
    clock.endSeek();
    return deckOf(context);
  }
  const { position, untilFill } = placeOf(tape, to);
  if (position < tape.position) {
    branchOff(runtime, { stream: runtime.stream, position, name: null, takesOver: true });
    changed(context);
    return deckOf(context);
  }
  await clock.seek({ position, untilFill });
  return deckOf(context);
}

export const replayCalls: Handlers<
  | 'replay.list'
  | 'replay.create'
  | 'replay.createOrders'
  | 'replay.open'
  | 'replay.leave'
  | 'replay.rename'
  | 'replay.hide'
  | 'replay.branch'
  | 'replay.step'
  | 'replay.seek'
  | 'replay.reveal'
  | 'replay.compare'
  | 'replay.report'
  | 'replay.bars'
> = {
  'replay.list': ({ runtime }) => replayViews(runtime),
  'replay.create': create,
  'replay.createOrders': createOrders,
  'replay.open': (context, { stream }) => {
    sessionOf(context.runtime, stream);
    context.runtime.switchTo(stream);
    changed(context);
    return deckOf(context);
  },
  'replay.leave': (context) => {
    const account = accountStreams(context.runtime.store.db).at(-1);
    if (account === undefined) throw new AppFailure('NO_ACCOUNT');
    context.runtime.switchTo(account);
    changed(context);
    return null;
  },
  'replay.rename': ({ runtime }, { stream, name }) => {
    const { about } = sessionOf(runtime, stream);
    runtime.store.write(() => changeReplay(runtime.store.db, stream, { ...about, name }));
    forgetAbout(runtime);
    return null;
  },
  'replay.hide': ({ runtime }, { stream, hidden }) => {
    sessionOf(runtime, stream);
    if (hidden && stream === runtime.stream) throw new AppFailure('REPLAY_OPEN');
    runtime.store.write(() => hideReplay(runtime.store.db, stream, hidden));
    return null;
  },
  'replay.branch': (context, { stream, position, name }) => {
    const { runtime } = context;
    const { position: stands } = replayView(runtime, sessionOf(runtime, stream));
    branchOff(runtime, { stream, position: Math.min(position ?? stands, stands), name, takesOver: false });
    changed(context);
    return deckOf(context);
  },
  'replay.step': (context, { steps }) => {
    const { runtime, clock } = context;
    if (isDemo(runtime.world)) throw new AppFailure('NO_REPLAY');
    clock.set({ paused: true });
    const { tape } = runtime.world;
    const wanted = tape.after(tape.position, steps) - tape.position;
    if (wanted > 0) runtime.advance(wanted);
    return clock.view();
  },
  'replay.seek': seek,
  'replay.reveal': (context, { stream }) => {
    const { runtime } = context;
    const { about } = sessionOf(runtime, stream);
    if (stream !== runtime.stream) throw new AppFailure('NO_REPLAY');
    runtime.store.write(() => changeReplay(runtime.store.db, stream, { ...about, revealed: true }));
    forgetAbout(runtime);
    return deckOf(context);
  },
  'replay.compare': async ({ runtime }, { streams }) => {
    const reports = [];
    for (const stream of streams) reports.push(await reportOf(runtime, stream));
    return { reports };
  },
  'replay.report': ({ runtime }, { stream }) => reportOf(runtime, stream),
  'replay.bars': ({ runtime }, params) => barsOfSession(runtime, params),
};
