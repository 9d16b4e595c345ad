/** Made-up bars of a listed share, five minutes each in Vietnam's sessions, from a seed: what a file of bars would hold. */
import { Seeded } from '../src/shared/core/units/seeded.ts';
import { DAY_MS } from '../src/shared/core/units/civil.ts';
import { tradingSessions } from '../src/shared/core/venues/calendars.ts';

const STEP_MS = 300_000;

export interface RecordedDay {
  readonly from: number;
  readonly days: number;
  readonly seed?: number;
}

/** Named columns, UTC; prices of FPT. */
export function recordedCsv({ from, days, seed = 7 }: RecordedDay): Uint8Array<ArrayBuffer> {
  const random = Seeded.of(seed);
  const lines = ['time,open,high,low,close,volume'];
  let close = 95_000;
  const first = from / DAY_MS;
  for (const { intervals } of tradingSessions('HOSE', first, first + days - 1)) {
    for (const span of intervals) {
      for (let at = span.from; at < span.to; at += STEP_MS) {
        const open = close + (random.below(5) - 2) * 100;
        close = open + (random.below(9) - 4) * 100;
        const high = Math.max(open, close) + random.below(3) * 100;
        const low = Math.min(open, close) - random.below(3) * 100;
        lines.push(
          [new Date(at).toISOString(), open, high, low, close, 10_000 + random.below(90_000)].join(','),
        );
      }
    }
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
