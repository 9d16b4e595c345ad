/** A stream's journal from its beginning, and the moments its account is looked at more closely than day by day. */
import type { JournalEvent } from '#core/model/events.ts';
import { allEvents } from '#store/journal.ts';
import type { Runtime } from '../runtime/runtime.ts';

const SLICE_MS = 15;
const MOST_MARKS = 2_000;
const MINUTE_MS = 60_000;

const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Up to where the stream is when it is asked; others are answered in between. */
export async function eachEvent(
  runtime: Runtime,
  stream: string,
  apply: (event: JournalEvent) => void,
): Promise<void> {
  let since = performance.now();
  const last = stream === runtime.stream ? runtime.head.seq : Infinity;
  for (const { seq, event } of allEvents(runtime.store.db, stream)) {
    if (seq > last) return;
    apply(event);
    if (performance.now() - since < SLICE_MS) continue;
    await breathe();
    since = performance.now();
  }
}

/** Moments at even distances of whole minutes, the last one at the end. */
export function marksBetween(from: number, to: number): number[] {
  const step = Math.max(1, Math.ceil((to - from) / MOST_MARKS / MINUTE_MS)) * MINUTE_MS;
  const marks: number[] = [];
  for (let at = from - (from % step) + step; at < to; at += step) marks.push(at);
  marks.push(to);
  return marks;
}
