/** Records of single orders (LOBSTER's messages and books, Databento's MBO): no history of prices, but a replay. */
import type { Dialect, Line } from '../terms.ts';

const ROWS_TRIED = 50;
const WHOLE = /^-?\d+$/;

/** Seconds since midnight, a type from 1 to 7, an order, a size, a price, a side. */
const isMessage = ({ fields }: Line): boolean =>
  fields.length === 6 &&
  /^\d{4,5}\.\d{3,12}$/.test(fields[0]!) &&
  /^[1-7]$/.test(fields[1]!) &&
  fields.slice(2, 5).every((field) => WHOLE.test(field)) &&
  /^-?1$/.test(fields[5]!.trim());

/** Ask and bid with their sizes for each level, all whole. */
const isBookRow = ({ fields }: Line): boolean =>
  fields.length >= 4 &&
  fields.length % 4 === 0 &&
  fields.every((field) => WHOLE.test(field.trim())) &&
  Number(fields[0]) > Number(fields[2]) &&
  Number(fields[2]) > 0;

export const orderByOrder: Dialect = {
  name: 'order-by-order',
  recognise: ({ head }) => {
    const words = new Set((head[0]?.fields ?? []).map((field) => field.trim().toLowerCase()));
    const named = words.has('order_id') && words.has('action') && words.has('side');
    const rows = head.slice(0, ROWS_TRIED);
    const bare = rows.length > 0 && (rows.every(isMessage) || rows.every(isBookRow));
    return named || bare ? { problem: 'orders' } : null;
  },
};
