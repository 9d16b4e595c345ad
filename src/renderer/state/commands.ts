/** Sends commands with a fresh commandId; tells denials and failures in words. True when it was carried out. */
import type { CallName, Params, ResultOf } from '#contract/calls.ts';
import type { ListingTemplate } from '#contract/listing.ts';
import type { CommandOutcome } from '#contract/outcome.ts';
import type { Speed } from '#contract/clock-views.ts';
import type { Denial } from '#core/model/denial.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { call, newCommandId } from '../client/index.ts';
import { notifyDenial, tellFailure } from './notify.ts';
import { useMarket } from './market.ts';
import { useSession } from './session.ts';

export type CommandName = {
  [N in CallName]: Params<N> extends { commandId: string }
    ? ResultOf<N> extends CommandOutcome
      ? N
      : never
    : never;
}[CallName];

/** The denial, null when it was carried out; undefined when it failed, which is told. */
export async function attempt<N extends CommandName>(
  name: N,
  params: Omit<Params<N>, 'commandId'>,
): Promise<Denial | null | undefined> {
  try {
    const outcome = (await call(name, {
      ...params,
      commandId: newCommandId(),
    } as Params<N>)) as CommandOutcome;
    return outcome.denial;
  } catch (thrown) {
    tellFailure(thrown);
    return undefined;
  }
}

export async function send<N extends CommandName>(
  name: N,
  params: Omit<Params<N>, 'commandId'>,
  instrument?: Instrument,
): Promise<boolean> {
  const denial = await attempt(name, params);
  if (denial) notifyDenial(denial, instrument);
  return denial === null;
}

export const cancelOrder = (orderId: string): void => void send('orders.cancel', { orderId });

export function setClock(change: { readonly speed?: Speed; readonly paused?: boolean }): void {
  call('clock.set', change)
    .then((clock) => useSession.setState({ clock }))
    .catch(tellFailure);
}

export const SPEEDS = [1, 2, 5, 10, 25, 50, 100] as const;
/** Of a recording: bars a second, or times recorded time. */
export const DECK_SPEEDS = [0.5, 1, 2, 5, 10, 30, 100, 1_000, 'max'] as const satisfies readonly Speed[];

/** The next faster or slower of the offered speeds. */
export function stepSpeed(direction: 1 | -1): void {
  const { clock, deck } = useSession.getState();
  const speeds: readonly Speed[] = deck ? DECK_SPEEDS : SPEEDS;
  const place = speeds.indexOf(clock?.speed ?? 1);
  const next = speeds[place + direction];
  if (next) setClock({ speed: next });
}

export const togglePause = (): void => setClock({ paused: !useSession.getState().clock?.paused });

export async function watch(instrumentId: string, watched: boolean): Promise<boolean> {
  return send('watch.set', { instrumentId, watched });
}

/** Lists a new symbol and watches it; its instrument id when that worked. */
export async function createSymbol(
  symbol: string,
  template: ListingTemplate,
  price: string,
): Promise<string | null> {
  if (!(await send('instruments.create', { symbol, template, price }))) return null;
  let instrument = useMarket.getState().bySymbol[symbol];
  if (!instrument) {
    const all = await call('instruments.list', {}).catch(() => []);
    instrument = all.find((each) => each.symbol === symbol);
  }
  if (!instrument) return null;
  const listed = instrument;
  useMarket.setState((state) => ({
    instruments: { ...state.instruments, [listed.id]: listed },
    bySymbol: { ...state.bySymbol, [listed.symbol]: listed },
  }));
  const { status } = useSession.getState();
  if (status?.mode === 'ready' && !status.watched.includes(listed.id)) await watch(listed.id, true);
  return listed.id;
}
