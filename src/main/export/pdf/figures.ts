/** Key figures, groups of figures and months on paper. */
import type { Block, FigureLine, MonthCell } from '../report-block.ts';
import { INK, LEADING, LINE, QUIET, type Paper } from './paper.ts';

const NAME = { size: 6.8, colour: QUIET };
const BESIDE = { size: 6.2, colour: QUIET };
const KEY = { size: 13, weight: 'bold', colour: INK } as const;
const GAP = 6;
const INSIDE = 6;

/** Cards side by side, all as high as the highest. */
export function drawKey(paper: Paper, figures: readonly FigureLine[]): void {
  if (figures.length === 0) return;
  const width = (paper.width - GAP * (figures.length - 1)) / figures.length;
  const inside = width - 2 * INSIDE;
  const cards = figures.map(({ name, value, beside }) => ({
    names: paper.lines(name, inside, NAME, 3),
    value,
    besides: beside === '' ? [] : paper.lines(beside, inside, BESIDE, 3),
  }));
  const names = cards.reduce((most, each) => Math.max(most, each.names.length), 1) * NAME.size * LEADING;
  const besides =
    cards.reduce((most, each) => Math.max(most, each.besides.length), 0) * BESIDE.size * LEADING;
  const value = KEY.size * LEADING;
  const height = names + value + besides + 2 * INSIDE;
  paper.need(height);
  for (const [at, card] of cards.entries()) {
    const x = paper.left + at * (width + GAP);
    paper.doc.roundedRect(x, paper.y, width, height, 4).lineWidth(0.6).strokeColor(LINE).stroke();
    const top = paper.y + INSIDE;
    paper.putLines(card.names, x + INSIDE, top, NAME);
    const size = Math.min(KEY.size, (KEY.size * inside) / paper.measure(card.value, KEY));
    paper.put(card.value, x + INSIDE, top + names + (KEY.size - size), { ...KEY, size });
    paper.putLines(card.besides, x + INSIDE, top + names + value, BESIDE);
  }
  paper.y += height + 6;
}

export const keyHeight = 60;

const COLUMNS = 3;
const BETWEEN = 16;
const ROW = { size: 7.2, colour: INK };
const TITLE = { size: 8.2, weight: 'bold', colour: INK } as const;
const AROUND = 1.6;

type Group = Extract<Block, { kind: 'figures' }>['groups'][number];

interface MadeRow {
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly besides: readonly string[];
  readonly known: boolean;
  readonly height: number;
}

interface MadeGroup {
  readonly title: string;
  readonly rows: readonly MadeRow[];
  readonly height: number;
}

function madeRow(paper: Paper, { name, value, beside, known }: FigureLine, width: number): MadeRow {
  const shown = known ? value : `${value} ${beside}`;
  const values = paper.lines(shown, width * 0.52, known ? ROW : BESIDE, 3);
  const besides = known && beside !== '' ? paper.lines(beside, width * 0.52, BESIDE, 2) : [];
  const widest = [
    ...values.map((line) => paper.measure(line, ROW)),
    ...besides.map((line) => paper.measure(line, BESIDE)),
  ].reduce((most, each) => Math.max(most, each), 0);
  const names = paper.lines(name, width - widest - 6, ROW, 3);
  const right = values.length * ROW.size * LEADING + besides.length * BESIDE.size * LEADING;
  const height = Math.max(names.length * ROW.size * LEADING, right) + 2 * AROUND;
  return { names, values, besides, known, height };
}

function madeGroup(paper: Paper, { title, figures }: Group, width: number): MadeGroup {
  const rows = figures.map((figure) => madeRow(paper, figure, width));
  const height = rows.reduce((sum, row) => sum + row.height, TITLE.size * LEADING + 2);
  return { title, rows, height: height + 10 };
}

function drawGroup(paper: Paper, { title, rows }: MadeGroup, x: number, top: number, width: number): void {
  paper.put(title, x, top, TITLE);
  let y = top + TITLE.size * LEADING + 2;
  for (const { names, values, besides, known, height } of rows) {
    paper.putLines(names, x, y + AROUND, ROW);
    const value = paper.putLines(values, x, y + AROUND, { ...(known ? ROW : BESIDE), align: 'right' }, width);
    paper.putLines(besides, x, y + AROUND + value, { ...BESIDE, align: 'right' }, width);
    y += height;
    paper.rule(y, LINE, 0.4, x, width);
  }
}

