/**
 * Williams Alligator, without the displacement that charts draw it with.
 * Formula: smoothed averages (Wilder) of the source over jaw, teeth and lips; charts draw them 8, 5 and 3 rows further on
 * Source: Williams, Trading Chaos (1995), there of the median price: source hl2.
 * Warm-up: jaw − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';

class Alligator extends Machine {
  private readonly jaw: Recursion;
  private readonly teeth: Recursion;
  private readonly lips: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.jaw = wilder(numberOf(parameters, 'jaw'));
    this.teeth = wilder(numberOf(parameters, 'teeth'));
    this.lips = wilder(numberOf(parameters, 'lips'));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    values[0] = this.jaw.next(source);
    values[1] = this.teeth.next(source);
    values[2] = this.lips.next(source);
  }
}

export const alligator = streamed(
  {
    name: 'alligator',
    title: 'Williams Alligator',
    group: 'trend',
    overlay: true,
    reads: 'source',
    parameters: { jaw: rows(13), teeth: rows(8), lips: rows(5) },
    outputs: ['jaw', 'teeth', 'lips'],
    warmUp: (parameters) => numberOf(parameters, 'jaw') - 1,
  },
  (parameters) => new Alligator(parameters),
);
