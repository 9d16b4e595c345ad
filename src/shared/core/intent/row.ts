/**
 * One row of an order sheet into an order as the sheet states it, or the first reason why not.
 * Order of judgement: unreadable cells, symbol, side, quantity, order type, price, stop, time in force, date, time.
 * Nothing here asks whether the order is sensible to the market: that is risk's business.
 */
import type { AcceptedRow, ExactTexts, RejectedRow, SheetSizing } from '../model/sheet.ts';
import { err, ok, type Result } from '../units/result.ts';
import { isBlank, readDate, readNumber, readTime, shown } from './cells.ts';
import { readSide, readTif, readType, type RowSide, type RowTif, type RowType } from './order-words.ts';
import { inUnits } from './price-unit.ts';
import { readExit, readGroup, readSendAt, readSizing } from './row-conditions.ts';
import { cellOf, fail, placed, wordsOf, type Draft, type Read, type RowFault } from './row-draft.ts';
import type { SheetContext } from './sheet-context.ts';
import { readSymbol } from './symbols.ts';
import { cellText, columnLetters, type TableRow } from './table.ts';
import { excerpt, hasInvisible } from './text.ts';

/** Error cells and formulas without a stored value, in any column that the order needs. */
function findUnreadable(draft: Draft): RowFault | null {
  for (const field of draft.context.header.columns.keys()) {
    if (field === 'note') continue;
    const cell = cellOf(draft, field);
    if (cell?.kind === 'error')
      return { field, reason: 'cell_error', detail: `the cell holds the error ${excerpt(cell.text)}` };
    if (cell?.kind === 'formula-without-value') {
      return {
        field,
        reason: 'formula_without_value',
        detail: 'the formula has no stored value: open and save the file in a spreadsheet program',
      };
    }
  }
  return null;
}

function readSymbolCell(draft: Draft): Read<string> {
  const cell = cellOf(draft, 'symbol');
  if (cell === undefined || isBlank(cell)) return fail('symbol', 'missing_symbol', 'the symbol is missing');
  const usable = cell.kind === 'text' || (cell.kind === 'number' && cell.shape === 'plain');
  const symbol = usable ? readSymbol(cellText(cell)) : null;
  if (symbol === null) return fail('symbol', 'invalid_symbol', `${shown(cell)} is not a symbol`);
  if (cell.kind === 'text' && hasInvisible(cell.text)) draft.warnings.push('invisible_characters');
  return ok(symbol);
}

function readSideCell(draft: Draft): Read<RowSide> {
  const cell = cellOf(draft, 'side');
  if (cell === undefined || isBlank(cell))
    return fail('side', 'missing_side', 'the side (buy or sell) is missing');
  const side = cell.kind === 'text' ? readSide(cell.text, draft.context.sides) : null;
  if (side === 'ambiguous')
    return fail('side', 'invalid_side', 'B may be Buy or Bán (sell): write Mua/Bán, M/B or B/S');
  return side === null ? fail('side', 'invalid_side', `${shown(cell)} is neither buy nor sell`) : ok(side);
}

/** Null where the row says how to size the order instead. */
function readQuantity(draft: Draft, sizing: SheetSizing | undefined): Read<string | null> {
  const cell = cellOf(draft, 'qty');
  if (cell === undefined || isBlank(cell))
    return sizing ? ok(null) : fail('qty', 'missing_qty', 'the quantity is missing');
  const quantity = placed('qty', readNumber(cell, draft.context.numbers.qty, 'invalid_qty'));
  if (!quantity.ok) return quantity;
  return Number(quantity.value) > 0
    ? quantity
    : fail('qty', 'invalid_qty', `${shown(cell)} is not above zero`);
}

/** Vietnamese sheets often put ATO, ATC or MP where the price would stand. */
function typeInPriceCell(draft: Draft): RowType | null {
  const cell = cellOf(draft, 'price');
  const type = cell?.kind === 'text' ? readType(cell.text) : null;
  return type === 'LIMIT' || type === 'STOP' || type === 'STOP_LIMIT' ? null : type;
}

function readTypeCell(draft: Draft): Read<RowType> {
  const cell = cellOf(draft, 'type');
  const implied = typeInPriceCell(draft);
  if (cell === undefined || isBlank(cell)) {
    const stop = isBlank(cellOf(draft, 'stop'))
      ? 'LIMIT'
      : isBlank(cellOf(draft, 'price'))
        ? 'STOP'
        : 'STOP_LIMIT';
    return ok(implied ?? stop);
  }
  const type = cell.kind === 'text' ? readType(cell.text) : null;
  if (type === null) return fail('type', 'invalid_order_type', `${shown(cell)} is not an order type`);
  if (implied !== null && implied !== type) {
    return fail('price', 'invalid_price', `the price says ${implied}, the order type says ${type}`);
  }
  return ok(type);
}

