/**
 * One row of an order sheet into an order as the sheet states it, or the first reason why not.
 * Order of judgement: unreadable cells, symbol, side, quantity, order type, price, stop, time in force, date, time.
 * Nothing here asks whether the order is sensible to the market: that is risk's business.
 */
import type { AcceptedRow, RejectedRow, RowReason, SheetField } from '../model/sheet.ts';
import { err, ok, type Result } from '../units/result.ts';
import { type Fault, isBlank, readDate, readNumber, readTime, shown } from './cells.ts';
import { timesThousand } from './numbers.ts';
import { readSide, readTif, readType, type RowSide, type RowTif, type RowType } from './order-words.ts';
import { cellAt, type SheetContext } from './sheet-context.ts';
import { readSymbol } from './symbols.ts';
import { cellText, columnLetters, type Cell, type TableRow } from './table.ts';
import { excerpt, hasInvisible, tidy } from './text.ts';

/** A fault and the field whose cell it is in; null for the whole row. */
interface RowFault extends Fault {
  readonly field: SheetField | null;
}
type Read<T> = Result<T, RowFault>;

const fail = (field: SheetField | null, reason: RowReason, detail: string) =>
  err<RowFault>({ field, reason, detail });
const placed = <T>(field: SheetField, result: Result<T, Fault>): Read<T> =>
  result.ok ? result : err({ ...result.error, field });

/** The cells of one row by field, and the warnings it collects. */
interface Draft {
  readonly row: TableRow;
  readonly context: SheetContext;
  readonly warnings: string[];
}

const cellOf = (draft: Draft, field: SheetField): Cell | undefined =>
  cellAt(draft.row, draft.context.header.columns.get(field));

/** Error cells and formulas without a stored value, in any column that the order needs. */
function findUnreadable(draft: Draft): RowFault | null {
  for (const [field, column] of draft.context.header.columns) {
    const cell = cellAt(draft.row, column);
    if (field === 'note') continue;
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

function readQuantity(draft: Draft): Read<string> {
  const cell = cellOf(draft, 'qty');
  if (cell === undefined || isBlank(cell)) return fail('qty', 'missing_qty', 'the quantity is missing');
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

/** A đồng price written in thousands, as the heading says. */
function scaled(draft: Draft, text: string): string {
  if (!draft.context.header.thousands) return text;
  const inThousands = Number(text) < 1000;
  draft.warnings.push(inThousands ? 'price_in_thousands' : 'price_not_in_thousands');
  return inThousands ? timesThousand(text) : text;
}

function readPrice(draft: Draft, type: RowType): Read<string | null> {
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
  return ok(scaled(draft, price.value));
}

function readStop(draft: Draft, type: RowType): Read<string | null> {
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
  return ok(scaled(draft, stop.value));
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

const textOf = (draft: Draft, field: SheetField): string | undefined => {
  const cell = cellOf(draft, field);
  return cell === undefined || isBlank(cell) ? undefined : tidy(cellText(cell));
};

/** The remark as it stands, to the last space. */
const noteOf = (draft: Draft): string | undefined => {
  const cell = cellOf(draft, 'note');
  return cell === undefined || cellText(cell) === '' ? undefined : cellText(cell);
};

/** A đồng price below a thousand under a three-letter symbol is probably meant in thousands. */
function looksLikeThousands(draft: Draft, symbol: string, price: string | null): boolean {
  const { vietnamese, thousands } = draft.context.header;
  return vietnamese && !thousands && price !== null && Number(price) < 1000 && /^[A-Z0-9]{3}$/.test(symbol);
}

function readDraft(draft: Draft): Read<AcceptedRow> {
  const unreadable = findUnreadable(draft);
  if (unreadable) return err(unreadable);
  const symbol = readSymbolCell(draft);
  if (!symbol.ok) return symbol;
  const side = readSideCell(draft);
  if (!side.ok) return side;
  const qty = readQuantity(draft);
  if (!qty.ok) return qty;
  const type = readTypeCell(draft);
  if (!type.ok) return type;
  const price = readPrice(draft, type.value);
  if (!price.ok) return price;
  const stop = readStop(draft, type.value);
  if (!stop.ok) return stop;
  const tif = readTifCell(draft);
  if (!tif.ok) return tif;
  const when = readWhen(draft);
  if (!when.ok) return when;
  if (looksLikeThousands(draft, symbol.value, price.value)) draft.warnings.push('maybe_thousand_vnd');
  const exact = { qty: qty.value, price: price.value, stop: stop.value };
  return ok({
    row: draft.row.number,
    symbol: symbol.value,
    side: side.value,
    qty: Number(exact.qty),
    price: toNumber(exact.price) ?? null,
    type: type.value,
    stop: toNumber(exact.stop),
    tif: tif.value,
    ...when.value,
    exchange: textOf(draft, 'exchange'),
    account: textOf(draft, 'account'),
    note: noteOf(draft),
    exact,
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