/** How many of the groups three columns of a height take, from the first on. */
function taken(groups: readonly MadeGroup[], height: number): number[] {
  const counts: number[] = [];
  let at = 0;
  for (let column = 0; column < COLUMNS; column += 1) {
    let [count, used] = [0, 0];
    while (at < groups.length && (used + groups[at]!.height <= height || (used === 0 && column === 0))) {
      used += groups[at]!.height;
      count += 1;
      at += 1;
    }
    counts.push(count);
  }
  return counts;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, each) => sum + each, 0);

/** The least height at which all groups stand in three columns, or what the page has left. */
function balanced(groups: readonly MadeGroup[], room: number): number {
  const whole = groups.reduce((sum, { height }) => sum + height, 0);
  for (let height = whole / COLUMNS; height < room; height += 8)
    if (total(taken(groups, height)) === groups.length) return height;
  return room;
}

/** The first of the groups, which stands below the heading. */
export function figuresStart(paper: Paper, [first]: readonly Group[]): number {
  const width = (paper.width - BETWEEN * (COLUMNS - 1)) / COLUMNS;
  return first ? madeGroup(paper, first, width).height : 0;
}

/** In three columns, no group parted. */
export function drawFigures(paper: Paper, all: readonly Group[]): void {
  const width = (paper.width - BETWEEN * (COLUMNS - 1)) / COLUMNS;
  let groups = all.map((group) => madeGroup(paper, group, width));
  while (groups.length > 0) {
    paper.need(groups[0]!.height);
    const height = balanced(groups, paper.bottom - paper.y);
    const counts = taken(groups, height);
    let [at, lowest] = [0, 0];
    for (const [column, count] of counts.entries()) {
      let y = paper.y;
      for (const group of groups.slice(at, at + count)) {
        drawGroup(paper, group, paper.left + column * (width + BETWEEN), y, width);
        y += group.height;
      }
      at += count;
      lowest = Math.max(lowest, y);
    }
    paper.y = lowest;
    groups = groups.slice(at);
    if (groups.length > 0) paper.y = paper.bottom;
  }
}

const CELL = { size: 6.6, colour: INK };
const CELL_HEIGHT = 13;
const YEAR_WIDTH = 30;
/** Of the whole year's column. */
const WHOLE_WIDTH = 48;

function monthCell(
  paper: Paper,
  { text, strength }: MonthCell,
  x: number,
  width: number,
  bold: boolean,
): void {
  if (strength !== null)
    paper.doc
      .rect(x, paper.y, width, CELL_HEIGHT)
      .fillColor(strength < 0 ? '#b42318' : '#067647', Math.abs(strength) * 0.4)
      .fill();
  paper.doc.fillOpacity(1);
  const look = { ...CELL, align: 'right', weight: bold ? 'bold' : 'regular' } as const;
  paper.put(text, x, paper.y + 2.2, look, width - 3);
}

export function drawMonths(paper: Paper, { head, years }: Extract<Block, { kind: 'months' }>): void {
  const months = head.length - 2;
  const width = (paper.width - YEAR_WIDTH - WHOLE_WIDTH) / months;
  const widthOf = (at: number): number => (at === months ? WHOLE_WIDTH : width);
  const placeOf = (at: number): number => paper.left + YEAR_WIDTH + at * width;
  const quiet = { ...CELL, colour: QUIET };
  const heads = (): void => {
    const [year = '', ...others] = head;
    paper.put(year, paper.left, paper.y + 2.2, quiet);
    for (const [at, text] of others.entries())
      paper.put(text, placeOf(at), paper.y + 2.2, { ...quiet, align: 'right' }, widthOf(at) - 3);
    paper.y += CELL_HEIGHT;
  };
  heads();
  for (const { year, cells } of years) {
    if (paper.need(CELL_HEIGHT)) heads();
    paper.put(year, paper.left, paper.y + 2.2, quiet);
    for (const [at, cell] of cells.entries()) monthCell(paper, cell, placeOf(at), widthOf(at), at === months);
    paper.y += CELL_HEIGHT;
  }
}

export const monthsStart = (years: number): number => CELL_HEIGHT * (1 + Math.min(years, 30));
