/** Hours of a price that swings around a slow rise, with noise: averages cross again and again, and not all trades win. */
import { Seeded } from '#core/units/seeded.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 2);
const MILLION = 1_000_000;

export function wave(rows: number, phase = 0): Uint8Array<ArrayBuffer> {
  const random = Seeded.of(7 + phase);
  /** From −1 to 1. */
  const any = (): number => random.below(2 * MILLION) / MILLION - 1;
  const lines = ['time,open,high,low,close,volume'];
  let close = 100;
  let noise = 0;
  for (let row = 0; row < rows; row += 1) {
    const open = close;
    noise = 0.97 * noise + 0.9 * any();
    close = Math.round((100 + row / 400 + 3 * Math.sin(row / 29 + phase) + noise) * 100) / 100;
    const [high, low] = [Math.max(open, close) + Math.abs(any()), Math.min(open, close) - Math.abs(any())];
    const time = new Date(START + row * HOUR).toISOString();
    lines.push([time, open, high.toFixed(2), low.toFixed(2), close, 1_000 + random.below(900)].join(','));
  }
  return new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`));
}
