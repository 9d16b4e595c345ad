/**
 * The fields of rules: how each is written as text in the reader's notation and read back. A rule is looked at as a record
 * of its properties here; `draft.ts` puts whole rules together.
 */
import type { Limit, Lock, Rule } from '#core/model/rules.ts';
import { formatDecimal, parseDecimal } from '#core/units/decimal.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import type { Locale, TextKey } from '#words/index.ts';
import { formatTrimmed, parseScaled, renotate, typedDecimal } from '../../../ui/format.ts';
import type { ChoiceField, FieldName, NumberField } from './kinds.ts';

/** What is typed, by slot: most fields have one, a limit and a lock several. */
export type Texts = Readonly<Record<string, string>>;
export interface Problem {
  readonly slot: string;
  readonly key: TextKey;
  readonly params?: Readonly<Record<string, string>>;
}
export type Read = { readonly value: Readonly<Record<string, unknown>> } | { readonly problem: Problem };

interface NumberSpec {
  readonly property: string;
  readonly scale: number;
  /** Scaled. */
  readonly most: number;
}

const whole = (property: string, most: number): NumberSpec => ({ property, scale: 0, most });

const NUMBERS: Readonly<Record<NumberField, NumberSpec>> = {
  units: whole('limit', 1_000_000_000),
  count: whole('limit', 1_000_000_000),
  percent: { property: 'bps', scale: 2, most: 1_000_000 },
  target: { property: 'targetBps', scale: 2, most: 1_000_000 },
  window: { property: 'windowMs', scale: 3, most: 3_600_000 },
  age: { property: 'ms', scale: 3, most: 86_400_000 },
  orders: whole('orders', 1_000),
  days: whole('days', 252),
  times: { property: 'hundredths', scale: 2, most: 100_000 },
  losses: whole('losses', 1_000),
  horizon: whole('horizon', 20),
};

/** Each choice as the text of a select and as the rule has it. */
const CHOICES: Readonly<Record<ChoiceField, readonly (readonly [text: string, value: unknown])[] | null>> = {
  against: [
    ['last', 'last'],
    ['mid', 'mid'],
  ],
  only: [
    ['not', false],
    ['only', true],
  ],
  /** Any text: sectors are the instruments'. */
  sector: null,
  assetClass: [
    ['', null],
    ['stock', 'stock'],
    ['etf', 'etf'],
  ],
  currency: [
    ['', null],
    ['VND', 'VND'],
    ['USD', 'USD'],
  ],
  method: [
    ['historical', 'historical'],
    ['parametric', 'parametric'],
  ],
  confidence: [
    ['95', 95],
    ['99', 99],
  ],
};
export const choicesOf = (field: ChoiceField): readonly string[] =>
  CHOICES[field]?.map(([text]) => text) ?? [];

export const isNumberField = (field: FieldName): field is NumberField => field in NUMBERS;
export const isChoiceField = (field: FieldName): field is ChoiceField => field in CHOICES;

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
export const hoursText = (hours: readonly { readonly from: number; readonly until: number }[]): string =>
  hours.map(({ from, until }) => `${clock(from)}–${clock(until)}`).join(', ');

const SPAN = /^(\d{1,2}):([0-5]\d)\s*[-–]\s*(\d{1,2}):([0-5]\d)$/;
const MOST_SPANS = 10;
const DAY_MINUTES = 1_440;

function readHours(text: string): Read {
  const spans = text.split(/[,;\n]/).filter((each) => each.trim() !== '');
  const hours = spans.map((each) => {
    const [, fromHour, fromMinute, untilHour, untilMinute] = SPAN.exec(each.trim()) ?? [];
    return {
      from: Number(fromHour) * 60 + Number(fromMinute),
      until: Number(untilHour) * 60 + Number(untilMinute),
    };
  });
  const fine = hours.every(({ from, until }) => from < until && until <= DAY_MINUTES);
  if (!fine || hours.length === 0 || hours.length > MOST_SPANS)
    return { problem: { slot: 'hours', key: 'rules.hoursWrong' } };
  return { value: { hours } };
}

const MOST_SYMBOLS = 1_000;

function readSymbols(text: string): Read {
  const symbols = [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter((each) => each !== ''),
    ),
  ];
  const long = symbols.find((symbol) => symbol.length > 20);
  if (symbols.length === 0 || symbols.length > MOST_SYMBOLS || long !== undefined)
    return { problem: { slot: 'symbols', key: 'rules.symbolsWrong' } };
  return { value: { symbols } };
}

const wrongRange = (slot: string, scale: number, most: number, locale: Locale): Read => ({
  problem: {
    slot,
    key: scale === 0 ? 'rules.wholeWrong' : 'rules.decimalWrong',
    params: { least: formatTrimmed(1, scale, locale), most: formatTrimmed(most, scale, locale) },
  },
});

