/**
 * Turns a denial, a check or an error into sentences. Structurally typed: words know nothing of the core, and the
 * caller's `NumberFormat` knows the instrument's scales.
 */
import type { Params, Translate } from './translate.ts';
import type { TextKey } from './texts.ts';

/** How scaled integers become text; made for one instrument. */
export interface NumberFormat {
  readonly price: (value: number) => string;
  readonly quantity: (value: number) => string;
  readonly money: (value: number, currency?: string) => string;
  /** A scaled integer as a bare number in the reader's notation, without zeros at its end; plain digits where it is absent. */
  readonly scaled?: (value: number, scale: number) => string;
  /** Currency of amounts that are about the whole account. */
  readonly base?: string;
  /** A moment, given in milliseconds since 1970-01-01 UTC. */
  readonly time: (value: number) => string;
}

export interface DenialShape {
  readonly code: string;
  readonly [field: string]: unknown;
}

interface CheckShape {
  readonly check: string;
  readonly unit:
    | 'price'
    | 'quantity'
    | 'money'
    | 'base-money'
    | 'milliseconds'
    | 'count'
    | 'basis-points'
    | 'hundredths'
    | 'text';
  readonly value: number | string | null;
  readonly limit: number | string | null;
}

const PRICES = new Set(['price', 'tick', 'below', 'above', 'floor', 'ceiling', 'reference']);
const QUANTITIES = new Set([
  'quantity',
  'lotSize',
  'sellable',
  'closable',
  'reducible',
  'position',
  'settled',
]);
const MONEYS = new Set([
  'notional',
  'required',
  'available',
  'amount',
  'equity',
  'maintenance',
  'exposure',
  'loss',
  'risk',
]);
const UNITS: Readonly<Record<string, CheckShape['unit']>> = {
  spread: 'basis-points',
  share: 'basis-points',
  drawdown: 'basis-points',
  volatility: 'basis-points',
  leverage: 'hundredths',
  age: 'milliseconds',
};

/** What a denial's limit is, where it is neither money nor a quantity. */
const LIMITS: Readonly<Record<string, 'price' | 'count' | 'basis-points' | 'hundredths' | 'milliseconds'>> = {
  PRICE_OUTSIDE_COLLAR: 'price',
  TOO_MANY_ORDERS: 'count',
  TOO_MANY_WORKING: 'count',
  LOSS_STREAK_REACHED: 'count',
  SPREAD_TOO_WIDE: 'basis-points',
  CONCENTRATION_ABOVE_LIMIT: 'basis-points',
  DRAWDOWN_REACHED: 'basis-points',
  LEVERAGE_ABOVE_LIMIT: 'hundredths',
  PRICE_STALE: 'milliseconds',
};

/** Codes inside a text (an order type, a phase) in the reader's language; what has no word stays as it is. */
function codesInWords(t: Translate, text: string): string {
  return text.replace(/[a-z][a-z-]*|[A-Z][A-Z_]{4,}/g, (code) => codeInWords(t, code));
}

const CODES = new Set(['phase', 'type', 'reason', 'problem', 'action', 'measure']);

/** A code as a word; as it is where there is none. */
function codeInWords(t: Translate, code: string): string {
  const key = `values.${code}`;
  const word = t(key as TextKey);
  return word === key ? code : word;
}

function bare(value: number, scale: number, { scaled }: NumberFormat): string {
  return scaled && Number.isSafeInteger(value) ? scaled(value, scale) : String(value / 10 ** scale);
}

/** A number in the unit it was measured in. */
function measured(t: Translate, unit: CheckShape['unit'], value: number, format: NumberFormat): string {
  switch (unit) {
    case 'price':
      return format.price(value);
    case 'quantity':
      return format.quantity(value);
    case 'money':
      return format.money(value);
    case 'base-money':
      return format.money(value, format.base ?? 'VND');
    case 'milliseconds':
      return t('checks.milliseconds', { value: bare(value, 0, format) });
    case 'basis-points':
      return t('checks.percent', { value: bare(value, 2, format) });
    case 'hundredths':
      return t('checks.times', { value: bare(value, 2, format) });
    default:
      return bare(value, 0, format);
  }
}

