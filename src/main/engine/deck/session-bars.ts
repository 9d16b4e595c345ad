/** Bars of any session, open or not, as far as it has been played. */
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { BarsView } from '#contract/market-views.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { loadStream } from '../runtime/load.ts';
import { recordedBars } from '../runtime/recorded-bars.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { sessionOf } from './branch.ts';

export function barsOfSession(
  runtime: Runtime,
  { stream, instrumentId, timeframe }: Decoded<'replay.bars'>,
): BarsView {
  sessionOf(runtime, stream);
  const { world } = stream === runtime.stream ? runtime : loadStream(runtime.store, stream);
  const instrument = [...world.state.instruments.values()].find(({ id }) => id === instrumentId);
  if (!instrument || !(world.tape instanceof BarTape))
    throw new AppFailure('NOT_FOUND', { what: instrumentId });
  return recordedBars(world, { tape: world.tape, instrument, timeframe });
}
