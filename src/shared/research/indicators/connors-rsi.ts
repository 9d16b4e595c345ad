/**
 * Connors RSI.
 * Formula: (RSI(x, rsi) + RSI(streak, streak) + rank) / 3; streak counts days in a row up (+) or down (−); rank = percent of the last `rank`
 *   changes (in percent of the price) below the present one. The first row counts with streak 0 and change 0.
 * Source: Connors Research, An Introduction to ConnorsRSI (2012).
 * Warm-up: max(rsi, streak, rank) + 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { Rsi } from './kernels/strength.ts';
import { Previous, Window } from './kernels/window.ts';

function streakOf(streak: number, change: number): number {
  if (change > 0) return streak >= 0 ? streak + 1 : 1;
  if (change < 0) return streak <= 0 ? streak - 1 : -1;
  return 0;
}

/** How many of the window's values are below `value`, in percent. */
function rankOf({ data, start, size }: Window, value: number): number {
  let below = 0;
  for (let at = start; at < start + size; at += 1) if (data[at]! < value) below += 1;
  return (100 * below) / size;
}

class ConnorsRsi extends Machine {
  private readonly before = new Previous();
  private readonly rsi: Rsi;
  private readonly streakRsi: Rsi;
  private readonly changes: Window;
  private streak = 0;
  private held: number;

  constructor(parameters: IndicatorParameters) {
    super(5);
    this.rsi = new Rsi(numberOf(parameters, 'rsi'), 100);
    this.streakRsi = new Rsi(numberOf(parameters, 'streak'), 100);
    this.changes = new Window(numberOf(parameters, 'rank'));
    this.held = warmUp(parameters);
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    if (source !== source) {
      values.fill(Number.NaN);
      return;
    }
    const before = this.before.next(source);
    const change = before === before ? ratio(source - before, before, 0) : 0;
    this.streak = streakOf(this.streak, change);
    const rsi = this.rsi.next(source);
    const streakRsi = this.streakRsi.next(this.streak);
    const rank = this.changes.full ? rankOf(this.changes, change) : Number.NaN;
    this.changes.push(change);
    values[0] = this.held > 0 ? Number.NaN : (rsi + streakRsi + rank) / 3;
    values[1] = rsi;
    values[2] = streakRsi;
    values[3] = rank;
    values[4] = this.streak;
    if (this.held > 0) this.held -= 1;
  }
}

function warmUp(parameters: IndicatorParameters): number {
  return (
    Math.max(numberOf(parameters, 'rsi'), numberOf(parameters, 'streak'), numberOf(parameters, 'rank')) + 1
  );
}

export const connorsRsi = streamed(
  {
    name: 'connors-rsi',
    title: 'Connors RSI',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { rsi: rows(3), streak: rows(2), rank: rows(100) },
    outputs: ['connors-rsi', 'rsi', 'streakRsi', 'rank', 'streak'],
    warmUp,
  },
  (parameters) => new ConnorsRsi(parameters),
);
