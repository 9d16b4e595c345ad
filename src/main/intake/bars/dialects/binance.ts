/**
 * Klines as Binance publishes them: no heading, twelve columns: open time, open, high, low, close, volume, close time,
 * quote volume, trades, taker volumes, unused. Times are milliseconds, since 2025 microseconds.
 */
import { PLAIN_LAYOUT, type Dialect } from '../terms.ts';

const EPOCH = /^\d{13}(\d{3})?$/;
const COLUMNS = 12;

export const binance: Dialect = {
  name: 'binance',
  recognise: ({ head }) => {
    const fields = head[0]?.fields ?? [];
    if (fields.length !== COLUMNS || !EPOCH.test(fields[0]!) || !EPOCH.test(fields[6]!)) return null;
    const names = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;
    return { ...PLAIN_LAYOUT, at: new Map(names.map((name, at) => [name, at])), heading: 0 };
  },
};
