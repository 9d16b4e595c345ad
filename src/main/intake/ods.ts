/**
 * OpenDocument spreadsheets. Read by our own scanner: hucre does not tell which tables are hidden.
 * Invariants: repeated empty rows and cells cost nothing, repeated filled ones count against the file's budget;
 * comments and formulas are not cell text.
 * Known limit: number formats are not needed, since dates carry their own type.
 */
import type { CellContent, Table, TableSheet, Visibility } from '#core/intent/table.ts';
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';
import { Budget, SheetBuilder } from './sheet-builder.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';
import type { Package } from './zip.ts';

const repeats = (tag: string, name: string): number => {
  const count = Number(attribute(tag, name) ?? 1);
  return Number.isInteger(count) && count >= 1 ? Math.min(count, LIMITS.rows) : 1;
};

interface PendingCell {
  readonly column: number;
  readonly span: number;
  readonly content: CellContent;
}

class ContentReader implements XmlHandler {
  readonly sheets: TableSheet[] = [];
  private readonly budget: Budget;
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private builder: SheetBuilder | null = null;
  private tableName = '';
  private tableStyle = '';
  private depth = 0;
  private row = 0;
  private rowRepeats = 1;
  private rowHidden = false;
  private column = 0;
  private cells: PendingCell[] = [];
  private cellTag: string | null = null;
  private spans = { columns: 1, rows: 1 };
  private paragraphs = 0;
  private value = '';
  private inParagraph = false;
  private aside = 0;

  constructor(budget: Budget) {
    this.budget = budget;
  }

  open(name: string, tag: string): void {
    if (this.aside > 0 || name === 'annotation') {
      this.aside += name === 'annotation' ? 1 : 0;
      return;
    }
    switch (name) {
      case 'style':
        this.style = attribute(tag, 'style:name') ?? '';
        return;
      case 'table-properties':
        if (attribute(tag, 'table:display') === 'false') this.hiddenStyles.add(this.style);
        return;
      case 'table':
        return this.openTable(tag);
      case 'table-source':
      case 'dde-source':
        this.budget.warnings.add('external_links_ignored');
        return;
      case 'table-row':
        return this.openRow(tag);
      case 'table-cell':
      case 'covered-table-cell':
        return this.openCell(tag);
      default:
        this.openText(name, tag);
    }
  }

  close(name: string): void {
    if (this.aside > 0) {
      this.aside -= name === 'annotation' ? 1 : 0;
      return;
    }
    if (name === 'p') this.inParagraph = false;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (name === 'table-row') this.closeRow();
    else if (name === 'table') this.closeTable();
  }

  text(piece: string): void {
    if (this.inParagraph && this.aside === 0 && this.value.length <= LIMITS.cellText) this.value += piece;
  }

  private openText(name: string, tag: string): void {
    if (this.cellTag === null) return;
    if (name === 'p') {
      if (this.paragraphs > 0) this.value += '\n';
      this.paragraphs += 1;
      this.inParagraph = true;
    } else if (name === 's' && this.inParagraph) {
      this.value += ' '.repeat(Math.min(repeats(tag, 'text:c'), 1000));
    } else if (name === 'tab') this.value += '\t';
    else if (name === 'line-break') this.value += '\n';
  }

  private openTable(tag: string): void {
    this.depth += 1;
    if (this.depth > 1) return;
    if (this.sheets.length >= LIMITS.sheets)
      refuse('too_large_uncompressed', `more than ${LIMITS.sheets} sheets`);
    this.builder = new SheetBuilder(this.budget);
    this.tableName = attribute(tag, 'table:name') ?? '';
    this.tableStyle = attribute(tag, 'table:style-name') ?? '';
    this.row = 1;
  }

  private closeTable(): void {
    this.depth = Math.max(0, this.depth - 1);
    if (this.depth > 0 || this.builder === null) return;
    const visibility: Visibility = this.hiddenStyles.has(this.tableStyle) ? 'hidden' : 'visible';
    this.sheets.push(this.builder.finish(this.tableName, visibility));
    this.builder = null;
  }

  private openRow(tag: string): void {
    this.rowRepeats = repeats(tag, 'table:number-rows-repeated');
    this.rowHidden = ['collapse', 'filter'].includes(attribute(tag, 'table:visibility') ?? '');
    this.column = 1;
    this.cells = [];
  }

