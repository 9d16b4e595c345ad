/** What reading a line takes, whatever it holds: its fields, its moment, how the file writes, numbers as digits and a point. */
import { dayOrder, type DayOrder } from '#core/intent/dates.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { parseRounded } from '#core/units/decimal.ts';
import type { BarProblem } from '#contract/market-views.ts';
import type { BarMapping } from '#contract/series-views.ts';
import { orderBySequence } from './date-sequence.ts';
import { MOST_DECIMALS, MOST_DIGITS } from './found.ts';
import type { Habits } from './habits.ts';
import { numberHabits, withoutMultiplier } from './numbers.ts';
import { readStamp, type Stamp } from './stamps.ts';
import { PRICES, type BarColumn, type Layout, type Line, type Source } from './terms.ts';

export const fieldOf = ({ fields }: Line, { at }: Layout, column: BarColumn): string =>
  fields[at.get(column) ?? -1]?.trim() ?? '';

export const isBody = ({ line, fields }: Line, layout: Layout): boolean =>
  line > layout.heading && fields.some((field) => field.trim() !== '');

/** What the whole column proves: its beginning, where that is enough. */
function dayOrderOf(source: Source, layout: Layout, column: BarColumn): DayOrder | null {
  let texts = source.head.map((line) => fieldOf(line, layout, column));
  const inHead = dayOrder(texts);
  if (inHead !== null) return inHead === 'mixed' ? null : inHead;
  if (!/^\d{1,2}[-/.]\d/.test(texts.at(-1) ?? '')) return null;
  if (!source.headIsAll) {
    texts = [];
    source.each((line) => texts.push(fieldOf(line, layout, column)));
  }
  const order = dayOrder(texts) ?? orderBySequence(texts);
  return order === 'mixed' ? null : order;
}

/** Which columns hold prices and which amounts. */
interface NumberColumns {
  readonly prices: readonly BarColumn[];
  readonly volumes: readonly BarColumn[];
}

export function gatherHabits(
  source: Source,
  layout: Layout,
  mapping: BarMapping | undefined,
  numbers: NumberColumns = { prices: PRICES, volumes: ['volume'] },
): Habits {
  const body = source.head.filter((line) => isBody(line, layout));
  const texts = (columns: readonly BarColumn[]): string[] =>
    body.flatMap((line) => columns.map((column) => fieldOf(line, layout, column)));
  const volumes = texts(numbers.volumes).map(withoutMultiplier);
  return {
    ...numberHabits(texts(numbers.prices), volumes, source.delimiter, mapping?.decimal),
    order: mapping?.dateOrder ?? dayOrderOf(source, layout, layout.at.has('date') ? 'date' : 'time'),
    fallback: layout.dates,
    dateSystem: source.dateSystem,
  };
}

export function stampOf(line: Line, layout: Layout, habits: Habits): Stamp | BarProblem {
  const clock = fieldOf(line, layout, 'time');
  const date = layout.at.has('date') ? fieldOf(line, layout, 'date') : clock;
  if (date === '') return 'no-date';
  if (layout.midnight === null)
    return readStamp(date, layout.at.has('date') ? clock : '', habits) ?? 'bad-date';
  const since = Number(date);
  const known = Number.isInteger(since) && since >= 0 && since < 2 * DAY_MS;
  return known ? { ms: layout.midnight + since, zoned: false } : 'bad-date';
}

/** No scale holds it. */
export class PriceTooLarge extends Error {
  readonly price: string;
  constructor(price: string) {
    super(price);
    this.price = price;
  }
}

export interface Pointed {
  readonly mantissa: number;
  readonly decimals: number;
}

/** Plain decimal text as digits and the place of the point; beyond what a double holds it is rounded, half up. */
export function pointed(text: string): Pointed | null {
  const [whole = '', fraction = ''] = text.split('.');
  const room = Math.max(Math.min(MOST_DECIMALS, MOST_DIGITS - whole.length), 0);
  if (fraction.length <= room) {
    const mantissa = Number(whole + fraction);
    return Number.isSafeInteger(mantissa) ? { mantissa, decimals: fraction.length } : null;
  }
  const rounded = parseRounded(text, room);
  return rounded.ok ? { mantissa: rounded.value, decimals: room } : null;
}
