/** What the paper account knows of symbols, also while a replay session with its few is open. */
import type { Instrument } from '#core/model/instrument.ts';
import { accountStreams } from '#store/journal.ts';
import { loadStream } from '../runtime/load.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isDemo } from '../runtime/world.ts';

/** The account rests while a session is open: what was read of it once stays so. */
const known = new WeakMap<
  Runtime,
  { readonly stream: string; readonly instruments: readonly Instrument[] }
>();

function listedInstruments(runtime: Runtime): readonly Instrument[] {
  if (isDemo(runtime.world)) return [...runtime.world.state.instruments.values()];
  const { stream } = runtime;
  const before = known.get(runtime);
  if (before?.stream === stream) return before.instruments;
  const account = accountStreams(runtime.store.db).at(-1);
  const instruments = account ? [...loadStream(runtime.store, account).world.state.instruments.values()] : [];
  known.set(runtime, { stream, instruments });
  return instruments;
}

/** By its symbol now, else by one it had before. */
export function listedAs(runtime: Runtime, symbol: string): Instrument | null {
  const wanted = symbol.trim().toUpperCase();
  const all = listedInstruments(runtime);
  return (
    all.find((each) => each.symbol === wanted) ??
    all.find(({ formerSymbols }) => formerSymbols?.some((former) => former.symbol === wanted)) ??
    null
  );
}
