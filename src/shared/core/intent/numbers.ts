/**
 * Numbers as people write them, read into exact plain decimal text.
 * Invariants: no value passes through a float on the way from text; what could mean two numbers is never guessed
 * silently (`ambiguous`), and the column's own evidence decides before the sheet's language does.
 * Known limits: words and multipliers (`1k`, `2 tr`), percentages, fractions and exponents in text are refused.
 */
import { plainNumber } from '../units/decimal.ts';
import { tidy } from './text.ts';

export type Separator = '.' | ',';

/** How a text number looks before the column is known. */
export type Look =
  | {
      readonly kind: 'exact';
      readonly text: string;
      readonly decimal: Separator | null;
      readonly group: Separator | null;
    }
  /** One separator before exactly three digits: thousands or decimals. */
  | {
      readonly kind: 'either';
      readonly separator: Separator;
      readonly negative: boolean;
      readonly whole: string;
      readonly rest: string;
    }
  | { readonly kind: 'not-a-number' };

const CURRENCY_AFTER = /\s*(?:₫|đồng|dong|vnđ|vnd|đ|usd|us\$|\$|€|eur|cổ phiếu|co phieu|cp|shares?)\.?$/iu;
const CURRENCY_BEFORE = /^(?:₫|vnđ|vnd|usd|us\$|\$|€|eur)\s*/iu;
const BAD: Look = { kind: 'not-a-number' };

