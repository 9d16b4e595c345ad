/**
 * Bars as CSV: UTC times by ISO 8601, exact decimals, whatever the reader's language. Bars of a day and longer carry their
 * date alone. Invariant: imported again it gives the same bars (tests/contract/series-files.test.ts).
 */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { formatDecimal } from '#core/units/decimal.ts';

const HEAD = 'time,open,high,low,close,volume';
/** Rows made into bytes at once: a text of all of them may be longer than texts can be. */
const PIECE = 50_000;
const SECOND_END = '.000Z';

function timeText(at: number, dated: boolean): string {
  const iso = new Date(at).toISOString();
  if (dated) return iso.slice(0, 10);
  return iso.endsWith(SECOND_END) ? `${iso.slice(0, -SECOND_END.length)}Z` : iso;
}

function linesOf(
  bars: BarColumns,
  { priceScale, volumeScale }: SeriesScales,
  dated: boolean,
  from: number,
  to: number,
): string {
  let text = '';
  for (let row = from; row < to; row += 1) {
    const prices = [bars.open, bars.high, bars.low, bars.close].map((column) =>
      formatDecimal(column[row]!, priceScale),
    );
    const volume = formatDecimal(bars.volume[row]!, volumeScale);
    text += `${timeText(bars.time[row]!, dated)},${prices.join(',')},${volume}\r\n`;
  }
  return text;
}

export function barsCsv(bars: BarColumns, scales: SeriesScales, dated: boolean): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces = [encoder.encode(`${HEAD}\r\n`)];
  for (let from = 0; from < bars.count; from += PIECE)
    pieces.push(encoder.encode(linesOf(bars, scales, dated, from, Math.min(from + PIECE, bars.count))));
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
