/**
 * One worksheet part into sparse typed cells, in a single pass over its bytes without a grid. The hot loop of intake:
 * values are read in place, and equal cells of shared strings are one object.
 * Invariants: formulas are never computed, their stored values are taken; a reference that is no cell, or that belongs
 * to another row, drops that cell with a warning and nothing else.
 */
import type { Cell, NumberShape, TableSheet, Visibility } from '#core/intent/table.ts';
import { refuse } from './failure.ts';
import { LIMITS } from './limits.ts';
import { type Budget, SheetBuilder } from './sheet-builder.ts';
import { Attributes } from './xml-attributes.ts';
import { asUtf8, decodeText, walkXml, type XmlSink } from './xml.ts';
import { unescapeText } from './xlsx-parts.ts';
import {
  columnOf,
  isWord,
  numberIn,
  numberOf,
  parseReference,
  placeIn,
  rowOf,
  TextMemory,
  wholeIn,
} from './xlsx-values.ts';

export interface SheetShared {
  readonly strings: readonly string[];
  /** The cell last made of each shared string: most strings stay in their column. */
  readonly cells: (Cell | undefined)[];
  readonly shapes: readonly NumberShape[];
  readonly budget: Budget;
}

const [LETTER_C, LETTER_F, LETTER_R, LETTER_S, LETTER_T, LETTER_V] = [0x63, 0x66, 0x72, 0x73, 0x74, 0x76];
const NUMBER = 'n';

class SheetReader implements XmlSink {
  private readonly bytes: Buffer;
  private readonly attributes: Attributes;
  private readonly memory: TextMemory;
  private readonly builder: SheetBuilder;
  private readonly shared: SheetShared;
  private row = 0;
  private column = 0;
  private inCell = false;
  private skipCell = false;
  private type = NUMBER;
  private style = 0;
  private hasFormula = false;
  private hasValue = false;
  /** The value: one range of bytes, or text once it is more than that. */
  private valueFrom = 0;
  private valueTo = 0;
  private valueText: string | null = null;
  private capture = false;
  private phonetic = 0;

  constructor(bytes: Buffer, shared: SheetShared) {
    this.bytes = bytes;
    this.attributes = new Attributes(bytes);
    this.memory = new TextMemory(bytes);
    this.shared = shared;
    this.builder = new SheetBuilder(shared.budget);
  }

  open(nameFrom: number, nameTo: number, tagTo: number): void {
    if (nameTo - nameFrom === 1) return this.openLetter(this.bytes[nameFrom]!, nameTo, tagTo);
    if (this.named(nameFrom, nameTo, 'row')) this.openRow(nameTo, tagTo);
    else if (this.named(nameFrom, nameTo, 'is')) this.hasValue = true;
    else if (this.named(nameFrom, nameTo, 'rPh')) this.phonetic += 1;
    else if (this.named(nameFrom, nameTo, 'mergeCell')) this.merge(nameTo, tagTo);
  }

  private openLetter(letter: number, from: number, to: number): void {
    if (letter === LETTER_C) this.openCell(from, to);
    else if (letter === LETTER_V) {
      this.hasValue = true;
      this.capture = this.inCell;
    } else if (letter === LETTER_T) this.capture = this.inCell && this.phonetic === 0;
    else if (letter === LETTER_F) this.hasFormula = this.inCell;
  }

  close(nameFrom: number, nameTo: number): void {
    if (nameTo - nameFrom === 1) {
      const letter = this.bytes[nameFrom]!;
      if (letter === LETTER_C) this.closeCell();
      else if (letter === LETTER_V || letter === LETTER_T) this.capture = false;
    } else if (this.named(nameFrom, nameTo, 'rPh')) this.phonetic = Math.max(0, this.phonetic - 1);
  }

  text(from: number, to: number, coded: boolean): void {
    if (!this.capture) {
      if (coded) decodeText(this.bytes.toString('utf8', from, to));
      return;
    }
    if (!coded && this.valueText === null && this.valueTo === this.valueFrom) {
      this.valueFrom = from;
      this.valueTo = to;
      return;
    }
    const before = this.value();
    const piece = this.memory.text(from, to);
    const decoded = coded ? decodeText(piece) : piece;
    if (before.length <= LIMITS.cellText) this.valueText = before + decoded;
  }

  finish(name: string, visibility: Visibility): TableSheet {
    return this.builder.finish(name, visibility);
  }

  private named(from: number, to: number, word: string): boolean {
    return isWord(this.bytes, from, to, word);
  }

  private value(): string {
    return this.valueText ?? this.memory.text(this.valueFrom, this.valueTo);
  }

  private openRow(from: number, to: number): void {
    const { attributes } = this;
    this.column = 0;
    let row = this.row + 1;
    let hidden = false;
    attributes.start(from, to);
    while (attributes.next()) {
      if (attributes.nameByte() === LETTER_R) {
        const number = decodeText(attributes.value());
        if (/^\d{1,7}$/.test(number)) row = Number(number);
      } else if (this.named(attributes.nameFrom, attributes.nameTo, 'hidden'))
        hidden = /^(1|true)$/i.test(decodeText(attributes.value()));
    }
    this.row = row;
    if (hidden && row >= 1 && row <= LIMITS.rows) this.builder.hide(row);
  }

