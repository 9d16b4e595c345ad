/**
 * Whether đồng prices are written in đồng or in thousands of them: a person's choice, else what the heading says, else
 * what the prices of known instruments show.
 * Invariant: prices in another currency are never touched, nor is a price of a thousand or more.
 */
import type { ReadAs, SheetReading, SymbolHint } from '../model/sheet.ts';
import type { Header } from './header-row.ts';
import { readNumber } from './cells.ts';
import { timesThousand, type NumberContext } from './numbers.ts';
import { readSymbol } from './symbols.ts';
import { cellAt, cellText, type TableRow } from './table.ts';

export type PriceUnit = ReadAs['prices'];

const ROWS_TRIED = 500;
/** A price belongs to an instrument when it is within this factor of what it costs. */
const NEAR = 3;

const near = (price: number, hint: number): boolean => price > hint / NEAR && price < hint * NEAR;

/** All known đồng prices among the first rows are right once multiplied, and none as it stands. */
function instrumentsSay(
  header: Header,
  rows: readonly TableRow[],
  context: NumberContext,
  symbols: Readonly<Record<string, SymbolHint>>,
): boolean {
  let inThousands = 0;
  for (const row of rows.slice(0, ROWS_TRIED)) {
    const symbol = readSymbol(cellText(cellAt(row, header.columns.get('symbol'))));
    const hint = symbol !== null && Object.hasOwn(symbols, symbol) ? symbols[symbol]! : null;
    const cell = cellAt(row, header.columns.get('price'));
    if (hint?.currency !== 'VND' || cell === undefined) continue;
    const read = readNumber(cell, context, 'invalid_price');
    if (!read.ok) continue;
    const price = Number(read.value);
    if (near(price, hint.price)) return false;
    if (near(price * 1000, hint.price)) inThousands += 1;
  }
  return inThousands > 0;
}

export function priceUnit(
  header: Header,
  rows: readonly TableRow[],
  context: NumberContext,
  chosen: SheetReading['prices'],
  symbols: Readonly<Record<string, SymbolHint>>,
): PriceUnit {
  if (chosen) return { unit: chosen, because: 'choice' };
  if (header.thousands) return { unit: 'thousands', because: 'heading' };
  if (instrumentsSay(header, rows, context, symbols)) return { unit: 'thousands', because: 'instruments' };
  return { unit: 'units', because: 'default' };
}

/** A price of the sheet in đồng, with what is to be said of it; null where there is nothing to say. */
export function inUnits(
  text: string,
  symbol: string,
  { unit }: PriceUnit,
  symbols: Readonly<Record<string, SymbolHint>>,
): { readonly text: string; readonly warning: string | null } {
  const foreign = Object.hasOwn(symbols, symbol) && symbols[symbol]!.currency !== 'VND';
  if (unit === 'units' || foreign) return { text, warning: null };
  return Number(text) < 1000
    ? { text: timesThousand(text), warning: 'price_in_thousands' }
    : { text, warning: 'price_not_in_thousands' };
}