const hasPrice = (type: RowType): boolean => type === 'LIMIT' || type === 'STOP_LIMIT';
const hasStop = (type: RowType): boolean => type === 'STOP' || type === 'STOP_LIMIT';

/** A price in the instrument's unit. */
function scaled({ context, warnings }: Draft, text: string, symbol: string): string {
  const price = inUnits(text, symbol, context.unit, context.symbols);
  if (price.warning !== null) warnings.push(price.warning);
  return price.text;
}

function readPrice(draft: Draft, type: RowType, symbol: string): Read<string | null> {
  const cell = cellOf(draft, 'price');
  if (cell === undefined || isBlank(cell)) {
    return hasPrice(type) ? fail('price', 'missing_price', `a ${type} order needs a price`) : ok(null);
  }
  if (!hasPrice(type) && typeInPriceCell(draft) === type) return ok(null);
  const price = placed('price', readNumber(cell, draft.context.numbers.price, 'invalid_price'));
  if (!price.ok) return price;
  if (!hasPrice(type)) {
    if (Number(price.value) !== 0) draft.warnings.push('price_ignored');
    return ok(null);
  }
  if (Number(price.value) <= 0) return fail('price', 'invalid_price', `${shown(cell)} is not above zero`);
  return ok(scaled(draft, price.value, symbol));
}

function readStop(draft: Draft, type: RowType, symbol: string): Read<string | null> {
  const cell = cellOf(draft, 'stop');
  if (cell === undefined || isBlank(cell)) {
    return hasStop(type)
      ? fail('stop', 'missing_stop_price', `a ${type} order needs a stop price`)
      : ok(null);
  }
  const stop = placed('stop', readNumber(cell, draft.context.numbers.stop, 'invalid_price'));
  if (!stop.ok) return stop;
  if (!hasStop(type)) {
    if (Number(stop.value) !== 0) draft.warnings.push('stop_ignored');
    return ok(null);
  }
  if (Number(stop.value) <= 0)
    return fail('stop', 'invalid_price', `stop price ${shown(cell)} is not above zero`);
  return ok(scaled(draft, stop.value, symbol));
}

function readTifCell(draft: Draft): Read<RowTif | undefined> {
  const cell = cellOf(draft, 'tif');
  if (cell === undefined || isBlank(cell)) return ok(undefined);
  const tif = cell.kind === 'text' ? readTif(cell.text) : null;
  return tif === null ? fail('tif', 'invalid_tif', `${shown(cell)} is not a time in force`) : ok(tif);
}

function readWhen(draft: Draft): Read<{ readonly date?: string; readonly time?: string }> {
  const [dateCell, timeCell] = [cellOf(draft, 'date'), cellOf(draft, 'time')];
  let date: string | undefined;
  let time: string | undefined;
  if (dateCell !== undefined && !isBlank(dateCell)) {
    const moment = placed('date', readDate(dateCell, draft.context));
    if (!moment.ok) return moment;
    if (moment.value.ambiguous) draft.warnings.push('ambiguous_date');
    date = moment.value.date ?? undefined;
    time = moment.value.time ?? undefined;
  }
  if (timeCell !== undefined && !isBlank(timeCell)) {
    const read = placed('time', readTime(timeCell, draft.context));
    if (!read.ok) return read;
    time = read.value;
  }
  return ok({ date, time });
}

/** The remark as it stands, to the last space. */
const noteOf = (draft: Draft): string | undefined => {
  const cell = cellOf(draft, 'note');
  return cell === undefined || cellText(cell) === '' ? undefined : cellText(cell);
};

/** A đồng price below a thousand under a three-letter symbol is probably meant in thousands. */
function looksLikeThousands({ context }: Draft, symbol: string, price: string | null): boolean {
  const asked = context.unit.unit === 'units' && context.unit.because === 'default';
  const dong = context.symbols[symbol]?.currency === 'VND' || /^[A-Z0-9]{3}$/.test(symbol);
  return context.header.vietnamese && asked && price !== null && Number(price) < 1000 && dong;
}

