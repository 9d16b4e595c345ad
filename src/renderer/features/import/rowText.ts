/** What there is to say of a row, in words. Pure; everything from the sheet stays text. */
import type { ChangedRow, PreviewRow, RowChange, RowVerdict } from '#contract/sheets.ts';
import {
  describeDenial,
  describePlace,
  type Locale,
  type NumberFormat,
  type TextKey,
  type Words,
} from '#words/index.ts';
import { instrumentOf } from '../../state/market.ts';
import { formatMoney, numberFormat, parseScaled, renotate } from '../../ui/format.ts';
import { outcomeText } from '../outcomeText.ts';

export const MARKS: Readonly<Record<RowVerdict, string>> = {
  accepted: '✓',
  warning: '!',
  denied: '✗',
  duplicate: '=',
  skipped: '–',
};

const WHY_SKIPPED: Readonly<Record<NonNullable<PreviewRow['skipped']>, TextKey>> = {
  blank: 'sheets.skippedBlank',
  total: 'sheets.skippedTotal',
  note: 'sheets.skippedNote',
  header: 'sheets.skippedHeader',
  hidden: 'sheets.skippedHidden',
  account: 'sheets.skippedAccount',
  unchosen: 'sheets.skippedUnchosen',
};

export const formatOf = (row: PreviewRow, locale: Locale): NumberFormat =>
  numberFormat(locale, row.instrumentId ? instrumentOf(row.instrumentId) : undefined);

/** A row that cannot be read is no order that was denied. */
export const verdictText = ({ t }: Words, { verdict, reason }: PreviewRow): string =>
  verdict === 'denied' && reason !== null ? t('sheets.unreadable') : t(`sheets.${verdict}`);

/** What was read of a cell in the reader's notation; what was not read stays as it stands in the sheet. */
export const written = (text: string | null, locale: Locale): string =>
  text === null || !/^\d+(\.\d+)?$/.test(text) ? (text ?? '') : renotate(text, 'en', locale);

const statusText = ({ t }: Words, status: RowChange['status']): string =>
  ({
    working: t('sheets.isWorking'),
    filled: t('sheets.isFilled'),
    cancelled: t('sheets.isCancelled'),
    denied: t('sheets.isDenied'),
  })[status];

/** What the rules warn of, or make smaller. */
function rulesOf({ t }: Words, row: PreviewRow, format: NumberFormat): string[] {
  if (row.rules.length === 0) return [];
  const rules = row.rules.join(', ');
  if (row.reducedTo === null) return [t('whatIf.rowWarned', { rules })];
  return [t('whatIf.rowReduced', { sent: format.quantity(row.reducedTo), rules })];
}

/** What an earlier version of the file made of the row. */
function earlierOf(words: Words, { change }: PreviewRow, format: NumberFormat): string[] {
  if (!change) return [];
  const { qty, price, orderId, status } = change;
  const order = words.t('sheets.wasOrder', {
    qty: format.quantity(qty),
    price: price === null ? words.t('sheets.noPrice') : format.price(price),
    order: orderId,
    status: statusText(words, status),
  });
  return [order];
}

function duplicateOf(words: Words, { verdict, reason, done, detail }: PreviewRow): string[] {
  if (verdict !== 'duplicate' || reason) return [];
  const order = words.t('sheets.importedAs', { order: done?.orderId ?? detail ?? '' });
  return [done ? `${order} (${statusText(words, done.status)})` : order];
}

/** What the row was when it was sent and the market had moved. */
function movedOf(words: Words, row: PreviewRow, changed: ChangedRow | undefined): string[] {
  if (!changed) return [];
  const { was } = changed;
  const parts: string[] = [];
  if (was.verdict !== row.verdict) parts.push(words.t(`sheets.${was.verdict}`));
  const outcome = outcomeText(words.t, { ...was, rests: 0, queue: null }, formatOf(row, words.locale));
  if (outcome !== '') parts.push(outcome);
  if (row.currency && was.notional !== row.notional)
    parts.push(formatMoney(was.notional, row.currency, words.locale));
  return [words.t('sheets.wasBefore', { was: parts.join(', ') || '–' })];
}

/** Why, in words: the denial, the reading problem with its cell, the warnings, what it was before. */
export function reasonOf(
  words: Words,
  row: PreviewRow,
  warningText: (code: string) => string,
  changed?: ChangedRow,
): string {
  const { t, locale } = words;
  const format = formatOf(row, locale);
  const parts = movedOf(words, row, changed);
  if (row.denial) parts.push(describeDenial(t, row.denial, format));
  if (row.reason) parts.push(t(`reasons.${row.reason}`));
  if (row.skipped && !row.change) parts.push(t(WHY_SKIPPED[row.skipped]));
  if (row.cell && (row.reason || row.denial)) parts.push(`(${describePlace(t, row.cell)})`);
  parts.push(...duplicateOf(words, row), ...earlierOf(words, row, format), ...rulesOf(words, row, format));
  parts.push(...row.warnings.map(warningText));
  return parts.join(' ');
}

export function outcomeOf({ t, locale }: Words, row: PreviewRow): string {
  const scale = row.instrumentId ? instrumentOf(row.instrumentId)?.priceScale : undefined;
  const stop = row.stop !== null && scale !== undefined ? parseScaled(row.stop, scale, 'en') : null;
  return outcomeText(t, { ...row, stop }, formatOf(row, locale));
}
