/**
 * MESA sine wave.
 * Formula: phase of the window’s one cycle (discrete Fourier term of period `period`); sine = sin(phase), lead = sin(phase + 45°)
 * Source: Ehlers, Stay in Phase, TASC 11/1996; as in Tulip.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Window } from './kernels/window.ts';

class MesaSine extends Machine {
  private readonly window: Window;
  private readonly cosines: Float64Array;
  private readonly sines: Float64Array;

  constructor(period: number) {
    super(2);
    this.window = new Window(period);
    const angle = (2 * Math.PI) / period;
    this.cosines = Float64Array.from({ length: period }, (_, at) => Math.cos(angle * at));
    this.sines = Float64Array.from({ length: period }, (_, at) => Math.sin(angle * at));
  }

  override push({ source }: IndicatorBar): void {
    const { values, window } = this;
    window.push(source);
    values.fill(Number.NaN);
    if (!window.full) return;
    const phase = this.phase();
    values[0] = Math.sin(phase);
    values[1] = Math.sin(phase + Math.PI / 4);
  }

  private phase(): number {
    const { window, cosines, sines } = this;
    let real = 0;
    let imaginary = 0;
    for (let back = 0; back < window.size; back += 1) {
      const value = window.back(back);
      real += cosines[back]! * value;
      imaginary += sines[back]! * value;
    }
    const angle = Math.abs(real) > 0.001 ? Math.atan(imaginary / real) : Math.PI * (imaginary < 0 ? -1 : 1);
    return angle + (real < 0 ? Math.PI : 0) + Math.PI / 2;
  }
}

export const mesaSine = streamed(
  {
    name: 'mesa-sine',
    title: 'MESA sine wave',
    group: 'statistics',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(25, 2) },
    outputs: ['sine', 'lead'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new MesaSine(numberOf(parameters, 'period')),
);