/** What kind of order of what. */
function readWhat(
  draft: Draft,
): Read<Pick<AcceptedRow, 'symbol' | 'side' | 'type' | 'sizing'> & { qty: string | null }> {
  const unreadable = findUnreadable(draft);
  if (unreadable) return err(unreadable);
  const symbol = readSymbolCell(draft);
  if (!symbol.ok) return symbol;
  const side = readSideCell(draft);
  if (!side.ok) return side;
  const sizing = readSizing(draft);
  if (!sizing.ok) return sizing;
  const qty = readQuantity(draft, sizing.value);
  if (!qty.ok) return qty;
  const type = readTypeCell(draft);
  if (!type.ok) return type;
  const sized = qty.value === null ? { sizing: sizing.value! } : {};
  return ok({ symbol: symbol.value, side: side.value, qty: qty.value, type: type.value, ...sized });
}

/** At which prices. */
function readPrices(draft: Draft, type: RowType, symbol: string): Read<Omit<ExactTexts, 'qty'>> {
  const price = readPrice(draft, type, symbol);
  if (!price.ok) return price;
  const stop = readStop(draft, type, symbol);
  if (!stop.ok) return stop;
  const takeProfit = readExit(draft, 'takeProfit', symbol);
  if (!takeProfit.ok) return takeProfit;
  const stopLoss = readExit(draft, 'stopLoss', symbol);
  if (!stopLoss.ok) return stopLoss;
  if (looksLikeThousands(draft, symbol, price.value)) draft.warnings.push('maybe_thousand_vnd');
  return ok({
    price: price.value,
    stop: stop.value,
    takeProfit: takeProfit.value,
    stopLoss: stopLoss.value,
  });
}

type Terms = Pick<AcceptedRow, 'tif' | 'date' | 'time' | 'sendAt' | 'group' | 'groupKind'>;

/** For how long, from when, and with which others. */
function readTerms(draft: Draft): Read<Terms> {
  const tif = readTifCell(draft);
  if (!tif.ok) return tif;
  const when = readWhen(draft);
  if (!when.ok) return when;
  const sendAt = readSendAt(draft);
  if (!sendAt.ok) return sendAt;
  const group = readGroup(draft);
  if (!group.ok) return group;
  return ok({ tif: tif.value, ...when.value, sendAt: sendAt.value, ...group.value });
}

function readDraft(draft: Draft): Read<AcceptedRow> {
  const what = readWhat(draft);
  if (!what.ok) return what;
  const { symbol, side, type, qty, sizing } = what.value;
  const prices = readPrices(draft, type, symbol);
  if (!prices.ok) return prices;
  const terms = readTerms(draft);
  if (!terms.ok) return terms;
  const { price, stop, takeProfit, stopLoss } = prices.value;
  return ok({
    row: draft.row.number,
    symbol,
    side,
    qty: toNumber(qty) ?? null,
    price: toNumber(price) ?? null,
    type,
    stop: toNumber(stop),
    takeProfit: toNumber(takeProfit),
    stopLoss: toNumber(stopLoss),
    sizing,
    ...terms.value,
    exchange: wordsOf(draft, 'exchange'),
    account: wordsOf(draft, 'account'),
    strategy: wordsOf(draft, 'strategy'),
    note: noteOf(draft),
    exact: { qty, ...prices.value },
    ...warningsOf(draft),
  });
}

const toNumber = (text: string | null): number | undefined => (text === null ? undefined : Number(text));

function warningsOf(draft: Draft): Pick<AcceptedRow, 'warning' | 'warnings'> {
  const warnings = [...new Set(draft.warnings)];
  return warnings.length === 0 ? {} : { warning: warnings[0], warnings };
}

/** Where a reader finds it: `D17`, or the line for text files, which have no cells to point at. */
export function whereIs(row: number, column: number | undefined, asLine: boolean): string | null {
  if (asLine) return `line ${row}`;
  return column === undefined ? null : `${columnLetters(column)}${row}`;
}

/** Judges one row. `asLine` says that the file is text, so that places are lines. */
export function readRow(
  row: TableRow,
  context: SheetContext,
  asLine: boolean,
): Result<AcceptedRow, RejectedRow> {
  const reject = (found: RowFault): Result<AcceptedRow, RejectedRow> => {
    const column = found.field === null ? undefined : context.header.columns.get(found.field);
    return err({
      row: row.number,
      reason: found.reason,
      detail: found.detail,
      cell: whereIs(row.number, column, asLine),
    });
  };
  if (row.malformed !== undefined)
    return reject({ field: null, reason: 'malformed_csv', detail: row.malformed });
  const read = readDraft({ row, context, warnings: row.hidden ? ['hidden_row'] : [] });
  return read.ok ? read : reject(read.error);
}