function readNumber(field: NumberField, text: string, locale: Locale): Read {
  const { property, scale, most } = NUMBERS[field];
  const value = parseScaled(text, scale, locale);
  if (value === null || value < 1 || value > most) return wrongRange(field, scale, most, locale);
  return { value: { [property]: value } };
}

const MOST_EQUITY_BPS = 1_000_000;
const MOST_AMOUNT = 1e14;

function readLimit(texts: Texts, locale: Locale): Read {
  const text = texts['limit'] ?? '';
  const within = texts['limitIn'];
  if (within === 'equity') {
    const equityBps = parseScaled(text, 2, locale);
    if (equityBps === null || equityBps < 1 || equityBps > MOST_EQUITY_BPS)
      return wrongRange('limit', 2, MOST_EQUITY_BPS, locale);
    return { value: { limit: { equityBps } } };
  }
  const currency = within as Currency;
  const typed = typedDecimal(text, moneyScale(currency), locale);
  if (typed === null || typed.value <= 0 || typed.value > MOST_AMOUNT)
    return { problem: { slot: 'limit', key: currency === 'VND' ? 'rules.dongWrong' : 'rules.dollarsWrong' } };
  const exact = formatDecimal(typed.value, moneyScale(currency));
  const amount = exact.includes('.') ? exact.replace(/\.?0+$/, '') : exact;
  return { value: { limit: { amount, currency } } };
}

const MOST_LOCK_MINUTES = 100_000;

function readLock(texts: Texts, locale: Locale): Read {
  const state = texts['lockState'];
  const end = texts['lockUntil'];
  if (end !== 'minutes') return { value: { lock: { state, until: end } } };
  const until = parseScaled(texts['lockMinutes'] ?? '', 0, locale);
  if (until === null || until < 1 || until > MOST_LOCK_MINUTES)
    return wrongRange('lockMinutes', 0, MOST_LOCK_MINUTES, locale);
  return { value: { lock: { state, until } } };
}

function readChoice(field: ChoiceField, text: string): Read {
  if (field === 'sector') return { value: { sector: text === '' ? null : text } };
  const chosen = CHOICES[field]?.find(([each]) => each === text) ?? CHOICES[field]?.[0];
  return { value: { [field]: chosen?.[1] } };
}

/** The properties a field gives its rule, or what is wrong with it. */
export function readField(field: FieldName, texts: Texts, locale: Locale): Read {
  const text = texts[field] ?? '';
  if (isNumberField(field)) return readNumber(field, text, locale);
  if (isChoiceField(field)) return readChoice(field, text);
  if (field === 'hours') return readHours(text);
  if (field === 'symbols') return readSymbols(text);
  return field === 'limit' ? readLimit(texts, locale) : readLock(texts, locale);
}

function writeLimit(limit: Limit, locale: Locale): Texts {
  if ('equityBps' in limit) return { limitIn: 'equity', limit: formatTrimmed(limit.equityBps, 2, locale) };
  const { amount, currency } = limit;
  const exact = parseDecimal(amount, moneyScale(currency));
  return {
    limitIn: currency,
    limit: exact.ok ? formatTrimmed(exact.value, moneyScale(currency), locale) : amount,
  };
}

function writeLock({ state, until }: Lock, locale: Locale): Texts {
  const minutes = typeof until === 'number';
  return {
    lockState: state,
    lockUntil: minutes ? 'minutes' : until,
    lockMinutes: formatTrimmed(minutes ? until : 30, 0, locale),
  };
}

/** A field of a rule as it is typed. */
export function writeField(field: FieldName, rule: Rule, locale: Locale): Texts {
  const said = rule as unknown as Readonly<Record<string, unknown>>;
  if (isNumberField(field)) {
    const { property, scale } = NUMBERS[field];
    return { [field]: formatTrimmed(said[property] as number, scale, locale) };
  }
  if (field === 'sector') return { sector: (said['sector'] as string | null) ?? '' };
  if (isChoiceField(field))
    return { [field]: CHOICES[field]?.find(([, value]) => value === said[field])?.[0] ?? '' };
  if (field === 'hours') return { hours: hoursText(said['hours'] as Parameters<typeof hoursText>[0]) };
  if (field === 'symbols') return { symbols: (said['symbols'] as readonly string[]).join(', ') };
  return field === 'limit'
    ? writeLimit(said['limit'] as Limit, locale)
    : writeLock(said['lock'] as Lock, locale);
}

const NUMBER_SLOTS = new Set<string>([...Object.keys(NUMBERS), 'limit', 'lockMinutes']);

/** The same as it is written in another language. */
export const renotateTexts = (texts: Texts, from: Locale, to: Locale): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([slot, text]) => [
      slot,
      NUMBER_SLOTS.has(slot) ? renotate(text, from, to) : text,
    ]),
  );
