/** Reads typed or pasted holdings, one `SYMBOL QUANTITY PRICE` a line, separated by tabs, spaces, commas or semicolons. */
import type { Instrument } from '#core/model/instrument.ts';
import type { Locale } from '#words/index.ts';
import { renotate, typedDecimal } from '../../ui/format.ts';

export interface Holding {
  readonly symbol: string;
  /** Plain decimals, as `account.open` takes them. */
  readonly quantity: string;
  readonly price: string;
}

export type HoldingLine =
  | { readonly line: number; readonly ok: true; readonly holding: Holding; readonly currency: string }
  | {
      readonly line: number;
      readonly ok: false;
      readonly problem: 'lineShape' | 'lineUnknown' | 'lineQuantity' | 'linePrice' | 'lineRepeated';
      readonly symbol: string;
      readonly text: string;
    };

/**
 * Fields of a line. Tabs and semicolons separate before anything else; then spaces; a comma only when nothing else
 * does, because it also groups digits ("FPT 1,000 121,500").
 */
function fieldsOf(line: string): readonly string[] {
  for (const separator of [/[\t;]+/, /\s+/, /,/]) {
    const fields = line.split(separator).map((field) => field.trim().replace(/[,;]$/, ''));
    const filled = fields.filter((field) => field !== '');
    if (filled.length >= 3) return filled;
  }
  return [line.trim()];
}

/** At the given scale, above zero; null when it is not such a number. */
function positive(text: string, scale: number, locale: Locale): string | null {
  // Where there are no decimals, three digits after a dot or a comma are thousands in any language.
  const grouped = scale === 0 && /^\d{1,3}([.,]\d{3})+$/.test(text);
  const typed = typedDecimal(grouped ? text.replaceAll(/[.,]/g, '') : text, scale, locale);
  return typed && typed.value > 0 ? typed.decimal : null;
}

function readLine(
  text: string,
  line: number,
  known: Readonly<Record<string, Instrument>>,
  locale: Locale,
): HoldingLine {
  const fields = fieldsOf(text);
  const symbol = (fields[0] ?? '').toUpperCase();
  const bad = (problem: Extract<HoldingLine, { ok: false }>['problem'], wrong = text): HoldingLine => ({
    line,
    ok: false,
    problem,
    symbol,
    text: wrong,
  });
  const [, quantityText, priceText] = fields;
  if (fields.length !== 3 || quantityText === undefined || priceText === undefined) return bad('lineShape');
  const instrument = known[symbol];
  if (!instrument) return bad('lineUnknown');
  const quantity = positive(quantityText, instrument.quantityScale, locale);
  if (quantity === null) return bad('lineQuantity', quantityText);
  const price = positive(priceText, instrument.priceScale, locale);
  if (price === null) return bad('linePrice', priceText);
  return { line, ok: true, holding: { symbol, quantity, price }, currency: instrument.currency };
}

/** Every line that is not blank, read or refused with its reason. A symbol may appear once. */
export function readHoldings(
  text: string,
  known: Readonly<Record<string, Instrument>>,
  locale: Locale,
): readonly HoldingLine[] {
  const seen = new Set<string>();
  const lines: HoldingLine[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const read = readLine(raw, index + 1, known, locale);
    const symbol = read.ok ? read.holding.symbol : '';
    if (read.ok && seen.has(symbol)) {
      lines.push({ line: index + 1, ok: false, problem: 'lineRepeated', symbol, text: raw });
      continue;
    }
    if (read.ok) seen.add(symbol);
    lines.push(read);
  }
  return lines;
}

/** The same lines with their numbers in another language's notation. */
export const renotateHoldings = (text: string, from: Locale, to: Locale): string =>
  text.replace(
    /[^\s;]+/g,
    (word) => renotate(word.replace(/,$/, ''), from, to) + (word.endsWith(',') ? ',' : ''),
  );
