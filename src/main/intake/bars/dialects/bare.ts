/**
 * Tables without a heading, as MetaTrader 4, HistData and FirstRate write them: perhaps a symbol, a stamp in one column or
 * two, then open, high, low, close and perhaps volume. Taken only where nearly all of the first rows make sense so.
 */
import { dayOrder } from '#core/intent/dates.ts';
import { numberHabits, readDecimal } from '../numbers.ts';
import { readStamp, type StampHabits } from '../stamps.ts';
import {
  PLAIN_LAYOUT,
  PRICES,
  type BarColumn,
  type Columns,
  type Dialect,
  type Line,
  type Source,
} from '../terms.ts';

const ROWS_TRIED = 100;
const SENSIBLE = 0.9;
const CLOCK = /^(\d{1,2}:\d{2}(:\d{2})?|\d{6})$/;
const SYMBOL = /^[A-Z][A-Z0-9.^:-]{0,19}$/i;

function columnsOf(fields: readonly string[]): Columns {
  const at = new Map<BarColumn, number>();
  if (SYMBOL.test(fields[0]!.trim())) at.set('symbol', at.size);
  at.set('date', at.size);
  if (CLOCK.test(fields[at.size]?.trim() ?? '')) at.set('time', at.size);
  for (const column of [...PRICES, 'volume'] as const) at.set(column, at.size);
  return at;
}

function isSensible(rows: readonly Line[], at: Columns, { delimiter, dateSystem }: Source): boolean {
  const texts = (columns: readonly BarColumn[]): string[] =>
    rows.flatMap(({ fields }) => columns.map((column) => fields[at.get(column)!]?.trim() ?? ''));
  const order = dayOrder(texts(['date']));
  const stamps: StampHabits = {
    order: order === 'mixed' ? null : order,
    fallback: 'month-first',
    dateSystem,
  };
  const { price } = numberHabits(texts(PRICES), [], delimiter);
  const sensible = rows.filter(({ fields }) => {
    const [open, high, low, close] = PRICES.map((column) =>
      Number(readDecimal(fields[at.get(column)!]?.trim() ?? '', price) ?? Number.NaN),
    ) as [number, number, number, number];
    const holds = low > 0 && low <= Math.min(open, close) && high >= Math.max(open, close);
    return holds && readStamp(fields[at.get('date')!]!.trim(), '', stamps) !== null;
  });
  return sensible.length >= rows.length * SENSIBLE;
}

export const bare: Dialect = {
  name: 'bare',
  recognise: (source) => {
    const rows = source.head.filter(({ fields }) => fields.length >= PRICES.length + 1).slice(0, ROWS_TRIED);
    if (rows.length === 0 || rows[0] !== source.head[0]) return null;
    const at = columnsOf(rows[0]!.fields);
    return isSensible(rows, at, source) ? { ...PLAIN_LAYOUT, at, heading: 0 } : null;
  },
};