  private openCell(tag: string): void {
    this.cellTag = tag;
    this.spans = {
      columns: repeats(tag, 'table:number-columns-spanned'),
      rows: repeats(tag, 'table:number-rows-spanned'),
    };
    this.paragraphs = 0;
    this.value = '';
    this.inParagraph = false;
  }

  private closeCell(): void {
    const tag = this.cellTag;
    if (tag === null) return;
    this.cellTag = null;
    const span = repeats(tag, 'table:number-columns-repeated');
    const content = this.content(tag);
    if (content !== null) this.cells.push({ column: this.column, span, content });
    if (content !== null && (this.spans.columns > 1 || this.spans.rows > 1)) this.noteMerge();
    this.column += span;
  }

  private noteMerge(): void {
    this.builder?.merge({
      firstRow: this.row,
      lastRow: this.row + this.spans.rows - 1,
      firstColumn: this.column,
      lastColumn: this.column + this.spans.columns - 1,
    });
  }

  private closeRow(): void {
    if (this.builder !== null && this.depth === 1 && this.cells.length > 0) {
      const times = Math.min(this.rowRepeats, LIMITS.repeatedRows);
      if (times < this.rowRepeats) this.budget.warnings.add('repeated_rows_beyond_limit_ignored');
      for (let row = this.row; row < this.row + times && row <= LIMITS.rows; row += 1) this.emit(row);
    }
    this.row += this.rowRepeats;
    this.cells = [];
  }

  private emit(row: number): void {
    if (this.rowHidden) this.builder!.hide(row);
    for (const { column, span, content } of this.cells) {
      const last = Math.min(column + span - 1, LIMITS.columns + 1);
      for (let at = column; at <= last; at += 1) this.builder!.put(row, { ...content, column: at });
    }
  }

  private content(tag: string): CellContent | null {
    const type = attribute(tag, 'calcext:value-type') ?? attribute(tag, 'office:value-type');
    if (type === 'error') return { kind: 'error', text: this.value };
    switch (type) {
      case 'float':
      case 'currency':
      case 'percentage': {
        const value = Number(attribute(tag, 'office:value') ?? NaN);
        return { kind: 'number', value, shape: type === 'percentage' ? 'percent' : 'plain' };
      }
      case 'boolean':
        return { kind: 'boolean', value: attribute(tag, 'office:boolean-value') === 'true' };
      case 'date':
        return { kind: 'iso-date', text: attribute(tag, 'office:date-value') ?? '' };
      case 'time':
        return { kind: 'text', text: duration(attribute(tag, 'office:time-value') ?? '') ?? this.value };
      default:
        return this.textContent(tag);
    }
  }

  private textContent(tag: string): CellContent | null {
    const text = attribute(tag, 'office:string-value') ?? this.value;
    const hasFormula = attribute(tag, 'table:formula') !== null;
    if (hasFormula && /^(#[A-Z/0!?]+|Err:\d+)$/.test(text)) return { kind: 'error', text };
    if (text !== '') return { kind: 'text', text };
    return hasFormula && attribute(tag, 'office:value-type') === null
      ? { kind: 'formula-without-value' }
      : null;
  }
}

/** `PT09H30M15S` as 09:30:15. */
function duration(text: string): string | null {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(text);
  return match ? [1, 2, 3].map((at) => (match[at] ?? '0').padStart(2, '0')).join(':') : null;
}

/** Refuses what a password protects: single parts, or a whole package inside the package. */
export function refuseProtected(archive: Package): void {
  const manifest = archive.read('META-INF/manifest.xml')?.toString('latin1').replaceAll('\u0000', '') ?? '';
  if (manifest.includes('encryption-data') || archive.has('encrypted-package'))
    refuse('encrypted_or_corrupt', 'the document is protected with a password');
}

export function readOds(archive: Package): Table {
  const content = archive.read('content.xml');
  if (content === null) return refuse('corrupt', 'the document has no content');
  const budget = new Budget();
  if (archive.names.some((name) => /^(basic|scripts)\//i.test(name))) budget.warnings.add('macros_ignored');
  if (archive.names.some((name) => /^object[ _]?\d+\//i.test(name)))
    budget.warnings.add('embedded_objects_ignored');
  const reader = new ContentReader(budget);
  scanXml(content, reader);
  if (reader.sheets.length === 0) refuse('not_a_workbook', 'the document holds no table');
  return { format: 'ODS', dateSystem: 1900, sheets: reader.sheets, warnings: [...budget.warnings] };
}
