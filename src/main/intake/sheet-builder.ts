/**
 * Collects the cells of one sheet sparsely, within the budget of the whole file.
 * Invariants: rows and cells come out ascending; a cell given twice keeps the last and warns; nothing is allocated for
 * what a file merely claims to hold.
 */
import type { Cell, MergedRange, TableRow, TableSheet, Visibility } from '#core/intent/table.ts';
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';

/** What all sheets of a file share. */
export class Budget {
  readonly warnings = new Set<string>();
  private cells = 0;

  spend(): void {
    this.cells += 1;
    if (this.cells > LIMITS.cells)
      refuse('too_large_uncompressed', `the file holds more than ${LIMITS.cells} cells`);
  }
}

interface OpenRow {
  readonly number: number;
  hidden: boolean;
  malformed?: string;
  cells: Cell[];
}

function settle(cells: Cell[], budget: Budget): Cell[] {
  let ascending = true;
  for (let at = 1; at < cells.length; at += 1)
    if (cells[at]!.column <= cells[at - 1]!.column) ascending = false;
  if (ascending) return cells;
  const byColumn = new Map<number, Cell>();
  for (const cell of cells) {
    if (byColumn.has(cell.column)) budget.warnings.add('cell_given_twice');
    byColumn.set(cell.column, cell);
  }
  return [...byColumn.values()].sort((a, b) => a.column - b.column);
}

export class SheetBuilder {
  private readonly rows = new Map<number, OpenRow>();
  private readonly hidden = new Set<number>();
  private readonly merges: MergedRange[] = [];
  private readonly budget: Budget;
  private latest: OpenRow | null = null;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  private row(number: number): OpenRow {
    if (this.latest?.number === number) return this.latest;
    let row = this.rows.get(number);
    if (row === undefined) {
      row = { number, hidden: false, cells: [] };
      this.rows.set(number, row);
    }
    this.latest = row;
    return row;
  }

  /** Notes the cell in a row (both from 1). Text is cut at the limit of one cell. */
  put(row: number, cell: Cell): void {
    if (row < 1 || row > LIMITS.rows || cell.column < 1)
      return void this.budget.warnings.add('bad_cell_reference');
    if (cell.column > LIMITS.columns) return void this.budget.warnings.add('columns_beyond_limit_ignored');
    this.budget.spend();
    const isLong = cell.kind === 'text' && cell.text.length > LIMITS.cellText;
    this.row(row).cells.push(isLong ? this.cut(cell) : cell);
  }

  private cut(cell: Extract<Cell, { kind: 'text' }>): Cell {
    this.budget.warnings.add('long_text_cut');
    return { kind: 'text', text: cell.text.slice(0, LIMITS.cellText), column: cell.column };
  }

  hide(row: number): void {
    this.hidden.add(row);
  }

  /** Keeps a row that holds nothing, so that it can be said to be blank. */
  touch(row: number): void {
    this.row(row);
  }

  markMalformed(row: number, why: string): void {
    this.row(row).malformed = why;
  }

  merge(range: MergedRange): void {
    if (this.merges.length >= LIMITS.merges)
      return void this.budget.warnings.add('merged_cells_beyond_limit_ignored');
    const lastColumn = Math.min(range.lastColumn, LIMITS.columns);
    if (range.firstColumn <= lastColumn && range.firstRow <= range.lastRow)
      this.merges.push({ ...range, lastColumn });
  }

  finish(name: string, visibility: Visibility): TableSheet {
    const kept = [...this.rows.values()].sort((a, b) => a.number - b.number);
    for (const row of kept) {
      row.cells = settle(row.cells, this.budget);
      row.hidden = this.hidden.has(row.number);
    }
    return { name, visibility, rows: kept satisfies TableRow[], merges: this.merges };
  }
}