/** Takes off what stands around a number: apostrophe, currency, sign. Null when it cannot be one. */
function strip(text: string): { negative: boolean; digits: string } | null {
  if (/^\d[\d.,]*$/.test(text)) return { negative: false, digits: text };
  let rest = tidy(text).replace(/^'/, '').replace(CURRENCY_AFTER, '').replace(CURRENCY_BEFORE, '').trim();
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(rest);
  const trailing = /^(.*\S)\s?[-−]$/.exec(rest);
  const leading = /^([-−+])\s?(.+)$/.exec(rest);
  if (bracketed) [rest, negative] = [bracketed[1]!, true];
  else if (leading) [rest, negative] = [leading[2]!, leading[1] !== '+'];
  else if (trailing) [rest, negative] = [trailing[1]!, true];
  rest = rest.replace(CURRENCY_BEFORE, '').replace(CURRENCY_AFTER, '');
  return /^[\d.,' ’]+$/.test(rest) ? { negative, digits: rest } : null;
}

const plain = (negative: boolean, whole: string, fraction: string): string => {
  const head = whole.replace(/^0+(?=\d)/, '') || '0';
  const tail = fraction.replace(/0+$/, '');
  const zero = head === '0' && tail === '';
  return `${negative && !zero ? '-' : ''}${head}${tail === '' ? '' : `.${tail}`}`;
};

function exact(
  negative: boolean,
  whole: string,
  fraction: string,
  decimal: Separator | null,
  group: Separator | null,
): Look {
  return { kind: 'exact', text: plain(negative, whole, fraction), decimal, group };
}

const GROUPED: Readonly<Record<string, RegExp>> = {
  '.': /^\d{1,3}(\.\d{3})+$/,
  ',': /^\d{1,3}(,\d{3})+$/,
};

function bothSeparators(negative: boolean, digits: string): Look {
  const decimal: Separator = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  const group: Separator = decimal === '.' ? ',' : '.';
  const at = digits.lastIndexOf(decimal);
  const [whole, fraction] = [digits.slice(0, at), digits.slice(at + 1)];
  if (!GROUPED[group]!.test(whole) || !/^\d+$/.test(fraction)) return BAD;
  return exact(negative, whole.replaceAll(group, ''), fraction, decimal, group);
}

function oneSeparator(negative: boolean, digits: string, separator: Separator): Look {
  const parts = digits.split(separator);
  if (parts.length > 2) {
    return GROUPED[separator]!.test(digits) ? exact(negative, parts.join(''), '', null, separator) : BAD;
  }
  const [whole, rest] = parts as [string, string];
  if (rest === '' || (whole === '' && separator === ',')) return BAD;
  if (rest.length === 3 && /^[1-9]\d{0,2}$/.test(whole))
    return { kind: 'either', separator, negative, whole, rest };
  return exact(negative, whole, rest, separator, null);
}

/** Classifies a text number. */
export function lookAt(text: string): Look {
  const stripped = strip(text);
  if (stripped === null) return BAD;
  const { negative } = stripped;
  let { digits } = stripped;
  if (/[' ’]/.test(digits)) {
    // Thousands set apart by spaces or apostrophes: what follows the last group may be decimals.
    const match = /^(\d{1,3}(?:([' ’])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/.exec(digits);
    if (!match) return BAD;
    digits = match[1]!.replace(/[' ’]/g, '');
    return exact(negative, digits, match[4] ?? '', (match[3] as Separator | undefined) ?? null, null);
  }
  const dots = digits.includes('.');
  const commas = digits.includes(',');
  if (dots && commas) return bothSeparators(negative, digits);
  if (dots) return oneSeparator(negative, digits, '.');
  if (commas) return oneSeparator(negative, digits, ',');
  return exact(negative, digits, '', null, null);
}

/** What a column's (or sheet's) own numbers say about its separators. */
export interface Evidence {
  readonly decimal: ReadonlySet<Separator>;
  readonly group: ReadonlySet<Separator>;
}

export function gatherEvidence(texts: Iterable<string>): Evidence {
  const decimal = new Set<Separator>();
  const group = new Set<Separator>();
  for (const text of texts) {
    const look = lookAt(text);
    if (look.kind !== 'exact') continue;
    if (look.decimal) decimal.add(look.decimal);
    if (look.group) group.add(look.group);
  }
  return { decimal, group };
}

/** `decimal` or `thousands` by evidence; `mixed` when both were seen; null when neither was. */
function verdict(separator: Separator, evidence: Evidence): 'decimal' | 'thousands' | 'mixed' | null {
  const other: Separator = separator === '.' ? ',' : '.';
  const asDecimal = evidence.decimal.has(separator);
  const asGroup = evidence.group.has(separator) || (evidence.decimal.has(other) && !asDecimal);
  if (asDecimal && asGroup) return 'mixed';
  if (asDecimal) return 'decimal';
  return asGroup ? 'thousands' : null;
}

export interface NumberContext {
  readonly column: Evidence;
  readonly sheet: Evidence;
  readonly vietnamese: boolean;
  /** The decimal sign, where a person has said it. */
  readonly forced?: Separator | undefined;
  /** Quantities are usually whole: a dot before three digits is a decimal point only if its own column proves it. */
  readonly whole: boolean;
}

type Reading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'ambiguous' | 'not-a-number' };

/**
 * Thousands in a Vietnamese sheet (đồng have no decimals) unless its column uses that separator for decimals only;
 * in an English one commas are thousands and dots decimals unless the column says otherwise.
 */
function decide(separator: Separator, context: NumberContext): 'decimal' | 'thousands' | 'ambiguous' {
  if (context.forced) return separator === context.forced ? 'decimal' : 'thousands';
  const found = verdict(separator, context.column) ?? verdict(separator, context.sheet);
  if (context.vietnamese) return found === 'decimal' ? 'ambiguous' : 'thousands';
  if (separator === ',') return found === 'decimal' ? 'ambiguous' : 'thousands';
  if (found === 'thousands') return 'thousands';
  if (found === 'mixed') return 'ambiguous';
  return context.whole && !context.column.decimal.has(separator) ? 'ambiguous' : 'decimal';
}

/** Reads a text number in its context into plain decimal text. */
export function readNumberText(text: string, context: NumberContext): Reading {
  const look = lookAt(text);
  if (look.kind === 'not-a-number') return { ok: false, why: 'not-a-number' };
  if (look.kind === 'exact') return { ok: true, text: look.text };
  switch (decide(look.separator, context)) {
    case 'ambiguous':
      return { ok: false, why: 'ambiguous' };
    case 'thousands':
      return { ok: true, text: plain(look.negative, look.whole + look.rest, '') };
    case 'decimal':
      return { ok: true, text: plain(look.negative, look.whole, look.rest) };
  }
}

/**
 * The decimal a spreadsheet shows for a stored binary number: fifteen significant digits, as Excel does, so that
 * 3.3000000000000003 is 3.3. Null for NaN and Infinity.
 */
export function storedNumber(value: number): string | null {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e15) return String(value);
  if (!Number.isFinite(value)) return null;
  const shortest = String(value);
  // At most fifteen digits and no exponent: they are the fifteen that rounding would find.
  if (shortest.length <= 16 && !shortest.includes('e')) return shortest;
  return plainNumber(Number(value.toPrecision(15)));
}

/** Plain decimal text times a thousand, exactly. */
export function timesThousand(text: string): string {
  const negative = text.startsWith('-');
  const [whole, fraction = ''] = text.replace('-', '').split('.') as [string, string?];
  const padded = fraction.padEnd(3, '0');
  return plain(negative, whole + padded.slice(0, 3), padded.slice(3));
}
