/** Fields of bars by name. */
import type { PriceField } from './api.ts';

const FIELDS: readonly PriceField[] = ['open', 'high', 'low', 'close', 'volume', 'hl2', 'hlc3', 'ohlc4'];

/** Close where none is said. Throws `RangeError` on a name that is none. */
export function fieldOf(of: unknown): PriceField {
  const field = FIELDS.find((each) => each === (of ?? 'close'));
  if (!field) throw new RangeError(`an indicator of ${String(of)}: there are ${FIELDS.join(', ')}`);
  return field;
}
