/**
 * Tables on paper: columns as wide as what they say, the head again on every page, no row over two pages.
 * Invariant: nothing leaves the page's width: letters get smaller first, then texts go on in a second line.
 */
import type { TableBlock, TextColumn } from '../report-block.ts';
import { INK, LEADING, LINE, QUIET, RULE, type Paper, type TextLook } from './paper.ts';

const LARGEST = 7.6;
const SMALL = 6.4;
const SMALLEST = 5.6;
const STEP = 0.2;
/** Beside a cell's text, and above and below it. */
const BESIDE = 3.5;
const ABOVE = 2;
/** What a column of long texts has at least, and at most where there is room. */
const NARROW = 96;
const BROAD = 230;
/** Of long texts, the share that is to fit on one line. */
const USUAL = 0.85;
/** Rows that are measured. */
const MEASURED = 200;

interface Layout {
  readonly size: number;
  readonly widths: readonly number[];
}

const longestWord = (text: string): string =>
  text.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** What each column would have, at a size of its letters. */
function wanted(paper: Paper, { columns, rows, totals }: TableBlock, size: number): number[] {
  const sample = rows.slice(0, MEASURED);
  return columns.map(({ heading, wraps }, at) => {
    const head = paper.measure(longestWord(heading), { size });
    const said = sample.flatMap((row) => (row[at] ? [row[at]] : []));
    const cells = said.map((cell) => paper.measure(cell, { size })).sort((a, b) => a - b);
    const total = paper.measure(totals?.[at] ?? '', { size, weight: 'bold' });
    const usual = cells[Math.floor((cells.length - 1) * (wraps ? USUAL : 1))] ?? 0;
    const whole = Math.max(head, usual, total);
    return (wraps ? Math.min(whole, BROAD) : whole) + 2 * BESIDE;
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Long texts give way until it fits; null where that is not enough. */
function squeezed(columns: readonly TextColumn[], widths: readonly number[], room: number): number[] | null {
  const least = widths.map((width, at) => (columns[at]!.wraps ? Math.min(width, NARROW) : width));
  const [most, fewest] = [sum(widths), sum(least)];
  if (fewest > room) return null;
  const part = most === fewest ? 0 : (room - fewest) / (most - fewest);
  return widths.map((width, at) => least[at]! + (width - least[at]!) * Math.min(1, part));
}

function layOut(paper: Paper, table: TableBlock): Layout {
  const room = paper.width;
  for (let size = table.small ? SMALL : LARGEST; size >= SMALLEST; size -= STEP) {
    const widths = wanted(paper, table, size);
    const fitting = squeezed(table.columns, widths, room);
    if (fitting === null) continue;
    const more = (room - sum(fitting)) / fitting.length;
    return { size, widths: fitting.map((width) => width + more) };
  }
  const widths = wanted(paper, table, SMALLEST);
  return { size: SMALLEST, widths: widths.map((width) => (width * room) / sum(widths)) };
}

class TableWriter {
  private readonly paper: Paper;
  private readonly table: TableBlock;
  private readonly layout: Layout;

  constructor(paper: Paper, table: TableBlock) {
    this.paper = paper;
    this.table = table;
    this.layout = layOut(paper, table);
  }

  private linesOf(cells: readonly string[], look: TextLook): string[][] {
    const { widths } = this.layout;
    return widths.map((width, at) => this.paper.lines(cells[at] ?? '', width - 2 * BESIDE, look, 40));
  }

  private heightOf(lines: readonly (readonly string[])[]): number {
    const most = lines.reduce((high, each) => Math.max(high, each.length), 1);
    return most * this.layout.size * LEADING + 2 * ABOVE;
  }

  private cells(lines: readonly (readonly string[])[], look: TextLook, foot = false): void {
    const { paper, table, layout } = this;
    const height = this.heightOf(lines);
    let x = paper.left;
    for (const [at, width] of layout.widths.entries()) {
      const align = table.columns[at]!.right ? 'right' : 'left';
      const free = foot ? height - ABOVE - lines[at]!.length * look.size * LEADING : ABOVE;
      paper.putLines(lines[at]!, x + BESIDE, paper.y + free, { ...look, align }, width - 2 * BESIDE);
      x += width;
    }
    paper.y += height;
  }

  head(): void {
    const look = { size: this.layout.size, colour: QUIET };
    const headings = this.table.columns.map(({ heading }) => heading);
    this.cells(this.linesOf(headings, look), look, true);
    this.paper.rule(this.paper.y, RULE, 0.7);
  }

  headHeight(): number {
    const headings = this.table.columns.map(({ heading }) => heading);
    return this.heightOf(this.linesOf(headings, { size: this.layout.size }));
  }

  row(cells: readonly string[], look: TextLook): void {
    const { paper } = this;
    const lines = this.linesOf(cells, look);
    if (paper.need(this.heightOf(lines))) this.head();
    this.cells(lines, look);
  }

  body(): void {
    const { paper, table, layout } = this;
    for (const cells of table.rows) {
      this.row(cells, { size: layout.size, colour: INK });
      paper.rule(paper.y, LINE, 0.4);
    }
    if (table.totals === null) return;
    paper.rule(paper.y, RULE, 0.7);
    this.row(table.totals, { size: layout.size, colour: INK, weight: 'bold' });
  }
}

/** A table of no more rows than these stays on one page where it can. */
const FEW_ROWS = 14;

/** Head and first rows; what must not be parted from a heading. */
export function tableStart(paper: Paper, table: TableBlock): number {
  const count = table.rows.length + (table.totals === null ? 0 : 1);
  const rows = count <= FEW_ROWS ? count : 3;
  return new TableWriter(paper, table).headHeight() + rows * (LARGEST * LEADING + 2 * ABOVE);
}

export function drawTable(paper: Paper, table: TableBlock): void {
  const writer = new TableWriter(paper, table);
  writer.head();
  writer.body();
  if (table.more !== null) {
    paper.y += 3;
    paper.paragraph(table.more, { size: LARGEST, colour: QUIET });
  }
}
