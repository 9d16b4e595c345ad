/** Decimal text ↔ scaled integer. Exact: no float is involved on the way. */
import { assertSafe } from './integer.ts';
import { err, ok, type Result } from './result.ts';

export type DecimalError =
  | { readonly code: 'NOT_A_NUMBER'; readonly text: string }
  | { readonly code: 'TOO_PRECISE'; readonly text: string; readonly scale: number }
  | { readonly code: 'OUT_OF_RANGE'; readonly text: string };

const PLAIN = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** "12.50" at scale 2 is 1250. Plain ASCII decimals only: locale forms are read by core/intent. */
export function parseDecimal(text: string, scale: number): Result<number, DecimalError> {
  const match = PLAIN.exec(text.trim());
  if (!match) return err({ code: 'NOT_A_NUMBER', text });
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > scale) return err({ code: 'TOO_PRECISE', text, scale });
  const digits = `${match[2]}${fraction.padEnd(scale, '0')}`;
  const value = Number(digits) * (match[1] === '-' ? -1 : 1);
  if (!Number.isSafeInteger(value)) return err({ code: 'OUT_OF_RANGE', text });
  return ok(value || 0);
}

/** As parseDecimal, but more decimals than the scale has are rounded half away from zero. */
export function parseRounded(text: string, scale: number): Result<number, DecimalError> {
  const exact = parseDecimal(text, scale);
  if (exact.ok || exact.error.code !== 'TOO_PRECISE') return exact;
  const [whole = '0', fraction = ''] = text.trim().split('.');
  const kept = parseDecimal(scale === 0 ? whole : `${whole}.${fraction.slice(0, scale)}`, scale);
  if (!kept.ok || Number(fraction[scale]) < 5) return kept;
  const value = kept.value + (whole.startsWith('-') ? -1 : 1);
  return Number.isSafeInteger(value) ? ok(value) : err({ code: 'OUT_OF_RANGE', text });
}

/** 1250 at scale 2 is "12.50". */
export function formatDecimal(value: number, scale: number): string {
  assertSafe(value, 'formatted value');
  const digits = String(Math.abs(value)).padStart(scale + 1, '0');
  const sign = value < 0 ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** 12.5 is "12.5" whatever exponent notation JavaScript would choose. For numbers read from spreadsheets. */
export function plainNumber(value: number): string {
  const text = String(value);
  if (!/e/i.test(text)) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, '') : BigInt(value).toString();
}
