/**
 * The result of an imported sheet as a workbook: the user's own rows with what became of each beside it, and a summary.
 * Invariant: read again as an order sheet, it gives the rows of the sheet it came from (`result-columns.ts`,
 * `result-rows.ts`). Known limit: text that looks like a formula carries an apostrophe from then on.
 */
import { createWords, type Locale, type TextKey, type Translate } from '#words/index.ts';
import { EMPTY, text, type BookCell, type BookSheet } from './book.ts';
import { decimalsOf, moneyFormat } from './figures.ts';
import { resultColumns, STATUSES } from './result-columns.ts';
import { ownColumns, userCell, userColumns } from './result-rows.ts';
import type { ResultTotal, RowStatus, SheetResult } from './result-terms.ts';
import { writeBook } from './xlsx.ts';

function rowsSheet(result: SheetResult, language: Locale, t: Translate): BookSheet {
  const count = ownColumns(result.columns);
  const added = resultColumns(result.rows, t);
  function* rows(): Generator<BookCell[]> {
    for (const row of result.rows) {
      const own = Array.from({ length: count }, (_, index) =>
        userCell(row.cells[index] ?? null, result, language),
      );
      yield [...own, ...added.map(({ cell }) => cell(row))];
    }
  }
  return {
    name: t('exports.resultSheet'),
    columns: [
      ...userColumns(result, count),
      ...added.map(({ heading, width, style }) => ({ header: t(heading), width, headerStyle: style })),
    ],
    rows: rows(),
    frozenRows: 1,
    filter: true,
  };
}

/** A moment that names its zone stays text: a cell has no zone. */
const momentCell = (iso: string): BookCell =>
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(iso)
    ? { kind: 'moment', iso, style: 'value' }
    : text(iso.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC'), 'value');

function about({ basket, fileHash, madeAt }: SheetResult, t: Translate): BookCell[][] {
  const lines: readonly (readonly [TextKey, BookCell])[] = [
    ['exports.file', text(basket.fileName)],
    ...(basket.sheet === null ? [] : ([['exports.fileSheet', text(basket.sheet)]] as const)),
    ['exports.account', text(basket.account, 'plain', '@')],
    ['exports.committedAt', momentCell(basket.committedAt)],
    ['exports.madeAt', momentCell(madeAt)],
    ['exports.fingerprint', text(fileHash)],
  ];
  return lines.map(([key, value]) => [text(t(key), 'label'), value]);
}

function byStatus({ counts }: SheetResult, t: Translate): BookCell[][] {
  const present = (Object.keys(STATUSES) as RowStatus[]).filter((status) => (counts[status] ?? 0) > 0);
  return present.map((status) => [
    text(t(STATUSES[status].word), STATUSES[status].style),
    { kind: 'number', value: counts[status] ?? 0, format: '#,##0', style: 'figure' },
  ]);
}

function money(value: string, total: ResultTotal): BookCell {
  const broken = [total.bought, total.sold, total.fees, total.pnl].some((each) => decimalsOf(each) > 0);
  const decimals = Math.max(decimalsOf(value), broken ? 2 : 0);
  return { kind: 'number', value, format: moneyFormat(decimals), style: 'figure' };
}

function byCurrency({ totals }: SheetResult, t: Translate): BookCell[][] {
  const heads: readonly TextKey[] = [
    'exports.currency',
    'exports.orders',
    'exports.bought',
    'exports.sold',
    'exports.fees',
    'exports.pnl',
  ];
  return [
    heads.map((key, index) => text(t(key), index === 0 ? 'heading' : 'figure-heading')),
    ...totals.map((total): BookCell[] => [
      text(total.currency, 'label'),
      { kind: 'number', value: total.orders, format: '#,##0', style: 'figure' },
      money(total.bought, total),
      money(total.sold, total),
      money(total.fees, total),
      money(total.pnl, total),
    ]),
  ];
}

function summarySheet(result: SheetResult, t: Translate): BookSheet {
  return {
    name: t('exports.summarySheet'),
    columns: [22, 22, 20, 20, 18, 20].map((width) => ({ width })),
    rows: [
      [text(t('exports.resultTitle', { name: result.basket.name }), 'title')],
      [text(t('exports.marketTime'), 'label')],
      [],
      ...about(result, t),
      [],
      [text(t('exports.status'), 'heading'), text(t('exports.rows'), 'figure-heading')],
      ...byStatus(result, t),
      [],
      [text(t('exports.byCurrency'), 'label'), EMPTY],
      ...byCurrency(result, t),
    ],
    gridLines: false,
  };
}

/** The bytes of the result workbook. */
export function resultWorkbook(result: SheetResult, language: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const { t } = createWords(language);
  return writeBook({
    title: t('exports.resultTitle', { name: result.basket.name }),
    language,
    dateSystem: result.dateSystem,
    sheets: [rowsSheet(result, language, t), summarySheet(result, t)],
  });
}
