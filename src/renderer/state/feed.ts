/**
 * Feeds the stores from bootstrap and pushed frames: however many frames arrive, the stores change at most once a
 * display frame. A new stream (reset account) or a new connection starts again from a bootstrap.
 */
import type { Bootstrap, Frame } from '#contract/views.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { call, errorOf, start } from '../client/index.ts';
import { refreshBars } from './bars.ts';
import { forgetPrices } from './draft.ts';
import { applyImports } from './imports.ts';
import { useMarket } from './market.ts';
import { depthOf, mergeFrames, mergePrints, upsert } from './merge.ts';
import { notifyError, notifyFills, notifyNotice, toasts } from './notify.ts';
import { useSession } from './session.ts';
import { applySheets, useSheets } from './sheets.ts';
import { applyRuns } from './research.ts';
import { loadSettings } from './settings.ts';
import { useTrading } from './trading.ts';
import { setMarketZone } from '../ui/time.ts';
import { useUi } from './ui.ts';

let waiting: Frame | null = null;

function applyMarket(frame: Frame): void {
  const { instruments, quotes, depth, trades, lastBars } = frame;
  if (!instruments && !quotes && !depth && !trades && !lastBars) return;
  const focused = useUi.getState().instrumentId;
  useMarket.setState((state) => ({
    instruments: upsert(state.instruments, instruments, (each: Instrument) => each.id),
    bySymbol: upsert(state.bySymbol, instruments, (each: Instrument) => each.symbol),
    quotes: upsert(state.quotes, quotes, (each) => each.instrumentId),
    depth: depthOf(depth, focused, state.depth),
    prints: mergePrints(state.prints, trades, focused),
    lastBars: lastBars?.instrumentId === focused ? lastBars : state.lastBars,
  }));
}

function applyTrading(frame: Frame): void {
  const { orders, positions, account, baskets } = frame;
  if (!orders && !positions && !account && !baskets) return;
  if (orders) notifyFills(useTrading.getState().orders, orders);
  useTrading.setState((state) => ({
    orders: upsert(state.orders, orders, (each) => each.id),
    positions: upsert(state.positions, positions, (each) => each.instrumentId),
    account: account ?? state.account,
    baskets: upsert(state.baskets, baskets, (each) => each.basketId),
  }));
}

function applySession(frame: Frame): void {
  if (frame.clock) useSession.setState({ clock: frame.clock });
  if (frame.deck !== undefined) useSession.setState({ deck: frame.deck });
  if (frame.sessions) useSession.setState({ sessions: frame.sessions });
  if (!frame.status) return;
  const before = useSession.getState().status;
  // Another market: its whole picture is asked for, and tells what was left behind by its stream.
  if (before && before.stream !== frame.status.stream) return void bootstrap();
  useSession.setState({ status: frame.status });
}

function flush(): void {
  const frame = waiting;
  waiting = null;
  if (!frame) return;
  applyMarket(frame);
  // A split or dividend on the way of a tape: older bars are shown adjusted from now on.
  if (frame.instruments && useSession.getState().deck) refreshBars();
  applyTrading(frame);
  applySession(frame);
  applySheets(frame);
  applyImports(frame);
  applyRuns(frame);
  frame.notices?.forEach(notifyNotice);
}

function receive(frame: Frame): void {
  if (!waiting) requestAnimationFrame(flush);
  waiting = mergeFrames(waiting, frame);
}

/** The symbol to look at first: the one looked at before, else the first watched, else any. */
function firstFocus(picture: Bootstrap): string | null {
  const current = useUi.getState().instrumentId;
  if (current && picture.instruments.some((each) => each.id === current)) return current;
  return picture.status.watched[0] ?? picture.instruments[0]?.id ?? null;
}

function adopt(picture: Bootstrap): void {
  waiting = null;
  setMarketZone(picture.deck?.zone ?? null);
  useMarket.setState({ instruments: {}, bySymbol: {}, quotes: {}, depth: null, prints: [], lastBars: null });
  useTrading.setState({ orders: {}, positions: {}, account: null, baskets: {} });
  const moved = useSession.getState().status?.stream !== picture.status.stream;
  // What was told is about another market; of a blind session it would tell the symbol.
  if (moved) toasts.close();
  useUi.setState(({ draft }) => ({
    instrumentId: firstFocus(picture),
    draft: moved ? forgetPrices(draft) : draft,
  }));
  applyMarket({ instruments: picture.instruments, quotes: picture.quotes });
  useTrading.setState({
    orders: upsert({}, picture.orders, (each) => each.id),
    positions: upsert({}, picture.positions, (each) => each.instrumentId),
    account: picture.account,
    baskets: upsert({}, picture.baskets, (each) => each.basketId),
  });
  useSheets.setState({ inbox: picture.inbox, progress: null });
  if (!useSession.getState().ready) loadSettings(picture.settings);
  useSession.setState({
    status: picture.status,
    clock: picture.clock,
    deck: picture.deck,
    sessions: picture.sessions,
    ready: true,
  });
}

export async function bootstrap(): Promise<void> {
  try {
    adopt(await call('session.bootstrap', {}));
    await call('market.focus', { instrumentId: useUi.getState().instrumentId });
  } catch (thrown) {
    const error = errorOf(thrown);
    if (error.code !== 'DISCONNECTED') notifyError(error);
  }
}

/** Looks at another instrument: its depth, prints and bars follow. */
export function focusInstrument(instrumentId: string): void {
  if (useUi.getState().instrumentId === instrumentId) return;
  useMarket.setState({ depth: null, prints: [], lastBars: null });
  useUi.setState((state) => ({
    instrumentId,
    draft: forgetPrices(state.draft),
  }));
  call('market.focus', { instrumentId }).catch(() => undefined);
}

export function startFeed(): () => void {
  return start({
    frame: receive,
    connection: (connection) => {
      useSession.setState({ connection });
      if (connection === 'open') void bootstrap();
    },
  });
}
