/** How the command line reads out order sheets and baskets. */
import type { ResultOf } from '#contract/calls.ts';
import type { PreviewRow, SheetCommitted, SheetPreview } from '#contract/sheets.ts';
import type { BasketView } from '#contract/views.ts';
import { describeDenial, describePlace, type NumberFormat, type Words } from '#words/index.ts';
import { decimal, formatFor, moneyDecimals } from './texts.ts';

type ParsedSheet = ResultOf<'sheets.parse'>;

const scalesOfRow = (row: PreviewRow): Parameters<typeof formatFor>[0] =>
  row.currency === null
    ? null
    : { priceScale: row.currency === 'USD' ? 4 : 0, quantityScale: 0, currency: row.currency };

export function sheetLines(parsed: ParsedSheet, { t, find }: Words): string[] {
  if (parsed.file_error !== null) {
    const reason = find(`fileErrors.${parsed.file_error}`) ?? parsed.file_error;
    return [t('cli.fileRefused', { file: parsed.file, reason })];
  }
  return [
    t('cli.sheetSummary', {
      file: parsed.file,
      accepted: parsed.accepted.length,
      rejected: parsed.rejected.length,
      ignored: parsed.ignored_rows.length,
    }),
    ...parsed.accepted.map((row) =>
      t('cli.rowAccepted', {
        row: row.row,
        side: row.side,
        qty: row.exact.qty ?? '',
        symbol: row.symbol,
        type: row.type,
        price: row.exact.price ?? '',
      }),
    ),
    ...parsed.rejected.map((row) =>
      t('cli.rowRefused', {
        row: row.row,
        cell: row.cell ? ` (${describePlace(t, row.cell)})` : '',
        reason: `${find(`reasons.${row.reason}`) ?? row.reason} (${row.detail})`,
      }),
    ),
  ];
}

function refusedRow(row: PreviewRow, { t, find }: Words): string {
  if (row.change && row.verdict === 'skipped')
    return t('cli.rowChanged', { row: row.row, order: row.change.orderId });
  if (row.verdict === 'duplicate' && !row.reason) {
    const key = row.again ? 'cli.rowAgain' : 'cli.rowKnown';
    return t(key, { row: row.row, order: row.detail ?? '' });
  }
  const cell = row.cell ? ` (${describePlace(t, row.cell)})` : '';
  return t('cli.rowRefused', { row: row.row, cell, reason: reasonOf(row, { t, find }) });
}

function reasonOf(row: PreviewRow, { t, find }: Pick<Words, 't' | 'find'>): string {
  if (row.denial) return describeDenial(t, row.denial, formatFor(scalesOfRow(row)));
  return find(`reasons.${row.reason ?? ''}`) ?? row.detail ?? row.verdict;
}

export function importLines(
  preview: SheetPreview,
  rows: readonly PreviewRow[],
  outcome: SheetCommitted | null,
  words: Words,
): string[] {
  const { t, find } = words;
  const { parsed, totals } = preview;
  if (parsed.file_error !== null) {
    const reason = find(`fileErrors.${parsed.file_error}`) ?? parsed.file_error;
    return [t('cli.fileRefused', { file: parsed.file, reason })];
  }
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const formatOf = (number: number): NumberFormat => {
    const found = byRow.get(number);
    return formatFor(found ? scalesOfRow(found) : null);
  };
  const refused = rows.filter(isRefused).map((row) => refusedRow(row, words));
  const { accepted, denied, duplicates, skipped } = totals;
  if (outcome?.denial) return [...refused, describeDenial(t, outcome.denial, formatFor(null), formatOf)];
  if (outcome?.changed.length) {
    const changed = outcome.changed.map(({ row }) => row).join(', ');
    return [...refused, t('cli.importChanged', { rows: changed })];
  }
  if (outcome?.basket) {
    const { name, orders } = outcome.basket;
    return [...refused, t('cli.importDone', { name, orders })];
  }
  const lines = [...refused, t('cli.importDry', { accepted, denied, duplicates, skipped })];
  if (accepted > 0) return lines;
  const already = preview.alreadyImported;
  return [...lines, already ? t('cli.importedAlready', { name: already.name }) : t('cli.nothingToDo')];
}

/** Totals and the like are only counted; a changed row is named. */
const isRefused = ({ verdict, change }: PreviewRow): boolean =>
  verdict === 'denied' || verdict === 'duplicate' || change !== null;

export const basketLines = (baskets: readonly BasketView[], { t }: Words): string[] =>
  baskets.map(({ basketId, name, orders, filled, working, cancelled, byCurrency }) => {
    const results = byCurrency.map(
      ({ currency, pnl }) => `${decimal(pnl, moneyDecimals(currency))} ${currency}`,
    );
    const result = results.join(', ') || '0';
    return t('cli.basket', { id: basketId, name, orders, filled, working, cancelled, result });
  });