  private openCell(from: number, to: number): void {
    const { attributes } = this;
    let place = 0;
    let seen = 0;
    this.type = NUMBER;
    this.style = 0;
    attributes.start(from, to);
    while (attributes.next()) {
      const name = attributes.nameByte();
      if (name !== 0 && (seen & (1 << (name & 31))) !== 0)
        refuse('corrupt', 'a cell states one of its attributes twice');
      seen |= 1 << (name & 31);
      if (name === LETTER_R) place = this.placeNamed();
      else if (name === LETTER_S) this.style = this.styleNamed();
      else if (name === LETTER_T) this.type = this.typeNamed();
    }
    this.skipCell = place < 0 || (place > 0 && rowOf(place) !== this.row);
    if (this.skipCell) this.shared.budget.warnings.add('bad_cell_reference');
    else this.column = place === 0 ? this.column + 1 : columnOf(place);
    this.inCell = true;
    this.hasFormula = false;
    this.hasValue = false;
    this.valueText = null;
    this.valueFrom = this.valueTo = 0;
    this.capture = false;
  }

  private placeNamed(): number {
    const { coded, valueFrom, valueTo } = this.attributes;
    if (!coded) return placeIn(this.bytes, valueFrom, valueTo);
    const decoded = Buffer.from(decodeText(this.attributes.value()));
    return placeIn(decoded, 0, decoded.length);
  }

  private styleNamed(): number {
    const style = wholeIn(this.bytes, this.attributes.valueFrom, this.attributes.valueTo);
    return style >= 0 ? style : Number(decodeText(this.attributes.value()));
  }

  private typeNamed(): string {
    if (this.attributes.valueByte() === LETTER_S) return 's';
    const { valueFrom, valueTo } = this.attributes;
    return decodeText(this.memory.text(valueFrom, valueTo));
  }

  private closeCell(): void {
    if (this.inCell && !this.skipCell) {
      const cell = this.cell(this.column);
      if (cell !== null) this.builder.put(this.row, cell);
    }
    this.inCell = false;
    this.capture = false;
  }

  private cell(column: number): Cell | null {
    if (!this.hasValue) return this.hasFormula ? { kind: 'formula-without-value', column } : null;
    switch (this.type) {
      case 's':
        return this.sharedString(column);
      case 'str':
      case 'inlineStr': {
        const text = this.value();
        return text === '' ? null : { kind: 'text', text: unescapeText(text), column };
      }
      case 'b':
        return { kind: 'boolean', value: /^\s*(1|true)\s*$/i.test(this.value()), column };
      case 'e':
        return { kind: 'error', text: this.value(), column };
      case 'd':
        return { kind: 'iso-date', text: this.value().trim(), column };
      default:
        return this.number(column);
    }
  }

  private sharedString(column: number): Cell | null {
    const { strings, cells, budget } = this.shared;
    let index = this.valueText === null ? wholeIn(this.bytes, this.valueFrom, this.valueTo) : -1;
    if (index < 0) {
      const value = this.value();
      index = /^\s*\d+\s*$/.test(value) ? Number(value) : -1;
    }
    const text = strings[index];
    if (text === undefined) budget.warnings.add('missing_shared_string');
    if (text === undefined || text === '') return null;
    const known = cells[index];
    if (known !== undefined && known.column === column) return known;
    const cell: Cell = { kind: 'text', text, column };
    cells[index] = cell;
    return cell;
  }

  private number(column: number): Cell | null {
    const inPlace = this.valueText === null && this.valueTo > this.valueFrom;
    const value = inPlace ? numberIn(this.bytes, this.valueFrom, this.valueTo) : numberOf(this.value());
    if (Number.isNaN(value) && this.value().trim() === '')
      return this.hasFormula ? { kind: 'formula-without-value', column } : null;
    return { kind: 'number', value, shape: this.shared.shapes[this.style] ?? 'plain', column };
  }

  private merge(from: number, to: number): void {
    const { attributes } = this;
    attributes.start(from, to);
    while (attributes.next()) {
      if (!this.named(attributes.nameFrom, attributes.nameTo, 'ref')) continue;
      const [first, last] = decodeText(attributes.value()).split(':', 2).map(parseReference);
      if (!first || !last) return;
      this.builder.merge({
        firstRow: first.row,
        lastRow: last.row,
        firstColumn: first.column,
        lastColumn: last.column,
      });
      return;
    }
  }
}

export function readWorksheet(
  part: Buffer,
  name: string,
  visibility: Visibility,
  shared: SheetShared,
): TableSheet {
  const bytes = asUtf8(part);
  const reader = new SheetReader(bytes, shared);
  walkXml(bytes, reader);
  return reader.finish(name, visibility);
}
