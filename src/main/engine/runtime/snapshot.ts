/** What is kept of a world so that the next start is quick. */
import type { TapeIdentity } from '#core/model/events.ts';
import type { LiveBars, Snapshot } from '#store/store.ts';
import { snapshotBody, type DemoWorld, type World } from './world.ts';

/** Names a tape: the streams of a workspace trade on the same one. */
export const tapeName = (tape: TapeIdentity): string =>
  tape.kind === 'demo' ? `demo-${tape.seed}-${tape.startDay}` : `${tape.kind}-${tape.hash}`;

export function snapshotOf(world: World, liveBars: readonly LiveBars[]): Snapshot {
  const { tape } = world;
  const body = JSON.stringify(snapshotBody(world));
  return { tape: tapeName(tape.identity), position: tape.position, body, liveBars };
}

export function groupBars(finished: ReturnType<DemoWorld['recorder']['takeFinished']>): LiveBars[] {
  const groups = new Map<string, LiveBars & { bars: LiveBars['bars'][number][] }>();
  for (const { instrumentId, timeframe, bar } of finished) {
    const key = `${instrumentId} ${timeframe}`;
    const group = groups.get(key) ?? { instrumentId, timeframe, bars: [] };
    group.bars.push(bar);
    groups.set(key, group);
  }
  return [...groups.values()];
}
