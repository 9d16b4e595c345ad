/**
 * One worksheet part into sparse typed cells, in a single pass without a grid.
 * Invariants: formulas are never computed, their stored values are taken; a reference that is no cell, or that belongs
 * to another row, drops that cell with a warning and nothing else.
 */
import type { CellContent, NumberShape, TableSheet, Visibility } from '#core/intent/table.ts';
import { LIMITS } from './limits.ts';
import { type Budget, SheetBuilder } from './sheet-builder.ts';
import { attribute, scanXml, type XmlHandler } from './xml.ts';
import { unescapeText } from './xlsx-parts.ts';

export interface SheetShared {
  readonly strings: readonly string[];
  readonly shapes: readonly NumberShape[];
  readonly budget: Budget;
}

/** `AB12` as row and column from 1; null for anything else. */
export function parseReference(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(reference);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  return row > LIMITS.rows || column > 16_384 ? null : { row, column };
}

const KNOWN_NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

class SheetReader implements XmlHandler {
  private readonly builder: SheetBuilder;
  private readonly shared: SheetShared;
  private row = 0;
  private column = 0;
  private inCell = false;
  private skipCell = false;
  private type = 'n';
  private style = 0;
  private hasFormula = false;
  private hasValue = false;
  private value = '';
  private capture = false;
  private phonetic = 0;

  constructor(shared: SheetShared) {
    this.shared = shared;
    this.builder = new SheetBuilder(shared.budget);
  }

  open(name: string, tag: string): void {
    switch (name) {
      case 'row':
        return this.openRow(tag);
      case 'c':
        return this.openCell(tag);
      case 'v':
        this.hasValue = true;
        this.capture = this.inCell;
        return;
      case 't':
        this.capture = this.inCell && this.phonetic === 0;
        return;
      case 'is':
        this.hasValue = true;
        return;
      case 'rPh':
        this.phonetic += 1;
        return;
      case 'f':
        this.hasFormula = this.inCell;
        return;
      case 'mergeCell':
        return this.merge(attribute(tag, 'ref') ?? '');
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.capture = false;
    else if (name === 'rPh') this.phonetic = Math.max(0, this.phonetic - 1);
    else if (name === 'c') this.closeCell();
  }

  text(piece: string): void {
    if (this.capture && this.value.length <= LIMITS.cellText) this.value += piece;
  }

  finish(name: string, visibility: Visibility): TableSheet {
    return this.builder.finish(name, visibility);
  }

  private openRow(tag: string): void {
    const number = attribute(tag, 'r');
    this.row = number !== null && /^\d{1,7}$/.test(number) ? Number(number) : this.row + 1;
    this.column = 0;
    if (this.row >= 1 && this.row <= LIMITS.rows && /^(1|true)$/i.test(attribute(tag, 'hidden') ?? '')) {
      this.builder.hide(this.row);
    }
  }

  private openCell(tag: string): void {
    const reference = attribute(tag, 'r');
    const at = reference === null ? { row: this.row, column: this.column + 1 } : parseReference(reference);
    this.skipCell = at === null || at.row !== this.row;
    if (this.skipCell) this.shared.budget.warnings.add('bad_cell_reference');
    else this.column = at!.column;
    this.inCell = true;
    this.type = attribute(tag, 't') ?? 'n';
    this.style = Number(attribute(tag, 's') ?? 0);
    this.hasFormula = false;
    this.hasValue = false;
    this.value = '';
    this.capture = false;
  }

  private closeCell(): void {
    if (this.inCell && !this.skipCell) {
      const content = this.content();
      if (content !== null) this.builder.put(this.row, this.column, content);
    }
    this.inCell = false;
    this.capture = false;
  }

  private content(): CellContent | null {
    const { type, value } = this;
    if (!this.hasValue) return this.hasFormula ? { kind: 'formula-without-value' } : null;
    switch (type) {
      case 's':
        return this.sharedString();
      case 'str':
      case 'inlineStr':
        return value === '' ? null : { kind: 'text', text: unescapeText(value) };
      case 'b':
        return { kind: 'boolean', value: /^\s*(1|true)\s*$/i.test(value) };
      case 'e':
        return { kind: 'error', text: value };
      case 'd':
        return { kind: 'iso-date', text: value.trim() };
      default:
        return this.number();
    }
  }

  private sharedString(): CellContent | null {
    const text = /^\s*\d+\s*$/.test(this.value) ? this.shared.strings[Number(this.value)] : undefined;
    if (text === undefined) this.shared.budget.warnings.add('missing_shared_string');
    return text === undefined || text === '' ? null : { kind: 'text', text };
  }

  private number(): CellContent | null {
    if (this.value.trim() === '') return this.hasFormula ? { kind: 'formula-without-value' } : null;
    const value = KNOWN_NUMBER.test(this.value) ? Number(this.value) : NaN;
    return { kind: 'number', value, shape: this.shared.shapes[this.style] ?? 'plain' };
  }

  private merge(reference: string): void {
    const [from, to] = reference.split(':').map(parseReference);
    if (!from || !to) return;
    this.builder.merge({
      firstRow: from.row,
      lastRow: to.row,
      firstColumn: from.column,
      lastColumn: to.column,
    });
  }
}

export function readWorksheet(
  bytes: Buffer,
  name: string,
  visibility: Visibility,
  shared: SheetShared,
): TableSheet {
  const reader = new SheetReader(shared);
  scanXml(bytes, reader);
  return reader.finish(name, visibility);
}
