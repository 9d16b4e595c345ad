/**
 * A report as a workbook with real cells, a sheet each for figures, months, falls, every table and every chart's points; and
 * as text tables. All rows are there, however many.
 */
import type { ChartSpec } from '#report/chart.ts';
import { PARTS, TEARSHEET, type SectionId } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { createWords, type Locale, type Words } from '#words/index.ts';
import type { BookSheet } from './book.ts';
import { tableTitle } from './cell-text.ts';
import { chartSheet } from './chart-sheet.ts';
import { writeCsvBlocks } from './csv.ts';
import { fallsSheet, figuresSheet, monthsSheet } from './figure-sheets.ts';
import { tableSheet } from './table-sheet.ts';
import { writeBook } from './xlsx.ts';

/** What a sheet's name may be at most. */
const NAME_LENGTH = 31;

/** Names as spreadsheets take them, no two alike. */
class Names {
  private readonly taken = new Set<string>();

  of(wanted: string): string {
    const plain =
      wanted
        .replace(/[[\]:*?/\\]+\s*/g, ' ')
        .replace(/^'|'$/g, '')
        .trim() || '–';
    for (let count = 1; ; count += 1) {
      const end = count === 1 ? '' : ` ${count}`;
      const name = `${plain.slice(0, NAME_LENGTH - end.length).trim()}${end}`;
      const key = name.toLowerCase();
      if (this.taken.has(key)) continue;
      this.taken.add(key);
      return name;
    }
  }
}

const tablesOf = (sheet: Tearsheet, sections: readonly SectionId[]) =>
  sections
    .flatMap((id) => PARTS[id].tables)
    .flatMap((id) => sheet.tables.find((each) => each.id === id) ?? []);

const chartsOf = (sheet: Tearsheet, sections: readonly SectionId[]) =>
  sections
    .flatMap((id) => PARTS[id].charts)
    .flatMap((id) => sheet.charts.find((each) => each.id === id) ?? []);

const SECTIONS_WITH_MONTHS: readonly SectionId[] = ['returns', 'months'];
const SECTIONS_WITH_FALLS: readonly SectionId[] = ['drawdowns', 'risk'];

const has = (sections: readonly SectionId[], any: readonly SectionId[]): boolean =>
  sections.some((id) => any.includes(id));

function sheetsOf(sheet: Tearsheet, sections: readonly SectionId[], words: Words): BookSheet[] {
  const { currency } = sheet.subject;
  const names = new Names();
  const first = [
    figuresSheet,
    ...(has(sections, SECTIONS_WITH_MONTHS) ? [monthsSheet] : []),
    ...(has(sections, SECTIONS_WITH_FALLS) ? [fallsSheet] : []),
  ].map((make) => make(sheet, words));
  for (const { name } of first) names.of(name);
  const chart = (spec: ChartSpec): BookSheet =>
    chartSheet(spec, names.of(words.t(`reportCodes.sheet-chart-${spec.id}`)), words);
  const charts = chartsOf(sheet, sections);
  const equity = charts.filter(({ id }) => id === 'equity').map(chart);
  const tables = tablesOf(sheet, sections).map((table) =>
    tableSheet(
      table,
      names.of(words.t(`reportCodes.sheet-${table.id}`)),
      { words, currency },
      { totals: true },
    ),
  );
  return [...first, ...equity, ...tables, ...charts.filter(({ id }) => id !== 'equity').map(chart)];
}

export function reportBook(
  sheet: Tearsheet,
  sections: readonly SectionId[],
  language: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = createWords(language);
  return writeBook({ title: sheet.subject.name, language, sheets: sheetsOf(sheet, sections, words) });
}

const SECTIONS_WITH_FIGURES: readonly SectionId[] = ['risk', 'figures', 'formulas'];

const onlySummary = (sections: readonly SectionId[]): boolean => sections.every((id) => id === 'summary');

/** What stands where no table has a row: months, falls and charts, or that there is nothing. */
function insteadOfTables(sheet: Tearsheet, sections: readonly SectionId[], words: Words): BookSheet[] {
  const made = [
    ...(has(sections, SECTIONS_WITH_MONTHS) && sheet.months.length > 0 ? [monthsSheet(sheet, words)] : []),
    ...(has(sections, SECTIONS_WITH_FALLS) && sheet.falls.length > 0 ? [fallsSheet(sheet, words)] : []),
    ...chartsOf(sheet, sections).map((spec) =>
      chartSheet(spec, words.t(`reportCodes.chart-${spec.id}`), words),
    ),
  ];
  if (made.length > 0) return made;
  const said = words.t('report.nothing');
  return [{ name: said, columns: [{ header: said, width: 40 }], rows: [] }];
}

/**
 * Figures where the sections have them, and each table; sums are left to the reader, so that a program adds nothing up
 * twice.
 */
export function reportCsv(
  sheet: Tearsheet,
  sections: readonly SectionId[],
  language: Locale,
): Uint8Array<ArrayBuffer> {
  const words = createWords(language);
  const { currency } = sheet.subject;
  const figures = has(sections, SECTIONS_WITH_FIGURES) || onlySummary(sections);
  const made = [
    ...(figures ? [figuresSheet(sheet, words)] : []),
    ...tablesOf(sheet, sections).map((table) =>
      tableSheet(table, tableTitle(table.id, words), { words, currency }, { totals: false }),
    ),
  ];
  return writeCsvBlocks(made.length > 0 ? made : insteadOfTables(sheet, sections, words), language);
}

export const tearsheetBook = (sheet: Tearsheet, language: Locale): Promise<Uint8Array<ArrayBuffer>> =>
  reportBook(sheet, TEARSHEET, language);

export const tearsheetCsv = (sheet: Tearsheet, language: Locale): Uint8Array<ArrayBuffer> =>
  reportCsv(sheet, TEARSHEET, language);
