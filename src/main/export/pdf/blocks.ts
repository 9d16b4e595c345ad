/** Blocks of a report on paper. Invariant: a heading stands with what follows it, a chart is never cut. */
import type { Words } from '#words/index.ts';
import type { Block, ChartBlock, ReportSection } from '../report-block.ts';
import { chartSvg } from '../report-chart.ts';
import { drawFigures, drawKey, figuresStart, drawMonths, keyHeight, monthsStart } from './figures.ts';
import { LEADING, QUIET, type Paper } from './paper.ts';
import { drawSvg } from './svg.ts';
import { drawTable, tableStart } from './table.ts';

const SECTION = { size: 12.5, weight: 'bold' } as const;
const TITLE = { size: 8.6, weight: 'bold' } as const;
const NOTE = { size: 7.4, colour: QUIET };
const GUTTER = 18;
/** Pixels of a chart, of half a line and a whole one: its letters come out at eight points. */
const HALF = [350, 175] as const;
const WIDE = [720, 215] as const;
const LOW = [720, 140] as const;

const titleHeight = TITLE.size * LEADING + 3;

/** Charts as they stand in lines: one that is wide, or two that are half as wide. */
function linesOf(charts: readonly ChartBlock[]): ChartBlock[][] {
  const lines: ChartBlock[][] = [];
  for (const chart of charts) {
    const last = lines.at(-1);
    if (!chart.wide && last?.length === 1 && !last[0]!.wide) last.push(chart);
    else lines.push([chart]);
  }
  return lines;
}

const pixelsOf = ({ wide, spec }: ChartBlock): readonly [number, number] =>
  wide ? (spec.id === 'underwater' ? LOW : WIDE) : HALF;

function widthOf(paper: Paper, { wide }: ChartBlock): number {
  return wide ? paper.width : (paper.width - GUTTER) / 2;
}

/** Where no chart of a line has a title, there is no room for one. */
const titleOf = (line: readonly ChartBlock[]): number =>
  line.some(({ title: said }) => said !== '') ? titleHeight : 0;

function lineHeight(paper: Paper, line: readonly ChartBlock[]): number {
  const [width, height] = pixelsOf(line[0]!);
  return titleOf(line) + (height * widthOf(paper, line[0]!)) / width;
}

function drawCharts(paper: Paper, charts: readonly ChartBlock[], words: Words): void {
  for (const line of linesOf(charts)) {
    const height = lineHeight(paper, line);
    paper.need(height);
    for (const [at, chart] of line.entries()) {
      const [pixels, high] = pixelsOf(chart);
      const width = widthOf(paper, chart);
      const x = paper.left + at * (width + GUTTER);
      paper.put(chart.title, x, paper.y, TITLE);
      const svg = chartSvg(chart.spec, words, pixels, high, { time: chart.time });
      drawSvg(paper, svg, x, paper.y + titleOf(line), width / pixels);
    }
    paper.y += height + 8;
  }
}

/** What must stand below a heading on its page. */
function startOf(paper: Paper, block: Block | undefined): number {
  switch (block?.kind) {
    case undefined:
      return 0;
    case 'key':
      return keyHeight;
    case 'notes':
      return 3 * NOTE.size * LEADING;
    case 'charts':
      return lineHeight(paper, linesOf(block.charts)[0]!);
    case 'months':
      return titleHeight + monthsStart(block.years.length);
    case 'table':
      return titleHeight + tableStart(paper, block);
    case 'figures':
      return figuresStart(paper, block.groups);
  }
}

function title(paper: Paper, text: string, following: number): void {
  paper.need(titleHeight + following);
  paper.put(text, paper.left, paper.y, TITLE);
  paper.y += titleHeight;
}

function draw(paper: Paper, block: Block, words: Words): void {
  switch (block.kind) {
    case 'key':
      return drawKey(paper, block.figures);
    case 'notes':
      for (const line of block.lines) paper.paragraph(line, NOTE);
      break;
    case 'charts':
      return drawCharts(paper, block.charts, words);
    case 'months':
      title(paper, block.title, monthsStart(block.years.length));
      drawMonths(paper, block);
      break;
    case 'table':
      if (block.title !== null) title(paper, block.title, tableStart(paper, block));
      drawTable(paper, block);
      break;
    case 'figures':
      return drawFigures(paper, block.groups);
  }
  paper.y += 10;
}

const across = (block: Block | undefined): boolean => block?.kind === 'table' && block.across === true;

const headingHeight = SECTION.size * LEADING + 6;

const liesAcross = (section: ReportSection | undefined): boolean => across(section?.blocks[0]);

/** The summary goes with a table across that follows it: alone it would leave most of a page empty. */
export const opensAcross = ([first, second]: readonly ReportSection[]): boolean =>
  first?.id === 'summary' && liesAcross(second);

/** Stands on the page of the table across that follows: the summary, and charts that would begin a page. */
function joins(paper: Paper, section: ReportSection, next: ReportSection | undefined): boolean {
  const [first, ...others] = section.blocks;
  if (opensAcross([section, ...(next ? [next] : [])])) return paper.liesAcross;
  if (first?.kind !== 'charts' || others.length > 0 || !liesAcross(next)) return false;
  return !paper.has(8 + headingHeight + startOf(paper, first));
}

/** A section from its heading on; an entry of the document's outline. `next` is what follows it. */
export function drawSection(paper: Paper, section: ReportSection, words: Words, next?: ReportSection): void {
  const { title: heading, blocks } = section;
  const stays = joins(paper, section, next);
  paper.lie(stays || liesAcross(section));
  if (heading !== null) {
    if (!paper.atTop) paper.y += 8;
    paper.need(headingHeight + startOf(paper, blocks[0]));
    paper.doc.outline.addItem(heading);
    paper.put(heading, paper.left, paper.y, SECTION);
    paper.y += headingHeight;
  }
  for (const block of blocks) {
    paper.lie(stays || across(block));
    draw(paper, block, words);
  }
}
