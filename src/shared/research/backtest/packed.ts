/**
 * Plain data in few bytes: a table of texts and a table of shapes (the keys of objects, in order), both built as they are
 * met, and then the values. Same values in the same order, same bytes.
 *
 * A value is a tag and what belongs to it: integers as zigzag varints (small ones in the tag itself), other numbers as eight
 * bytes, texts and shapes by number. `undefined` in an object is left out, as in JSON.
 */
const NULL = 0;
const TRUE = 1;
const FALSE = 2;
const INTEGER = 3;
const NUMBER = 4;
const TEXT = 5;
const NEW_TEXT = 6;
const ARRAY = 7;
const OBJECT = 8;
const NEW_OBJECT = 9;
/** Tags from here on are the integers from 0. */
const ID = 10;
const SMALL = 16;
const FIRST_ROOM = 65_536;
/** Texts beyond this many are written each time: notes that are all different must not fill the table. */
const MOST_TEXTS = 4_096;
const [NINE, ZERO] = [57, 48];

/** Ids end with a number and are met a few times at most: they are written out. */
function isId(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= ZERO && last <= NINE;
}

/** Objects with the keys on the way to here, in this order. */
class Shape {
  /** −1 where no object ended here yet. */
  id = -1;
  private readonly next = new Map<string, Shape>();
  private lastKey = '';
  private last: Shape | null = null;

  with(key: string): Shape {
    if (this.last && this.lastKey === key) return this.last;
    let found = this.next.get(key);
    if (!found) {
      found = new Shape();
      this.next.set(key, found);
    }
    this.lastKey = key;
    this.last = found;
    return found;
  }
}

export class Packer {
  private bytes = new Uint8Array(FIRST_ROOM);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  private readonly texts = new Map<string, number>();
  private readonly plain = new Shape();
  private shapes = 0;

  get length(): number {
    return this.at;
  }

  /** What is written so far; a view. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  /** Throws `TypeError` on what is no plain data. */
  write(value: unknown): void {
    switch (typeof value) {
      case 'number':
        return this.number(value);
      case 'string':
        return this.text(value);
      case 'boolean':
        return this.byte(value ? TRUE : FALSE);
      case 'object':
        if (value === null) return this.byte(NULL);
        return Array.isArray(value) ? this.array(value) : this.object(value as Record<string, unknown>);
      default:
        throw new TypeError(`${typeof value} cannot be packed`);
    }
  }

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    longer.set(this.bytes);
    this.bytes = longer;
    this.view = new DataView(longer.buffer);
  }

  private byte(value: number): void {
    this.room(1);
    this.bytes[this.at++] = value;
  }

  private varint(value: number): void {
    this.room(10);
    let left = value;
    while (left >= 128) {
      this.bytes[this.at++] = (left % 128) + 128;
      left = Math.floor(left / 128);
    }
    this.bytes[this.at++] = left;
  }

  private number(value: number): void {
    if (Number.isInteger(value) && Math.abs(value) <= 4e15 && !Object.is(value, -0)) {
      if (value >= 0 && value < 256 - SMALL) return this.byte(SMALL + value);
      this.byte(INTEGER);
      return this.varint(value >= 0 ? value * 2 : -value * 2 - 1);
    }
    this.byte(NUMBER);
    this.room(8);
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  private text(value: string): void {
    if (isId(value)) {
      this.byte(ID);
      return this.units(value);
    }
    const known = this.texts.get(value);
    if (known !== undefined) {
      this.byte(TEXT);
      return this.varint(known);
    }
    if (this.texts.size < MOST_TEXTS) this.texts.set(value, this.texts.size);
    this.byte(NEW_TEXT);
    this.units(value);
  }

  /** UTF-16 code units: any string, also one that is no valid Unicode, comes back as it was. */
  private units(value: string): void {
    this.varint(value.length);
    for (let index = 0; index < value.length; index += 1) this.varint(value.charCodeAt(index));
  }

  private newShape(shape: Shape, value: Readonly<Record<string, unknown>>): void {
    shape.id = this.shapes;
    this.shapes += 1;
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    this.byte(NEW_OBJECT);
    this.varint(keys.length);
    for (const key of keys) this.units(key);
  }

  private array(value: readonly unknown[]): void {
    this.byte(ARRAY);
    this.varint(value.length);
    for (const each of value) this.write(each ?? null);
  }

  private object(value: Readonly<Record<string, unknown>>): void {
    let shape = this.plain;
    for (const key in value) if (value[key] !== undefined) shape = shape.with(key);
    if (shape.id < 0) this.newShape(shape, value);
    else {
      this.byte(OBJECT);
      this.varint(shape.id);
    }
    for (const key in value) {
      const each = value[key];
      if (each !== undefined) this.write(each);
    }
  }
}

/** Reads back what a packer wrote, value by value. Throws `RangeError` where the bytes end too soon. */
export class Unpacker {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private at = 0;
  private readonly texts: string[] = [];
  private readonly shapes: string[][] = [];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  read(): unknown {
    const tag = this.byte();
    if (tag >= SMALL) return tag - SMALL;
    switch (tag) {
      case NULL:
        return null;
      case TRUE:
        return true;
      case FALSE:
        return false;
      case INTEGER: {
        const value = this.varint();
        return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      }
      case NUMBER:
        this.at += 8;
        return this.view.getFloat64(this.at - 8, true);
      case TEXT:
        return this.texts[this.varint()];
      case ID:
        return this.units();
      case NEW_TEXT: {
        const text = this.units();
        if (this.texts.length < MOST_TEXTS) this.texts.push(text);
        return text;
      }
      case ARRAY:
        return Array.from({ length: this.varint() }, () => this.read());
      default:
        return this.object(tag);
    }
  }

  /** An array of numbers. Throws `RangeError` on anything else. */
  numbers(): Float64Array {
    if (this.byte() !== ARRAY) throw new RangeError('packed data has no array here');
    const values = new Float64Array(this.varint());
    for (let at = 0; at < values.length; at += 1) {
      const tag = this.byte();
      if (tag >= SMALL) values[at] = tag - SMALL;
      else if (tag === INTEGER) {
        const value = this.varint();
        values[at] = value % 2 === 0 ? value / 2 : -(value + 1) / 2;
      } else if (tag === NUMBER) {
        values[at] = this.view.getFloat64(this.at, true);
        this.at += 8;
      } else throw new RangeError('packed data has no number here');
    }
    return values;
  }

  private byte(): number {
    const value = this.bytes[this.at++];
    if (value === undefined) throw new RangeError('packed data ends too soon');
    return value;
  }

  private varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  private units(): string {
    const length = this.varint();
    let text = '';
    for (let index = 0; index < length; index += 1) text += String.fromCharCode(this.varint());
    return text;
  }

  private object(tag: number): Record<string, unknown> {
    if (tag === NEW_OBJECT) this.shapes.push(Array.from({ length: this.varint() }, () => this.units()));
    const keys = tag === NEW_OBJECT ? this.shapes.at(-1)! : this.shapes[this.varint()]!;
    const made: Record<string, unknown> = {};
    for (const key of keys) made[key] = this.read();
    return made;
  }
}
