/**
 * What a file of price history counts its prices in. Vietnamese portals write thousands of đồng (`98.8`) for what the
 * exchange quotes in đồng.
 * Invariant: only fractions, which no price in đồng has, and a last close about a thousandth of what the instrument
 * costs say so together; an index in points is left as it is.
 */
import type { Instrument } from '#core/model/instrument.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { lastClose } from '../series/terms.ts';

/** Years lie between a file and the market: its last close may be a third or three times what is expected. */
const BETWEEN = [300, 3000] as const;

/** `reference` is what the instrument costs now, in its scaled integers. */
export function inThousands(
  file: BarsFile,
  { currency, priceScale }: Instrument,
  reference: number,
): boolean {
  if (currency !== 'VND' || priceScale !== 0) return false;
  const times = reference / (lastClose(file) ?? Infinity);
  return file.scales.priceScale > 0 && times >= BETWEEN[0] && times <= BETWEEN[1];
}
