/**
 * Prices and volumes as files of price history write them, into exact decimal text: what core/intent/numbers.ts reads,
 * and exponents, the K, M, B of portals and prices scaled to whole numbers.
 */
import { gatherEvidence, readNumberText, type Evidence, type NumberContext } from '#core/intent/numbers.ts';

/** Digits times a power of ten, exactly. Null beyond forty places. */
function shiftPoint(sign: string, whole: string, fraction: string, places: number): string | null {
  const digits = whole + fraction;
  const point = whole.length + places;
  if (point > 40 || point < -40) return null;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const cut = Math.max(point, 1);
  const rest = padded.slice(cut).replace(/0+$/, '');
  return `${sign}${padded.slice(0, cut).replace(/^0+(?=\d)/, '')}${rest === '' ? '' : `.${rest}`}`;
}

/** Plain decimal text times ten to the power of `places`. */
export function timesTenTo(text: string, places: number): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  return match ? shiftPoint(match[1]!, match[2]!, match[3] ?? '', places) : null;
}

/** 1.5e+07 as plain digits; null for what has no exponent. */
export function expandExponent(text: string): string | null {
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i.exec(text);
  return match ? shiftPoint(match[1]!, match[2]!, match[3] ?? '', Number(match[4])) : null;
}

const PLAIN = /^(0|[1-9]\d*)(\.\d*[1-9])?$/;
const PADDED = /^((?:0|[1-9]\d*))\.(\d*[1-9])?0*$/;

/** Where dots may set thousands apart, 95.500 needs a second look. */
const mayGroupByDot = ({ column, sheet }: NumberContext): boolean =>
  column.decimal.has(',') || column.group.has('.') || sheet.decimal.has(',') || sheet.group.has('.');

/** How a column writes its numbers. */
export interface NumberHabit {
  readonly context: NumberContext;
  /** Nothing hints at dots that set thousands apart. */
  readonly dotsAreDecimal: boolean;
}

const habitOf = (context: NumberContext): NumberHabit => ({
  context,
  dotsAreDecimal: !mayGroupByDot(context),
});

/** Null for what is no number. */
export function readDecimal(text: string, habit: NumberHabit): string | null {
  if (habit.dotsAreDecimal) {
    if (PLAIN.test(text)) return text;
    const padded = habit.context.whole ? null : PADDED.exec(text);
    if (padded && !text.endsWith('.'))
      return padded[2] === undefined ? padded[1]! : `${padded[1]}.${padded[2]}`;
  }
  const expanded = expandExponent(text);
  if (expanded !== null) return expanded;
  const reading = readNumberText(text, habit.context);
  return reading.ok ? reading.text : null;
}

const MULTIPLIED = /^(.*\d)\s*([kmbt])$/i;
const PLACES: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9, t: 12 };

/** The number before a K, M, B or T, which stands for it where separators are weighed. */
export const withoutMultiplier = (text: string): string => MULTIPLIED.exec(text)?.[1] ?? text;

/** What portals write where nothing was traded or nobody counts. */
const NOTHING = /^(|-|–|—|n\/?a|null|nan)$/i;

export function readVolume(text: string, habit: NumberHabit): string | null {
  if (NOTHING.test(text)) return '0';
  const multiplied = MULTIPLIED.exec(text);
  const plain = multiplied
    ? readDecimal(multiplied[1]!, { ...habit, context: { ...habit.context, whole: false } })
    : readDecimal(text, habit);
  const places = multiplied ? PLACES[multiplied[2]!.toLowerCase()]! : 0;
  return plain === null || places === 0 ? plain : timesTenTo(plain, places);
}

export interface NumberHabits {
  readonly price: NumberHabit;
  readonly volume: NumberHabit;
}

/** Semicolons between fields come from places where the comma is the decimal point. */
const COMMA_DECIMALS: Evidence = { decimal: new Set([',']), group: new Set() };

/** The point is this and thousands are set apart by the other. */
function saidHabits(decimal: '.' | ','): NumberHabits {
  const said: Evidence = { decimal: new Set([decimal]), group: new Set([decimal === '.' ? ',' : '.']) };
  const context = { column: said, sheet: said, vietnamese: false, forced: decimal };
  return { price: habitOf({ ...context, whole: false }), volume: habitOf({ ...context, whole: false }) };
}

/** How a file writes numbers, by what its first rows show. */
export function numberHabits(
  prices: readonly string[],
  volumes: readonly string[],
  delimiter: string | null,
  decimal?: '.' | ',',
): NumberHabits {
  if (decimal) return saidHabits(decimal);
  const every = gatherEvidence([...prices, ...volumes]);
  const sheet = every.decimal.size + every.group.size === 0 && delimiter === ';' ? COMMA_DECIMALS : every;
  return {
    price: habitOf({ column: gatherEvidence(prices), sheet, vietnamese: false, whole: false }),
    volume: habitOf({ column: gatherEvidence(volumes), sheet, vietnamese: false, whole: true }),
  };
}
