/** A file of one-minute bars for measuring. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export const START = Date.UTC(2020, 0, 1);

/** Minutes of a price that wanders, as most programs write them. */
export function minuteCsv(bars: number): Buffer {
  const random = xoroshiro128plus(20_261_128);
  const below = (bound: number): number => (random.next() >>> 0) % bound;
  const text = (cents: number): string =>
    `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const lines = ['timestamp,open,high,low,close,volume'];
  let close = 10_000;
  for (let row = 0; row < bars; row += 1) {
    const open = close;
    close = Math.max(5_000, open + below(41) - 20);
    const high = Math.max(open, close) + below(11);
    const low = Math.min(open, close) - below(11);
    const stamp = new Date(START + row * 60_000).toISOString().slice(0, 19).replace('T', ' ');
    lines.push(`${stamp},${text(open)},${text(high)},${text(low)},${text(close)},${below(100_000)}`);
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}
