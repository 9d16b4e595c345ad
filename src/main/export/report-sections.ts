/** A report put together: the blocks of its sections, in their order. */
import type { ChartSpec } from '#report/chart.ts';
import { PARTS, TEARSHEET, type SectionId } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import type { Words } from '#words/index.ts';
import { sectionTitle } from './cell-text.ts';
import type { Block, ReportSection, TimeSpan } from './report-block.ts';
import { fallsBlock, figuresBlock, formulasBlock, keyBlock, monthsBlock, riskBlock } from './report-parts.ts';
import { tableBlock } from './report-tables.ts';
import { conventionTexts, unparted } from './report-text.ts';

/** Charts of a whole line's width. */
const WIDE = new Set<ChartSpec['id']>(['equity', 'underwater', 'excursions', 'costs']);

/** Of all charts together; undefined where there is one alone. */
function timeOf(charts: readonly ChartSpec[]): TimeSpan | undefined {
  if (charts.length < 2) return undefined;
  const ends = charts.flatMap(({ series }) =>
    series.flatMap(({ points }) => [points[0]?.[0] ?? [], points.at(-1)?.[0] ?? []].flat()),
  );
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return from < to ? [from, to] : undefined;
}

function chartsBlock(sheet: Tearsheet, id: SectionId, { t }: Words): Block[] {
  const found = PARTS[id].charts.flatMap((chart) => sheet.charts.find((spec) => spec.id === chart) ?? []);
  if (found.length === 0) return [];
  const half = found.filter((spec) => !WIDE.has(spec.id));
  const lonely = half.length % 2 === 1 ? half.at(-1) : undefined;
  const time = id === 'equity' ? timeOf(found) : undefined;
  const charts = found.map((spec) => ({
    spec,
    time,
    title: spec.id === id ? '' : t(`reportCodes.chart-${spec.id}`),
    wide: WIDE.has(spec.id) || spec === lonely,
  }));
  return [{ kind: 'charts', charts }];
}

/** What a section shows besides its charts and tables, in front of its tables. */
function ownBlocks(id: SectionId, sheet: Tearsheet, words: Words): Block[] {
  switch (id) {
    case 'summary':
      return [keyBlock(sheet, words), { kind: 'notes', lines: conventionTexts(sheet, words).map(unparted) }];
    case 'returns':
      return monthsBlock(sheet, words);
    case 'drawdowns':
      return fallsBlock(sheet, words);
    case 'risk':
      return riskBlock(sheet, words);
    case 'figures':
      return figuresBlock(sheet, words);
    case 'formulas':
      return formulasBlock(sheet, words);
    default:
      return [];
  }
}

function sectionOf(id: SectionId, sheet: Tearsheet, words: Words): ReportSection {
  const { tables } = PARTS[id];
  const title = id === 'summary' ? null : sectionTitle(id, words);
  const found = tables.flatMap((table) => sheet.tables.find((each) => each.id === table) ?? []);
  return {
    id,
    title,
    blocks: [
      ...chartsBlock(sheet, id, words),
      ...ownBlocks(id, sheet, words),
      ...found.map((table) => tableBlock(table, sheet.subject.currency, words, title)),
    ],
  };
}

const isTearsheet = (sections: readonly SectionId[]): boolean =>
  sections.length === TEARSHEET.length && sections.every((id, at) => TEARSHEET[at] === id);

/**
 * The sections in their order. A tearsheet leaves out those that have nothing to show; where sections were chosen, an empty
 * one says that there is nothing.
 */
export function reportSections(
  sheet: Tearsheet,
  sections: readonly SectionId[],
  words: Words,
): readonly ReportSection[] {
  const made = sections.map((id) => sectionOf(id, sheet, words));
  if (isTearsheet(sections)) return made.filter(({ blocks }) => blocks.length > 0);
  const nothing: Block = { kind: 'notes', lines: [words.t('report.nothing')] };
  return made.map((section) => (section.blocks.length > 0 ? section : { ...section, blocks: [nothing] }));
}
