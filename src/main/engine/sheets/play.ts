/**
 * The dry run of a sheet in slices: between two of them the engine answers others, STOP first of all.
 * Invariant: the rows are played on one state of account and market; where that goes on meanwhile, all is played anew,
 * at last without a pause.
 */
import { setImmediate as pause } from 'node:timers/promises';
import { dryRunInSteps, type DryRow } from '#core/kernel/basket.ts';
import type { Session } from '#core/kernel/session.ts';
import type { BasketOrder } from '#core/model/commands.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** A share of the time between two frames. */
const SLICE_MS = 12;
const SLICED_FROM = 500;
const MOST_TRIES = 4;

export interface Played {
  readonly rows: readonly DryRow[];
  readonly before: Session;
  readonly after: Session;
  /** Names the state it was played on. */
  readonly mark: string;
}

/** What account and market are at: two equal marks mean that nothing happened in between. */
export const markOf = ({ stream, head, world }: Runtime): string =>
  `${stream} ${head.seq} ${world.tape.position}`;

export function playAtOnce(runtime: Runtime, orders: readonly BasketOrder[]): Played {
  const before = runtime.session;
  const mark = markOf(runtime);
  const steps = dryRunInSteps(before, orders);
  const rows: DryRow[] = [];
  for (;;) {
    const next = steps.next();
    if (next.done) return { rows, before, after: next.value, mark };
    rows.push(...next.value);
  }
}

/** Null when the state went on between two slices; throws what `told` throws. */
async function playOnce(
  runtime: Runtime,
  orders: readonly BasketOrder[],
  told: (done: number) => void,
): Promise<Played | null> {
  const before = runtime.session;
  const mark = markOf(runtime);
  const steps = dryRunInSteps(before, orders);
  const rows: DryRow[] = [];
  for (let until = performance.now() + SLICE_MS; ;) {
    const next = steps.next();
    if (next.done) return { rows, before, after: next.value, mark };
    rows.push(...next.value);
    if (performance.now() < until) continue;
    await pause();
    told(rows.length);
    if (markOf(runtime) !== mark) return null;
    until = performance.now() + SLICE_MS;
  }
}

/** `prepare` is asked anew for each try: sizes and what was sent before hang on the state, too. */
export async function play<P extends { readonly orders: readonly BasketOrder[] }>(
  runtime: Runtime,
  prepare: () => P,
  told: (done: number, total: number) => void,
): Promise<{ readonly prepared: P; readonly played: Played }> {
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    const prepared = prepare();
    const { orders } = prepared;
    if (orders.length < SLICED_FROM) return { prepared, played: playAtOnce(runtime, orders) };
    const played = await playOnce(runtime, orders, (done) => told(done, orders.length));
    if (played) return { prepared, played };
  }
  const prepared = prepare();
  return { prepared, played: playAtOnce(runtime, prepared.orders) };
}
