/**
 * What a row says beyond the plain order: when to send it, where to take profit or give up, which rows belong together,
 * how to size it.
 */
import type { AcceptedRow, SheetSizing } from '../model/sheet.ts';
import type { GroupKind } from '../model/order.ts';
import { ok } from '../units/result.ts';
import { isBlank, readDate, readNumber, readTime, shown } from './cells.ts';
import { readGroupKind } from './order-words.ts';
import { inUnits } from './price-unit.ts';
import { cellOf, fail, placed, wordsOf, type Draft, type Read } from './row-draft.ts';
import type { Cell } from './table.ts';
import { cellText } from './table.ts';
import { fold, tidy } from './text.ts';
import { timeFromText } from './dates.ts';

const isTimeAlone = (cell: Cell): boolean =>
  cell.kind === 'number' ? cell.value < 1 : timeFromText(cellText(cell)) !== null;

/** A time of the market's day, or a date with a time. */
export function readSendAt(draft: Draft): Read<string | undefined> {
  const cell = cellOf(draft, 'sendAt');
  if (cell === undefined || isBlank(cell)) return ok(undefined);
  const wrong = () =>
    fail('sendAt', 'invalid_send_time', `${shown(cell)} is no time of day, nor a date with a time`);
  if (isTimeAlone(cell)) {
    const time = readTime(cell, draft.context);
    return time.ok ? ok(time.value) : wrong();
  }
  const moment = readDate(cell, draft.context);
  if (!moment.ok || moment.value.date === null || moment.value.time === null) return wrong();
  if (moment.value.ambiguous) draft.warnings.push('ambiguous_date');
  return ok(`${moment.value.date}T${moment.value.time}`);
}

/** A price at which a position is to be closed again. */
export function readExit(
  draft: Draft,
  field: 'takeProfit' | 'stopLoss',
  symbol: string,
): Read<string | null> {
  const cell = cellOf(draft, field);
  if (cell === undefined || isBlank(cell)) return ok(null);
  const price = placed(field, readNumber(cell, draft.context.numbers[field], 'invalid_price'));
  if (!price.ok) return price;
  if (Number(price.value) <= 0) return fail(field, 'invalid_price', `${shown(cell)} is not above zero`);
  return ok(inUnits(price.value, symbol, draft.context.unit, draft.context.symbols).text);
}

/** The group's name with its kind: OCO where nothing is said; a kind alone is a name, too. */
export function readGroup(draft: Draft): Read<Pick<AcceptedRow, 'group' | 'groupKind'>> {
  const name = wordsOf(draft, 'group');
  const kindCell = cellOf(draft, 'groupKind');
  if (name === undefined) return ok({});
  let kind: GroupKind | null = kindOfName(name);
  if (kindCell !== undefined && !isBlank(kindCell)) {
    kind = readGroupKind(cellText(kindCell));
    if (kind === null)
      return fail('groupKind', 'invalid_group', `${shown(kindCell)} is not OCO, OTO or bracket`);
  }
  return ok({ group: name, groupKind: kind ?? 'oco' });
}

/** `OTO 1` says what it is. */
const kindOfName = (name: string): GroupKind | null => readGroupKind(fold(name).split(/[\s\d]+/)[0] ?? '');

const MOST_BPS = 1_000_000;

/** `5% equity`, `risk 1%`, or an amount of money to trade for. */
export function readSizing(draft: Draft): Read<SheetSizing | undefined> {
  const cell = cellOf(draft, 'sizing');
  if (cell === undefined || isBlank(cell)) return ok(undefined);
  const sizing = shareOf(cell) ?? amountOf(cell, draft);
  if (sizing) return ok(sizing);
  const detail = `${shown(cell)} is no way to size an order: write 5%, risk 1% or an amount`;
  return fail('sizing', 'invalid_sizing', detail);
}

/** A percentage, with the words that say of what; null for anything else. */
function shareOf(cell: Cell): SheetSizing | null {
  if (cell.kind === 'number' && cell.shape === 'percent') return percent(String(cell.value * 100), false);
  const found = /^([^-−]*?)(\d+(?:[.,]\d{1,2})?)\s*%(.*)$/s.exec(tidy(cellText(cell)));
  if (!found) return null;
  const words = fold(`${found[1]} ${found[3]}`);
  if (RISK.test(words)) return percent(found[2]!, true);
  return words === '' || EQUITY.test(words) ? percent(found[2]!, false) : null;
}

function amountOf(cell: Cell, { context }: Draft): SheetSizing | null {
  const amount = readNumber(cell, context.numbers.price, 'invalid_sizing');
  return amount.ok && Number(amount.value) > 0 ? { method: 'fixed-notional', amount: amount.value } : null;
}

const RISK = /^(risk|at risk|rui ro|rui ro toi da|lo toi da)$/;
const EQUITY = /^(of )?(equity|nav|capital|account|von|tai san|tong tai san|tai khoan|ty trong)$/;

function percent(text: string, risk: boolean): SheetSizing | null {
  const bps = Math.round(Number(text.replace(',', '.')) * 100);
  if (!(bps > 0) || bps > MOST_BPS) return null;
  return { method: risk ? 'risk-per-trade' : 'percent-of-equity', bps };
}
