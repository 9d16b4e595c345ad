/** A report's figures, months and falls as sheets of a workbook. */
import { displayScale } from '#core/units/units.ts';
import type { SheetFigure, Tearsheet } from '#report/tearsheet.ts';
import { figureTexts, type Words } from '#words/index.ts';
import { EMPTY, text, type BookCell, type BookColumn, type BookSheet } from './book.ts';
import { numberFormat, plainMoney } from './figures.ts';
import { conventionTexts, figureName, reasonText } from './report-text.ts';

const number = (value: number, format: string): BookCell => ({ kind: 'number', value, format });
const day = (ms: number): BookCell => ({ kind: 'moment', iso: new Date(ms).toISOString().slice(0, 10) });

const FORMATS = {
  share: '0.00%',
  days: '0.0',
  periods: '0',
  count: '#,##0',
} as const;

/** Decimals that show the first two digits of a small number. */
const decimalsFor = (value: number, least: number): number =>
  value === 0 ? least : Math.min(10, Math.max(least, 1 + Math.ceil(-Math.log10(Math.abs(value)))));

/** Money has as many decimals as its currency shows, shares and ratios as many as say something. */
function formatOf(value: number, unit: SheetFigure['unit'], { subject }: Tearsheet): string {
  if (unit === 'money') return numberFormat(displayScale(subject.currency));
  if (unit === 'share') return `0.${'0'.repeat(decimalsFor(value * 100, 2))}%`;
  return unit === 'ratio' ? `0.${'0'.repeat(decimalsFor(value, 3))}` : FORMATS[unit];
}

function figureCell({ unit, result }: SheetFigure, sheet: Tearsheet): BookCell {
  if (result.value === null) return EMPTY;
  const value = unit === 'money' ? plainMoney(result.value) : result.value;
  return number(value, formatOf(value, unit, sheet));
}

const column = (header: string, width: number, figure = false): BookColumn => ({
  header,
  width,
  headerStyle: figure ? 'figure-heading' : 'heading',
});

export function figuresSheet(sheet: Tearsheet, words: Words): BookSheet {
  const { t } = words;
  function* rows(): Generator<BookCell[]> {
    for (const figure of sheet.figures) {
      const { id, unit } = figure;
      const { formula, source, caveat } = figureTexts(words.locale, figure);
      yield [
        text(figureName(id, words)),
        figureCell(figure, sheet),
        text(t(`figures.unit-${unit}`)),
        text(reasonText(figure, words)),
        text(formula),
        text(source),
        text(caveat),
      ];
    }
    yield [];
    for (const said of conventionTexts(sheet, words)) yield [text(said)];
  }
  return {
    name: t('report.figuresSheet'),
    columns: [
      column(t('report.figure'), 34),
      column(t('report.value'), 16, true),
      column(t('report.unit'), 10),
      column(t('report.why'), 26),
      column(t('report.formula'), 44),
      column(t('report.source'), 34),
      column(t('report.caveat'), 60),
    ],
    rows: rows(),
    frozenRows: 1,
  };
}

const yearOf = (label: string): string => label.slice(0, 4);

/** Lines of a year's months, which stand together: the heading is the first line. */
function linesOfYear(
  months: Tearsheet['months'],
  year: string,
): readonly [first: number, last: number] | null {
  const first = months.findIndex(({ label }) => yearOf(label) === year);
  if (first < 0) return null;
  return [first + 2, months.findLastIndex(({ label }) => yearOf(label) === year) + 2];
}

/**
 * Months with what each multiplies by, and years as the product of that: a formula that needs no array, so it comes out the
 * same in every spreadsheet.
 */
export function monthsSheet({ months, years }: Tearsheet, { t }: Words): BookSheet {
  const monthly = months.map(({ label, return: each }, at): BookCell[] => [
    text(label),
    number(each, FORMATS.share),
    { kind: 'formula', formula: `1+B${at + 2}`, value: 1 + each, format: '0.0000' },
  ]);
  const yearly = years.map(({ label, return: whole }): BookCell[] => {
    const lines = linesOfYear(months, label);
    const format = FORMATS.share;
    return [
      text(label, 'total'),
      lines
        ? {
            kind: 'formula',
            formula: `PRODUCT(C${lines[0]}:C${lines[1]})-1`,
            value: whole,
            format,
            style: 'total',
          }
        : { ...number(whole, format), style: 'total' },
    ];
  });
  return {
    name: t('report.monthsSheet'),
    columns: [
      column(t('report.month'), 12),
      column(t('report.return'), 14, true),
      column(t('report.growth'), 14, true),
    ],
    rows: [...monthly, ...yearly],
    frozenRows: 1,
  };
}

export function fallsSheet({ falls }: Tearsheet, { t }: Words): BookSheet {
  return {
    name: t('report.fallsSheet'),
    columns: [
      column(t('report.depth'), 12, true),
      column(t('report.from'), 14),
      column(t('report.valley'), 14),
      column(t('report.recovery'), 14),
    ],
    rows: falls.map(({ depth, from, valley, recovery }) => [
      number(depth, FORMATS.share),
      day(from),
      day(valley),
      recovery === null ? text(t('report.notYet')) : day(recovery),
    ]),
    frozenRows: 1,
  };
}
