/**
 * What a file of price history counts its prices in. Vietnamese portals write thousands of đồng (`98.8`) for what the
 * exchange quotes in đồng.
 * Invariant: only fractions, which no price in đồng has, and a last close about a thousandth of what the instrument
 * costs say so together; an index in points is left as it is.
 */
import type { Instrument } from '#core/model/instrument.ts';
import { timesThousand } from '#core/intent/numbers.ts';
import type { BarsFile } from '#intake/bars/terms.ts';

/** Years lie between a file and the market: its last close may be a third or three times what is expected. */
const BETWEEN = [300, 3000] as const;

/** `reference` is what the instrument costs now, in its scaled integers. */
export function inThousands(
  file: BarsFile,
  { currency, priceScale }: Instrument,
  reference: number,
): boolean {
  if (currency !== 'VND' || priceScale !== 0) return false;
  const times = reference / Number(file.close.at(-1));
  const fractions = [file.open, file.high, file.low, file.close].some((column) =>
    column.some((price) => price.includes('.')),
  );
  return fractions && times >= BETWEEN[0] && times <= BETWEEN[1];
}

/** The file with its prices in đồng. */
export const inDong = (file: BarsFile): BarsFile => ({
  ...file,
  open: file.open.map(timesThousand),
  high: file.high.map(timesThousand),
  low: file.low.map(timesThousand),
  close: file.close.map(timesThousand),
});