function field(
  t: Translate,
  [name, value]: readonly [string, unknown],
  { code, currency }: DenialShape,
  format: NumberFormat,
): string {
  if (CODES.has(name)) return codeInWords(t, String(value));
  if (Array.isArray(value)) return value.join(', ');
  if (value === null) return '∞';
  return typeof value === 'number' ? figure(t, [name, value], { code, currency }, format) : String(value);
}

function figure(
  t: Translate,
  [name, value]: readonly [string, number],
  { code, currency }: DenialShape,
  format: NumberFormat,
): string {
  const money = typeof currency === 'string' ? currency : undefined;
  if (name === 'limit' && LIMITS[code]) return measured(t, LIMITS[code], value, format);
  if (name === 'limit') return money ? format.money(value, money) : format.quantity(value);
  if (name === 'settlesAt') return format.time(value);
  if (PRICES.has(name)) return format.price(value);
  if (QUANTITIES.has(name)) return format.quantity(value);
  if (MONEYS.has(name)) return format.money(value, money);
  return measured(t, UNITS[name] ?? 'count', value, format);
}

interface BasketRowDenied {
  readonly row: number;
  readonly denial: DenialShape;
}

/** At most this many rows of a denied basket are spelled out in one sentence. */
const ROWS_SPELLED = 5;

function describeBasket(
  t: Translate,
  rows: readonly BasketRowDenied[],
  formatOf: (row: number) => NumberFormat,
): string {
  const spelled = rows
    .slice(0, ROWS_SPELLED)
    .map((each) =>
      t('denials.BASKET_ROW', { row: each.row, reason: describeDenial(t, each.denial, formatOf(each.row)) }),
    );
  return t('denials.BASKET_ROWS_DENIED', { count: rows.length, rows: spelled.join(' ') });
}

/**
 * One sentence: what was denied, why, with its numbers, and what to do. The rows of a basket may be about several
 * instruments: `formatOf` knows each row's.
 */
export function describeDenial(
  t: Translate,
  denial: DenialShape,
  format: NumberFormat,
  formatOf: (row: number) => NumberFormat = () => format,
): string {
  if (Array.isArray(denial['rows'])) return describeBasket(t, denial['rows'] as BasketRowDenied[], formatOf);
  const params: Record<string, string> = {};
  for (const entry of Object.entries(denial)) {
    params[entry[0]] = field(t, entry, denial, format);
  }
  if (typeof denial['windowMs'] === 'number') params['seconds'] = String(denial['windowMs'] / 1000);
  return t(`denials.${denial.code}` as TextKey, params);
}

/** The label, value and limit of one risk check, in words. */
export function describeCheck(t: Translate, check: CheckShape, format: NumberFormat) {
  const text = (value: number | string | null): string | null => {
    if (value === null) return null;
    if (typeof value === 'string') return codesInWords(t, value);
    return measured(t, check.unit, value, format);
  };
  return {
    label: t(`checks.${check.check}` as TextKey),
    value: text(check.value) ?? '–',
    limit: text(check.limit) ?? t('checks.noLimit'),
  };
}

/** What is wrong with a file, without a full stop; as it came where there is no code for it. */
function problemOf(t: Translate, params: Params): string {
  const { problem, fileError, why, detail = '' } = params;
  if (fileError !== undefined) return t(`fileErrors.${fileError}` as TextKey).replace(/\.$/, '');
  if (problem === undefined) return String(detail);
  const reason = why === undefined ? '' : t(`barProblems.${why}` as TextKey);
  return t(`fileProblems.${problem}` as TextKey, { ...params, why: reason });
}

/** One sentence for an AppError. */
export function describeError(
  t: Translate,
  error: { readonly code: string; readonly params: Params },
): string {
  return t(`errors.${error.code}` as TextKey, { ...error.params, detail: problemOf(t, error.params) });
}

/** A line of price history that was skipped, with its reason. */
export const describeSkipped = (
  t: Translate,
  skipped: { readonly line: number; readonly why: string },
): string => `${t('sheets.line', { line: skipped.line })}: ${t(`barProblems.${skipped.why}` as TextKey)}`;

/** Where in a sheet: a cell such as D17, or `line 17` in text files. */
export function describePlace(t: Translate, place: string): string {
  const line = /^line (\d+)$/.exec(place)?.[1];
  return line === undefined ? t('sheets.cell', { cell: place }) : t('sheets.line', { line });
}
