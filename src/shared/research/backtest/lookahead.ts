/**
 * Whether a strategy looks ahead. Its run is repeated up to random moments with every bar after the moment changed: what it
 * decided up to there must stay the same, order by order. A run that is not the same twice on the same bars says so first.
 *
 * And whether its warm-up is long enough: each indicator is computed once more as if the bars began later; at the end of its
 * warm-up it should tell what it tells with all the bars before.
 */
import type { BarColumns } from '#core/model/bars.ts';
import type { OrderIntent } from '#core/model/order.ts';
import { Seeded } from '#core/units/seeded.ts';
import { eventsOf } from './journal.ts';

/** One order as it was decided, or the withdrawal of one. */
export interface Decision {
  /** Step of the tape, and market time. */
  readonly position: number;
  readonly at: number;
  /** `buy 100 FPT market`, as text for people and for comparing. */
  readonly order: string;
}

export interface LookaheadFinding {
  readonly kind: 'looks-ahead' | 'not-repeatable';
  /** The last moment that was the same; what came after was changed. */
  readonly cutAt: number;
  /** The bar after which it decided otherwise. */
  readonly at: number;
  /** With the true future and with the changed one; null where it did nothing. */
  readonly decided: string | null;
  readonly otherwise: string | null;
}

export interface WarmUpFinding {
  readonly indicator: string;
  /** Bars it says it needs. */
  readonly warmUp: number;
  /** Bars after which it is within a thousandth of what it tells with all the bars before; null where never seen. */
  readonly settled: number | null;
  /** Largest relative difference at the end of its warm-up. */
  readonly difference: number;
}

export interface LookaheadReport {
  readonly cuts: number;
  readonly decisions: number;
  readonly findings: readonly LookaheadFinding[];
  readonly warmUps: readonly WarmUpFinding[];
  readonly clean: boolean;
}

const textOf = (intent: OrderIntent): string => {
  const { side, quantity, instrumentId, type, price, stop, timeInForce } = intent;
  const at = [price, stop].map((each) => (each === null ? '' : ` ${each}`)).join('');
  return `${side} ${quantity} ${instrumentId} ${type}${at} ${timeInForce}`;
};

/** What a run decided, in order. */
function decisionsOf(journal: Uint8Array): Decision[] {
  const decisions: Decision[] = [];
  for (const event of eventsOf(journal)) {
    const { position, at } = event;
    if (event.kind === 'order-accepted') decisions.push({ position, at, order: textOf(event.order) });
    else if (event.kind === 'order-denied') decisions.push({ position, at, order: textOf(event.intent) });
    else if (event.kind === 'order-cancelled' && event.reason === 'user')
      decisions.push({ position, at, order: `cancel ${event.orderId}` });
  }
  return decisions;
}

/** The columns with every bar from a row on moved by random, growing amounts: whole bars, so that each stays one. */
export function perturbed(columns: BarColumns, from: number, random: Seeded): BarColumns {
  const [open, high, low, close, volume] = [
    columns.open.slice(),
    columns.high.slice(),
    columns.low.slice(),
    columns.close.slice(),
    columns.volume.slice(),
  ];
  let factor = random.below(2) === 0 ? 1.2 : 0.8;
  for (let row = from; row < columns.count; row += 1) {
    factor = Math.min(4, Math.max(0.25, factor * (1 + (random.below(2_001) - 1_000) / 25_000)));
    for (const column of [open, high, low, close])
      column[row] = Math.max(1, Math.round(column[row]! * factor));
    volume[row] = Math.round(volume[row]! * (1 + random.below(100) / 50));
  }
  return { count: columns.count, time: columns.time, open, high, low, close, volume };
}

/** The first decision in which two runs differ up to a position; null where they do not. */
export function difference(
  true_: readonly Decision[],
  other: readonly Decision[],
  position: number,
): { readonly decided: Decision | null; readonly otherwise: Decision | null } | null {
  const upTo = (all: readonly Decision[]): Decision[] => all.filter((each) => each.position <= position);
  const [mine, its] = [upTo(true_), upTo(other)];
  for (let index = 0; index < Math.max(mine.length, its.length); index += 1) {
    const [decided, otherwise] = [mine[index] ?? null, its[index] ?? null];
    const same = decided && otherwise && decided.order === otherwise.order && decided.at === otherwise.at;
    if (!same) return { decided, otherwise };
  }
  return null;
}

export interface LookaheadRuns {
  /** Steps of the tape. */
  readonly steps: number;
  /** Runs up to a step with the bars as they are, or changed after it; gives the journal. */
  run(steps: number, change: Seeded | null): Promise<Uint8Array> | Uint8Array;
}

/** `decided` is what the whole run decided, `repeated` what it did the second time. */
export async function findLookahead(
  { steps, run }: LookaheadRuns,
  cuts: number,
  seed: number,
): Promise<Pick<LookaheadReport, 'decisions' | 'findings' | 'cuts'>> {
  const decided = decisionsOf(await run(steps, null));
  const findings: LookaheadFinding[] = [];
  const note = (
    kind: LookaheadFinding['kind'],
    other: readonly Decision[],
    cut: number,
    cutAt: number,
  ): void => {
    const found = difference(decided, other, cut);
    if (!found) return;
    findings.push({
      kind,
      cutAt,
      at: (found.decided ?? found.otherwise)!.at,
      decided: found.decided?.order ?? null,
      otherwise: found.otherwise?.order ?? null,
    });
  };
  note('not-repeatable', decisionsOf(await run(steps, null)), steps, 0);
  if (findings.length > 0) return { cuts: 0, decisions: decided.length, findings };
  const random = Seeded.of(seed);
  for (let made = 0; made < cuts; made += 1) {
    const cut = cutFor(decided, steps, random);
    const other = decisionsOf(await run(cut, Seeded.of(seed + 1 + made)));
    const cutAt = decided.findLast(({ position }) => position <= cut)?.at ?? 0;
    note('looks-ahead', other, cut, cutAt);
  }
  return { cuts, decisions: decided.length, findings };
}

/** Any step; every other time one at which something was decided, where looking ahead shows. */
function cutFor(decided: readonly Decision[], steps: number, random: Seeded): number {
  if (decided.length > 0 && random.below(2) === 0) return decided[random.below(decided.length)]!.position;
  return 1 + random.below(Math.max(1, steps - 1));
}
