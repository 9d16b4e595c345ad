/** A tearsheet as a workbook with real cells, and its figures as a text table. */
import type { Tearsheet } from '#report/tearsheet.ts';
import { createWords, type Locale, type Words } from '#words/index.ts';
import { EMPTY, text, type BookCell, type BookColumn, type BookSheet } from './book.ts';
import { writeCsv } from './csv.ts';
import { conventionTexts, figureName, reasonText } from './report-text.ts';
import { writeBook } from './xlsx.ts';

const number = (value: number, format: string): BookCell => ({ kind: 'number', value, format });
const day = (ms: number): BookCell => ({ kind: 'moment', iso: new Date(ms).toISOString().slice(0, 10) });

const FORMATS = {
  share: '0.00%',
  ratio: '0.000',
  days: '0.0',
  periods: '0',
  money: '#,##0.00',
  count: '#,##0',
} as const;

const column = (header: string, width: number, figure = false): BookColumn => ({
  header,
  width,
  headerStyle: figure ? 'figure-heading' : 'heading',
});

function figuresSheet(sheet: Tearsheet, words: Words): BookSheet {
  const { t } = words;
  function* rows(): Generator<BookCell[]> {
    for (const figure of sheet.figures) {
      const { id, unit, result, formula, source, caveat } = figure;
      yield [
        text(figureName(id, words)),
        result.value === null ? EMPTY : number(result.value, FORMATS[unit]),
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
      column('', 10),
      column(t('report.why'), 26),
      column(t('report.formula'), 44),
      column(t('report.source'), 34),
      column(t('report.caveat'), 60),
    ],
    rows: rows(),
    frozenRows: 1,
  };
}

function monthsSheet({ months }: Tearsheet, { t }: Words): BookSheet {
  return {
    name: t('report.monthsSheet'),
    columns: [column(t('report.month'), 12), column(t('report.return'), 14, true)],
    rows: months.map(({ label, return: each }) => [text(label), number(each, FORMATS.share)]),
    frozenRows: 1,
  };
}

function fallsSheet({ falls }: Tearsheet, { t }: Words): BookSheet {
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

function equitySheet({ charts }: Tearsheet, { t }: Words): BookSheet {
  const points = charts.find(({ id }) => id === 'equity')?.series[0]?.points ?? [];
  return {
    name: t('report.equitySheet'),
    columns: [column(t('report.date'), 20), column(t('report.equitySheet'), 18, true)],
    rows: points.map(([at, equity]) => [
      { kind: 'moment', iso: new Date(at).toISOString().slice(0, 19) },
      number(equity, FORMATS.money),
    ]),
    frozenRows: 1,
  };
}

export function tearsheetBook(sheet: Tearsheet, language: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const words = createWords(language);
  const sheets = [figuresSheet, monthsSheet, fallsSheet, equitySheet].map((make) => make(sheet, words));
  return writeBook({ title: sheet.subject.name, language, sheets });
}

export const tearsheetCsv = (sheet: Tearsheet, language: Locale): Uint8Array =>
  writeCsv(figuresSheet(sheet, createWords(language)), language);
